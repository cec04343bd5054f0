"""Each unit-year against the minimum (settled rule 1)."""

import pandas as pd

from domain.kinds import Basis, UnitState
from domain.plans import Plan
from metrics.reported import UNIT_YEAR

TOTALS = ["total", "unknown_origin", "to_confirm"]


def compliance(
    owed: pd.DataFrame,
    reported: pd.DataFrame,
    counts: pd.DataFrame,
    struck: pd.DataFrame,
    plan: Plan,
) -> pd.DataFrame:
    """One row per unit of the plan and year of `owed`: `unit_id`, `year`, `state`, `basis`; Int64:
    `total`, `stated_total`, `at_least`, `aim`, `unknown_origin`, `to_confirm`, `struck_off`;
    `due`, `due_passed`, `owed`, `reported`.

    `owed` is from `owed_unit_years`, `reported` from `reported_unit_years`, `struck` from
    `struck_off_in`: `struck_off` stands in the year in which a model was struck off, also where the
    unit has not reported that year. Other figures are missing, never 0, where nothing was reported
    (rule 5); `at_least` and `aim` where the plan has no quota.
    `state`: a year not owed, or not due yet and not reported, is `not_owed`, and a unit that
    reported all the same keeps its figures; a report below the minimum is `none`; without a quota
    any report, owed or not, is `reported`.
    """
    sums = counts.rename(columns={"counted": "total"}).groupby(UNIT_YEAR, as_index=False)[TOTALS]
    known = reported.merge(sums.sum(), on=UNIT_YEAR, how="left").assign(reported=True)
    known = known.fillna(dict.fromkeys(TOTALS, 0))
    gone = struck.groupby(UNIT_YEAR, as_index=False)[["struck_off"]].sum()
    rows = owed.merge(known, on=UNIT_YEAR, how="left").merge(gone, on=UNIT_YEAR, how="left")
    quota = plan.quota
    rows = rows.assign(
        reported=rows["reported"].notna(),
        struck_off=rows["struck_off"].mask(rows["struck_off"].isna() & rows["reported"].notna(), 0),
        at_least=quota.at_least if quota else None,
        aim=quota.aim if quota else None,
    ).astype(dict.fromkeys([*TOTALS, "struck_off", "stated_total", "at_least", "aim"], "Int64"))
    ordered = ["basis", "total", "stated_total", "at_least", "aim", *TOTALS[1:], "struck_off"]
    days = ["due", "due_passed", "owed", "reported"]
    return rows.assign(state=_states(rows, plan))[[*UNIT_YEAR, "state", *ordered, *days]]


def by_number_alone(compliance: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows rest on a number alone, without a list (settled rule 8)."""
    return compliance["basis"] == Basis.COUNTS.value


def stated_otherwise(compliance: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows rest on a list beside which another number was stated (settled rule 8)."""
    differs = compliance["stated_total"] != compliance["total"]
    return differs.fillna(False).astype(bool)


def _states(rows: pd.DataFrame, plan: Plan) -> "pd.Series[str]":
    states = pd.Series(UnitState.NOT_REPORTED.value, index=rows.index, dtype="str")
    if plan.quota is None:
        states = states.mask(rows["reported"], UnitState.REPORTED.value)
    else:
        total = rows["total"].fillna(0)
        states = (
            states.mask(rows["reported"], UnitState.NONE.value)
            .mask(rows["reported"] & (total >= plan.quota.at_least), UnitState.MET.value)
            .mask(rows["reported"] & (total >= plan.quota.aim), UnitState.EXCEEDED.value)
        )
    silent = ~rows["reported"] & ~(rows["owed"] & rows["due_passed"])
    unmeasured = ~rows["owed"] & (plan.quota is not None)
    return states.mask(silent | unmeasured, UnitState.NOT_OWED.value)
