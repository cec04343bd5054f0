"""What the figures rest on: of each unit-year owed the list, the number, or nothing (settled rules
5, 8 and 9).
"""

from datetime import date

import numpy as np
import pandas as pd

from domain.kinds import Basis, ReportKind, ReportSource, RestsOn
from domain.plans import Plan
from metrics.progress import is_final
from metrics.reported import UNIT_YEAR

KINDS = [kind.value for kind in RestsOn]
_LISTS = [ReportKind.REGISTER.value, ReportKind.RESULT.value]


def rests_on(
    compliance: pd.DataFrame, reports: pd.DataFrame, plan: Plan, as_of: date
) -> pd.DataFrame:
    """One row per unit-year owed whose day is past (those of `owed_by_now` in `progress`):
    `unit_id`, `year`, `rests_on` (`RestsOn`).

    Rule 8: a list goes before a number. Rule 9: of lists, one of the unit's own before a summary.
    Rule 5: what was not reported is that, never an empty list. `reports` is from
    `standing_reports`.
    """
    due = compliance[compliance["owed"] & (compliance["due_passed"] | is_final(plan, as_of))]
    listed = due["basis"] == Basis.LIST.value
    lists = reports[reports["standing"] & reports["kind"].isin(_LISTS)]
    own = _has(due, lists[lists["source"] == ReportSource.OWN.value])
    choices = {
        RestsOn.NOT_REPORTED: ~due["reported"],
        RestsOn.NUMBER: due["basis"] == Basis.COUNTS.value,
        RestsOn.OWN_LIST: listed & own,
        RestsOn.SUMMARY_LIST: listed & _has(due, lists),
    }
    conditions = [condition.to_numpy(dtype=bool, na_value=False) for condition in choices.values()]
    chosen = np.select(conditions, [kind.value for kind in choices], RestsOn.OTHER.value)
    return due[UNIT_YEAR].assign(rests_on=pd.Series(chosen, index=due.index, dtype="str"))


def rests_on_by_year(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per year of `rests_on`: `year`; int64 for each `RestsOn`, and `owed`, their sum."""
    found = pd.crosstab(rows["year"], rows["rests_on"]).reindex(columns=KINDS, fill_value=0)
    sums = found.astype("int64").rename_axis(columns=None).reset_index()
    return sums.assign(owed=sums[KINDS].sum(axis=1)).astype({"year": "int64"})


def _has(due: pd.DataFrame, reports: pd.DataFrame) -> "pd.Series[bool]":
    told = pd.MultiIndex.from_frame(reports[UNIT_YEAR])
    found = pd.MultiIndex.from_frame(due[UNIT_YEAR]).isin(told)
    return pd.Series(found, index=due.index, dtype="bool")
