"""Each unit-year against the minimum (settled rule 1)."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from domain.kinds import Basis, UnitState
from domain.plans import Plan
from metrics.distinct import NOWHERE, places_in
from metrics.reported import UNIT_YEAR
from metrics.unit_years import added_up, one_number

if TYPE_CHECKING:
    import numpy.typing as npt

    from metrics.distinct import Places

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
    rows, years = owed.reset_index(drop=True), one_number(owed)
    at = places_in(one_number(reported), years)
    known = at != NOWHERE
    told = counts[["counted", *TOTALS[1:]]].set_axis(TOTALS, axis="columns")
    sums = added_up(one_number(reported), one_number(counts), told)
    totals = {total: _whole(figures, at, known) for total, figures in sums.items()}
    gone = added_up(years, one_number(struck), struck[["struck_off"]])["struck_off"]
    quota = plan.quota
    rows = rows.assign(
        **totals,
        reported=known,
        basis=reported["basis"].array.take(at, allow_fill=True),
        stated_total=reported["stated_total"].array.take(at, allow_fill=True),
        struck_off=pd.arrays.IntegerArray(gone, ~known & (gone == 0)),
        at_least=quota.at_least if quota else None,
        aim=quota.aim if quota else None,
    ).astype(dict.fromkeys(["at_least", "aim"], "Int64"))
    ordered = ["basis", "total", "stated_total", "at_least", "aim", *TOTALS[1:], "struck_off"]
    days = ["due", "due_passed", "owed", "reported"]
    return rows.assign(state=_states(rows, plan))[[*UNIT_YEAR, "state", *ordered, *days]]


def _whole(
    figures: "npt.NDArray[np.int64]", at: "Places", known: "npt.NDArray[np.bool_]"
) -> pd.arrays.IntegerArray:
    """The figure of each row, missing where none is known."""
    found = np.zeros(len(at), dtype="int64")
    found[known] = figures[at[known]]
    return pd.arrays.IntegerArray(found, ~known)


def by_number_alone(compliance: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows rest on a number alone, without a list (settled rule 8)."""
    return compliance["basis"] == Basis.COUNTS.value


def stated_otherwise(compliance: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows rest on a list beside which another number was stated (settled rule 8)."""
    differs = compliance["stated_total"] != compliance["total"]
    return differs.fillna(False).astype(bool)


def _states(rows: pd.DataFrame, plan: Plan) -> "pd.Series[str]":
    owed, reported = rows["owed"], rows["reported"]
    total = rows["total"].fillna(0)
    quota = plan.quota
    choices = {
        UnitState.NOT_OWED: (~reported & ~(owed & rows["due_passed"])) | (~owed & bool(quota)),
        UnitState.NOT_REPORTED: ~reported,
        UnitState.EXCEEDED: total >= quota.aim if quota else ~reported,
        UnitState.MET: total >= quota.at_least if quota else ~reported,
        UnitState.NONE: reported & bool(quota),
    }
    names = pd.array([*choices, UnitState.REPORTED.value], dtype="str")
    conditions = [condition.to_numpy(dtype=bool) for condition in choices.values()]
    chosen = np.select(conditions, range(len(conditions)), len(conditions))
    return pd.Series(names.take(chosen), index=rows.index)
