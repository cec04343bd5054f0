"""Groups side by side on one shared scale: a row for each group, a column for each figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts import theme
from charts.names import wrapped
from domain.kinds import UnitState
from translations import gettext as _
from translations.numbers import percent

_ROW, _LINE, _HEAD, _FOOT = 94, 18, 62, 26
_BAR, _COLUMN = 0.18, 0.88
_ABOVE, _BENEATH = 0.13, 0.19  # of a row, from the middle of a bar to the words
_HEADING, _NAME = 12, 46  # characters in a line: a column is narrow on a phone


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one group: its `share` (None: there is none, and `words` say why), the range
    from `low` to `high` in which it lies, if it has one; `silent`, the part that has not reported;
    `small`: it rests on few. `words` stand beneath the bar in one or two lines.
    """

    share: float | None
    words: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    silent: float = 0.0
    small: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of every group, in the order of the names; `colour` of its bars."""

    title: str
    colour: str
    cells: Sequence[Cell]


def side_by_side(
    names: Sequence[str], columns: Sequence[Column], *, top: float = 1.0, dark: bool
) -> go.Figure:
    """A name above each row, and beneath it a bar in every column, all from 0 to the share `top`.

    A whisker is the range in which a share lies; an outline, one that rests on few; a hatch from
    the right, what has not reported.
    """
    lines = max(wrapped(name, _NAME).count("<br>") for name in names)
    row = _ROW + _LINE * lines
    head = max(_HEAD, 8 + _LINE * max(_heading_lines(column.title) for column in columns))
    height = row * len(names) + head + _FOOT
    made = theme.figure(dark=dark, height=height, barmode="overlay", bargap=0)
    for place, column in enumerate(columns):
        _add_column(made, place, column, top, dark=dark)
        _add_scale(made, place, len(names), top, dark=dark)
        _add_heading(made, place, column.title)
    made.add_trace(_names(names, dark=dark))
    top = 0.5 + head / row
    made.update_yaxes(visible=False, range=[len(names) - 0.5 + _FOOT / row, -top])
    made.update_xaxes(visible=False, range=[0, len(columns) - 1 + _COLUMN])
    made.update_layout(margin={"l": 2, "r": 6, "t": 0, "b": 0})
    return made


def _add_column(made: go.Figure, place: int, column: Column, top: float, *, dark: bool) -> None:
    cells = list(enumerate(column.cells))
    told = [(row, cell) for row, cell in cells if cell.share is not None]
    made.add_trace(_bar(place, [(row, 0, 1) for row, _cell in told], {"color": theme.line(dark)}))
    silent = [(row, 1 - cell.silent, cell.silent) for row, cell in cells if cell.silent]
    if silent:
        made.add_trace(_bar(place, silent, theme.silence(dark=dark), _("chưa báo cáo")))
    for small in (False, True):
        some = [(row, cell) for row, cell in told if cell.small is small]
        if some:
            made.add_trace(_shares(place, column, some, top, small=small, dark=dark))
    made.add_trace(_words(place, column.cells, dark=dark))


def _words(place: int, cells: Sequence[Cell], *, dark: bool) -> go.Scatter:
    """What stands beneath the bars of a column, in one trace: many notes are slow to draw."""
    rows = [place] * len(cells), [row + _BENEATH for row in range(len(cells))]
    return theme.texts(*rows, [_in_lines(cell) for cell in cells], "bottom right", dark=dark)


def _in_lines(cell: Cell) -> str:
    first, *rest = cell.words
    lines = "".join(f'<br><span style="font-size:12px">{line}</span>' for line in rest)
    return (f"<b>{first}</b>" if cell.share is not None else first) + lines


def _names(names: Sequence[str], *, dark: bool) -> go.Scatter:
    """The names above their rows."""
    told = [f"<b>{wrapped(name, _NAME)}</b>" for name in names]
    rows = [0] * len(names), [row - _ABOVE for row in range(len(names))]
    return theme.texts(*rows, told, "top right", dark=dark)


def _bar(
    place: int, spans: list[tuple[int, float, float]], marker: dict[str, Any], name: str = ""
) -> go.Bar:
    """A bar for each (row, from where, how long)."""
    return go.Bar(
        base=[place + start * _COLUMN for _row, start, _long in spans],
        x=[long * _COLUMN for _row, _start, long in spans],
        y=[row for row, _start, _long in spans],
        width=_BAR,
        orientation="h",
        marker={"line": {"width": 0}} | marker,
        name=name,
        hoverinfo="skip",
    )


def _shares(
    place: int,
    column: Column,
    some: list[tuple[int, Cell]],
    top: float,
    *,
    small: bool,
    dark: bool,
) -> go.Bar:
    outline = {"color": theme.paper(dark), "line": {"width": 2, "color": column.colour}}
    spans = [(row, 0.0, (cell.share or 0.0) / top) for row, cell in some]
    bar = _bar(place, spans, outline if small else {"color": column.colour}, column.title)
    ranges = [_range(cell, top) for _row, cell in some]
    if any(below or above for below, above in ranges):
        bar.error_x = {
            "type": "data",
            "symmetric": False,
            "array": [above for _below, above in ranges],
            "arrayminus": [below for below, _above in ranges],
            "color": theme.ink(dark),
            "thickness": 1.5,
            "width": 5,
        }
    return bar


def _range(cell: Cell, top: float) -> tuple[float, float]:
    """How far the range goes below and above the share, in columns."""
    if cell.share is None or cell.low is None or cell.high is None:
        return 0.0, 0.0
    scale = _COLUMN / top
    return (cell.share - cell.low) * scale, (cell.high - cell.share) * scale


def _add_scale(made: go.Figure, place: int, rows: int, top: float, *, dark: bool) -> None:
    """0 and the share `top` at the ends of a column."""
    faint = {"size": 12, "color": theme.faint(dark)}
    for share, anchor in ((0, "left"), (1, "right")):
        made.add_annotation(
            x=place + share * _COLUMN,
            y=rows - 0.42,
            text=percent(top) if share else "0",
            showarrow=False,
            xanchor=anchor,
            yanchor="top",
            font=faint,
        )


def _heading_lines(title: str) -> int:
    return wrapped(title, _HEADING).count("<br>") + 1


def _add_heading(made: go.Figure, place: int, title: str) -> None:
    made.add_annotation(
        x=place,
        y=-0.5,
        text=f"<b>{wrapped(title, _HEADING)}</b>",
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        align="left",
    )


def side_by_side_key(*, few: str, silent: bool, dark: bool) -> str:
    """The key of shares with ranges as a line of HTML; `few`, the words for what rests on few."""
    ink, paper = theme.ink(dark), theme.paper(dark)
    whisker = f"linear-gradient({paper} 42%,{ink} 42% 58%,{paper} 58%)"
    entries = [(theme.DONE, _("tỷ lệ")), (whisker, _("khoảng, độ tin cậy 95 %"))]
    if few:
        entries.append((f"{paper};border:2px solid {theme.DONE}", few))
    if silent:
        hatch = theme.state_ground(UnitState.NOT_REPORTED, dark=dark)
        entries.append((hatch, _("chưa báo cáo")))
    return theme.key(entries, dark=dark)
