"""How what is done and what is owed add up over the years of a plan (settled rules 1 and 10)."""

from datetime import date
from typing import Any

import pandas as pd

from domain.plans import Plan
from metrics.progress import progress


def pace(compliance: pd.DataFrame, units: pd.DataFrame, plan: Plan, as_of: date) -> pd.DataFrame:
    """One row per year of `compliance`, of a plan with a quota, all in models: `year`; Int64
    `owed` (the minimum of all units that year), `done` (Σ min(counted, at_least)), `to_come` (of
    what is owed that year, what is not due yet), `reported` (how many unit-years owed are reported,
    where 0 the `done` is not known: settled rule 5); the first two from the first year on in
    `owed_so_far` and `done_so_far`; `projected_so_far` float64, where the years to come lead if
    they go as what was owed by now, never less than what is done; NaN in a year that is due, where
    nothing is owed by now, and when the plan is over.
    """
    years = progress(compliance, units, plan, as_of, by=["year"])
    return pace_of(years, progress(compliance, units, plan, as_of).iloc[0], plan)


def pace_of(years: pd.DataFrame, whole: "pd.Series[Any]", plan: Plan) -> pd.DataFrame:
    """The same of the rows of `progress` by year and of all years as one."""
    least = plan.quota.at_least if plan.quota else 1
    years = years.sort_values("year")
    owed, done = years["owed_in_all"] * least, years["done"]
    rows = pd.DataFrame(
        {
            "year": years["year"],
            "owed": owed,
            "done": done,
            "to_come": owed - years["owed_by_now"] * least,
            "reported": years["reported"] + years["early"],
            "owed_so_far": owed.cumsum(),
            "done_so_far": done.cumsum(),
        }
    ).reset_index(drop=True)
    ahead = whole["share"] * rows["owed_so_far"].astype("float64")
    ahead = ahead.clip(lower=rows["done_so_far"].astype("float64"))
    return rows.assign(projected_so_far=ahead.where((rows["to_come"] > 0) & ~whole["final"]))


def together(paces: list[pd.DataFrame]) -> pd.DataFrame:
    """The rows of `pace` of several plans over the same years as one."""
    every = pd.concat(paces, ignore_index=True)
    known = every["projected_so_far"].notna()
    filled = every["projected_so_far"].fillna(every["done_so_far"].astype("float64"))
    columns = [column for column in every.columns if column != "year"]
    sums = every.assign(projected_so_far=filled).groupby("year", as_index=False)[columns].sum()
    ahead = sums["year"].isin(every.loc[known, "year"])
    return sums.assign(projected_so_far=sums["projected_so_far"].where(ahead))


def leads_to(pace: pd.DataFrame) -> float | None:
    """Where the rows of `pace`, or of several `together`, lead at the end: a share of all that is
    owed. None where nobody can say, and where all that is owed is owed by now already.
    """
    if pace.empty:
        return None
    last = pace.iloc[-1]
    if pd.isna(last["projected_so_far"]):
        return None
    return float(last["projected_so_far"]) / float(last["owed_so_far"])
