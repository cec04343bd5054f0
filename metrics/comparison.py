"""Groups of units side by side, fairly: shares with the range they lie in, averages for each unit,
ranks that say what they rest on.

A group is a district's units, or one unit; a share is never shown without the numbers behind it.
"""

from datetime import date
from statistics import NormalDist

import numpy as np
import pandas as pd

from domain.plans import Plan
from metrics.progress import progress, rate_of
from metrics.results import Results
from metrics.timeliness import timeliness_by
from metrics.told_of import told_counts, told_models, with_told

# A share of fewer (unit-years, reports, models) is marked as small and never ranked.
FEW = 10
CONFIDENCE = 0.95
# What can be compared as a share: the part and the whole of `group_tallies`.
SHARES = {
    "share_met": ("met", "owed_by_now"),
    "share_on_time": ("on_time", "judged"),
    "share_recognised": ("recognised", "registered"),
    "share_reported": ("reported", "owed_by_now"),
}
OF_PROGRESS = [
    *("owed_by_now", "reported", "not_reported", "met", "reached_aim"),
    *("models", "unknown_origin", "to_confirm"),
]
GROUP_TALLIES = [
    "units",
    *OF_PROGRESS,
    "unit_years_reported",
    "registered",
    "recognised",
    "on_time",
    "judged",
]


def group_tallies(
    found: Results, groups: pd.DataFrame, plan: Plan, as_of: date, year: int | None = None
) -> pd.DataFrame:
    """One row per group of `groups` (`unit_id`, `group` str; each unit in one), by `group`; Int64:
    `units`, those that owe something; `unit_years_reported`, all that reported, owed or not: what
    `models` come from; and what `progress`, `recognition` and `timeliness_by` call by these names.

    Of the one `year`, or of all the plan's years. Each group is the sum of its unit-years as they
    were reported (settled rule 1), so that groups converted to the units of a day add up to the
    same. Without a quota `met` and `reached_aim` are missing, and models are those that the lists
    tell of (`metrics.told_of`).
    """
    rows = with_told(found, plan).merge(groups, on="unit_id")
    owed = found.timeliness.merge(groups, on="unit_id")
    if year is not None:
        rows, owed = rows[rows["year"] == year], owed[owed["year"] == year]
    by = ["group"]
    listed = told_models(found, plan)
    listed = listed.merge(rows[["unit_id", "year", "group"]], on=["unit_id", "year"])
    parts: list[pd.DataFrame] = [
        rows[rows["owed"]].groupby(by)["unit_id"].nunique().to_frame("units"),
        progress(rows, rows[["unit_id"]], plan, as_of, by).set_index(by)[OF_PROGRESS],
        rows.groupby(by)["reported"].sum().to_frame("unit_years_reported"),
        listed.groupby(by)[["registered", "recognised"]].sum(),
        timeliness_by(owed, by).set_index(by)[["on_time", "judged"]],
    ]
    names = pd.Index(sorted(groups["group"].unique()), name="group", dtype="str")
    whole: pd.DataFrame = pd.concat([part.reindex(names).astype("Int64") for part in parts], axis=1)
    of_quota = ["met", "reached_aim"] if plan.quota is None else []
    filled = whole.columns.difference(of_quota)
    return whole.fillna(dict.fromkeys(filled, 0))[GROUP_TALLIES].reset_index()


def added_up(tallies: list[pd.DataFrame]) -> pd.DataFrame:
    """The tallies of several plans as one table of the same columns: a group under two plans has
    what it has under both; what no plan measures stays missing.
    """
    rows = pd.concat(tallies, ignore_index=True)
    return rows.groupby("group", as_index=False)[GROUP_TALLIES].sum(min_count=1)


def wilson(part: pd.Series, whole: pd.Series) -> pd.DataFrame:
    """`low` and `high`, 0 to 1, of each share `part` / `whole`; NaN where the whole is 0.

    The score interval at 95 % of E. B. Wilson, “Probable inference, the law of succession, and
    statistical inference”, Journal of the American Statistical Association 22 (1927), 209–212:
    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). It holds for few and for extreme shares,
    where p ± z √(p(1 − p)/n) would say that 3 of 3 is certain.
    """
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    parts, n = (each.to_numpy("float64", na_value=np.nan) for each in (part, whole))
    n = np.where(n > 0, n, np.nan)
    share = parts / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    # At 0 and at 1 an end of the range is the share itself, which rounding would miss.
    low = np.where(share == 0, 0.0, np.minimum(middle - half, share))
    high = np.where(share == 1, 1.0, np.maximum(middle + half, share))
    return pd.DataFrame({"low": low, "high": high}, index=part.index)


