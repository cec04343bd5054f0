"""What stands side by side, counted once for everybody who asks the same."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from domain.plans import Plan
from metrics.comparison import (
    SHARES,
    added_up,
    changed,
    fields_of_groups,
    group_tallies,
    ranked,
    with_shares_of_fields,
)
from metrics.rolled import Rolled
from metrics.rolled_places import place_fields, place_tallies
from metrics.rules_shared import Shared, shared_rules
from pages.frame.course import Asked, Course, courses, key_of, rolled_course
from pages.frame.shared import shared
from pages.meetings.sides import Question, kinds_and_years, members

ELSEWHERE = ""  # where the field is one that not all have, or none is written


@dataclass(frozen=True, slots=True)
class Compared:
    """`plans`: those that the groups stand under; `shared`: what their rules share, so what is
    compared; `tallies` and the `ranks` by each share of `metrics.comparison`; `fields` of each
    group. `years`: the last year looked at and the one before, None where there is none; `then`
    and `now`: the tallies of these two.
    """

    plans: tuple[Plan, ...]
    shared: Shared
    tallies: pd.DataFrame
    ranks: dict[str, pd.DataFrame]
    fields: pd.DataFrame
    years: tuple[int, int] | None
    now: pd.DataFrame
    then: pd.DataFrame

    def change(self, share: str) -> pd.DataFrame:
        """The rows of `metrics.comparison.changed` by one share."""
        return changed(ranked(self.now, share), ranked(self.then, share))


@shared(64, {Question: key_of})
def compared(question: Question, groups: tuple[str, ...]) -> Compared:
    """The groups side by side. Shared: never changed."""
    sides = _places(question, groups) if question.of_places else _units(question, groups)
    plans = tuple(side.plan for side in sides)
    shared = shared_rules(plans)
    tallies = _tallies(sides, groups, question.year)
    shares = [share for share in SHARES if shared.quota or share != "share_met"]
    years = _years(question)
    now, then = (_tallies(sides, groups, year) for year in years or (question.year,) * 2)
    return Compared(
        plans=plans,
        shared=shared,
        tallies=tallies,
        ranks={share: ranked(tallies, share) for share in shares},
        fields=_fields(sides, question.year, shared),
        years=years,
        now=now,
        then=then,
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """A plan with some of the groups: the tallies and the fields of these, of a year or of all."""

    plan: Plan
    tallies: Callable[[int | None], pd.DataFrame]
    fields: Callable[[int | None], pd.DataFrame]


def _places(question: Question, groups: tuple[str, ...]) -> list[_Side]:
    """Each group is all of a plan's units: told from what is added up of it."""
    asked = question.asked
    parts = zip(asked.plans, rolled_course(asked).parts, strict=True)
    return [_place(plan, part, asked) for plan, part in parts if plan.code in groups]


def _place(plan: Plan, part: Rolled, asked: Asked) -> _Side:
    if plan.quota is None:
        seen = courses(replace(asked, plans=(plan,)))[0]
        return _side(seen, seen.units[["unit_id"]].assign(group=plan.code))
    tallies = partial(place_tallies, part, plan, asked.as_of)
    return _Side(plan, tallies, partial(place_fields, part, plan))


def _units(question: Question, groups: tuple[str, ...]) -> list[_Side]:
    parts = [(seen, members(question, seen)) for seen in courses(question.asked)]
    kept = [(seen, rows[rows["group"].isin(list(groups))]) for seen, rows in parts]
    return [_side(seen, rows) for seen, rows in kept if not rows.empty]


def _side(seen: Course, rows: pd.DataFrame) -> _Side:
    return _Side(
        seen.plan,
        partial(group_tallies, seen.found, rows, seen.plan, seen.as_of),
        partial(fields_of_groups, seen.found, rows, seen.plan),
    )


def _tallies(sides: list[_Side], groups: tuple[str, ...], year: int | None) -> pd.DataFrame:
    """A row for each group, in the order of `groups`."""
    of_plans = [side.tallies(year) for side in sides]
    return added_up(of_plans).set_index("group").reindex(list(groups)).reset_index()


def _fields(sides: list[_Side], year: int | None, shared: Shared) -> pd.DataFrame:
    """The fields that all have, of each group, and as `ELSEWHERE` what lies in any other or in
    none; the share is of all its models. Nothing where models count differently.
    """
    rows = pd.concat([side.fields(year) for side in sides], ignore_index=True)
    rows["field"] = rows["field"].where(rows["field"].isin(list(shared.fields)), ELSEWHERE)
    sums = rows.groupby(["group", "field"], as_index=False)[["counted"]].sum()
    return with_shares_of_fields(sums if shared.fields else sums.iloc[:0])


def _years(question: Question) -> tuple[int, int] | None:
    """The year looked at, or the last that is due, and the one before it."""
    due = kinds_and_years(question.asked)[1]
    last = question.year or (due[0] if due else None)
    return (last, last - 1) if last is not None and last - 1 in due else None
