"""How the models are spread over the fields."""

import math
from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from domain.kinds import UnitState
from metrics.fields import (
    Ends,
    ends,
    field_cells,
    fields_balance,
    fields_by_kind,
    fields_by_unit,
    years_untold,
)
from metrics.reported import Untold
from metrics.results import results
from tests.metrics.makers import (
    AFTER,
    FIELDS,
    listed,
    make_plan,
    make_tables,
    make_units,
    row_of,
)
from tests.metrics.worlds import DAYS, plans, tables

TABLES = make_tables(
    reports=[(1, 2, "register", 2021, "2021-09-01"), (2, 3, "register", 2022, "2022-03-01")],
    listings=[
        listed(1, 2, 2021, "Đường hoa", field="political_system"),
        listed(1, 2, 2021, "Nuôi bò sinh sản"),
        listed(2, 3, 2022, "Một cửa thân thiện", field="political_system"),
        listed(2, 3, 2022, "Tiếng kẻng an ninh", field="political_system", origin="maintained"),
    ],
)


def spread(plan, *, by_year=False):
    found = results(TABLES, plan, AFTER)
    return fields_balance(found.counts, found.compliance, plan, by_year=by_year)


def test_a_year_without_shares_says_why_and_whether_anybody_owed_it():
    plan = make_plan()
    units = TABLES.units.assign(valid_from=pd.Timestamp("2022-01-01"))
    founded_later = TABLES._replace(units=units, reports=TABLES.reports.iloc[1:])

    found = results(founded_later, plan, AFTER)
    told = years_untold(spread_of(found, plan), found.compliance)

    assert told[2021] == Untold(UnitState.NOT_OWED, owed=False)
    assert told[2023] == Untold(UnitState.NOT_REPORTED, owed=True)
    found = results(founded_later, plan, date(2023, 1, 2))
    told = years_untold(spread_of(found, plan), found.compliance)
    assert told[2023] == Untold(UnitState.NOT_OWED, owed=True)  # not due yet
    assert 2022 not in told


def spread_of(found, plan):
    return fields_balance(found.counts, found.compliance, plan, by_year=True)


def test_every_field_of_the_plan_is_shown_in_its_order_with_its_share():
    found = spread(make_plan())
    assert found["field"].tolist() == list(FIELDS)
    assert found["counted"].tolist() == [1, 0, 0, 2]
    assert found["share"].tolist() == [1 / 3, 0, 0, 2 / 3]


def test_each_year_is_a_whole_of_its_own():
    found = spread(make_plan(), by_year=True)
    assert len(found) == 5 * len(FIELDS)
    assert row_of(found, year=2022, field="political_system")["share"] == 1
    assert found.loc[found["year"] == 2024, "share"].isna().all()


def test_words_of_an_open_list_come_by_number():
    found = spread(make_plan(fields=(), fields_open=True))
    assert found["field"].tolist() == ["political_system", "economy"]


def test_only_the_units_given_are_counted():
    plan = make_plan()
    found = results(TABLES, plan, AFTER)
    one = found.compliance[found.compliance["unit_id"] == 3]
    assert fields_balance(found.counts, one, plan)["counted"].sum() == 1


KINDS = make_units(
    [
        (1, "H", "Huyện Mẫu", "district", None, None, None),
        (2, "X02", "Xã 02", "commune", 1, None, None),
        (3, "X03", "Xã 03", "commune", 1, None, None),
        (4, "CA", "Công an huyện", "armed_forces", 1, None, None),
    ]
)


def by_kind(plan=None):
    found = results(TABLES._replace(units=KINDS), plan or make_plan(), AFTER)
    cells = field_cells(found, plan or make_plan())
    return fields_by_kind(cells, found.compliance, KINDS)


def test_the_average_is_over_the_years_that_units_of_the_kind_reported():
    found = row_of(by_kind(), kind="commune", field="political_system")
    assert found[["counted", "units", "unit_years"]].tolist() == [2, 2, 2]
    assert found["per_unit"] == 1


def test_a_kind_of_which_nobody_reported_has_no_average_rather_than_nought():
    found = row_of(by_kind(), kind="armed_forces", field="economy")
    assert found["unit_years"] == 0
    assert math.isnan(found["per_unit"])


def test_without_a_quota_what_is_kept_up_is_told_of_as_well():
    found = row_of(by_kind(make_plan(quota=None)), kind="commune", field="political_system")
    assert found["counted"] == 3


def test_units_come_by_number_in_each_field():
    found = results(TABLES, make_plan(), AFTER)
    rows = fields_by_unit(field_cells(found, make_plan()), found.compliance)
    assert sorted(rows.itertuples(index=False, name=None)) == [
        (2, "economy", 1),
        (2, "political_system", 1),
        (3, "political_system", 1),
    ]


@law
@given(tables(), plans(), DAYS)
def test_by_year_by_kind_and_by_unit_the_fields_add_up_to_the_same(made, plan, day):
    found = results(made, plan, day)
    cells, compliance = field_cells(found, plan), found.compliance
    whole = fields_balance(cells, compliance, plan).set_index("field")["counted"]
    years = fields_balance(cells, compliance, plan, by_year=True)
    kinds = fields_by_kind(cells, compliance, made.units)
    units = fields_by_unit(cells, compliance)

    for parts in (years, kinds, units):
        sums = parts.groupby("field")["counted"].sum()
        assert sums.reindex(whole.index).fillna(0).tolist() == whole.tolist()
    if plan.quota:
        assert whole.sum() == compliance["total"].sum()


def test_several_fields_lead_or_lag_together_and_of_equal_fields_none_lags():
    rows = pd.DataFrame({"field": list("abcd"), "counted": [3, 0, 3, 0]})

    assert ends(rows) == Ends(("a", "c"), 3, ("b", "d"), 0)
    assert ends(rows[rows["counted"] > 0]) == Ends(("a", "c"), 3, (), 3)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6))
def test_no_field_holds_more_than_those_that_lead_or_less_than_those_that_lag(counts):
    rows = pd.DataFrame({"field": [str(place) for place in range(len(counts))], "counted": counts})
    found = ends(rows)
    between = set(rows["field"]) - {*found.leading, *found.lagging}

    assert {counts[int(field)] for field in found.leading} == {max(counts)}
    assert {counts[int(field)] for field in found.lagging} <= {min(counts)}
    assert all(min(counts) < counts[int(field)] < max(counts) for field in between)
