"""Who owes which year (settled rule 7)."""

from datetime import date

import pandas as pd

from domain.kinds import CONTAINER_KINDS, Period, ReportKind
from domain.plan_places import Named, meant
from domain.plans import Plan
from domain.text import plain
from metrics.reported import UNIT_YEAR


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


def with_days_in_force(
    owed: pd.DataFrame, expected: pd.DataFrame, plan: Plan, as_of: date
) -> pd.DataFrame:
    """`owed` of `owed_unit_years` with `due` and `due_passed` by the last day that holds for the
    unit (`expected_reports`): of its register, else of what decides a year in which the plan gives
    no day to register (`Plan.registration_day`); the plan's day where none is set.

    Settled rule 6: a recorded extension moves the day. Rule 7: it changes nobody's duty, so `owed`
    stays by the plan's day.
    """
    turn = _turn_to_decide(expected)
    by_register = [year for year in owed["year"].unique() if _gives_day_to_register(plan, year)]
    decides = turn.notna() & ((turn == 0) | ~expected["year"].isin(by_register))
    rows = expected.assign(turn=turn)[decides & expected["due"].notna()]
    first = rows.sort_values(["turn", "due"], ascending=[True, False]).drop_duplicates(UNIT_YEAR)
    beside = owed[UNIT_YEAR].merge(first[[*UNIT_YEAR, "due"]], on=UNIT_YEAR, how="left")
    held = pd.Series(beside["due"].to_numpy(), index=owed.index).fillna(owed["due"])
    return owed.assign(due=held, due_passed=held < pd.Timestamp(as_of))


def _gives_day_to_register(plan: Plan, year: int) -> bool:
    registering = (duty for duty in plan.duties if duty.kind is ReportKind.REGISTER)
    return any(duty.period == "year" and duty.last_day(year) for duty in registering)


def _turn_to_decide(expected: pd.DataFrame) -> "pd.Series[float]":
    """In which turn each report decides a year, as in `Plan.registration_day`; NaN: it does not."""
    turn = pd.Series(float("nan"), index=expected.index)
    yearly = expected["period"] == Period.YEAR.value
    turn = turn.mask(expected["kind"] == ReportKind.ROUND.value, 2).mask(yearly, 1)
    return turn.mask(yearly & (expected["kind"] == ReportKind.REGISTER.value), 0)
