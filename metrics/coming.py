"""The days that come next: which report is due, and how many have not sent it yet."""

from datetime import date

import pandas as pd

from domain.kinds import Timeliness
from metrics.duties import ASKED


def coming_reports(timeliness: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row per report and day on or after `as_of`, the nearest first: `kind`, `period`, `year`,
    `due`; int64 `owed`, how many units owe it by that day, and `waiting`, of how many it is not in.
    """
    return coming_of(timeliness.assign(many=1), as_of)


def coming_of(timeliness: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The same of rows that stand for so `many` reports each."""
    ahead = timeliness[timeliness["due"] >= pd.Timestamp(as_of)]
    waiting = ahead["many"].where(ahead["state"] == Timeliness.PENDING.value, 0)
    marked = ahead[[*ASKED, "due"]].assign(owed=ahead["many"], waiting=waiting)
    sums = marked.groupby([*ASKED, "due"], as_index=False)[["owed", "waiting"]].sum()
    ordered = sums.sort_values(["due", *ASKED], ignore_index=True)
    return ordered.astype({"owed": "int64", "waiting": "int64"})
