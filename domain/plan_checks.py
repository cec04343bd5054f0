"""What the parts of a plan must agree on; each check raises the fault with the key it lies at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from domain.kinds import ReportKind
from domain.plan_faults import plan_fault
from domain.text import words

if TYPE_CHECKING:
    from domain.plans import Duty, Plan, PlanField, Round

COMMON_YEAR = 2023


def day_of(year: int, month_day: str) -> date:
    """The day "MM-DD" of `year`."""
    return date.fromisoformat(f"{year:04d}-{month_day}")


def real_day(month_day: str) -> str:
    """`month_day` if it is written "MM-DD" and is a day of every year."""
    try:
        if re.fullmatch(r"\d\d-\d\d", month_day, re.ASCII):
            day_of(COMMON_YEAR, month_day)
            return month_day
    except ValueError:
        pass
    raise plan_fault("no_such_day", found=month_day)


def check_years(plan: Plan) -> None:
    """The plan begins before it ends."""
    if plan.last_year < plan.first_year:
        raise plan_fault("years_reversed", "last_year", first=plan.first_year, last=plan.last_year)


def check_fields(plan: Plan) -> None:
    """Codes are unique, no name means two fields, and a quota has fields to count in."""
    meaning: dict[str, str] = {}
    codes: set[str] = set()
    for index, field in enumerate(plan.fields):
        if field.code in codes:
            raise plan_fault("repeated_field", "fields", index, "code", found=field.code)
        codes.add(field.code)
        for key, name in _names(field):
            other = meaning.setdefault(_compared(name), field.code)
            if other != field.code:
                raise plan_fault(
                    "shared_alias", "fields", index, *key, found=name, one=other, other=field.code
                )
    if plan.quota and not plan.fields and not plan.fields_open:
        raise plan_fault("quota_without_fields", "quota")


def check_duties(plan: Plan) -> None:
    """Duties ask for reports that the plan takes, in the plan's years, each of a unit once."""
    for index, duty in enumerate(plan.duties):
        if any(_ask_the_same(duty, before) for before in plan.duties[:index]):
            raise plan_fault(
                "repeated_duty", "duties", index, "kind", found=duty.kind, period=duty.period
            )
        if _is_one_day_for_both_halves(duty, plan):
            raise plan_fault("one_day_for_halves", "duties", index, "period")
        if duty.kind not in plan.kinds:
            raise plan_fault("duty_kind_not_taken", "duties", index, "kind", found=duty.kind)
        if duty.kind is ReportKind.ROUND and not plan.rounds:
            raise plan_fault("round_duty_without_rounds", "duties", index, "kind")
        for year in duty.exceptions:
            if not plan.takes_year(year):
                raise plan_fault(
                    "exception_outside_plan",
                    "duties",
                    index,
                    "exceptions",
                    str(year),
                    year=year,
                    first=plan.first_year,
                    last=plan.last_year,
                )


def check_rounds(plan: Plan) -> None:
    """Rounds are numbered once each, lie in the plan's years and on days of their own, and their
    reports are taken.
    """
    numbers: set[int] = set()
    for index, each in enumerate(plan.rounds):
        if ReportKind.ROUND not in plan.kinds:
            raise plan_fault("round_kind_not_taken", "kinds")
        if each.number in numbers:
            raise plan_fault("repeated_round", "rounds", index, "number", found=each.number)
        numbers.add(each.number)
        for key, day in (("first_day", each.first_day), ("last_day", each.last_day)):
            if day and not plan.takes_year(day.year):
                raise plan_fault(
                    "round_outside_plan",
                    "rounds",
                    index,
                    key,
                    found=day,
                    first=plan.first_year,
                    last=plan.last_year,
                )
        _check_report_day(plan, index, each)
        for before in plan.rounds[:index]:
            if _overlap(before, each):
                raise plan_fault(
                    "rounds_overlap",
                    "rounds",
                    index,
                    "first_day" if each.first_day else "last_day",
                    one=before.number,
                    other=each.number,
                )


def _check_report_day(plan: Plan, index: int, each: Round) -> None:
    """A round is reported on when it is over, in the plan's years; the last in the next one too."""
    due = each.due_before
    if due and each.last_day and due <= each.last_day:
        raise plan_fault("round_due_before_end", "rounds", index, "due_before", found=due)
    if due and not (plan.takes_year(due.year) or plan.takes_year(due.year - 1)):
        raise plan_fault(
            "round_outside_plan",
            "rounds",
            index,
            "due_before",
            found=due,
            first=plan.first_year,
            last=plan.last_year,
        )


def _ask_the_same(one: Duty, other: Duty) -> bool:
    """Whether some unit would owe both: each names its kinds of unit, or (by none) means all."""
    if (one.kind, one.period) != (other.kind, other.period):
        return False
    named = set(one.reporters), set(other.reporters)
    return not all(named) or bool(named[0] & named[1])


def _is_one_day_for_both_halves(duty: Duty, plan: Plan) -> bool:
    """Whether a half-yearly duty, with no yearly one beside it, gives one day for two reports."""
    yearly = any(each.kind is duty.kind and each.period == "year" for each in plan.duties)
    gives_day = bool(duty.before or duty.until or duty.exceptions)
    return duty.period == "half_year" and gives_day and not yearly


def _overlap(one: Round, other: Round) -> bool:
    """Whether two rounds share a day; of a round with one day known, that day alone is."""
    days = [[day for day in (each.first_day, each.last_day) if day] for each in (one, other)]
    return all(days) and max(map(min, days)) <= min(map(max, days))


def _names(field: PlanField) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("name",), field.name
    yield ("short",), field.short
    for index, alias in enumerate(field.aliases):
        yield ("aliases", index), alias


def _compared(name: str) -> str:
    """Case, spaces, hyphens, commas and the placing of tones aside."""
    return words(name).replace(" ", "")
