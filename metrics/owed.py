"""Who owes which year (settled rule 7)."""

from datetime import date

import pandas as pd

from domain.kinds import CONTAINER_KINDS
from domain.plan_places import Named, meant
from domain.plans import Plan
from domain.text import plain


def units_of_plan(units: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """The rows of `units` that the plan speaks to: all beneath its place, or all where it names no
    place; none where the register does not have the place, or has two (`places_of`): the units of
    another are never counted in. Provinces and districts are left out unless the plan says that
    they owe.
    """
    if plan.place is None:
        belonging = units
    else:
        places = places_of(units, plan)
        belonging = _beneath(units, places if len(places) == 1 else places.iloc[:0])
    containers = set(CONTAINER_KINDS) - set(plan.owing)
    return belonging[~belonging["kind"].isin(list(containers))]


def places_of(units: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """The rows of `units` that the plan's place can mean: one, unless the register lacks it or has
    several at one time (`domain.plan_places`). None for a plan that names no place.
    """
    if plan.place is None:
        return units.iloc[:0]
    named = _named(units, plan.place)
    first, last = (
        [None if pd.isna(day) else day.date() for day in named[column]]
        for column in ("valid_from", "valid_to")
    )
    lives = map(Named, named["unit_id"].tolist(), first, last)
    return named[named["unit_id"].isin(meant(plan, lives))]


def place_is_known(units: pd.DataFrame, plan: Plan) -> bool:
    """Whether the register `units` has the plan's place, and one alone; a plan that names none
    covers all.
    """
    return plan.place is None or len(places_of(units, plan)) == 1


def _named(units: pd.DataFrame, place: str) -> pd.DataFrame:
    as_written = units[units["name"] == place]
    if not as_written.empty:
        return as_written
    return units[[plain(name) == plain(place) for name in units["name"]]]


def _beneath(units: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    found, above = units.iloc[:0], places
    while len(below := units[_children(units, above) & ~units["unit_id"].isin(found["unit_id"])]):
        found = units[units["unit_id"].isin([*found["unit_id"], *below["unit_id"]])]
        above = below
    return found


def _children(units: pd.DataFrame, above: pd.DataFrame) -> "pd.Series[bool]":
    return units["parent_id"].isin(above["unit_id"]).fillna(False).astype(bool)


def owed_unit_years(units: pd.DataFrame, plan: Plan, as_of: date) -> pd.DataFrame:
    """One row per unit of the plan and plan year (`Plan.years_as_of`): `unit_id`, `year`, `due`
    (the last day to register), `owed`, `due_passed` (that day is over on `as_of`).

    Settled rule 6: “trước ngày D” lets a unit report on the day before D, “trong quý I” on 31/3
    itself, so neither is silent before the day after.

    `owed` follows settled rule 7: the unit exists on the day the year's registration was due, and
    its kind is one that owes. Of a year it does not depend on `as_of`. A year that was due before
    the plan was issued is owed by nobody.
    """
    years = plan.years_as_of(as_of)
    days = pd.DataFrame(
        {
            "year": pd.Series(list(years), dtype="int64"),
            "due": pd.to_datetime([plan.registration_day(year) for year in years]),
        }
    )
    belonging = units_of_plan(units, plan)
    rows = belonging[["unit_id", "kind", "valid_from", "valid_to"]].merge(days, how="cross")
    begun = rows["valid_from"].isna() | (rows["valid_from"] <= rows["due"])
    open_still = rows["valid_to"].isna() | (rows["valid_to"] >= rows["due"])
    issued = plan.document.day is None or (rows["due"] >= pd.Timestamp(plan.document.day))
    owing_kind = rows["kind"].isin(list(plan.owing)) if plan.owing else True
    return rows.assign(
        owed=begun & open_still & owing_kind & issued, due_passed=rows["due"] < pd.Timestamp(as_of)
    )[["unit_id", "year", "due", "owed", "due_passed"]]
