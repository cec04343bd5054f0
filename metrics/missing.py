"""Which reports are not in, of whom, and whom to ask (settled rules 5 and 6)."""

import pandas as pd

from domain.kinds import Timeliness
from domain.text import sort_key
from metrics.duties import REPORT

LACKING = [Timeliness.MISSING.value, Timeliness.UNDATED.value]


def missing_reports(timeliness: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """One row per report that is not in though its day, or what it reports on, is over: `unit_id`,
    `kind`, `period`, `year`, `due` (missing where no day was set), `days_late` Int64, `state`,
    `name` of the unit; `superior_id` Int64, the unit above it. Those longest overdue first, then
    those without a day, the latest year first; within a day by the alphabet.
    """
    lacking = timeliness[timeliness["state"].isin(LACKING)]
    named = units.drop_duplicates("unit_id")[["unit_id", "name", "parent_id"]]
    rows = lacking.merge(named.rename(columns={"parent_id": "superior_id"}), on="unit_id")
    ranks = {name: rank for rank, name in enumerate(sorted(set(rows["name"]), key=sort_key))}
    placed = rows.assign(alphabet=rows["name"].map(ranks))
    ordered = placed.sort_values(
        ["days_late", "year", "alphabet"], ascending=[False, False, True], na_position="last"
    )
    return ordered[[*REPORT, "due", "days_late", "state", "name", "superior_id"]].reset_index(
        drop=True
    )
