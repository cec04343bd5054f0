"""How far the units have come towards the plan's end (settled rules 1 and 10)."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from domain.kinds import UnitState
from domain.plans import Plan

OF_A_QUOTA = ["met", "reached_aim", "none", "done", "done_by_now"]
TALLIES = [
    "owed_in_all",
    "owed_by_now",
    "reported",
    "early",
    "not_reported",
    *OF_A_QUOTA,
    "models",
    "unknown_origin",
    "to_confirm",
    "struck_off",
]


def is_final(plan: Plan, as_of: date) -> bool:
    """Whether the plan's last day is past: its figures are the final result (settled rule 10).

    A plan that continues has no last day.
    """
    return not plan.continues and as_of > date(plan.last_year, 12, 31)


def progress(
    compliance: pd.DataFrame,
    units: pd.DataFrame,
    plan: Plan,
    as_of: date,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """One row per group of unit-years: `by` names columns of `compliance` or of `units` ("year",
    "parent_id", …); empty, one row for all.

    Int64, in unit-years: `owed_in_all`; `owed_by_now`, those whose day has come, and of these
    `reported`, `not_reported`, `none`, `met` (or better), `reached_aim`; `early`, reported before
    its day. In models: `done`, Σ min(counted, at_least) over all owed, so that no unit's surplus
    covers another's lack; `done_by_now`, the same over those owed by now; `models`, the plain
    number, `unknown_origin`, `to_confirm`, `struck_off`, over all that reported.

    Rates, 0 to 1, NaN where nothing is owed: `share` (done_by_now of what is owed by now),
    `share_in_all` (done of the whole plan's), `share_met`, `share_aim`, `share_reported` (of the
    unit-years owed by now). `projected`, models done at the plan's end if what is still to come is
    done as what was owed by now, and `projected_share`; NaN when `final`. Without a quota all that
    measures against it is missing. The end of a plan that continues is that of the last of its
    years so far (`Plan.years_as_of`).
    """
    return rated(tallied(_with_groups(compliance, units, by), plan, as_of), plan, as_of, by)


def rated(tallies: pd.DataFrame, plan: Plan, as_of: date, by: Sequence[str] = ()) -> pd.DataFrame:
    """The rows of `progress` of what has the columns `TALLIES`: unit-years, or sums of them."""
    if by:
        whole = tallies.groupby(list(by), as_index=False, dropna=False)[TALLIES].sum()
    else:
        whole = tallies[TALLIES].sum().to_frame().T
    whole = whole.astype(dict.fromkeys(TALLIES, "Int64"))
    if plan.quota is None:
        whole = whole.assign(
            **{tally: whole[tally].mask(whole[tally].notna()) for tally in OF_A_QUOTA}
        )
    return _rated(whole, plan, final=is_final(plan, as_of))


def _with_groups(compliance: pd.DataFrame, units: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    of_units = [column for column in by if column not in compliance.columns]
    return compliance.merge(units[["unit_id", *of_units]], on="unit_id") if of_units else compliance


def tallied(rows: pd.DataFrame, plan: Plan, as_of: date) -> pd.DataFrame:
    """Each unit-year's own part in every tally, so that a group is the sum of its parts."""
    owed = rows["owed"]
    due = owed & (rows["due_passed"] | is_final(plan, as_of))
    aim = rows["state"] == UnitState.EXCEEDED.value
    total, at_least = rows["total"].fillna(0), rows["at_least"].fillna(0)
    done = total.where(total < at_least, at_least)
    parts = {
        "owed_in_all": owed,
        "owed_by_now": due,
        "reported": due & rows["reported"],
        "early": owed & ~due & rows["reported"],
        "not_reported": due & ~rows["reported"],
        "none": due & (rows["state"] == UnitState.NONE.value),
        "met": due & (aim | (rows["state"] == UnitState.MET.value)),
        "reached_aim": due & aim,
        "done": done.where(owed, 0),
        "done_by_now": done.where(due, 0),
        "models": total,
        **{sort: rows[sort].fillna(0) for sort in ("unknown_origin", "to_confirm", "struck_off")},
    }
    return rows.assign(**{tally: part.astype("int64") for tally, part in parts.items()})


def _rated(whole: pd.DataFrame, plan: Plan, *, final: bool) -> pd.DataFrame:
    at_least = plan.quota.at_least if plan.quota else 1
    in_all = whole["owed_in_all"] * at_least
    share = rate_of(whole["done_by_now"], whole["owed_by_now"] * at_least)
    done = whole["done"].astype("Float64").to_numpy("float64", na_value=np.nan)
    projected = (share * in_all.astype("float64")).clip(lower=done)
    projected = projected.mask(share.isna() | final)
    return whole.assign(
        share=share,
        share_in_all=rate_of(whole["done"], in_all),
        share_met=rate_of(whole["met"], whole["owed_by_now"]),
        share_aim=rate_of(whole["reached_aim"], whole["owed_by_now"]),
        share_reported=rate_of(whole["reported"], whole["owed_by_now"]),
        projected=projected,
        projected_share=projected / in_all.astype("float64").replace(0, np.nan),
        final=final,
    )


def rate_of(part: pd.Series, whole: pd.Series) -> "pd.Series[float]":
    """`part` of `whole` as float64, NaN where there is nothing to be part of."""
    floats = [column.to_numpy("float64", na_value=np.nan) for column in (part, whole)]
    divided = np.divide(floats[0], floats[1], out=np.full(len(part), np.nan), where=floats[1] > 0)
    return pd.Series(divided, index=part.index)
