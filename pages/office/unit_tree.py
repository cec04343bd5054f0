"""The register as a tree on a day, and found by a name typed without accents."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import streamlit as st

from domain.text import fold, fold_all, sort_key
from translations import gettext as _
from translations.numbers import day as in_words
from translations.numbers import number
from translations.unit_wording import kind_label

# A longer table is no longer read: one searches.
MOST_ROWS = 300
NAME_WIDTH = 225  # pixels
# A unit's id (None: the top) -> those right beneath, each with its place in the alphabet.
Beneath = dict[int | None, list[tuple[tuple[object, ...], int]]]


def living(units: pd.DataFrame, day: date) -> pd.DataFrame:
    """The rows of `units` that exist on `day`."""
    at = pd.Timestamp(day)
    begun = units["valid_from"].isna() | (units["valid_from"] <= at)
    return units[begun & (units["valid_to"].isna() | (units["valid_to"] >= at))]


def in_tree(units: pd.DataFrame) -> pd.DataFrame:
    """`units` with each beneath the one above it, by the Vietnamese alphabet; `depth` int64.

    A unit whose parent is not among them stands at the top.
    """
    known = set(units["unit_id"])
    beneath: Beneath = {}
    for unit, name, above in zip(units["unit_id"], units["name"], units["parent_id"], strict=True):
        parent = int(above) if not pd.isna(above) and above in known else None
        beneath.setdefault(parent, []).append((sort_key(name), unit))
    rows = list(_walk(beneath, None, 0))
    order = pd.DataFrame(rows, columns=["unit_id", "depth"]).astype("int64")
    return order.merge(units, on="unit_id")


def _walk(beneath: Beneath, above: int | None, depth: int) -> Iterator[tuple[int, int]]:
    for _key, unit in sorted(beneath.get(above, ())):
        yield unit, depth
        yield from _walk(beneath, unit, depth + 1)


def sought(units: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows of `units` whose name or code holds `words`, with or without accents."""
    wanted = fold(words)
    if not wanted:
        return units
    told = fold_all((units["name"] + " " + units["code"]).tolist())
    found = [wanted in each for each in told]
    return units[pd.Series(found, index=units.index, dtype="bool")]


def tree_in_words(shown: pd.DataFrame) -> pd.DataFrame:
    """Rows of `in_tree` as they are read."""
    return pd.DataFrame(
        {
            _("Đơn vị"): [
                "\u2003" * depth + name
                for depth, name in zip(shown["depth"], shown["name"], strict=True)
            ],
            _("Loại"): [kind_label(kind) for kind in shown["kind"]],
            _("Mã"): shown["code"].tolist(),
            _("Có từ"): [_day(day) for day in shown["valid_from"]],
            _("Đến hết"): [_day(day) for day in shown["valid_to"]],
        }
    )


def show_tree(told: pd.DataFrame, count: int) -> None:
    """The table of `tree_in_words`; where it is the first of `count` rows, how many are left."""
    st.dataframe(
        told,
        column_config={_("Đơn vị"): st.column_config.Column(width=NAME_WIDTH)},
        hide_index=True,
        height=min(38 * (len(told) + 1), 460),
    )
    if count > len(told):
        words = _("Còn {count} đơn vị không hiện ở đây. Tìm theo tên hoặc mã để thấy.")
        st.caption(words.format(count=number(count - len(told))))


def _day(day: pd.Timestamp) -> str:
    return "" if pd.isna(day) else in_words(day.date())
