"""Small bars in rows and columns on one shared scale, as of kinds of unit by field."""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import balanced
from domain.kinds import UnitState
from translations import gettext as _

_ROW, _LINE, _HEADS = 58, 16, 48  # characters of all heads in a line
_CLEAR = 10  # pixels between the heads and the name of the first row
_LONGEST = 0.26  # of a column's width; the rest is for the words
_BAR, _GAP = 20, 0.04  # pixels; of a column


def bars_in_grid(
    cells: pd.DataFrame,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    colours: Mapping[str, str],
    silent: Collection[tuple[str, str]] = (),
    *,
    dark: bool = False,
) -> go.Figure:
    """A row for each of `rows`, its name above its bars, and a column for each of `columns` (key ->
    name, that of a row as markup); all bars on one scale from nought.

    `cells`: `row`, `column` (keys), `value` and `text`, what is said beside the bar. `colours`: of
    each column. `silent`: pairs of row and column of which nobody reported: a hatch with its word.
    """
    heads = [balanced(words, max(12, _HEADS // len(columns))) for words in columns.values()]
    head = _LINE * _most_lines(heads) + 12 + _CLEAR
    more = _most_lines(rows.values()) - 1
    row = _ROW + _LINE * more
    height = row * len(rows) + head + 8
    made = theme.figure(dark=dark, height=height, barmode="overlay", bargap=0)
    places = {key: place for place, key in enumerate(rows)}
    longest = max(1e-9, float(cells["value"].max()) if len(cells) else 0)
    for at, key in enumerate(columns):
        mine = cells[cells["column"] == key]
        lengths = (mine["value"] / longest * _LONGEST).fillna(0)
        bars = [places[row] for row in mine["row"]], lengths.tolist(), mine["text"].tolist()
        ink, fill = theme.ink(dark), {"color": colours[key]}
        made.add_trace(_bars(at, *bars, _BAR / row, fill, ink))
        # The lengths are those of the drawing; these are what they stand for.
        made.data[-1].customdata = mine["value"].astype("float64").tolist()
        quiet = [places[row] for row, column in silent if column == key]
        if quiet:
            made.add_trace(_hatches(at, quiet, _BAR / row, dark=dark))
    _name(made, rows, heads, bar=_BAR / row)
    made.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.6 - 0.1 * more])
    made.update_xaxes(visible=False, range=[0, len(columns)])
    made.update_layout(margin={"l": 0, "r": 0, "t": head, "b": 4})
    return made


def _bars(
    at: int,
    places: list[int],
    lengths: list[float],
    words: list[str],
    width: float,
    fill: dict[str, str],
    ink: str,
) -> go.Bar:
    return go.Bar(
        base=[at] * len(places),
        x=lengths,
        y=places,
        orientation="h",
        width=width,
        marker=fill,
        text=words,
        textposition="outside",
        textfont={"size": 12, "color": ink},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _hatches(at: int, places: list[int], width: float, *, dark: bool) -> go.Bar:
    return go.Bar(
        base=[at] * len(places),
        x=[1 - _GAP] * len(places),
        y=places,
        orientation="h",
        width=width,
        marker=theme.state_marker(UnitState.NOT_REPORTED, dark=dark),
        text=[_("chưa báo cáo")] * len(places),
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        insidetextfont={"size": 12, "color": theme.ink(dark)},
        hoverinfo="skip",
    )


def _most_lines(labels: Iterable[str]) -> int:
    return max((label.count("<br>") + 1 for label in labels), default=1)


def _name(made: go.Figure, rows: Mapping[str, str], heads: list[str], *, bar: float) -> None:
    for place, words in enumerate(rows.values()):
        _note(made, 0, place - bar / 2 - 0.03, words, "y")
    for at, words in enumerate(heads):
        _note(made, at, 1, words, "paper", _CLEAR)


def _note(made: go.Figure, x: float, y: float, words: str, yref: str, clear: int = 0) -> None:
    made.add_annotation(
        x=x,
        y=y,
        yref=yref,
        text=words,
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        yshift=clear,
        align="left",
        font={"size": 13 if yref == "y" else 12},
    )
