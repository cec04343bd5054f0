"""All models as one area: each field as wide as its models, parted by who carries them."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import balanced
from translations import gettext as _
from translations.numbers import number, percent

_HIGH, _HEAD, _LINE = 380, 74, 20
_NARROW = 0.14  # of the whole width: named beneath, where there is room
_LINE_OF_BAND = 18


def models_as_columns(
    carried: pd.DataFrame,
    fields: Mapping[str, str],
    carriers: Mapping[str, str],
    *,
    dark: bool = False,
) -> go.Figure:
    """A column for each of `fields` (code -> name) that has a model, as wide as it has models, and
    in it a band for each of `carriers` (key -> name) that has one there, as high as its part: every
    area is a number of models.

    `carried`: `carrier`, `field`, `counted`. What has no room for its words has none: they are
    never cut.
    """
    rows = carried[carried["counted"] > 0]
    sums = rows.groupby("field")["counted"].sum()
    shown = {code: name for code, name in fields.items() if code in sums.index}
    total, colours = int(sums.sum()), theme.field_colours(list(fields))
    narrow = sum(bool(sums[code] < _NARROW * total) for code in shown)
    below = _LINE * narrow + 4
    made = theme.figure(dark=dark, height=_HIGH + _HEAD + below, barmode="overlay", bargap=0)
    left, beneath = 0.0, 0
    for code, name in shown.items():
        width = float(sums[code]) / total
        mine = rows[rows["field"] == code].groupby("carrier")["counted"].sum()
        made.add_trace(_bands(left, width, mine, (name, colours[code]), carriers, dark=dark))
        beneath += width < _NARROW
        _name(
            made, left, width, name, f"<b>{number(int(sums[code]))}</b> · {percent(width)}", beneath
        )
        left += width
    made.update_xaxes(visible=False, range=[0, 1])
    made.update_yaxes(visible=False, range=[1, 0])
    made.update_layout(
        margin={"l": 0, "r": 0, "t": _HEAD, "b": below},
        uniformtext={"minsize": 12, "mode": "hide"},
    )
    return made


def _bands(
    left: float,
    width: float,
    counts: "pd.Series[int]",
    field: tuple[str, str],
    carriers: Mapping[str, str],
    *,
    dark: bool,
) -> go.Bar:
    name, colour = field
    whole = int(counts.sum())
    parts = {key: int(counts[key]) for key in carriers if key in counts.index}
    heights = [count / whole for count in parts.values()]
    return go.Bar(
        x=[left + width / 2] * len(parts),
        width=[width] * len(parts),
        base=[sum(heights[:place]) for place in range(len(heights))],
        y=heights,
        marker={"color": colour, "line": {"color": theme.paper(dark), "width": 1.5}},
        text=[_band(carriers[key], count, whole) for key, count in parts.items()],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": 13, "color": theme.ink_on(colour)},
        customdata=[
            [f"<b>{escape(carriers[key])}</b>, {escape(name)}", _count_and_share(count, whole)]
            for key, count in parts.items()
        ],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )


def _band(carrier: str, count: int, whole: int) -> str:
    """Name, number and share in as many lines as a band of this height has room for."""
    lines = int(count / whole * _HIGH) // _LINE_OF_BAND
    figures = f"<b>{number(count)}</b> · {percent(count / whole)}"
    if lines >= 4:
        return f"{balanced(carrier, 12)}<br>{figures}"
    return f"{escape(carrier)}<br>{figures}" if lines >= 2 else f"{escape(carrier)}  {figures}"


def _tile(name: str, count: int, whole: int) -> str:
    return f"{balanced(name, 14)}<br><b>{number(count)}</b> · {percent(count / whole)}"


def _count_and_share(count: int, whole: int) -> str:
    words = _("{count} mô hình, {share}")
    return words.format(count=number(count), share=percent(count / whole))


def _name(
    made: go.Figure, left: float, width: float, name: str, figures: str, beneath: int
) -> None:
    """The name of a column above it; of a narrow one on a line beneath, from its right edge."""
    narrow = width < _NARROW
    made.add_annotation(
        x=left + width if narrow else left,
        y=0 if narrow else 1,
        yref="paper",
        yshift=-_LINE * (beneath - 1) if narrow else 0,
        text=f"{escape(name)} {figures}" if narrow else f"{balanced(name, 12)}<br>{figures}",
        showarrow=False,
        xanchor="right" if narrow else "left",
        yanchor="top" if narrow else "bottom",
        align="right" if narrow else "left",
        font={"size": 12},
    )


def themes_as_area(
    told: pd.DataFrame, themes: Mapping[str, str], *, dark: bool = False
) -> go.Figure:
    """A rectangle for each of `themes` (word -> as shown) of an open list, as large as it has
    models; one colour, as there may be any number of them.

    `told`: `field`, `counted`.
    """
    rows = told[told["counted"] > 0]
    whole = int(rows["counted"].sum())
    pairs = list(zip(rows["field"].tolist(), rows["counted"].tolist(), strict=True))
    made = theme.figure(dark=dark, height=_HIGH)
    made.add_trace(
        go.Treemap(
            ids=[f"{code}/" for code, _count in pairs],
            labels=[_tile(themes[code], count, whole) for code, count in pairs],
            parents=[""] * len(pairs),
            values=[count for _code, count in pairs],
            textinfo="label",
            textfont={"color": theme.ink_on(theme.DONE_LIGHT), "size": 13},
            customdata=[
                f"<b>{escape(themes[code])}</b><br>{_count_and_share(count, whole)}"
                for code, count in pairs
            ],
            hovertemplate="%{customdata}<extra></extra>",
            marker={
                "colors": [theme.DONE_LIGHT] * len(pairs),
                "line": {"width": 1.5, "color": theme.paper(dark)},
                "pad": {"t": 0, "l": 0, "r": 0, "b": 0},
            },
            root={"color": "rgba(0,0,0,0)"},
            tiling={"pad": 0},
            pathbar={"visible": False},
        )
    )
    made.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0}, uniformtext={"minsize": 12, "mode": "hide"}
    )
    return made
