"""In how many units each field is worked in, and in how many it never was."""

from collections.abc import Collection, Mapping

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import wrapped
from domain.kinds import FieldReach, UnitState
from translations import gettext as _
from translations.numbers import number

_ROW, _LINE, _BAR = 74, 16, 32
_EDGE, _DIGIT = 0.01, 0.018  # of the whole bar: room that a number takes
# One hue from dark to light, one alarm, and the same hatch as everywhere.
FILLS = {
    FieldReach.WORKING: UnitState.EXCEEDED,
    FieldReach.PAUSED: UnitState.MET,
    FieldReach.NEVER: UnitState.NONE,
    FieldReach.UNKNOWN: UnitState.NOT_OWED,
    FieldReach.NOT_REPORTED: UnitState.NOT_REPORTED,
}


def units_in_fields(
    reached: pd.DataFrame, fields: Mapping[str, str], *, dark: bool = False
) -> go.Figure:
    """A bar for each of `fields` (code -> name), its name above: all units, parted by how they
    stand to the field, the number in each part.

    `reached`: `field`, `units`, and a column for each `FieldReach` (`units_by_reach`).
    """
    rows = reached.set_index("field").reindex(list(fields))
    labels = [wrapped(name, 44) for name in fields.values()]
    row = _ROW + _LINE * max(label.count("<br>") for label in labels)
    made = theme.figure(dark=dark, height=row * len(fields) + 16, barmode="stack", bargap=0)
    for reach in FILLS:
        if rows[reach.value].any():
            made.add_trace(_part(rows, reach, _BAR / row, dark=dark))
    for place, label in enumerate(labels):
        made.add_annotation(
            x=0,
            y=place - _BAR / row / 2 - 0.03,
            text=label,
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            align="left",
            font={"size": 13},
        )
    made.update_yaxes(visible=False, range=[len(fields) - 0.65, -0.72])
    made.update_xaxes(visible=False, range=[0, max(1, rows["units"].max())])
    made.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 4})
    return made


def _part(rows: pd.DataFrame, reach: FieldReach, width: float, *, dark: bool) -> go.Bar:
    counts, fill = rows[reach.value], FILLS[reach]
    return go.Bar(
        x=counts.tolist(),
        y=list(range(len(rows))),
        orientation="h",
        name=reach_label(reach),
        width=width,
        marker=theme.state_marker(fill, dark=dark),
        text=[
            number(count) if _has_room(count, units) else ""
            for count, units in zip(counts, rows["units"], strict=True)
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        insidetextfont={"size": 14, "color": theme.on_state(fill, dark=dark)},
        hovertemplate=f"{reach_label(reach)}: %{{x}}<extra></extra>",
    )


def _has_room(count: int, units: int) -> bool:
    return count > 0 and count / units >= _EDGE + _DIGIT * len(str(count))


def reach_label(reach: FieldReach) -> str:
    """How a unit stands to a field, in words."""
    return {
        FieldReach.WORKING: _("năm báo cáo gần nhất có mô hình"),
        FieldReach.PAUSED: _("từng có, năm gần nhất không"),
        FieldReach.NEVER: _("chưa lần nào có"),
        FieldReach.UNKNOWN: _("báo cáo không ghi lĩnh vực"),
        FieldReach.NOT_REPORTED: _("chưa báo cáo"),
    }[reach]


def reach_key(reaches: Collection[str], *, dark: bool) -> str:
    """The key of the parts that occur, as a line of HTML."""
    entries = [
        (theme.state_ground(fill, dark=dark), reach_label(reach))
        for reach, fill in FILLS.items()
        if reach.value in reaches
    ]
    return theme.key(entries, dark=dark)
