"""The units of which nothing is known of a year that they owed (settled rule 5)."""

from datetime import date

import pandas as pd

from domain.kinds import RestsOn, Timeliness
from domain.plans import Plan
from metrics.reported import UNIT_YEAR
from metrics.rests_on import rests_on


def silent_units(
    compliance: pd.DataFrame,
    reports: pd.DataFrame,
    timeliness: pd.DataFrame,
    plan: Plan,
    as_of: date,
) -> pd.DataFrame:
    """One row per unit with a year owed, its day past, of which it reported nothing: `unit_id`;
    `years_not_reported`, a tuple; `since`, the first day on which the first of them was missing;
    `missing` int64, the reports of all years that are not in though their day is past. Those silent
    for most years first, then for longest.
    """
    rows = rests_on(compliance, reports, plan, as_of)
    silent = rows[rows["rests_on"] == RestsOn.NOT_REPORTED.value]
    dated = silent.merge(compliance[[*UNIT_YEAR, "due"]], on=UNIT_YEAR)
    grouped = dated.groupby("unit_id", as_index=False).agg(
        years_not_reported=("year", lambda years: tuple(sorted(years))), since=("due", "min")
    )
    overdue = timeliness[timeliness["state"] == Timeliness.MISSING.value]
    missing = overdue.groupby("unit_id").size()
    found = grouped.assign(
        since=grouped["since"] + pd.Timedelta(days=1),
        missing=grouped["unit_id"].map(missing).fillna(0).astype("int64"),
        many=grouped["years_not_reported"].map(len),
    )
    ordered = found.sort_values(["many", "since", "unit_id"], ascending=[False, True, True])
    return ordered.drop(columns="many").reset_index(drop=True)
