"""Tables as a person marked them, made into the tables that the reader's own eyes would give."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import NamedTuple

from data_loaders.spreadsheets.body import Body, BodyReader, Line
from data_loaders.spreadsheets.columns import Column, Header, same_labels
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.guidance import MarkedColumn, MarkedTable, says_of
from data_loaders.spreadsheets.head_labels import fingerprint, levels_over
from data_loaders.spreadsheets.meanings import ABOUT, Meaning, Meanings, Said
from data_loaders.spreadsheets.sections import Section
from data_loaders.spreadsheets.sheets import Area, column_letters
from data_loaders.spreadsheets.tables import Shape, Table

_BLANK_RUN = 2
_ROWS_AFTER = 3
_KEYS = {
    Shape.LIST: ("name",),
    Shape.ROUND: ("activity",),
    Shape.COUNTS: ("unit", "unit_or_carrier", "field", "year"),
}


def marked_tables(grid: Grid, marks: Sequence[MarkedTable], meanings: Meanings) -> list[Table]:
    """The tables of a sheet as they are marked, from the top down."""
    tables: list[Table] = []
    in_order = sorted(marks, key=lambda each: each.first_row)
    heads = frozenset(map(_top, in_order))
    for number, each in enumerate(in_order):
        if tables and _top(each) < tables[-1].body.end:
            continue  # the head of the same table on its next page
        others = [other for other in in_order[number + 1 :] if other.columns != each.columns]
        below = min(map(_top, others), default=grid.height)
        caption = tables[-1].area[2] + 1 if tables else 0
        tables.append(_table(grid, each, meanings, caption, _Around(heads, below)))
    return tables


class _Around(NamedTuple):
    """Where the tables of a sheet begin, and the first row that is one's of other columns."""

    heads: frozenset[int]
    below: int


def _top(marks: MarkedTable) -> int:
    return marks.head[0] if marks.head else marks.first_row


def _table(
    grid: Grid, marks: MarkedTable, meanings: Meanings, caption: int, around: _Around
) -> Table:
    header = _header(grid, marks, meanings)
    key = _key(marks.shape, header)
    last = marks.last_row
    end = min(around.below, grid.height, grid.height if last is None else last + 1)
    if last is None:
        end = min(end, _open_end(grid, header, key, marks, end))
    clipped = copy(grid)
    clipped.height = end
    reader = BodyReader(
        clipped,
        header,
        meanings,
        key_role=key.role or "",
        starts_table=lambda row: last is None and row > marks.first_row and row in around.heads,
        says=_said_above(grid, meanings, caption, _top(marks)),
    )
    body = reader.read(marks.first_row)
    if last is not None:
        _read_on(reader, body, clipped, key, marks.first_row)
    stands_at = None if marks.head else _area(marks, header, body)
    return Table(grid, header, marks.shape, key, body, caption, stands_at)


def _header(grid: Grid, marks: MarkedTable, meanings: Meanings) -> Header:
    in_order = sorted(marks.columns, key=lambda each: each.index)
    columns = [_column(grid, marks, each, meanings) for each in in_order]
    if marks.head is None:
        return Header(-1, marks.first_row - 1, columns)
    return Header(*marks.head, columns)


def _column(grid: Grid, marks: MarkedTable, marked: MarkedColumn, meanings: Meanings) -> Column:
    levels = levels_over(grid, *marks.head, marked.index) if marks.head else []
    label = " › ".join(levels) or column_letters(marked.index)
    says, fields = says_of(marked.role), meanings.fields
    if says and (fields.open or says.get("field") in {None, *fields.codes}):
        return Column(marked.index, label, None, says)
    role = "other" if says or marked.role == "ignore" else marked.role
    if marks.shape is Shape.ROUND and role == "name":
        role = "activity"
    return Column(marked.index, label, role)


def _key(shape: Shape, header: Header) -> Column:
    """The column that tells the rows apart; of numbers about nothing else, the first."""
    found = (header.column(role) for role in _KEYS[shape])
    key = next((column for column in found if column), header.columns[0])
    if shape is Shape.COUNTS and key.role == "unit_or_carrier":
        key.role = "unit"
    return key


def _read_on(reader: BodyReader, body: Body, clipped: Grid, key: Column, first: int) -> None:
    """Read what a person marked to its last row, though a row of it looks like a table's end."""
    while body.end < clipped.height:
        row = body.end
        if row >= first and clipped.text(row, key.index):
            section = body.lines[-1].section if body.lines else Section()
            body.lines.append(Line(row, section))
        reader.read(row + 1)


def _area(marks: MarkedTable, header: Header, body: Body) -> Area:
    rows = [line.row for line in body.lines] + [total.row for total in body.totals]
    last = max(rows, default=marks.first_row)
    return marks.first_row, header.first, last, header.last


def _open_end(grid: Grid, header: Header, key: Column, marks: MarkedTable, end: int) -> int:
    """The row after a table whose last row nobody marked: BodyReader may yet end it before."""
    blank = 0
    told = [column.index for column in header.columns if column.role not in {"other", None}]
    told += [column.index for column in header.columns if column.says]
    is_row = _row_test(grid, header, key, told)
    for row in range(marks.first_row, end):
        if row in grid.hidden_rows:
            continue
        first = next((text for _, text in grid.cells(row)), "")
        if not first:
            blank += 1
        elif (marks.ends_before and fingerprint(first) == marks.ends_before) or (
            blank >= _BLANK_RUN and not any(map(is_row, _written(grid, row, end)))
        ):
            return row
        else:
            blank = 0
    return end


def _written(grid: Grid, row: int, end: int) -> Iterator[int]:
    """The next few rows from `row` that say something."""
    found = (each for each in range(row, end) if not grid.is_blank(each))
    for _, each in zip(range(_ROWS_AFTER), found, strict=False):
        yield each


def _row_test(grid: Grid, header: Header, key: Column, told: list[int]) -> Callable[[int], bool]:
    def is_row(row: int) -> bool:
        """Whether a row beneath blank ones is still one of the table's."""
        cells = {column for column, _ in grid.cells(row)}
        filled = sum(index in cells for index in told) * 2 > len(told)
        return (key.index in cells and filled) or same_labels(header, grid, row)

    return is_row


def _said_above(grid: Grid, meanings: Meanings, first: int, last: int) -> Meaning:
    """What the sheet's name and the lone lines over a table say of its rows."""
    said: Meaning = {}
    places: list[tuple[str, tuple[int, int] | None]] = [(grid.name, None)]
    for row in range(first, last):
        cells = list(grid.cells(row))
        places += [(text, (row, column)) for column, text in cells if len(cells) == 1]
    for text, place in places:
        for about, value in meanings.of(text).items():
            if about in {*ABOUT, "field"}:
                said[about] = Said(value, text, grid.name, place)
    return said
