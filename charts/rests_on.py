"""What the units' years rest on: a bar for each year, the firmest at the left, silence hatched."""

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from domain.kinds import RestsOn
from translations.numbers import number
from translations.rests_on_wording import rests_on_label

_ROW = 46
_THICK = 0.62


def rests_on_bars(by_year: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """A bar for each row of `rests_on_by_year`, the earliest year on top, as long as the units that
    owed that year; how many rest on what stands in its part, and what they are in all at its end.
    """
    rows = by_year[by_year["owed"] > 0]
    made = theme.figure(dark=dark, height=_ROW * len(rows) + 12, barmode="stack", bargap=0)
    for kind in RestsOn:
        if rows[kind.value].any():
            made.add_trace(_part(rows, kind, dark=dark))
    made.add_trace(_sums(rows, dark=dark))
    made.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[str(year) for year in rows["year"]],
        range=[len(rows) - 0.5, -0.5],
        tickfont={"size": 14},
        ticklabelstandoff=6,
    )
    longest = max([1, *rows["owed"]])
    made.update_xaxes(visible=False, range=[0, longest * 1.1])
    made.update_layout(margin={"l": 44, "r": 0, "t": 4, "b": 4})
    return made


def rests_on_key(by_year: pd.DataFrame, *, dark: bool) -> str:
    """The key of the parts that occur, as a line of HTML."""
    met = [kind for kind in RestsOn if by_year[kind.value].any()]
    grounds = [(theme.rests_on_ground(kind, dark=dark), rests_on_label(kind)) for kind in met]
    return theme.key(grounds, dark=dark)


def _part(rows: pd.DataFrame, kind: RestsOn, *, dark: bool) -> go.Bar:
    counts = rows[kind.value].tolist()
    return go.Bar(
        x=counts,
        y=list(range(len(rows))),
        orientation="h",
        name=rests_on_label(kind),
        width=_THICK,
        marker=theme.rests_on_marker(kind, dark=dark),
        text=[number(count) if count else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        insidetextfont={"size": 14, "color": theme.on_rests_on(kind, dark=dark)},
        customdata=[str(year) for year in rows["year"]],
        hovertemplate=f"%{{customdata}}: %{{x}} {rests_on_label(kind)}<extra></extra>",
    )


def _sums(rows: pd.DataFrame, *, dark: bool) -> go.Scatter:
    return go.Scatter(
        x=rows["owed"].tolist(),
        y=list(range(len(rows))),
        mode="text",
        text=[f"  {number(owed)}" for owed in rows["owed"]],
        textposition="middle right",
        textfont={"size": 14, "color": theme.faint(dark)},
        cliponaxis=False,
        hoverinfo="skip",
    )
