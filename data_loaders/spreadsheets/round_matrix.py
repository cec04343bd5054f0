"""A round summed up with a row for each unit and columns for each activity: "Tặng quà › Số suất".

A row beneath tells of as many activities as it fills groups of; each is read as a table of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from data_loaders.spreadsheets.body import BodyReader
from data_loaders.spreadsheets.body_parts import part_of
from data_loaders.spreadsheets.columns import Column, Header, same_labels
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.head_labels import levels_over
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.measures import measure_in_label, without_measure
from data_loaders.spreadsheets.money import scale_of
from data_loaders.spreadsheets.rounds_said import round_said
from data_loaders.spreadsheets.tables import Shape, Stated, Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import parse_number, words

_LOOKED_AT = 120  # rows
_MOST_ROWS, _WIDEST = 4, 200
_FEW = 2
_UNITS = frozenset({"unit", "unit_or_carrier"})
_BESIDE = frozenset({"serial", "note", "time", "in_charge"})
_OF_A_LIST = frozenset({"name", "activity", "content", "field", "year"})
_MONEY = re.compile(r"(?:tổng )?(?:số )?(?:tiền|triệu đồng|nghìn đồng|ngàn đồng|đồng|tr đ|trđ)")
# Over numbers of one and the same activity, these name none.
_NO_ACTIVITY = frozenset({"kế hoạch", "thực hiện", "chỉ tiêu", "kết quả", "dự kiến", "so sánh"})


class _Holds(StrEnum):
    QUANTITY = "quantity"
    WORTH = "worth"
    MEASURE = "unit_of_measure"


@dataclass(frozen=True, slots=True)
class _Head:
    top: int
    bottom: int
    beside: list[Column]  # the units, and what is no activity's
    activities: dict[str, list[Column]]
    worth: Column | None  # of all that a unit did


def matrix_tables(grid: Grid, meanings: Meanings) -> list[Table]:
    """For each activity of such sheets a table of what units did of it; [] for other sheets."""
    row = caption = 0
    tables: list[Table] = []
    while row < min(grid.height, _LOOKED_AT):
        head = _head_at(grid, row, meanings) if row not in grid.hidden_rows else None
        row += 1
        if head:
            found = _tables(grid, head, meanings, caption)
            tables += found
            row = caption = max(found[0].body.end, row)
    return tables


def _head_at(grid: Grid, top: int, meanings: Meanings) -> _Head | None:
    roles = {column: vocabulary().exact_role(text) for column, text in grid.cells(top)}
    unit = next((column for column, role in roles.items() if role in _UNITS), None)
    if unit is None:
        return None
    bottom = _bottom(grid, top, unit)
    beside = [Column(unit, grid.text(top, unit), "unit")]
    activities: dict[str, list[Column]] = {}
    worth = None
    for index, group, leaf in _labels(grid, top, bottom):
        role = vocabulary().role(leaf)
        if role in _OF_A_LIST:
            return None
        holds = _holds(leaf) if index > unit else None
        own = group and not (holds is _Holds.WORTH and group == leaf)
        if own and holds and not vocabulary().is_total(group):
            activities.setdefault(group, []).append(Column(index, leaf, holds))
        elif holds is _Holds.WORTH:
            worth = Column(index, leaf, holds)
        elif role in _BESIDE and index != unit:
            beside.append(Column(index, leaf, role))
    if len(activities) < _FEW or not all(_names_an_activity(g, meanings) for g in activities):
        return None
    return _Head(top, bottom, beside, activities, worth)


def _bottom(grid: Grid, top: int, unit: int) -> int:
    """The last row of a head: beneath its label of units nothing else stands, and no number."""
    bottom = top
    while bottom - top < _MOST_ROWS - 1:
        below = [text for _, text in grid.cells(bottom + 1)]
        if not below or grid.text(bottom + 1, unit) or any(map(_is_number, below)):
            break
        bottom += 1
    return bottom


def _is_number(text: str) -> bool:
    return text[:1].isdigit() and parse_number(text) is not None


def _labels(grid: Grid, top: int, bottom: int) -> Iterator[tuple[int, str, str]]:
    """Each column with its group's label, and its own beneath it."""
    group = ""
    ends = [grid.area(row, c)[3] + 1 for row in range(top, bottom + 1) for c, _ in grid.cells(row)]
    for index in range(min(max(ends, default=0), _WIDEST)):
        levels = levels_over(grid, top, bottom, index)
        if not levels or index in grid.hidden_columns:
            continue
        if len(levels) > 1:
            group = levels[-2]
        elif not grid.text(bottom, index) or top == bottom:
            group = levels[0] if measure_in_label(levels[0]) else ""
        yield index, group, levels[-1]


