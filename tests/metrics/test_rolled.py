"""What is added up by place and kept tells the same as the unit-years themselves."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from pandas.testing import assert_frame_equal

from metrics.by_year import counted_by_year, not_due_of, owed_by_year
from metrics.coming import coming_reports
from metrics.comparison import fields_of_groups, group_tallies
from metrics.course import together
from metrics.fields import fields_balance
from metrics.headline import headline
from metrics.keeping import keeping_of
from metrics.lacking import most_lacking
from metrics.laggards import laggards
from metrics.owed import units_of_plan
from metrics.plan_by_plan import pace_of_plans, progress_by_plan
from metrics.plan_days import usual_day
from metrics.progress import TALLIES, progress
from metrics.reported import years_unreported
from metrics.results import results
from metrics.rolled import MOST_NAMED, NO_PLACE, rolled
from metrics.rolled_course import RolledCourse
from metrics.rolled_places import place_fields, place_tallies
from metrics.told_of import with_told
from tests.metrics.makers import make_plan, make_tables, make_units
from tests.metrics.worlds import DAYS, plans, tables


@st.composite
def courses(draw):
    """One or two plans over units of their own, by unit-years and rolled up."""
    plan, day = draw(plans()), draw(DAYS)
    alike = [plan.model_copy(update={"code": code}) for code in ("one", "two")]
    parts = []
    for number, each in enumerate(alike[: draw(st.integers(1, 2))]):
        made = draw(tables())
        # The units of another plan are others: their numbers follow on.
        found = results(made, each, day)
        apart = {name: _moved(table, 100 * number) for name, table in found.tables().items()}
        units = _moved(units_of_plan(made.units, each), 100 * number)
        tallied = _moved(found.tally, 100 * number)
        parts.append((units.assign(plan_code=each.code), found.instead(**apart, tally=tallied)))
    counted = tuple(alike[: len(parts)])
    seen = together(counted, day, parts)
    rolled_up = tuple(
        rolled(found, units, plan, day) for plan, (units, found) in zip(counted, parts, strict=True)
    )
    return seen, RolledCourse(counted, day, rolled_up)


def _moved(table: pd.DataFrame, by: int) -> pd.DataFrame:
    numbers = table.columns.intersection(["unit_id", "parent_id"])
    return table.assign(**{name: table[name] + by for name in numbers})


def same(one, other):
    assert_frame_equal(one, other, check_dtype=False)


def every_headline_is_that_of_the_unit_years(seen, told):
    for year in [None, *seen.years]:
        assert told.headline(year) == headline(seen.found, seen.plan, seen.as_of, year)


def places_add_up_to_what_progress_says_and_what_is_not_reported_is_no_zero(seen, told):
    for part, plan in zip(told.parts, told.plans, strict=True):
        mine = seen.of_plan(plan)
        units = seen.units[seen.units["plan_code"] == plan.code]
        by_place = progress(mine, units, plan, seen.as_of, ["parent_id", "year"])
        years = part.years.set_index(["place_id", "year"])
        for row in by_place.to_dict("records"):
            place = NO_PLACE if pd.isna(row["parent_id"]) else row["parent_id"]
            kept = years.loc[(place, row["year"])]
            for name in TALLIES:
                assert pd.isna(row[name]) or kept[name] == row[name], name
            assert kept["owed_by_now"] == kept["reported"] + kept["not_reported"]
        assert len(by_place) == len(years)
    same(told.progress_by_plan(), progress_by_plan(seen))


def pace_fields_years_and_days_are_those_of_the_unit_years(seen, told):
    found, plan = seen.found, seen.plan
    if plan.quota:
        same(told.pace(), pace_of_plans(seen))
    else:
        assert told.pace() is pace_of_plans(seen) is None
    same(told.balance(), fields_balance(found.counts, found.compliance, plan))
    same(
        told.balance(by_year=True),
        fields_balance(found.counts, found.compliance, plan, by_year=True),
    )
    same(told.counted_by_year(), counted_by_year(found, plan))
    same(told.owed_by_year(), owed_by_year(found.compliance))
    owing = found.compliance[found.compliance["owed"]]
    passed = owing[["year"]].assign(due=owing["due_passed"])
    assert told.years_not_due() == not_due_of(passed)
    assert told.years_unreported() == years_unreported(found.compliance)
    same(told.coming(), coming_reports(found.timeliness, seen.as_of))
    for year in seen.years:
        owed = found.compliance[(found.compliance["year"] == year) & found.compliance["owed"]]
        assert told.usual_day(year) == usual_day(owed[["due"]].assign(many=1))


def the_units_told_of_one_by_one_are_those_of_all(seen, told):
    found, plan = seen.found, seen.plan
    mine = told.laggards(MOST_NAMED)
    same(mine.drop(columns="place"), laggards(found.compliance, seen.units, plan, MOST_NAMED))
    assert told.keeping == keeping_of(found.compliance)
    assert told.states == set(found.compliance["state"])
    assert told.units == len(seen.units)
    assert told.any_reported == found.compliance["reported"].any()
    worst = pd.concat([part.worst for part in told.parts], ignore_index=True)
    same(worst, with_told(found, plan))


def a_place_beside_others_is_the_group_of_its_units(seen, told):
    for part, plan in zip(told.parts, told.plans, strict=True):
        units = seen.units.loc[seen.units["plan_code"] == plan.code, ["unit_id"]]
        group = units.assign(group=plan.code)
        for year in [None, *seen.years]:
            tallies = group_tallies(seen.found, group, plan, seen.as_of, year)
            assert_frame_equal(place_tallies(part, plan, seen.as_of, year), tallies)
            fields = fields_of_groups(seen.found, group, plan, year)
            same(place_fields(part, plan, year), fields.drop(columns="share"))
    rows = seen.found.compliance
    taking_part = rows.loc[rows["owed"] | rows["reported"], "unit_id"].nunique()
    assert sum(sum(part.kinds.values()) for part in told.parts) == taking_part


# One test for all of them: to count a world takes longer than to ask it.
@law
@given(courses())
def test_what_is_added_up_by_place_tells_the_same_as_the_unit_years(both):
    every_headline_is_that_of_the_unit_years(*both)
    places_add_up_to_what_progress_says_and_what_is_not_reported_is_no_zero(*both)
    pace_fields_years_and_days_are_those_of_the_unit_years(*both)
    the_units_told_of_one_by_one_are_those_of_all(*both)
    if both[0].plan.quota:
        a_place_beside_others_is_the_group_of_its_units(*both)


def test_of_many_units_the_map_keeps_those_that_lack_most_then_by_the_alphabet():
    states = [(1, "met"), (2, "none"), (3, "not_reported"), (4, "none"), (5, "not_owed")]
    compliance = pd.DataFrame(states, columns=["unit_id", "state"])
    names = ["Xã An", "Xã Đông", "Xã Tây", "Xã Bắc", "Xã Ân"]
    units = pd.DataFrame({"unit_id": range(1, 6), "name": names})

    assert most_lacking(compliance, units, 9) == [3, 4, 2, 1, 5]
    assert most_lacking(compliance, units, 4) == [3, 4, 2, 1]
    assert most_lacking(compliance, units, 2) == [3, 4]


def test_numbers_are_kept_narrow():
    units = make_units([(4, "X4", "Xã 4", "commune", None, None, None)])
    plan = make_plan(place=None)
    made = make_tables(units)
    day = date(2024, 6, 1)
    part = rolled(results(made, plan, day), units, plan, day)

    kinds = {str(kind) for kind in [*part.years.dtypes, *part.days.dtypes, *part.fields.dtypes]}
    assert kinds <= {"int32", "int16", "category", "datetime64[s]", "datetime64[us]"}
    assert part.years["place_id"].unique().tolist() == [NO_PLACE]
