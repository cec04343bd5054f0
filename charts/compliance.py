"""Each unit, each year: a number in the cell, a hatch where nobody reported."""

from collections.abc import Collection, Mapping, Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import in_two_lines, room_of_names
from charts.timeliness_marks import mark, mark_in_words
from domain.kinds import UnitState
from metrics.compliance import by_number_alone, stated_otherwise
from translations import gettext as _
from translations.numbers import number
from translations.wording import unit_state_label

_ROW = 29
_ROW_OF_TWO = 35  # a name in two lines
_ROW_OF_SEVERAL = 42  # its cells hold two lines
_FEWEST = 4  # columns that a map has room for, so that a single year is no bar
_WIDE = 0.94
_SHOWN = (
    UnitState.NONE,
    UnitState.MET,
    UnitState.EXCEEDED,
    UnitState.REPORTED,
    UnitState.NOT_REPORTED,
    UnitState.NOT_OWED,
)


def unit_year_map(
    states: pd.DataFrame,
    units: Mapping[int, str],
    years: Sequence[int],
    *,
    dark: bool = False,
    room: int | None = None,
) -> go.Figure:
    """A row for each of `units` (`unit_id` -> name) from the top down, a column for each year.

    `states`: `unit_id`, `year`, `state` (UnitState), `total` (missing where not reported), `basis`,
    `stated_total`; where they have `timeliness` and `days_late` too (`timeliness_of_years`), each
    cell bears the mark of `charts.timeliness_marks`; maybe `units_owed` and `units_met`, where a
    row sums up several units (`metrics.conversion`): of those that do not all meet the quota it
    says how many do. `room`: pixels for the names, so that the cells of maps side by side are as
    wide as each other (`charts.names.room_of_names`).

    A unit-year that owes nothing is paper, with its number where the unit reported all the same. A
    number without a list bears a star; one that was stated beside a list and is another stands in
    brackets (settled rule 8).
    """
    labels = in_two_lines(list(units.values()))
    row = _ROW_OF_TWO if any("<br>" in label for label in labels) else _ROW
    row = _ROW_OF_SEVERAL if "units_owed" in states else row
    made = theme.figure(dark=dark, height=row * len(units) + 40, barmode="overlay", bargap=0)
    known = states[states["unit_id"].isin(list(units))]
    for state in _SHOWN:
        cells = known[known["state"] == state]
        if not cells.empty:
            made.add_trace(_cells(cells, state, units, list(years), dark=dark))
    _set_axes(made, labels, years)
    left = room_of_names(list(units.values())) if room is None else room
    made.update_layout(margin={"l": left, "r": 0, "t": 30, "b": 4})
    return made


def _set_axes(made: go.Figure, labels: Sequence[str], years: Sequence[int]) -> None:
    made.update_yaxes(
        tickvals=list(range(len(labels))),
        ticktext=list(labels),
        range=[len(labels) - 0.5, -0.5],
        tickfont={"size": 12},
        ticklabelstandoff=6,
        automargin=True,
    )
    made.update_xaxes(
        tickvals=list(range(len(years))),
        ticktext=[str(year) for year in years],
        range=[-0.5, max(len(years), _FEWEST) - 0.5],
        side="top",
        tickangle=0,
        tickfont={"size": 12},
    )


def _cells(
    cells: pd.DataFrame,
    state: UnitState,
    units: Mapping[int, str],
    years: list[int],
    *,
    dark: bool,
) -> go.Bar:
    rows = {unit_id: place for place, unit_id in enumerate(units)}
    words = _label(state, several="units_owed" in cells)
    ink = theme.on_state(state, dark=dark)
    return go.Bar(
        orientation="h",
        name=words,
        base=[years.index(year) - _WIDE / 2 for year in cells["year"]],
        x=[_WIDE] * len(cells),
        y=[rows[unit_id] for unit_id in cells["unit_id"]],
        width=0.86,
        marker=theme.state_marker(state, dark=dark),
        text=_with_marks(cells),
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        insidetextfont={"size": 13, "color": ink},
        # Whoever picks a cell picks it alone: no other grows pale.
        selected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
        customdata=[
            [escape(units[unit_id]), year, footing, unit_id]
            for unit_id, year, footing in zip(
                cells["unit_id"], cells["year"], _footings(cells), strict=True
            )
        ],
        hovertemplate=f"%{{customdata[0]}}<br>%{{customdata[1]}}: {words}%{{customdata[2]}}"
        "<extra></extra>",
    )


def _label(state: UnitState, *, several: bool) -> str:
    """What a colour means, of a unit or of `several` units summed up."""
    if several and state is UnitState.NONE:
        return _("còn đơn vị chưa đạt")
    return unit_state_label(state)


