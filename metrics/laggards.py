"""The units that hold the district back, and since when."""

from typing import Any

import pandas as pd

from domain.kinds import UnitState
from domain.plans import Plan

COLUMNS = ["unit_id", "code", "name", "missing", "years_not_reported", "years_below", "since"]


def laggards(
    compliance: pd.DataFrame, units: pd.DataFrame, plan: Plan, at_most: int = 10
) -> pd.DataFrame:
    """At most `at_most` units that lack something owed by now, the worst first: `unit_id`, `code`,
    `name`; `missing` int64, models short of the minimum (without a quota, years not reported);
    `years_not_reported` and `years_below`, tuples of years; `since`, the first day on which
    something was missing: the one after the last to register.

    Worst: most missing, then most years not reported, then longest.
    """
    due = compliance[compliance["owed"] & compliance["due_passed"]]
    at_least = plan.quota.at_least if plan.quota else 1
    worth = due["total"].fillna(0) if plan.quota else due["reported"].astype("Int64")
    missing = (at_least - worth).astype("int64")
    lacking = due[["unit_id", "year", "due"]][missing > 0].assign(
        missing=missing[missing > 0],
        silent=(due["state"] == UnitState.NOT_REPORTED.value).astype("int64"),
    )
    sums = lacking.groupby("unit_id", as_index=False).agg(
        missing=("missing", "sum"), silent=("silent", "sum"), since=("due", "min")
    )
    # Of the many that lack less no name is asked for.
    least = sums["missing"].nlargest(at_most).min()
    ranked = (
        sums[sums["missing"] >= least]
        .merge(units[["unit_id", "code", "name"]], on="unit_id")
        .sort_values(["missing", "silent", "since", "code"], ascending=[False, False, True, True])
        .head(at_most)
    )
    ranked["since"] += pd.Timedelta(days=1)
    silent = lacking["silent"] == 1
    ranked["years_not_reported"] = _years(lacking[silent], ranked)
    ranked["years_below"] = _years(lacking[~silent], ranked)
    worst: pd.DataFrame = ranked[COLUMNS]
    return worst.reset_index(drop=True)


def worst_of(parts: list[pd.DataFrame], at_most: int) -> pd.DataFrame:
    """The worst of several tables of `laggards`, each of other units and of at least as many."""
    every = pd.concat(parts, ignore_index=True)
    placed = every.assign(silent=every["years_not_reported"].map(len)).sort_values(
        ["missing", "silent", "since", "code", "unit_id"],
        ascending=[False, False, True, True, True],
    )
    worst: pd.DataFrame = placed.drop(columns="silent").head(at_most)
    return worst.reset_index(drop=True)


def _years(lacking: pd.DataFrame, ranked: pd.DataFrame) -> "pd.Series[Any]":
    shown = lacking[lacking["unit_id"].isin(ranked["unit_id"])]
    years = {unit: tuple(sorted(group)) for unit, group in shown.groupby("unit_id")["year"]}
    found = [years.get(unit, ()) for unit in ranked["unit_id"]]
    return pd.Series(found, index=ranked.index, dtype="object")