def ranked(tallies: pd.DataFrame, share: str) -> pd.DataFrame:
    """One row per row of `tallies`, in its order: `group`, `part` and `whole` Int64, the `share` (a
    key of `SHARES`) with `low` and `high`; `small`, the whole is below `FEW`; `rank` Int64,
    `tied`, `clearly_below`.

    The highest share is 1; equal shares have one rank and are `tied`, and the next rank counts them
    all. What is small, or has no share at all, has no rank: it would stand first or last by chance.
    `clearly_below`: the difference from the best is more than chance (`_apart`).
    """
    of, among = SHARES[share]
    part, whole = tallies[of].astype("Int64"), tallies[among].astype("Int64")
    rate = rate_of(part, whole)
    found = pd.DataFrame({"group": tallies["group"], "part": part, "whole": whole, "share": rate})
    found = found.join(wilson(part, whole)).assign(small=rate.notna() & (whole < FEW))
    placed = found["share"].where(~found["small"])
    rank = placed.rank(method="min", ascending=False).astype("Int64")
    first = found.loc[rank == 1, ["share", "low"]].min()
    return found.assign(
        rank=rank,
        tied=(rank.notna() & rank.duplicated(keep=False)).astype("bool"),
        clearly_below=rank.notna()
        & _apart(first["share"], first["low"], found["share"], found["high"]),
    )


def _apart(
    share: "pd.Series[float] | float",
    low: "pd.Series[float] | float",
    below: "pd.Series[float]",
    high: "pd.Series[float]",
) -> "pd.Series[bool]":
    """Whether `share` is above `below` by more than chance: the interval of their difference at
    95 % holds no nought; false where one is missing.

    From the `low` end of one score interval and the `high` end of the other: method 10 of R. G.
    Newcombe, “Interval estimation for the difference between independent proportions”, Statistics
    in Medicine 17 (1998), 873–890. That two intervals overlap says too little: 306 of 426 and 306
    of 484 do, and differ.
    """
    gap = share - below
    return (gap > 0) & (gap**2 > (share - low) ** 2 + (high - below) ** 2)


def models_each(tallies: pd.DataFrame) -> "pd.Series[float]":
    """Models for each unit and year that reported, NaN where none did: silence is no zero (settled
    rule 5), and a large group is not ahead for being large.
    """
    return rate_of(tallies["models"], tallies["unit_years_reported"])


def changed(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """One row per row of `now`: `group`, `share` and `share_before`, `change` (their difference;
    NaN where one of them is), `clear`: it is more than chance.

    Both from `ranked`, of one share.
    """
    columns = ["group", "share", "low", "high"]
    both = now[columns].merge(before[columns], on="group", how="left", suffixes=("", "_before"))
    more = _apart(both["share"], both["low"], both["share_before"], both["high_before"])
    fewer = _apart(both["share_before"], both["low_before"], both["share"], both["high"])
    apart = more | fewer
    return both.assign(change=both["share"] - both["share_before"], clear=apart)[
        ["group", "share", "share_before", "change", "clear"]
    ]


def fields_of_groups(
    found: Results, groups: pd.DataFrame, plan: Plan, year: int | None = None
) -> pd.DataFrame:
    """One row per group and field in which it has a row of `told_counts`: `group`, `field`,
    `counted` int64, `share` of what the group's models are in all; NaN where it has none.
    """
    rows = told_counts(found, plan)
    rows = rows.merge(found.compliance[["unit_id", "year"]], on=["unit_id", "year"])
    rows = rows.merge(groups, on="unit_id")
    if year is not None:
        rows = rows[rows["year"] == year]
    sums = rows.groupby(["group", "field"], as_index=False)[["counted"]].sum()
    return with_shares_of_fields(sums)


def with_shares_of_fields(sums: pd.DataFrame) -> pd.DataFrame:
    """`sums` (`group`, `field`, `counted`; one row each) with the `share` of the group's models."""
    all_models = sums.groupby("group")["counted"].transform("sum")
    return sums.assign(share=rate_of(sums["counted"], all_models))


def peers(sizes: pd.DataFrame) -> pd.DataFrame:
    """`sizes` (`group`, `kind`, `size`) with `peers`: a number that groups of one kind and like
    size share, from the smallest up; and `least` and `most`, the sizes among them.

    From the smallest on, all that are at most twice its size are its peers, then the next begins.
    So every group is a peer of one set alone, whatever else is compared.
    """
    rows = sizes.sort_values(["kind", "size", "group"], ignore_index=True)
    numbers, kind, first, number = [], None, 0, -1
    for its_kind, size in zip(rows["kind"], rows["size"].tolist(), strict=True):
        if its_kind != kind or size > 2 * first:
            kind, first, number = its_kind, size, number + 1
        numbers.append(number)
    rows = rows.assign(peers=pd.Series(numbers, index=rows.index, dtype="int64"))
    by_number = rows.groupby("peers")["size"]
    return rows.assign(least=by_number.transform("min"), most=by_number.transform("max"))