def _numbers(cells: pd.DataFrame, *, brackets: bool) -> list[str]:
    """What stands in each cell: "3", "3*" by a number alone, "3 (2)" where 2 was stated; of several
    units "16" over "4/5" where 4 of 5 meet the quota.
    """
    if "units_owed" in cells:
        return _numbers_of_several(cells)
    alone, otherwise = by_number_alone(cells), stated_otherwise(cells)
    rows = zip(cells["total"], cells["stated_total"], alone, otherwise, strict=True)
    return [
        ""
        if pd.isna(total)
        else number(total) + "*" * star + (f" ({number(stated)})" if other and brackets else "")
        for total, stated, star, other in rows
    ]


def _numbers_of_several(cells: pd.DataFrame) -> list[str]:
    rows = zip(cells["total"], cells["units_owed"], cells["units_met"], strict=True)
    return [
        ""
        if pd.isna(total)
        else f'{number(total)}<br><span style="font-size:12px">{met}/{owed}</span>'
        if met < owed and owed > 1
        else number(total)
        for total, owed, met in rows
    ]


def _marked(cells: pd.DataFrame) -> list[tuple[str, str]]:
    """The mark of each cell and what it means; nothing where nobody asks for marks."""
    if "timeliness" not in cells:
        return [("", "")] * len(cells)
    columns = zip(cells["timeliness"], cells["days_late"], strict=True)
    return [(mark(state, days), mark_in_words(state, days)) for state, days in columns]


def _with_marks(cells: pd.DataFrame) -> list[str]:
    # A mark takes the room of the number in brackets, which the hover says then.
    numbers = _numbers(cells, brackets="timeliness" not in cells)
    pairs = zip(numbers, _marked(cells), strict=True)
    return [f"{told} {sign}".strip() for told, (sign, _meaning) in pairs]


def _footings(cells: pd.DataFrame) -> list[str]:
    """A line under each hover where the figure rests on more or less than a list, or on several
    units.
    """
    if "units_owed" in cells:
        words = _("{met} trên {owed} đơn vị đạt")
        rows = zip(cells["units_owed"], cells["units_met"], strict=True)
        return [f"<br>{words.format(met=met, owed=owed)}" if owed else "" for owed, met in rows]
    alone, otherwise = by_number_alone(cells), stated_otherwise(cells)
    star, beside = _("theo biểu số lượng, không có danh sách"), _("biểu số lượng ghi {count}")
    rests = [
        f"<br>{star}"
        if by_number
        else f"<br>{beside.format(count=number(stated))}"
        if other
        else ""
        for stated, by_number, other in zip(cells["stated_total"], alone, otherwise, strict=True)
    ]
    meanings = [f"<br>{meaning}" if meaning else "" for _sign, meaning in _marked(cells)]
    return [rest + meaning for rest, meaning in zip(rests, meanings, strict=True)]


def marks_in_words(alone: int, otherwise: int) -> str:
    """What the marks in the cells mean, and how many there are; "" where there are none."""
    said = []
    if alone:
        words = _("{count} ô theo biểu số lượng, không có danh sách (dấu *).")
        said.append(words.format(count=number(alone)))
    if otherwise:
        words = _("{count} ô có biểu số lượng ghi khác danh sách (số của biểu trong ngoặc).")
        said.append(words.format(count=number(otherwise)))
    return " ".join(said)


def state_key(
    states: Collection[str], *, final: bool, several: bool = False, dark: bool = False
) -> str:
    """The key of the map as a line of HTML: the states that occur, and no others.

    `several`: the rows of the map sum up several units; then a line says what stands in its cells.
    """
    words = {state: _label(state, several=several) for state in _SHOWN}
    if not final:
        words[UnitState.NOT_OWED] = _("chưa đến hạn hoặc không phải báo cáo")
    entries = [
        (theme.state_ground(state, dark=dark), words[state]) for state in _SHOWN if state in states
    ]
    made = theme.key(entries, dark=dark)
    if not several:
        return made
    told = _(
        "Số nhỏ trong ô, như 3/4: 3 trong 4 đơn vị hợp thành đạt chỉ tiêu. Dấu ° sau tên: không "
        "quy đổi được, giữ như cũ."
    )
    return f'{made}<div style="font-size:.875rem;color:{theme.ink(dark)}">{told}</div>'


def reading_of_map(units: int, years: Sequence[int]) -> str:
    """What a screen reader says of the map."""
    return _("Bảng màu {units} đơn vị, các năm {first}–{last}: số mô hình của từng đơn vị.").format(
        units=units, first=min(years), last=max(years)
    )
