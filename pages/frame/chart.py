"""A chart with all that belongs to it: its finding, a sentence that reads it, the table behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts import theme
from pages.frame.plain import plain
from pages.frame.table import MISSING, as_read, columns_as_read
from pages.frame.take_along import offer, picture_of
from translations import gettext as _

# Pixels: a row, and a head with eleven of them, so that none is cut in half.
ROW, TALLEST = 36, 12 * 36 + 2


@dataclass(frozen=True, slots=True)
class Chart:
    """`key` names it among the charts of a page and its files; `title` says the finding and
    `reading`, one sentence, what is to be seen; `table` makes the table behind, in words as on
    screen and with numbers as numbers; `legend` is a line of HTML (`theme.key`).

    `figure` is shared between sessions: never changed. What is taken along is the same figure on
    white, and bears the day of the page's filter.
    """

    key: str
    title: str
    reading: str
    figure: go.Figure
    table: Callable[[], pd.DataFrame]
    legend: str = ""


def show_chart(chart: Chart, links: str = "") -> None:
    """Draw the chart, and `links` (a line of Markdown) under what reads it; the table behind it and
    the files are made only once somebody opens them.
    """
    st.subheader(plain(chart.title), anchor=False)
    if chart.legend:
        st.html(chart.legend)
    st.plotly_chart(
        chart.figure, theme=None, config=theme.CONFIG, key=f"hinh_{chart.key}", alt=chart.reading
    )
    lines = [plain(chart.reading), links] if links else [plain(chart.reading)]
    st.markdown("  \n".join(f":small[{line}]" for line in lines))
    picture = picture_of(chart.figure, chart.title, chart.reading, chart.legend)
    show_behind(chart.key, chart.title, chart.table, picture)


def show_behind(
    key: str,
    title: str,
    table: Callable[[], pd.DataFrame],
    picture: Callable[[], bytes] | None = None,
) -> None:
    """The table behind a chart, to look at, to sort and to take along; closed at first.

    `picture` makes the chart itself as a PNG (`pages.frame.take_along.picture_of`).
    """
    behind = st.expander(
        _("Bảng số liệu, tải về"), type="compact", key=f"bang_{key}", on_change="rerun"
    )
    if behind.open:
        show_table(behind, key, title, table(), picture)


def show_table(
    room: DeltaGenerator,
    key: str,
    title: str,
    told: pd.DataFrame,
    picture: Callable[[], bytes] | None = None,
    as_of: date | None = None,
    tallest: int = TALLEST,
) -> None:
    """A table and its files, at most `tallest` pixels high: the rest is scrolled to."""
    room.dataframe(
        as_read(told),
        hide_index=True,
        placeholder=MISSING,
        column_config=columns_as_read(told),
        row_height=ROW,
        height=min(ROW * (len(told) + 1) + 2, tallest),
        key=f"bang_so_lieu_{key}",
        alt=title,
    )
    offer(room, key, title, lambda: told, picture, as_of)
