"""How each place or unit stands by one share, in order, and in words: on slides and on a page."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import pandas as pd

from charts.comparison import Cell
from translations import gettext as _
from translations.numbers import number, percent

NONE = "–"
# What every unit owes, so that a part of it is silence.
_OF_UNITS = ("share_met", "share_reported")


@dataclass(frozen=True, slots=True)
class Standing:
    """One group by one share: the row of `metrics.comparison.ranked` with its name, None for what
    is missing.
    """

    group: str
    name: str
    part: int
    whole: int
    share: float | None
    low: float
    high: float
    small: bool
    rank: int | None
    tied: bool
    clearly_below: bool


def standing_rows(table: pd.DataFrame, names: Mapping[str, str]) -> list[Standing]:
    """The rows of a table of `metrics.comparison.ranked`, in its order where they are alike: the
    best first; what has no rank stands after those that have.
    """
    named = table.assign(name=table["group"].map(dict(names)))
    columns = [named[field.name].tolist() for field in fields(Standing)]
    rows = [Standing(*told) for told in zip(*columns, strict=True)]
    return sorted((_with_none(row) for row in rows), key=_order)


def _with_none(row: Standing) -> Standing:
    """The row with None where the table has a missing value, and 0 for numbers."""
    return replace(
        row,
        part=0 if pd.isna(row.part) else row.part,
        whole=0 if pd.isna(row.whole) else row.whole,
        share=None if pd.isna(row.share) else row.share,
        rank=None if pd.isna(row.rank) else row.rank,
    )


def _order(row: Standing) -> tuple[object, ...]:
    return row.rank is None, row.rank or 0, row.share is None


def share_label(share: str) -> str:
    """What a share of `metrics.comparison.SHARES` is called."""
    return {
        "share_met": _("Đạt chỉ tiêu"),
        "share_on_time": _("Đúng hạn"),
        "share_recognised": _("Được công nhận"),
        "share_reported": _("Đã báo cáo"),
    }[share]


def rank_in_words(row: Standing, few: str, nothing: str) -> str:
    """The rank; `few` where too little speaks for one, `nothing` where there is no share at all."""
    if row.rank is None:
        return few if row.small else nothing
    rank = number(row.rank)
    return _("đồng hạng {rank}").format(rank=rank) if row.tied else rank


def figures_in_words(row: Standing) -> str:
    """“83 % (10 trên 12)”; a dash where there is no share."""
    if row.share is None:
        return NONE
    words = _("{share} ({part} trên {whole})")
    return words.format(share=percent(row.share), part=number(row.part), whole=number(row.whole))


def range_in_words(row: Standing) -> str:
    """“71–93 %”; a dash where there is no share."""
    if row.share is None:
        return NONE
    words = _("{low}–{high} %")
    return words.format(low=number(row.low * 100), high=number(row.high * 100))


def apart_in_words(row: Standing) -> str:
    """Whether it is clearly below the best; a dash for the best and for what has no rank."""
    if row.rank is None or row.rank == 1:
        return NONE
    return _("thấp hơn rõ") if row.clearly_below else _("không khác nhau rõ")


def silent_parts(tallies: pd.DataFrame) -> list[float]:
    """Of each row of `metrics.comparison.group_tallies` the part that is owed by now and not
    reported.
    """
    owed = tallies["owed_by_now"].astype("float64")
    parts = tallies["not_reported"].astype("float64") / owed.where(owed > 0)
    return parts.fillna(0).tolist()


def bar_of(row: Standing, share: str, silent: float, few: str, nothing: str) -> Cell:
    """A share as it is drawn beside others; `silent` of `silent_parts`, drawn where the share is
    one of what every unit owes, or nobody spoke.
    """
    hatched = silent if share in _OF_UNITS or silent == 1 else 0.0
    if row.share is None:
        return Cell(None, (_("chưa báo cáo") if hatched else nothing,), silent=hatched)
    of = f"{number(row.part)}/{number(row.whole)}"
    words = (percent(row.share), f"{of} · {few}" if row.small else of)
    return Cell(row.share, words, row.low, row.high, hatched, row.small)


def apart_and_close(ranks: Mapping[str, pd.DataFrame]) -> tuple[list[str], list[str]]:
    """The labels of the shares by which some clearly differ, and of those by which none do, of
    `ranks` by share; what ranks fewer than two is in neither.
    """
    apart: list[str] = []
    close: list[str] = []
    for share, rows in ranks.items():
        if rows["rank"].notna().sum() > 1:
            (apart if rows["clearly_below"].any() else close).append(share_label(share).lower())
    return apart, close
