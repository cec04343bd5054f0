"""How the models are spread over the fields of the plan."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import wrapped
from translations.numbers import number, percent


def models_by_field(
    by_field: pd.DataFrame,
    fields: Mapping[str, str],
    *,
    dark: bool = False,
    colours: Mapping[str, str] | None = None,
) -> go.Figure:
    """Horizontal bars in the plan's order: the name above, the number and its share at the end.

    `by_field`: `field` (a code of `fields`), `count`. A field nobody chose stands there with 0.
    `colours`: of each code, where these are not the fields' own.
    """
    counts = by_field.groupby("field")["count"].sum().reindex(list(fields), fill_value=0)
    made = theme.figure(dark=dark, height=max(150, 74 * len(counts) + 34), bargap=0)
    colours = colours or theme.field_colours(list(counts.index))
    made.add_trace(_bars(counts, colours, dark=dark))
    for place, name in enumerate(fields.values()):
        made.add_annotation(
            x=0,
            y=place - 0.28,
            text=wrapped(name, 44),
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            align="left",
            font={"size": 13},
        )
    made.update_yaxes(visible=False, range=[len(counts) - 0.5, -0.75])
    # Room for the number beside the longest bar, on a phone as well.
    made.update_xaxes(visible=False, range=[0, max(1, counts.max()) * 1.4])
    return made


def _bars(counts: "pd.Series[int]", colours: Mapping[str, str], *, dark: bool) -> go.Bar:
    total = int(counts.sum())
    return go.Bar(
        x=counts.tolist(),
        y=list(range(len(counts))),
        orientation="h",
        width=0.4,
        marker={"color": [colours[code] for code in counts.index]},
        text=[
            f"<b>{number(count)}</b>" + (f"  {percent(count / total)}" if total else "")
            for count in counts
        ],
        textposition="outside",
        textfont={"size": 14, "color": theme.ink(dark)},
        cliponaxis=False,
        hoverinfo="skip",
    )
