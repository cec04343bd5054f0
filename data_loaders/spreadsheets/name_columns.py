"""Forms with several columns of names: under their fields, or by origin or form, each its own."""

import re
from collections.abc import Mapping

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.body_parts import part_of
from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.meanings import Meaning, Meanings, Said
from data_loaders.spreadsheets.name_cells import NameCells
from data_loaders.spreadsheets.sections import Section
from data_loaders.spreadsheets.several_names import is_name
from data_loaders.spreadsheets.tables import Shape, Table

_SAID = frozenset({"field", "year", "form", "origin"})
_TITLED = re.compile(r"^\s*(?:tên|ten)\s+", re.I)
_FEW, _MANY = 2, 3  # of so many cells so many hold names


def lists_by_column(table: Table, meanings: Meanings) -> list[Table]:
    """A list for each column of names; the table itself where it has one, or holds numbers."""
    if table.shape is Shape.LIST:
        return _by_labels(table, meanings)
    if table.shape is not Shape.COUNTS:
        return [table]
    columns = [c for c in table.value_columns if c.says.keys() & _SAID]
    texts = [
        text
        for column in columns
        for line in table.body.lines
        if (text := table.grid.text(line.row, column.index))
    ]
    named = sum(map(is_name, texts))
    if not named or named * _MANY < len(texts) * _FEW:
        return [table]
    cells = NameCells(table, columns, table.body.lines)
    lists = [_list_of(table, column, column.says, cells) for column in columns]
    first = next((each for each in lists if each.body.lines), lists[0])
    first.stated = cells.stated()
    return lists


def _by_labels(table: Table, meanings: Meanings) -> list[Table]:
    """A list for each of several columns whose labels say which models: "Tên mô hình nhân rộng"."""
    named = [column for column in table.header.columns if column.role == "name"]
    says = [meanings.of(_TITLED.sub("", column.label.rpartition(" › ")[2])) for column in named]
    if len(named) == 1 and says[0] and says[0].keys() <= _SAID:
        _say_of_all(table, named[0], says[0])
    if len(named) < _FEW or not all(says) or len({str(each) for each in says}) < len(says):
        return [table]
    cells = NameCells(table, named, table.body.lines)
    lists = [_list_of(table, column, said, cells) for column, said in zip(named, says, strict=True)]
    lists[0].body.others = table.body.others
    return lists


def _say_of_all(table: Table, column: Column, said: Mapping[str, str | int]) -> None:
    """Say of all rows what the label of their names does, where no section says otherwise."""
    says = _says(table, column, said)
    made: dict[int, Section] = {}
    for at, line in enumerate(table.body.lines):
        under = line.section
        section = made.setdefault(id(under), Section(says | under.says, under.first_row))
        table.body.lines[at] = line._replace(section=section)


def _says(table: Table, column: Column, said: Mapping[str, str | int]) -> Meaning:
    place = table.header.bottom, column.index
    return {about: Said(v, column.label, table.grid.name, place) for about, v in said.items()}


def _list_of(
    table: Table, column: Column, said: Mapping[str, str | int], cells: NameCells
) -> Table:
    grid, header = table.grid, table.header
    says = _says(table, column, said)
    lines = [
        Line(line.row, Section(line.section.says | says, line.section.first_row), name)
        for line in table.body.lines
        for name in cells.of(line.row, column)
    ]
    key = Column(column.index, column.label, "name")
    passed = {"total", "name", cells.total.role if cells.total else None}
    others = [c for c in header.columns if not c.holds_values and c.role not in passed]
    columns = sorted([*others, key], key=lambda each: each.index)
    held = Header(header.top, header.bottom, columns)
    return Table(grid, held, Shape.LIST, key, part_of(table.body, lines), table.caption)
