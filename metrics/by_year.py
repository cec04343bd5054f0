"""Models year by year, beside what is owed of them: what a page draws and a slide too."""

from collections.abc import Sequence

import pandas as pd

from domain.plans import Plan
from metrics.fields import fields_balance
from metrics.results import Results


def counted_by_year(found: Results, plan: Plan) -> pd.DataFrame:
    """Rows of `year`, `field`, `count` int64, of the years of which something was reported: every
    field of the plan, 0 or not (`metrics.fields.fields_balance`).
    """
    balance = fields_balance(found.counts, found.compliance, plan, by_year=True)
    reported = found.compliance.loc[found.compliance["reported"], "year"].unique()
    return of_years_reported(balance, reported.tolist())


def of_years_reported(balance: pd.DataFrame, reported: list[int]) -> pd.DataFrame:
    """The same of the rows of `fields_balance` by year, and of the years that were reported."""
    rows = balance[balance["year"].isin(reported)].rename(columns={"counted": "count"})
    return rows[["year", "field", "count"]]


def kept_by_year(found: Results, origins: Sequence[str]) -> pd.DataFrame:
    """Rows of `year`, `field` (an origin), `count` int64, of the models that lists tell of; an
    origin of which they tell nothing in any year has none.
    """
    rows = found.kept[["year", *origins]].melt("year", var_name="field", value_name="count")
    sums = rows.groupby(["year", "field"], as_index=False)[["count"]].sum()
    return sums[sums["field"].isin(sums.loc[sums["count"] > 0, "field"])].reset_index(drop=True)


def not_due_of(owing: pd.DataFrame) -> set[int]:
    """The years of which nothing is due yet; each row has a `year` of which something is owed, and
    whether any of it is `due`.
    """
    due = owing.groupby("year")["due"].any()
    return set(due.index[~due].tolist())


def owed_by_year(compliance: pd.DataFrame) -> pd.DataFrame:
    """Of each year in which models are owed: `year`, `owed` int64, how many by all units,
    and `due`, whether its day is past. Without a quota there is none.
    """
    owing = compliance[compliance["owed"]]
    owed = owing["at_least"].fillna(0)
    return owed_of(owing[["year"]].assign(owed=owed, due=owing["due_passed"]))


def owed_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The same of rows that each have some of the `owed` of a `year`, `due` or not."""
    sums = rows.groupby("year", as_index=False).agg(owed=("owed", "sum"), due=("due", "any"))
    return sums[sums["owed"] > 0].astype({"owed": "int64"}).reset_index(drop=True)
