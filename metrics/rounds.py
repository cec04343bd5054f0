"""Campaign rounds: what was done in each, by activity and by unit (project glossary, “round”).

Sums are only over like units of measure: houses are never added to kilometres. Worth, in million
đồng, is summed by itself. A unit that did not report has no figures, never 0 (settled rule 5).
"""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from domain.activities import activity_key, measure_key
from domain.kinds import ReportKind
from domain.plans import Plan, Round
from domain.rounds import round_period
from metrics.owed import units_of_plan

ACTIVITY = ["activity_key", "measure_key"]


def done_in_rounds(activities: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The activities of the reports on rounds that stand: `activities` of `metrics`, with
    `activity_key` and `measure_key` (`domain.activities`), by which alike ones are one.

    `reports` is from `standing_reports`.
    """
    stands = reports["standing"] & (reports["kind"] == ReportKind.ROUND.value)
    rows = activities[activities["report_id"].isin(reports.loc[stands, "report_id"])]
    measures = [measure if isinstance(measure, str) else "" for measure in rows["unit_of_measure"]]
    return rows.assign(
        activity_key=pd.Series(
            [activity_key(*each) for each in zip(rows["name"], measures, strict=True)],
            index=rows.index,
            dtype="str",
        ),
        measure_key=pd.Series(map(measure_key, measures), index=rows.index, dtype="str"),
    )


def by_activity(done: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """One row per activity and unit of measure, and column of `by` ("period", "unit_id"): `name`
    and `unit_of_measure` as most write them (the first among equals), `activity_key`,
    `measure_key`; `quantity` and `worth` (million đồng), summed over the rows that state one,
    missing where none does; int64 `times` (rows), `unmeasured` (those without a quantity) and
    `units`. The most worth first.

    `done` is from `done_in_rounds`.
    """
    rows = done.assign(unmeasured=done["quantity"].isna())
    whole = rows.groupby([*by, *ACTIVITY], as_index=False).agg(
        name=("name", _most_written),
        unit_of_measure=("unit_of_measure", _most_written),
        quantity=("quantity", _sum_stated),
        worth=("worth", _sum_stated),
        times=("name", "size"),
        unmeasured=("unmeasured", "sum"),
        units=("unit_id", "nunique"),
    )
    types = {"name": "str", "unit_of_measure": "str", "quantity": "float64", "worth": "float64"}
    whole = whole.astype(types | dict.fromkeys(("times", "unmeasured", "units"), "int64"))
    order = [*by, "worth", "times", *ACTIVITY]
    rising = [*[True] * len(by), False, False, True, True]
    return whole.sort_values(order, ascending=rising, ignore_index=True)


def round_units(
    units: pd.DataFrame,
    reports: pd.DataFrame,
    done: pd.DataFrame,
    plan: Plan,
    year: int,
    number: int,
) -> pd.DataFrame:
    """One row per unit that owes a report on the round `number` of `year`, or reported on it:
    `unit_id`, `owed`, `reported` bool; `report_id`, `activities` Int64, `received`, `worth`
    (million đồng): missing where nothing was reported, `worth` also where no row states one.

    A unit owes it by settled rule 7: it exists on the day that decides (`deciding_day`), its kind
    owes under the plan, and the plan's duty names it as a reporter or names none.
    """
    period = round_period(number)
    owing = _owing(units, plan, deciding_day(plan, year, number))
    of_round = reports["standing"] & (reports["kind"] == ReportKind.ROUND.value)
    of_round &= (reports["year"] == year) & (reports["period"] == period)
    reported = reports.loc[of_round, ["unit_id", "report_id", "received"]]
    sums = done.groupby("report_id", as_index=False).agg(
        activities=("name", "size"), worth=("worth", _sum_stated)
    )
    rows = units[["unit_id"]].merge(reported.merge(sums, on="report_id", how="left"), how="left")
    rows = rows.assign(owed=rows["unit_id"].isin(owing), reported=rows["report_id"].notna())
    rows = rows[rows["owed"] | rows["reported"]]
    whole = dict.fromkeys(("report_id", "activities"), "Int64")
    columns = ["unit_id", "owed", "reported", "report_id", "activities", "received", "worth"]
    return rows[columns].astype(whole | {"worth": "float64"}).reset_index(drop=True)


def deciding_day(plan: Plan, year: int, number: int) -> date:
    """The day that decides who owes a report on a round: the last on which it is on time, else the
    round's own last day, else the year's.
    """
    of_round = round_of(plan, year, number)
    days = (of_round.report_day, of_round.last_day) if of_round else ()
    return next((day for day in days if day), date(year, 12, 31))


def round_of(plan: Plan, year: int, number: int) -> Round | None:
    """The round as the plan has it."""
    return next((each for each in plan.rounds_of(year) if each.number == number), None)


def _owing(units: pd.DataFrame, plan: Plan, day: date) -> "pd.Series[int]":
    belonging = units_of_plan(units, plan)
    there = (belonging["valid_from"].isna()) | (belonging["valid_from"] <= pd.Timestamp(day))
    there &= belonging["valid_to"].isna() | (belonging["valid_to"] >= pd.Timestamp(day))
    duties = [duty for duty in plan.duties if duty.kind is ReportKind.ROUND]
    named = {kind for duty in duties for kind in duty.reporters}
    for kinds in (set(plan.owing), named if all(duty.reporters for duty in duties) else set()):
        if kinds:
            there &= belonging["kind"].isin(sorted(kinds))
    return belonging.loc[there, "unit_id"]


def _most_written(words: "pd.Series[str]") -> str | None:
    written = words.dropna()
    if written.empty:
        return None
    numbers = written.groupby(written, sort=False).size()
    return str(numbers.idxmax())


def _sum_stated(numbers: "pd.Series[float]") -> float:
    """The sum of what is stated, NaN where nothing is; parts of a million đồng without dust."""
    return float(round(numbers.sum(min_count=1), 6))
