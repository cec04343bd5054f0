"""Campaign rounds: what was done in each, by activity and by unit (project glossary, “round”).

Sums are only over like units of measure: houses are never added to kilometres. Worth, in million
đồng, is summed by itself. A unit that did not report has no figures, never 0 (settled rule 5).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from domain.activities import activity_key, measure_key
from domain.kinds import ReportKind
from domain.plans import Plan, Round
from domain.rounds import round_number, round_period

ACTIVITY = ["activity_key", "measure_key"]
PLACES = 6  # of a million đồng: sums of its parts would carry dust


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
    `units`. The activity of most worth first, its units of measure beneath each other.

    `done` is from `done_in_rounds`.
    """
    rows = done.assign(unmeasured=done["quantity"].isna())
    keys = [*by, *ACTIVITY]
    grouped = rows.groupby(keys)
    whole = grouped[["quantity", "worth"]].sum(min_count=1).round(PLACES)
    whole["times"], whole["unmeasured"] = grouped.size(), grouped["unmeasured"].sum()
    whole = whole.assign(units=grouped["unit_id"].nunique()).reset_index()
    for words in ("name", "unit_of_measure"):
        whole = whole.merge(_most_written(rows, keys, words), on=keys, how="left")
    types = {"name": "str", "unit_of_measure": "str", "quantity": "float64", "worth": "float64"}
    whole = whole.astype(types | dict.fromkeys(("times", "unmeasured", "units"), "int64"))
    together = whole.groupby([*by, "activity_key"])["worth"].sum(min_count=1).round(PLACES)
    whole = whole.merge(together.rename("worth_of_all").reset_index(), on=[*by, "activity_key"])
    order = [*by, "worth_of_all", "activity_key", "worth", "times", "measure_key"]
    rising = [*[True] * len(by), False, True, False, False, True]
    ordered = whole.sort_values(order, ascending=rising, ignore_index=True)
    return ordered.drop(columns="worth_of_all")


def round_units(
    timeliness: pd.DataFrame, reports: pd.DataFrame, done: pd.DataFrame, year: int, number: int
) -> pd.DataFrame:
    """One row per unit that owes a report on the round `number` of `year`, or reported on it:
    `unit_id`; `owed`, `reported` bool; `plan_day`, `ends`, `due`, `extended`, `first_received`,
    `state`, `days_late` as in `timeliness` (missing where it is not owed); `report_id`,
    `activities` Int64, `worth` (million đồng): of the report that stands, missing where none does,
    `worth` also where no row states one.

    `timeliness` is from `report_timeliness`, `reports` from `standing_reports`, `done` from
    `done_in_rounds`.
    """
    owed = _of_round(timeliness, year, number).drop(columns=["kind", "period", "year"])
    reported = _of_round(reports[reports["standing"]], year, number)[["unit_id", "report_id"]]
    grouped = done.groupby("report_id")
    worth = grouped["worth"].sum(min_count=1).round(PLACES)
    sums = worth.to_frame().assign(activities=grouped.size()).reset_index()
    told = reported.merge(sums, on="report_id", how="left")
    rows = owed.assign(owed=True).merge(told, on="unit_id", how="outer")
    whole = dict.fromkeys(("report_id", "activities"), "Int64")
    marks = {"owed": rows["owed"].notna(), "reported": rows["report_id"].notna()}
    return rows.assign(**marks).astype(whole | {"worth": "float64"})


def naming_no_round(reports: pd.DataFrame, year: int) -> pd.DataFrame:
    """The reports on rounds of a year that stand and say of no round that they are on it: what they
    tell is counted in none.
    """
    at = reports["standing"] & (reports["kind"] == ReportKind.ROUND.value)
    unsaid = [round_number(str(period)) is None for period in reports["period"]]
    return reports[at & pd.Series(unsaid, reports.index, dtype=bool) & (reports["year"] == year)]


def _of_round(rows: pd.DataFrame, year: int, number: int) -> pd.DataFrame:
    of_kind = rows["kind"] == ReportKind.ROUND.value
    return rows[of_kind & (rows["year"] == year) & (rows["period"] == round_period(number))]


def round_of(plan: Plan, year: int, number: int) -> Round | None:
    """The round as the plan has it."""
    return next((each for each in plan.rounds_of(year) if each.number == number), None)


def _most_written(rows: pd.DataFrame, keys: list[str], column: str) -> pd.DataFrame:
    """For each group by `keys` what most of its rows write in `column`, the first among equals."""
    written = rows.loc[rows[column].notna(), [*keys, column]]
    written = written.assign(place=np.arange(len(written)))
    said = written.groupby([*keys, column], as_index=False).agg(
        times=("place", "size"), first=("place", "min")
    )
    ordered = said.sort_values(["times", "first"], ascending=[False, True])
    return ordered.drop_duplicates(keys)[[*keys, column]]
