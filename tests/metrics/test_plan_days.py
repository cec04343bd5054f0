from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data_loaders.plans import builtin_plans
from metrics.duties import expected_reports
from metrics.plan_days import plan_days, unit_days, usual_days
from metrics.tables import NO_DUES
from tests.metrics.makers import make_district, make_dues, make_plan, row_of

PLANS = builtin_plans()
AS_OF = date(2023, 5, 1)


def test_the_days_of_khoai_chau_are_those_of_its_paper_year_by_year():
    # IV.1: “trong quý I (riêng năm 2021 hoàn thành trước ngày 15/9)”; IV.3: no day given.
    found = plan_days(PLANS["khoai-chau-2021-2025"], NO_DUES, AS_OF)

    lists = found[found["kind"] == "register"]
    assert lists["due"].dt.date.tolist() == [
        date(2021, 9, 14),
        *(date(year, 3, 31) for year in range(2022, 2026)),
    ]
    assert found.loc[found["kind"] == "result", "due"].isna().all()
    assert not found["extended"].any()
    assert found["year"].is_monotonic_increasing


def test_the_rounds_of_a_plan_have_their_own_days():
    found = plan_days(PLANS["tay-ninh-2019"], NO_DUES, AS_OF)

    assert found["period"].tolist() == ["round_1", "round_2"]
    assert found["due"].isna().tolist() == [False, True]
    assert found["due"][0] == pd.Timestamp(2019, 7, 30)  # “trước ngày 31/7/2019”


def test_of_days_set_for_everybody_the_last_one_holds_with_why():
    dues = make_dues(
        [
            ("register", "year", 2024, None, "2024-04-10"),
            ("register", "year", 2024, None, "2024-04-20"),
            ("register", "year", 2025, 2, "2025-05-01"),
        ]
    )
    found = plan_days(make_plan(), dues, AS_OF)

    moved = row_of(found, year=2024)
    assert (moved["due"].date(), moved["plan_day"].date()) == (date(2024, 4, 20), date(2024, 3, 31))
    assert moved["extended"]
    # A day for one unit moves nobody else's.
    assert not row_of(found, year=2025)["extended"]
    (row,) = unit_days(dues, make_district(3)).to_dict("records")
    assert (row["name"], row["year"], row["last_day"].date()) == ("Xã 02", 2025, date(2025, 5, 1))


def test_of_days_set_for_one_unit_the_last_one_holds():
    dues = make_dues(
        [
            ("register", "year", 2025, 2, "2025-05-01"),
            ("register", "year", 2025, 2, "2025-06-01"),
            ("register", "year", 2025, 3, "2025-05-01"),
        ]
    )
    found = unit_days(dues, make_district(3))
    assert found["last_day"].dt.date.tolist() == [date(2025, 6, 1), date(2025, 5, 1)]


def test_the_day_of_a_report_is_that_of_most_units_and_not_the_last_one():
    dues = make_dues([("register", "year", 2023, 2, "2023-05-01")])
    expected = expected_reports(make_district(3), make_plan(), dues, AS_OF)
    found = row_of(usual_days(expected, ["kind", "period", "year"]), year=2023)
    assert (found["due"].date(), found["plan_day"].date()) == (date(2023, 3, 31),) * 2

    # Of equally many the earlier, and of none none.
    even = usual_days(expected[expected["unit_id"] < 4], ["kind", "year"])
    assert row_of(even, year=2023)["due"].date() == date(2023, 3, 31)
    undated = expected.assign(due=pd.Series(pd.NaT, expected.index, dtype="datetime64[s]"))
    assert usual_days(undated, ["year"])["due"].isna().all()


@settings(max_examples=40, deadline=None)
@given(
    code=st.sampled_from(sorted(PLANS)),
    as_of=st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    days=st.lists(st.dates(date(2017, 1, 1), date(2025, 12, 31)), max_size=4),
)
def test_each_report_asked_has_one_row_whatever_days_were_set(code, as_of, days):
    plan = PLANS[code]
    asked = plan_days(plan, NO_DUES, as_of)
    some = asked.head(1)
    dues = make_dues(
        [(some["kind"][0], some["period"][0], int(some["year"][0]), None, f"{day}") for day in days]
    )
    found = plan_days(plan, dues, as_of)

    key = ["kind", "period", "year"]
    assert sorted(map(tuple, found[key].to_numpy())) == sorted(map(tuple, asked[key].to_numpy()))
    assert found["extended"].sum() <= min(1, len(days))
