"""Which units work in which fields, and which they leave empty."""

import pandas as pd
from hypothesis import given
from laws import law

from domain.kinds import FieldReach
from metrics.fields import field_cells
from metrics.fields_left_empty import fields_left_empty, units_by_reach
from metrics.results import results
from tests.metrics.makers import (
    AFTER,
    FIELDS,
    listed,
    make_district,
    make_plan,
    make_tables,
    row_of,
)
from tests.metrics.worlds import DAYS, plans, tables

TABLES = make_tables(
    units=make_district(communes=4),
    reports=[
        (1, 2, "register", 2021, "2021-09-01"),
        (2, 2, "register", 2022, "2022-03-01"),
        (3, 2, "register", 2024, "2024-03-01"),
        (4, 3, "register", 2022, "2022-03-01"),
        (5, 4, "counts", 2022, "2022-03-01"),
    ],
    listings=[
        listed(1, 2, 2021, "Đường hoa", field="culture_society"),
        listed(1, 2, 2021, "Nuôi bò", field="economy"),
        # Kept up only: it does not count, and the field is not empty all the same.
        listed(2, 2, 2022, "Camera an ninh", field="defence_security", origin="maintained"),
        listed(3, 2, 2024, "Nuôi gà", field="economy"),
        # Of which field is not said: what else the unit left empty nobody knows.
        listed(4, 3, 2022, "Một cửa", field=""),
        listed(4, 3, 2022, "Chăn nuôi", field="economy"),
    ],
    stated=[(5, 4, 2022, "economy", 2)],
)


def left_empty(made=TABLES, plan=None, day=AFTER):
    plan = plan or make_plan()
    found = results(made, plan, day)
    return fields_left_empty(field_cells(found, plan), found.compliance, plan)


def told(unit, field):
    row = row_of(left_empty(), unit_id=unit, field=field)
    return [None if pd.isna(each) else each for each in row[["reach", "last_year", "since"]]]


def test_a_field_is_worked_in_where_the_last_reported_year_has_a_model_of_it():
    assert told(2, "economy") == [FieldReach.WORKING, 2024, None]


def test_a_field_is_paused_since_the_first_reported_year_without_a_model_of_it():
    assert told(2, "culture_society") == [FieldReach.PAUSED, 2021, 2022]
    # 2023 was not reported: it is no empty year.
    assert told(2, "defence_security") == [FieldReach.PAUSED, 2022, 2024]


def test_a_field_without_any_model_was_never_worked_in():
    assert told(2, "political_system") == [FieldReach.NEVER, None, 2021]
    assert row_of(left_empty(), unit_id=2, field="political_system")["empty_years"] == 3


def test_models_without_their_field_leave_it_open_which_fields_are_empty():
    assert told(3, "economy") == [FieldReach.WORKING, 2022, None]
    assert told(3, "culture_society") == [FieldReach.UNKNOWN, None, None]


def test_a_number_by_field_tells_which_are_empty():
    assert told(4, "economy") == [FieldReach.WORKING, 2022, None]
    assert told(4, "culture_society") == [FieldReach.NEVER, None, 2022]


def test_a_unit_that_reported_nothing_leaves_nothing_empty_it_has_not_reported():
    rows = left_empty()
    mine = rows[rows["unit_id"] == 5]
    assert set(mine["reach"]) == {FieldReach.NOT_REPORTED}
    assert mine["empty_years"].sum() == 0


def test_a_plan_without_fields_of_its_own_has_none_to_leave_empty():
    found = left_empty(plan=make_plan(fields=(), fields_open=True))
    assert found.empty
    assert units_by_reach(found).empty


def test_without_a_quota_what_is_kept_up_fills_a_field_too():
    found = left_empty(plan=make_plan(quota=None))
    row = row_of(found, unit_id=2, field="defence_security")
    assert [row["reach"], row["models"]] == [FieldReach.PAUSED, 1]
    assert row_of(found, unit_id=4, field="economy")["models"] == 2


@law
@given(tables(), plans(), DAYS)
def test_every_unit_concerned_stands_in_one_way_to_each_field(made, plan, day):
    found = results(made, plan, day)
    rows = fields_left_empty(field_cells(found, plan), found.compliance, plan)
    compliance = found.compliance
    concerned = compliance["reported"] | (compliance["owed"] & compliance["due_passed"])
    units = compliance.loc[concerned, "unit_id"].nunique()

    assert not rows.duplicated(["unit_id", "field"]).any()
    sums = units_by_reach(rows)
    assert set(sums["units"]) <= {units}
    assert (sums[list(map(str, FieldReach))].sum(axis=1) == sums["units"]).all()
    assert len(rows) == units * len(FIELDS)
    _is_empty_where_there_is_no_model(rows)


def _is_empty_where_there_is_no_model(rows):
    worked = rows["reach"].isin([FieldReach.WORKING, FieldReach.PAUSED])

    assert (worked == (rows["models"] > 0)).all()
    assert (worked == rows["last_year"].notna()).all()
    assert ((rows["empty_years"] > 0) == rows["since"].notna()).all()
    paused = rows[rows["reach"] == FieldReach.PAUSED]
    assert (paused["since"] > paused["last_year"]).all()
