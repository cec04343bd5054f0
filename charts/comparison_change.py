"""Groups side by side: what each unit has on average, and what became of the year before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts import theme
from charts.names import wrapped

_ROW, _LINE, _NAME = 58, 18, 46
_ABREAST = 42  # characters of a name and its words on one line of a phone

_TAGS = re.compile("<[^>]*>")


@dataclass(frozen=True, slots=True)
class Bar:
    """A group's number (None: nothing was reported), and the words that stand beside its name."""

    value: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A group's figure before and now (None: there is none), and the words beside its name."""

    before: float | None
    now: float | None
    words: str


def average_bars(names: Sequence[str], bars: Sequence[Bar], *, dark: bool) -> go.Figure:
    """A bar for each group from 0 on one scale; a hatch as wide as the chart where nobody has
    reported.
    """
    made = _rows(names, [bar.words for bar in bars], dark=dark)
    most = max([0.0, *(bar.value for bar in bars if bar.value is not None)]) or 1.0
    for value, marker in ((True, {"color": theme.DONE}), (False, theme.silence(dark=dark))):
        rows = [row for row, bar in enumerate(bars) if (bar.value is not None) is value]
        if rows:
            widths = [bars[row].value if value else most for row in rows]
            made.add_trace(_bar(widths, rows, marker))
    made.update_xaxes(range=[0, most * 1.02])
    return made


def _bar(widths: list[float | None], rows: list[int], marker: dict[str, Any]) -> go.Bar:
    return go.Bar(
        x=widths,
        y=rows,
        orientation="h",
        width=0.24,
        marker={"line": {"width": 0}} | marker,
        hoverinfo="skip",
    )


def changes_on_a_scale(
    names: Sequence[str], changes: Sequence[Change], *, most: float, dark: bool
) -> go.Figure:
    """A line for each group from where it was (a ring) to where it is (a dot), from 0 to `most`."""
    made = _rows(names, [change.words for change in changes], dark=dark)
    told = list(enumerate(changes))
    for row, _change in told:
        made.add_shape(
            type="line", x0=0, x1=most, y0=row, y1=row, line={"color": theme.line(dark), "width": 2}
        )
    both = [(row, one) for row, one in told if one.before is not None and one.now is not None]
    for row, one in both:
        made.add_shape(
            type="line",
            x0=one.before,
            x1=one.now,
            y0=row,
            y1=row,
            line={"color": theme.DONE, "width": 4},
        )
    ring = {"size": 12, "color": theme.paper(dark), "line": {"width": 2, "color": theme.DONE}}
    dot = {"size": 14, "color": theme.DONE, "line": {"width": 0}}
    made.add_trace(_dots([(row, one.before) for row, one in told], ring))
    made.add_trace(_dots([(row, one.now) for row, one in told], dot))
    made.update_xaxes(range=[-most * 0.02, most * 1.02])
    return made


def _dots(places: list[tuple[int, float | None]], marker: dict[str, Any]) -> go.Scatter:
    seen = [(row, value) for row, value in places if value is not None]
    return go.Scatter(
        x=[value for _row, value in seen],
        y=[row for row, _value in seen],
        mode="markers",
        marker=marker,
        cliponaxis=False,
        hoverinfo="skip",
    )


def _rows(names: Sequence[str], words: Sequence[str], *, dark: bool) -> go.Figure:
    """A figure with each group's name and words above the place of its row."""
    both = list(zip(names, words, strict=True))
    abreast = all(len(name) + len(_TAGS.sub("", told)) < _ABREAST for name, told in both)
    between = "  " if abreast else "<br>"
    lines = [f"<b>{wrapped(name, _NAME)}</b>{between}{told}" for name, told in both]
    row = _ROW + _LINE * max(line.count("<br>") for line in lines)
    made = theme.figure(dark=dark, height=row * len(names) + 22, barmode="overlay", bargap=0)
    places = [0] * len(names), [place - 12 / row for place in range(len(names))]
    made.add_trace(theme.texts(*places, lines, "top right", dark=dark))
    made.update_yaxes(visible=False, range=[len(names) - 1 + 16 / row, 16 / row - 1 - 22 / row])
    made.update_xaxes(visible=False)
    made.update_layout(margin={"l": 6, "r": 10, "t": 0, "b": 0})
    return made
