"""The units that still owe a report whose day is past."""

import pandas as pd

from domain.kinds import Timeliness
from domain.text import sort_key

COLUMNS = ["unit_id", "code", "name", "missing", "years", "due", "days_late"]


def units_overdue(timeliness: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """One row per unit with a report missing (`metrics.timeliness.report_timeliness`): `unit_id`,
    `code`, `name`; `missing` int64, how many reports; `years`, the tuple of their years; `due`, the
    first day that passed, and `days_late` Int64 since. What came late is in, and no longer owed.

    Most missing first, then longest, then by the Vietnamese alphabet.
    """
    missing = timeliness[timeliness["state"] == Timeliness.MISSING.value]
    each = (
        missing.groupby("unit_id", as_index=False)
        .agg(
            missing=("year", "size"),
            years=("year", lambda years: tuple(sorted(set(years)))),
            due=("due", "min"),
            days_late=("days_late", "max"),
        )
        .merge(units[["unit_id", "code", "name"]].drop_duplicates("unit_id"), on="unit_id")
    )
    named = each.assign(order=each["name"].map(sort_key))
    ranked = named.sort_values(["missing", "due", "order"], ascending=[False, True, True])
    return ranked[COLUMNS].reset_index(drop=True)