def _holds(leaf: str) -> _Holds | None:
    role = vocabulary().role(leaf)
    if role == _Holds.WORTH or _MONEY.fullmatch(words(without_measure(leaf)) or words(leaf)):
        return _Holds.WORTH
    if role == _Holds.MEASURE:
        return _Holds.MEASURE
    return _Holds.QUANTITY if role == _Holds.QUANTITY or measure_in_label(leaf) else None


def _names_an_activity(group: str, meanings: Meanings) -> bool:
    said = meanings.of(group) or round_said(group)
    return not said and words(group) not in _NO_ACTIVITY


def _tables(grid: Grid, head: _Head, meanings: Meanings, caption: int) -> list[Table]:
    columns = [*head.beside, *(each for group in head.activities.values() for each in group)]
    header = Header(head.top, head.bottom, sorted(columns, key=lambda each: each.index))
    reader = BodyReader(
        grid,
        header,
        meanings,
        key_role="unit",
        starts_table=lambda row: same_labels(header, grid, row),
        says={},
    )
    whole = Table(grid, header, Shape.ROUND, head.beside[0], reader.read(head.bottom + 1), caption)
    tables = [
        _table_of(whole, head, activity, part)
        for activity, group in head.activities.items()
        for part in _by_quantity(group)
    ]
    if head.worth:
        _state_worth(whole, head, head.worth, tables)
    return tables


def _state_worth(whole: Table, head: _Head, worth: Column, tables: list[Table]) -> None:
    """Hold what all that a unit did was worth against its activities; where these say no worth, or
    in other money, it is a column that is left out.
    """
    first = next((table for table in tables if table.body.lines), tables[0])
    parts = [c for group in head.activities.values() for c in group if c.role == _Holds.WORTH]
    if {scale_of(column.label) for column in parts} != {scale_of(worth.label)}:
        first.header.columns.append(Column(worth.index, worth.label, "left"))
        return
    for line in whole.body.lines:
        numbers = (parse_number(whole.grid.value(line.row, each.index)) for each in parts)
        first.stated.append(Stated((line.row, worth.index), [sum(n or 0.0 for n in numbers)]))


def _by_quantity(group: list[Column]) -> Iterator[list[Column]]:
    """The columns of each quantity that a group states; the first with what it was worth."""
    quantities = [column for column in group if column.role == _Holds.QUANTITY]
    others = [column for column in group if column.role != _Holds.QUANTITY]
    yield [*quantities[:1], *others]
    for more in quantities[1:]:
        yield [more]


def _table_of(whole: Table, head: _Head, activity: str, group: list[Column]) -> Table:
    """What units did of one activity, or one of its quantities."""
    grid, numbers = whole.grid, [c.index for c in group if c.role != _Holds.MEASURE]
    name = without_measure(activity)
    lines = [
        line._replace(name=name)
        for line in whole.body.lines
        if any(
            parse_number(grid.value(line.row, each)) != 0
            for each in numbers
            if grid.text(line.row, each)
        )
    ]
    columns = [
        Column(c.index, c.label if measure_in_label(c.label) else activity, c.role)
        if c.role == _Holds.QUANTITY
        else c
        for c in group
    ]
    held = Header(head.top, head.bottom, sorted([*head.beside, *columns], key=lambda c: c.index))
    key = Column(group[0].index, activity, "activity")
    return Table(grid, held, Shape.ROUND, key, part_of(whole.body, lines), whole.caption)
