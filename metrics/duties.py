"""Which reports are owed, by whom, and by which day (settled rules 6 and 7)."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from domain.kinds import Period, ReportKind
from domain.plans import Duty, Plan
from domain.rounds import round_period
from metrics.owed import units_of_plan

REPORT = ["unit_id", "kind", "period", "year"]
DAYS = ["plan_day", "ends", "due"]


def expected_reports(
    units: pd.DataFrame, plan: Plan, dues: pd.DataFrame, as_of: date
) -> pd.DataFrame:
    """One row per report that a duty of the plan asks of a unit, in the years of
    `Plan.years_as_of`: `unit_id`, `kind`, `period`, `year`; `plan_day`, the last day on time that
    the plan gives; `ends`, the last day of what it reports on; `due`, the last day on time that
    holds (both may be missing); `extended`, whether an office set another than the plan's.

    Settled rule 7: a unit owes a report when it exists on the plan's day for it, where there is
    none on the last day of what it reports on (30/6, 31/12, the round's own); an office that moves
    a day changes nobody's duty. Of `dues` the day set for the unit itself goes before those set
    for the units above it, and of two the one set later holds. A duty every half-year (“định kỳ 6
    tháng, 1 năm”, Khoái Châu 05-KH/BCĐ, IV.3) asks for a report on the first half; the second half
    is told by the yearly report, where the plan asks for one. Of what was over before the plan was
    issued nothing is owed.
    """
    asked = asked_reports(plan, as_of)
    belonging = units_of_plan(units, plan)
    rows = belonging[["unit_id", "kind", "valid_from", "valid_to"]].rename(
        columns={"kind": "unit_kind"}
    )
    crossed = rows.merge(asked, how="cross")
    deciding = crossed["plan_day"].fillna(crossed["ends"])
    exists = (crossed["valid_from"].isna() | (crossed["valid_from"] <= deciding)) & (
        crossed["valid_to"].isna() | (crossed["valid_to"] >= deciding)
    )
    # A duty names the kinds of unit that report; an empty tuple means all of them.
    named = [
        not kinds or kind in kinds
        for kind, kinds in zip(crossed["unit_kind"], crossed["reporters"], strict=True)
    ]
    owed = crossed[exists & pd.Series(named, index=crossed.index, dtype="bool")]
    owed = owed.drop_duplicates(REPORT).reset_index(drop=True)
    set_day = _days_in_force(owed, units, dues)
    due = set_day["due"]
    moved = due.notna() & (due != owed["plan_day"])
    found = owed.assign(due=due, extended=moved, due_id=set_day["due_id"])
    return found[[*REPORT, *DAYS, "extended", "due_id"]]


def asked_reports(plan: Plan, as_of: date) -> pd.DataFrame:
    """One row per report that the plan asks for, whoever owes it: `kind`, `period`, `year`,
    `plan_day` and `ends` as in `expected_reports`, `reporters` (kinds of unit; none means all).
    """
    years = plan.years_as_of(as_of)
    asked = [
        (str(duty.kind), period, year, last_day, ends, duty.reporters or plan.owing)
        for duty in plan.duties
        for period, year, last_day, ends in _reports_of(duty, plan, years)
        if plan.document.day is None or (last_day or ends) >= plan.document.day
    ]
    columns = ["kind", "period", "year", "plan_day", "ends", "reporters"]
    table = pd.DataFrame(asked, columns=columns)
    words = {"kind": "str", "period": "str", "year": "int64", "reporters": "object"}
    return table.astype(words | dict.fromkeys(("plan_day", "ends"), "datetime64[s]"))


def _reports_of(
    duty: Duty, plan: Plan, years: range
) -> Iterator[tuple[str, int, date | None, date]]:
    if duty.kind is ReportKind.ROUND:
        for one in plan.rounds:
            year = one.year or plan.last_year
            yield round_period(one.number), year, one.report_day, one.last_day or _end_of(year)
        return
    for year in years:
        for period in _periods(duty, plan):
            yield period, year, duty.last_day(year), _end_of(year, period)


def _periods(duty: Duty, plan: Plan) -> tuple[str, ...]:
    if duty.period != "half_year":
        return (Period.YEAR.value,)
    yearly = any(each.kind is duty.kind and each.period == "year" for each in plan.duties)
    both = (Period.FIRST_HALF.value, Period.SECOND_HALF.value)
    return both[:1] if yearly else both


def _end_of(year: int, period: str = Period.YEAR) -> date:
    return date(year, 6, 30) if period == Period.FIRST_HALF else date(year, 12, 31)


def _days_in_force(owed: pd.DataFrame, units: pd.DataFrame, dues: pd.DataFrame) -> pd.DataFrame:
    """The last day (`due`) of each report owed: the plan's, unless a row of `dues` (`due_id`) set
    another.
    """
    due = owed["plan_day"].copy()
    by_row = pd.Series(pd.NA, index=owed.index, dtype="Int64")
    if dues.empty:
        return pd.DataFrame({"due": due, "due_id": by_row})
    lines = _lines(units)
    nearest = pd.Series(len(units) + 2, index=owed.index, dtype="int64")
    for set_for in dues.to_dict("records"):
        meant = (owed[["kind", "period", "year"]] == [set_for[c] for c in REPORT[1:]]).all(axis=1)
        unit = None if pd.isna(set_for["unit_id"]) else int(set_for["unit_id"])
        steps = _steps(owed.loc[meant, "unit_id"], unit, lines)
        closer = steps.index[steps <= nearest[steps.index]]
        due[closer], nearest[closer] = set_for["last_day"], steps[closer]
        by_row[closer] = set_for["due_id"]
    return pd.DataFrame({"due": due, "due_id": by_row})


def _lines(units: pd.DataFrame) -> dict[int, list[int]]:
    """Each unit with those above it, itself first."""
    known = units[units["parent_id"].notna()]
    above = dict(
        zip(known["unit_id"].tolist(), known["parent_id"].astype("int64").tolist(), strict=True)
    )
    lines: dict[int, list[int]] = {}
    for unit in units["unit_id"].tolist():
        line = lines[unit] = [unit]
        while line[-1] in above and above[line[-1]] not in line:
            line.append(above[line[-1]])
    return lines


def _steps(units: pd.Series, set_for: int | None, lines: dict[int, list[int]]) -> pd.Series:
    """How many steps above each of `units` the one stands for which a day was set, without those
    that it was not set for; set for everybody (None), it stands above all.
    """
    found = {
        at: len(lines[unit]) if set_for is None else lines[unit].index(set_for)
        for at, unit in units.items()
        if set_for is None or set_for in lines[unit]
    }
    return pd.Series(found, index=list(found), dtype="int64")
