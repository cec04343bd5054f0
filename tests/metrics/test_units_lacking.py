from datetime import date

import pandas as pd
from hypothesis import given
from laws import law

from metrics.results import results
from metrics.units_lacking import SPEAKS_FIRST, lacks, timeliness_of_years, units_lacking
from tests.metrics import worlds
from tests.metrics.makers import listed, make_district, make_plan, make_tables

AS_OF = date(2023, 4, 10)
# Of 2021–2023 unit 2 registers each year in time with a model, unit 3 in 2023 five days late and
# nothing before, unit 4 never.
TABLES = make_tables(
    make_district(3),
    [
        (1, 2, "register", 2021, "2021-03-01"),
        (2, 2, "register", 2022, "2022-03-01"),
        (3, 2, "register", 2023, "2023-03-01"),
        (4, 3, "register", 2023, "2023-04-05"),
    ],
    [
        *(listed(year - 2020, 2, year, f"Mô hình {year}") for year in (2021, 2022, 2023)),
        listed(4, 3, 2023, "Đường hoa"),
    ],
)
FOUND = results(TABLES, make_plan(), AS_OF)


def test_those_that_lack_most_come_first():
    found = units_lacking(FOUND.compliance, FOUND.timeliness).set_index("unit_id")

    assert found.index.tolist() == [4, 3, 2]
    assert found["years_below"].tolist() == [3, 2, 0]
    assert found["missing"].tolist() == [3, 2, 0]
    assert found["late"].tolist() == [0, 1, 0]
    assert lacks(found).tolist() == [True, True, False]


def test_who_was_late_comes_before_who_was_not():
    year = FOUND.compliance["year"] == 2023
    of_2023 = FOUND.timeliness[FOUND.timeliness["year"] == 2023]
    found = units_lacking(FOUND.compliance[year], of_2023)

    assert found["unit_id"].tolist() == [4, 3, 2]
    assert found["days_late"].tolist() == [10, 5, 0]
    assert lacks(found).tolist() == [True, False, False]


def test_a_report_without_a_day_is_not_lacking():
    met = FOUND.compliance["unit_id"] == 2
    columns = ["unit_id", "year", "state", "days_late"]
    undated = pd.DataFrame([(2, 2023, "undated", None)], columns=columns)
    found = units_lacking(FOUND.compliance[met], undated.astype({"days_late": "Int64"}))

    assert found["undated"].tolist() == [1]
    assert lacks(found).tolist() == [False]


def test_the_worst_known_report_speaks_for_its_year_with_the_most_days():
    columns = ["unit_id", "year", "state", "days_late"]
    rows = [
        (2, 2022, "on_time", None),
        (2, 2022, "late", 3),
        (2, 2022, "late", 12),
        (2, 2023, "undated", None),
        (2, 2023, "on_time", None),
        (3, 2022, "missing", 4),
        (3, 2022, "late", 90),
    ]
    table = pd.DataFrame(rows, columns=columns).astype({"days_late": "Int64"})
    found = timeliness_of_years(table)

    assert found["timeliness"].tolist() == ["late", "on_time", "missing"]
    assert found["days_late"].fillna(0).tolist() == [12, 0, 4]


@law
@given(worlds.tables(), worlds.plans(), worlds.DAYS)
def test_each_unit_has_one_row_and_lacks_no_more_than_it_owes(made, plan, day):
    found = results(made, plan, day)
    rows = units_lacking(found.compliance, found.timeliness)
    owed = found.compliance.groupby("unit_id")["owed"].sum()
    years = timeliness_of_years(found.timeliness)

    assert sorted(rows["unit_id"]) == sorted(found.compliance["unit_id"].unique())
    assert (rows["years_below"] <= rows["unit_id"].map(owed)).all()
    assert not years.duplicated(["unit_id", "year"]).any()
    assert years["timeliness"].isin(SPEAKS_FIRST).all()
