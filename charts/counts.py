"""Models over the years, stacked by field, against the number that must be reached."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import wrapped
from translations import gettext as _
from translations.numbers import number

_HALF_BAR = 0.32
_HALF_STEP = 0.5


def models_by_year(
    by_year: pd.DataFrame,
    owed: pd.DataFrame,
    fields: Mapping[str, str],
    years: Sequence[int],
    *,
    dark: bool = False,
    colours: Mapping[str, str] | None = None,
    untold: Mapping[int, str] | None = None,
) -> go.Figure:
    """Bars by year.

    `by_year`: a row for each `year` and `field` (codes of `fields`) with its `count`; a year nobody
    reported has no row, and no bar. `owed`: `year`, `owed` (models the units owed that year);
    and `due`, whether its day is past: the step of a year to come is dashed;
    empty in a plan without a quota. `fields`: code -> name, in the order of the stack. `colours`:
    of each code, where these are not the fields' own. `untold`: what is said under a year without a
    bar.
    """
    made = theme.figure(dark=dark, height=330, barmode="stack", bargap=0)
    colours = colours or theme.field_colours(list(fields))
    for code, name in fields.items():
        made.add_trace(_bars(by_year[by_year["field"] == code], name, colours[code], dark=dark))
    totals = by_year.groupby("year")["count"].sum()
    made.add_trace(_totals(totals, dark=dark))
    if not owed.empty:
        _add_steps(made, owed.sort_values("year"), dark=dark)
    made.update_layout(margin={"l": 0, "r": 64, "t": 8, "b": 62 if untold else 32})
    highest = max([0, *totals, *owed["owed"]])
    made.update_yaxes(range=[0, max(highest, 1) * 1.16], visible=False)
    made.update_xaxes(
        tickvals=list(years),
        ticktext=[_with_word(year, (untold or {}).get(year, "")) for year in years],
        tickangle=0,
        range=[min(years) - _HALF_STEP, max(years) + _HALF_STEP],
        tickfont={"size": 14},
        showline=True,
        linecolor=theme.faint(dark),
    )
    return made


def _with_word(year: int, words: str) -> str:
    return (
        f'{year}<br><span style="font-size:12px">{wrapped(words, 9)}</span>' if words else str(year)
    )


def _bars(rows: pd.DataFrame, name: str, colour: str, *, dark: bool) -> go.Bar:
    return go.Bar(
        x=rows["year"].tolist(),
        y=rows["count"].tolist(),
        name=name,
        width=2 * _HALF_BAR,
        marker={"color": colour, "line": {"color": theme.paper(dark), "width": 1}},
        hovertemplate=f"%{{x}}, {name}: %{{y}}<extra></extra>",
    )


def _totals(totals: "pd.Series[int]", *, dark: bool) -> go.Scatter:
    return go.Scatter(
        x=totals.index.tolist(),
        y=totals.tolist(),
        mode="text",
        text=[f"<b>{number(total)}</b>" for total in totals],
        textposition="top center",
        textfont={"size": 15, "color": theme.ink(dark)},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _add_steps(made: go.Figure, owed: pd.DataFrame, *, dark: bool) -> None:
    edges = [
        (year + side, count)
        for year, count in zip(owed["year"], owed["owed"], strict=True)
        for side in (-_HALF_STEP, _HALF_STEP)
    ]
    due = 2 * int(owed["due"].sum()) if "due" in owed else len(edges)
    for part, dash in ((edges[:due], "solid"), (edges[max(0, due - 1) :], "dash")):
        if len(part) > 1:
            made.add_trace(_step(part, dash, dark=dark))
    last = owed.iloc[-1]
    made.add_annotation(
        x=float(last["year"]) + _HALF_STEP,
        y=float(last["owed"]),
        text="<br>".join((_("phải đạt"), f"<b>{number(last['owed'])}</b>")),
        showarrow=False,
        xanchor="left",
        xshift=4,
        align="left",
        font={"size": 13, "color": theme.ink(dark)},
    )


def _step(edges: list[tuple[float, int]], dash: str, *, dark: bool) -> go.Scatter:
    width = 2.5 if dash == "solid" else 1.75
    return go.Scatter(
        x=[edge[0] for edge in edges],
        y=[edge[1] for edge in edges],
        mode="lines",
        name=_("phải đạt") if dash == "solid" else _("phải đạt, chưa đến hạn"),
        line={"color": theme.ink(dark), "width": width, "dash": dash},
        hovertemplate=_("Phải đạt ít nhất") + ": %{y}<extra></extra>",
    )
