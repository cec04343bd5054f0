"""The course of a plan: done from the first year on, against what must be done by each year."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import name_axis
from translations import gettext as _
from translations.numbers import number

_HALF_STEP = 0.5
_WIDTH = 0.62
_HEIGHT = 300
_CLEAR = 0.02  # of the highest: between a step and the words above it


def course_bars(rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """A bar for each year, all that is done up to it; hatched above, where the pace leads; a step
    for what must be done by then, dashed where its day is still to come. A year that nobody has
    reported says so, and not 0 (settled rule 5).

    `rows`: `metrics.pace`.
    """
    made = theme.figure(dark=dark, height=_HEIGHT, barmode="stack", bargap=0)
    years, done = rows["year"].tolist(), rows["done_so_far"].astype("float64")
    made.add_trace(_bars(years, done.tolist(), rows["owed_so_far"].tolist(), theme.DONE))
    ahead = (rows["projected_so_far"] - done).fillna(0)
    if ahead.gt(0).any():
        made.add_trace(_hatched(years, ahead.tolist()))
    for edges, dash in _steps(rows):
        made.add_trace(_line(edges, dash, dark=dark))
    made.add_trace(_labels(rows, dark=dark))
    highest = max(1.0, rows[["owed_so_far", "done_so_far"]].astype("float64").max().max())
    made.update_yaxes(range=[0, highest * 1.26], visible=False)
    made.update_xaxes(
        tickvals=years,
        ticktext=[str(year) for year in years],
        range=[min(years) - _HALF_STEP, max(years) + _HALF_STEP],
        tickfont={"size": 14},
        showline=True,
        linecolor=theme.faint(dark),
    )
    made.update_layout(margin={"l": 0, "r": 0, "t": 26, "b": 32})
    name_axis(made, _("Số mô hình, cộng dồn từ năm đầu đến hết từng năm"), dark=dark)
    return made


def _bars(years: list[int], heights: list[float], owed: list[int], colour: str) -> go.Bar:
    words = _("Đến hết {year}: đạt {done} trên {owed}")
    said = words.format(year="%{x}", done="%{y}", owed="%{customdata}")
    return go.Bar(
        x=years,
        y=heights,
        width=_WIDTH,
        customdata=owed,
        marker={"color": colour, "line": {"width": 0}},
        hovertemplate=f"{said}<extra></extra>",
    )


def _hatched(years: list[int], heights: list[float]) -> go.Bar:
    return go.Bar(
        x=years,
        y=heights,
        width=_WIDTH,
        name=_("dự báo theo nhịp hiện nay"),
        marker={
            "color": theme.DONE_LIGHT,
            "line": {"width": 0},
            "pattern": {
                "shape": "/",
                "size": 6,
                "solidity": 0.35,
                "fgcolor": theme.DONE,
                "bgcolor": theme.DONE_LIGHT,
            },
        },
        hoverinfo="skip",
    )


def _steps(rows: pd.DataFrame) -> list[tuple[list[tuple[float, float]], str]]:
    """The edges of the steps that are due and of those to come, which begin where they end."""
    edges = [
        (year + side, float(owed))
        for year, owed in zip(rows["year"], rows["owed_so_far"], strict=True)
        for side in (-_HALF_STEP, _HALF_STEP)
    ]
    due = 2 * int((rows["to_come"] == 0).sum())
    parts = [(edges[:due], "solid"), (edges[max(0, due - 1) :], "dash")]
    return [(part, dash) for part, dash in parts if len(part) > 1]


def _line(edges: list[tuple[float, float]], dash: str, *, dark: bool) -> go.Scatter:
    return go.Scatter(
        x=[edge[0] for edge in edges],
        y=[edge[1] for edge in edges],
        mode="lines",
        name=_("phải đạt"),
        line={"color": theme.ink(dark), "width": 2.5 if dash == "solid" else 1.75, "dash": dash},
        hoverinfo="skip",
    )


def _labels(rows: pd.DataFrame, *, dark: bool) -> go.Scatter:
    heard = rows["reported"].cumsum() > 0
    told = [
        _label(row, heard=known) for row, known in zip(rows.to_dict("records"), heard, strict=True)
    ]
    heights = rows[["owed_so_far", "done_so_far"]].astype("float64").max(axis=1)
    clear = heights.max() * _CLEAR
    return go.Scatter(
        x=rows["year"].tolist(),
        y=(heights + clear).tolist(),
        mode="text",
        text=told,
        textposition="top center",
        textfont={"size": 13, "color": theme.ink(dark)},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _label(row: Mapping[Any, Any], *, heard: bool) -> str:
    """What is done of what is owed, or why nobody can say: `heard` is whether anybody has reported
    up to that year.
    """
    of = _("trên {owed}").format(owed=number(row["owed_so_far"]))
    if pd.notna(row["projected_so_far"]):
        return f"<b>≈ {number(row['projected_so_far'])}</b><br>{of}"
    if heard:
        return f"<b>{number(row['done_so_far'])}</b><br>{of}"
    why = _("chưa đến hạn") if row["to_come"] >= row["owed"] > 0 else _("chưa báo cáo")
    return f"{why}<br>" + _("phải đạt {owed}").format(owed=number(row["owed_so_far"]))


def course_key(rows: pd.DataFrame, *, dark: bool = False) -> str:
    """The key of what the bars and the steps are, as a line of HTML."""
    ink = theme.ink(dark)
    entries = [(theme.DONE, _("đã đạt"))]
    if rows["projected_so_far"].notna().any():
        stripes = f"repeating-linear-gradient(135deg,{theme.DONE} 0 2px,{theme.DONE_LIGHT} 2px 5px)"
        entries.append((stripes, _("dự báo theo nhịp hiện nay")))
    mark = f"linear-gradient(180deg,transparent 40%,{ink} 40% 60%,transparent 60%)"
    entries.append((mark, _("phải đạt")))
    if (rows["to_come"] > 0).any():
        dashes = f"repeating-linear-gradient(90deg,{ink} 0 3px,transparent 3px 6px)"
        entries.append((f"{dashes} 0 50%/100% 2px no-repeat", _("phải đạt, chưa đến hạn")))
    return theme.key(entries, dark=dark)
