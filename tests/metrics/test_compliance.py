"""Each unit-year against the minimum."""

from datetime import date

import pytest

from domain.plans import Quota
from metrics.compliance import by_number_alone, stated_otherwise
from metrics.results import results
from tests.metrics.makers import (
    AFTER,
    listed,
    make_district,
    make_dues,
    make_plan,
    make_tables,
    row_of,
)

NAMES = ["Đường hoa", "Tiếng kẻng an ninh", "Một cửa thân thiện"]


def lists(number, unit=2, year=2023, day="2023-03-01"):
    return {
        "reports": [(1, unit, "register", year, day)],
        "listings": [listed(1, unit, year, name) for name in NAMES[:number]],
    }


@pytest.mark.parametrize(
    ("number", "state"), [(0, "none"), (1, "met"), (2, "exceeded"), (3, "exceeded")]
)
def test_a_reported_year_is_measured_against_the_minimum_and_the_aim(number, state):
    found = results(make_tables(**lists(number)), make_plan(), AFTER).compliance
    year = row_of(found, unit_id=2, year=2023)
    assert (year["state"], year["total"]) == (state, number)


def test_a_report_without_models_is_none_in_an_open_list_of_fields_too():
    plan = make_plan(fields=(), fields_open=True)
    found = results(make_tables(**lists(0)), plan, AFTER).compliance
    year = row_of(found, unit_id=2, year=2023)
    assert (year["state"], year["total"], year["to_confirm"]) == ("none", 0, 0)


def test_a_report_below_a_minimum_of_two_is_not_met():
    plan = make_plan(quota=Quota(at_least=2, aim=3, source="II.4"))
    found = results(make_tables(**lists(1)), plan, AFTER).compliance
    assert row_of(found, unit_id=2, year=2023)["state"] == "none"


def test_a_year_not_reported_has_no_figure_rather_than_none():
    found = results(make_tables(), make_plan(), AFTER).compliance
    assert set(found["state"]) == {"not_reported"}
    figures = ["basis", "total", "stated_total", "unknown_origin", "to_confirm", "struck_off"]
    assert found[figures].isna().all(axis=None)


@pytest.mark.parametrize(
    ("why", "day", "reported", "state"),
    [
        ("its day has not come", date(2023, 3, 30), False, "not_owed"),
        ("its last day is not over", date(2023, 3, 31), False, "not_owed"),
        ("its last day is over", date(2023, 4, 1), False, "not_reported"),
        ("it came before its day", date(2023, 3, 30), True, "met"),
    ],
)
def test_a_year_is_missed_only_after_its_last_day(why, day, reported, state):
    rows = lists(1) if reported else {}
    found = results(make_tables(**rows), make_plan(), day).compliance
    assert row_of(found, unit_id=2, year=2023)["state"] == state, why


def test_a_unit_that_owed_nothing_and_reported_shows_its_figure():
    units = make_district(1, start="2023-07-01")
    tables = make_tables(units, **lists(2, day="2023-09-01"))
    year = row_of(results(tables, make_plan(), AFTER).compliance, unit_id=2, year=2023)
    assert (year["state"], year["total"], year["owed"]) == ("not_owed", 2, False)


def test_a_round_alone_is_a_report():
    plan = make_plan(quota=None, fields=(), kinds=("round",), duties=())
    tables = make_tables(reports=[(1, 2, "round", 2023, "2023-07-30")])
    year = row_of(results(tables, plan, AFTER).compliance, unit_id=2, year=2023)
    assert (year["state"], year["total"]) == ("reported", 0)
    assert year[["basis", "at_least", "aim"]].isna().all()


def test_reports_of_units_and_years_outside_the_plan_are_left_out():
    tables = make_tables(
        reports=[(1, 99, "register", 2023, "2023-03-01"), (2, 2, "register", 2019, "2019-03-01")],
        listings=[listed(1, 99, 2023, "Đường hoa"), listed(2, 2, 2019, "Đường hoa")],
    )
    found = results(tables, make_plan(), AFTER).compliance
    assert set(found["unit_id"]) == {2, 3, 4}
    assert set(found["state"]) == {"not_reported"}


def test_without_a_quota_a_report_that_nobody_owed_is_still_a_report():
    plan = make_plan(quota=None, owing=("agency",))
    found = results(make_tables(**lists(1)), plan, AFTER).compliance
    unit = found[found["unit_id"] == 2].set_index("year")
    assert (unit.loc[2023, "state"], unit.loc[2023, "owed"]) == ("reported", False)
    assert unit.loc[2022, "state"] == "not_owed"


@pytest.mark.parametrize(
    ("why", "listed_models", "stated", "marks"),
    [
        ("a list alone", 2, None, (False, False)),
        ("a number alone", None, 2, (True, False)),
        ("list and number agree", 2, 2, (False, False)),
        ("the number says more than the list", 2, 3, (False, True)),
        ("the number says none where the list names two", 2, 0, (False, True)),
        ("nothing was reported", None, None, (False, False)),
    ],
)
def test_what_a_figure_rests_on_is_marked_where_it_is_not_a_list_alone(
    why, listed_models, stated, marks
):
    made = lists(listed_models) if listed_models else {"reports": [], "listings": []}
    if stated is not None:
        made["reports"].append((9, 2, "counts", 2023, "2023-03-05"))
        made["stated"] = [(9, 2, 2023, "economy", stated)]
    found = results(make_tables(**made), make_plan(), AFTER).compliance
    both = found.assign(alone=by_number_alone(found), otherwise=stated_otherwise(found))
    row = row_of(both, unit_id=2, year=2023)
    assert (row["alone"], row["otherwise"]) == marks, why
    assert not both.loc[both["year"] != 2023, ["alone", "otherwise"]].any(axis=None)


def test_more_time_to_register_lets_nobody_be_silent_before_it():
    moved = make_dues([("register", "year", 2023, None, "2023-06-30")])
    tables = make_tables()._replace(dues=moved)
    for day, state in ((date(2023, 5, 1), "not_owed"), (date(2023, 7, 1), "not_reported")):
        found = results(tables, make_plan(), day)
        assert row_of(found.compliance, unit_id=2, year=2023)["state"] == state
