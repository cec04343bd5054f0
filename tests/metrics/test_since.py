"""What changed between two days: nothing of itself, and what was worked out by hand."""

from datetime import date

import pandas as pd
from hypothesis import given
from laws import law

from domain.plans import Plan
from metrics.course import together
from metrics.results import results
from metrics.since import since
from metrics.standing import SLOT
from tests.metrics.makers import listed, make_plan, make_tables
from tests.metrics.worlds import DAYS, plans, tables


def seen(tables, plan: Plan, day: date):
    units = tables.units.assign(plan_code=plan.code)
    return together([plan], day, [(units, results(tables, plan, day))])


def rows(table: pd.DataFrame, *columns: str):
    return list(table[list(columns)].itertuples(index=False, name=None))


def slots(course):
    reports = course.found.reports
    return rows(reports[reports["standing"]], *SLOT)


@law
@given(tables(), plans(), DAYS)
def test_nothing_changed_between_a_day_and_itself(world, plan, day):
    found = since(seen(world, plan, day), seen(world, plan, day))

    assert [len(part) for part in found] == [0, 0, 0]


@law
@given(tables(), plans(), DAYS, DAYS)
def test_what_was_before_and_what_changed_give_what_is(world, plan, one, other):
    before, after = (seen(world, plan, day) for day in sorted((one, other)))
    found = since(before, after)
    key = ["unit_id", "year"]

    states = before.found.compliance.set_index(key)["state"].to_dict()
    states |= found.states.set_index(key)["is"].to_dict()
    assert states == after.found.compliance.set_index(key)["state"].to_dict()
    spoke = {*slots(before)}
    told = {change: {*rows(part, *SLOT)} for change, part in found.reports.groupby("change")}
    spoke = (spoke | told.get("added", set())) - told.get("taken_back", set())
    assert spoke == {*slots(after)}
    models = {*rows(before.found.models, *key, "model_id")}
    of = {
        change: {*rows(part, *key, "model_id")} for change, part in found.models.groupby("change")
    }
    models = (models | of.get("added", set())) - of.get("left_out", set())
    assert models == {*rows(after.found.models, *key, "model_id")}


def test_the_year_of_one_district_worked_out_by_hand():
    """Between the two days unit 3 registers late, unit 2's first model is recognised and its second
    struck off; unit 4 says nothing at either.
    """
    first = listed(1, 2, 2023, "Đường hoa", model_id=1), listed(1, 2, 2023, "Kẻng", model_id=2)
    later = (
        listed(2, 2, 2023, "Đường hoa", model_id=1, level="district"),
        listed(2, 2, 2023, "Kẻng", model_id=2, state="struck_off"),
        listed(3, 3, 2023, "Vườn rau", model_id=3),
    )
    reports = [
        (1, 2, "register", 2023, "2023-03-01"),
        (2, 2, "result", 2023, "2023-10-01"),
        (3, 3, "register", 2023, "2023-09-01"),
    ]
    world = make_tables(reports=reports, listings=[*first, *later])
    plan = make_plan()
    found = since(seen(world, plan, date(2023, 6, 30)), seen(world, plan, date(2023, 10, 2)))

    assert rows(found.reports, "report_id", "change") == [(2, "added"), (3, "added")]
    assert rows(found.models, "unit_id", "name", "change") == [
        (2, "Đường hoa", "recognised"),
        (2, "Kẻng", "struck_off"),
        (3, "Vườn rau", "added"),
    ]
    assert rows(found.states, "unit_id", "was", "is") == [
        (2, "exceeded", "met"),
        (3, "not_reported", "met"),
    ]


def test_a_report_sent_again_is_none_more_and_one_taken_back_is_told():
    first = [
        (1, 2, "register", 2023, "2023-03-01"),
        (2, 3, "register", 2023, "2023-03-01"),
        (3, 4, "register", 2023, "2023-03-01"),
    ]
    again = (4, 2, "register", 2023, "2023-09-01")
    plan, day = make_plan(), date(2023, 10, 2)
    before = seen(make_tables(reports=first), plan, date(2023, 6, 30))
    found = since(before, seen(make_tables(reports=[*first[:2], again]), plan, day))

    assert rows(found.reports.dropna(), "unit_id", "report_id", "change") == [(2, 4, "replaced")]
    assert rows(found.reports, "unit_id", "change") == [(2, "replaced"), (4, "taken_back")]


def test_where_a_report_sent_again_was_taken_back_the_one_before_speaks_and_is_no_new_one():
    first = (1, 2, "register", 2023, "2023-03-01")
    again = (4, 2, "register", 2023, "2023-05-01")
    plan = make_plan()
    before = seen(make_tables(reports=[first, again]), plan, date(2023, 6, 30))
    found = since(before, seen(make_tables(reports=[first]), plan, date(2023, 10, 2)))

    assert rows(found.reports, "unit_id", "report_id", "change") == [(2, 1, "fell_back")]
