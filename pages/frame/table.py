"""Tables on screen: words as they are, numbers written as everywhere here and sorted as numbers."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st
from pandas.io.formats.style import Styler

from exports.numbers_shown import decimals, is_grouped
from translations.numbers import fixed

MISSING = "–"
# Rows: each costs an eighth of a millisecond; the numbers of more are written by the browser.
WRITTEN_HERE = 2_000


def in_arrow(told: Mapping[str, Iterable[str]]) -> pa.Table:
    """Columns of words as they are sent to the browser: pandas on the way there costs ten times."""
    return pa.table({name: pa.array(words, pa.string()) for name, words in told.items()})


def as_sent(told: pd.DataFrame) -> pa.Table:
    """A table without its index as it is sent to the browser: kept so, it is turned to it once."""
    return pa.Table.from_pandas(told, preserve_index=False)


def show_words(told: Mapping[str, Iterable[str]] | pa.Table, alt: str | None = None) -> None:
    """A table of few rows, by column; each cell is Markdown."""
    sent = told if isinstance(told, pa.Table) else in_arrow(told)
    st.table(sent, border="horizontal", hide_index=True, alt=alt)


def as_read(told: pd.DataFrame) -> pd.DataFrame | Styler:
    """`told` with its numbers in words of ours; as it is where it has too many rows."""
    if len(told) > WRITTEN_HERE or not told.columns.is_unique:
        return told
    return told.style.format(_writers(told), na_rep=MISSING)


def columns_as_read(told: pd.DataFrame) -> dict[str, Any] | None:
    """Where there are too many rows for `as_read`: numbers as the visitor's browser writes them."""
    if len(told) <= WRITTEN_HERE:
        return None
    return {
        str(name): st.column_config.NumberColumn(format="localized")
        for name in told.columns
        if is_grouped(name) and decimals(told[name]) is not None
    }


def _writers(told: pd.DataFrame) -> dict[Any, str | Callable[[object], str] | None]:
    found = {name: decimals(told[name]) for name in told.columns}
    return {
        name: _writer(places) if is_grouped(name) else "{:.0f}"
        for name, places in found.items()
        if places is not None
    }


def _writer(places: int) -> Callable[[Any], str]:
    return lambda value: fixed(value, places)
