"""The reports that a plan asks for, and whether a day that somebody sets for one can be meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.kinds import Period, ReportKind
from domain.plans import Duty, Plan
from domain.rounds import round_period

LATEST = 2  # years after the one reported on; a day beyond is taken for a slip of the pen


@dataclass(frozen=True, slots=True)
class AskedReport:
    """A report that a duty of a plan asks for: on the days from `begins` to `ends`, on time up to
    `last_day` (None: the plan gives no day), of the kinds of unit in `reporters` (none means all).
    """

    kind: ReportKind
    period: str
    year: int
    begins: date
    ends: date
    last_day: date | None
    reporters: tuple[str, ...]


class DayFault(StrEnum):
    """Why a day cannot be set for a report."""

    NOT_ASKED = "not_asked"  # the plan asks for no such report
    BEFORE_PERIOD = "before_period"  # the day lies before what is reported on begins
    TOO_LATE = "too_late"  # the day lies years after what is reported on


def reports_asked(plan: Plan, as_of: date) -> Iterator[AskedReport]:
    """The reports that the plan asks for in the years of `Plan.years_as_of`, whoever owes them;
    nothing of what was over before the plan was issued.
    """
    issued = plan.document.day
    for duty in plan.duties:
        for one in _of_duty(duty, plan, plan.years_as_of(as_of)):
            if issued is None or (one.last_day or one.ends) >= issued:
                yield one


def fault_of_day(
    plan: Plan, report: tuple[str, str, int], last_day: date, as_of: date
) -> DayFault | None:
    """What is wrong with `last_day` as the last day on time of `report` (kind, period, year)."""
    asked = [
        one for one in reports_asked(plan, as_of) if (one.kind, one.period, one.year) == report
    ]
    if not asked:
        return DayFault.NOT_ASKED
    if last_day < min(one.begins for one in asked):
        return DayFault.BEFORE_PERIOD
    latest = max((one.last_day or one.ends).year for one in asked) + LATEST
    return DayFault.TOO_LATE if last_day.year > latest else None


def _of_duty(duty: Duty, plan: Plan, years: range) -> Iterator[AskedReport]:
    reporters = duty.reporters or plan.owing
    if duty.kind is ReportKind.ROUND:
        for each in plan.rounds:
            year = each.year or plan.last_year
            begins, ends = each.first_day or date(year, 1, 1), each.last_day or date(year, 12, 31)
            period = round_period(each.number)
            yield AskedReport(duty.kind, period, year, begins, ends, each.report_day, reporters)
        return
    for year in years:
        for period in _periods(duty, plan):
            begins, ends = _span(year, period)
            yield AskedReport(duty.kind, period, year, begins, ends, duty.last_day(year), reporters)


def _periods(duty: Duty, plan: Plan) -> tuple[str, ...]:
    if duty.period != "half_year":
        return (Period.YEAR.value,)
    yearly = any(each.kind is duty.kind and each.period == "year" for each in plan.duties)
    both = (Period.FIRST_HALF.value, Period.SECOND_HALF.value)
    return both[:1] if yearly else both


def _span(year: int, period: str) -> tuple[date, date]:
    begins = date(year, 7, 1) if period == Period.SECOND_HALF else date(year, 1, 1)
    ends = date(year, 6, 30) if period == Period.FIRST_HALF else date(year, 12, 31)
    return begins, ends
