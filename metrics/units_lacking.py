"""Each unit's lacks in models and in reports, taken together (settled rules 1, 5 and 6)."""

import pandas as pd

from domain.kinds import Timeliness, UnitState
from metrics.reported import UNIT_YEAR

# Of several reports of a unit's year the first of these that occurs speaks for the year: what is
# known to be kept or missed goes before what nobody can judge.
SPEAKS_FIRST = [
    Timeliness.MISSING.value,
    Timeliness.LATE.value,
    Timeliness.ON_TIME.value,
    Timeliness.UNDATED.value,
    Timeliness.RECEIVED.value,
    Timeliness.PENDING.value,
]
SHORT = [UnitState.NONE.value, UnitState.NOT_REPORTED.value]


def timeliness_of_years(timeliness: pd.DataFrame) -> pd.DataFrame:
    """One row per unit and year in which a report is owed: `unit_id`, `year`, `timeliness` (the
    `state` of the report that speaks for the year, the worst known), `days_late` Int64 (the most
    days of those that stand so).
    """
    ranks = {state: rank for rank, state in enumerate(SPEAKS_FIRST)}
    placed = timeliness.assign(rank=timeliness["state"].map(ranks), days=timeliness["days_late"])
    ordered = placed.sort_values(["rank", "days"], ascending=[True, False], na_position="last")
    first = ordered.drop_duplicates(UNIT_YEAR).sort_values(UNIT_YEAR, ignore_index=True)
    return first.rename(columns={"state": "timeliness"})[[*UNIT_YEAR, "timeliness", "days_late"]]


def units_lacking(compliance: pd.DataFrame, timeliness: pd.DataFrame) -> pd.DataFrame:
    """One row per unit of `compliance`, those that lack most first: `unit_id`; int64
    `years_below` (years owed whose day is past that are below the minimum or not reported),
    `missing` (reports not in though their day is past), `undated` (not in, without a day), `late`
    (in after their day), `days_late` (of all these together).

    Ordered by years below and reports missing, then late, then days, then undated.
    """
    due = compliance["owed"] & compliance["due_passed"] & compliance["state"].isin(SHORT)
    short = due.astype("int64").groupby(compliance["unit_id"], sort=False).sum()
    rows = short.rename("years_below").reset_index()
    states = [Timeliness.MISSING.value, Timeliness.UNDATED.value, Timeliness.LATE.value]
    marks = timeliness[["unit_id"]].assign(
        **{state: (timeliness["state"] == state).astype("int64") for state in states},
        days_late=timeliness["days_late"].fillna(0).astype("int64"),
    )
    sums = marks.groupby("unit_id", as_index=False)[[*states, "days_late"]].sum()
    found = rows.merge(sums, on="unit_id", how="left")
    counted = [*states, "days_late"]
    found[counted] = found[counted].fillna(0).astype("int64")
    found["worst"] = found["years_below"] + found["missing"]
    order = ["worst", "late", "days_late", "undated"]
    ordered = found.sort_values(order, ascending=False, kind="stable", ignore_index=True)
    return ordered.drop(columns="worst")


def lacks(found: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows of `units_lacking` lack a model, or a report whose day is past; a report without
    a day is not lacking (settled rule 6).
    """
    return found[["years_below", "missing"]].sum(axis=1) > 0
