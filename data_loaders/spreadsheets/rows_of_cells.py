"""Which rows of a table a cell speaks of: its own, those of its merged area, those that hang on."""

import re
from functools import cached_property

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.guidance import CellCorrection
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.sheets import Place, column_number
from data_loaders.spreadsheets.slips import SlipGrid
from data_loaders.spreadsheets.tables import Shape, Table
from domain.problems import Fault

_CELL = re.compile(r"([A-Z]+)(\d+)")
_HANG = {"unit": frozenset({"unit", "unit_or_carrier"}), "field": frozenset({"field"})}
_UNIT, _FIELD, _YEAR = frozenset({"unit"}), frozenset({"field"}), frozenset({"year"})
_ABOUTS: dict[Fault, frozenset[str]] = {
    Fault.MISSING_NAME: frozenset({"name"}),
    Fault.MISSING_UNIT: _UNIT,
    Fault.UNKNOWN_UNIT: _UNIT,
    Fault.ANOTHER_PLACE: _UNIT,
    Fault.TWO_UNITS: _UNIT,
    Fault.MISSING_FIELD: _FIELD,
    Fault.UNKNOWN_FIELD: _FIELD,
    Fault.SEVERAL_FIELDS: _FIELD,
    Fault.MISSING_YEAR: _YEAR,
    Fault.UNKNOWN_YEAR: _YEAR,
    Fault.YEAR_OUTSIDE_PLAN: _YEAR,
    Fault.NOT_A_NUMBER: frozenset({"count", "quantity", "worth"}),
    Fault.UNKNOWN_WORD: frozenset({"origin", "form", "state", "level"}),
    Fault.LEVEL_NOT_SAID: frozenset({"level"}),
    Fault.SEVERAL_TICKS: frozenset({"origin", "form", "state", "level"}),
    Fault.RENAMED: frozenset({"name"}),
    Fault.LATER_YEAR: _YEAR,
    Fault.PROPOSED_ONLY: frozenset({"state"}),
}


def abouts_of(fault: Fault) -> frozenset[str] | None:
    """What a correction of such a fault is about; None of a broken value, which may be anything.

    Empty for a fault that no single value mends.
    """
    if fault in {Fault.ERROR_VALUE, Fault.FORMULA_WITHOUT_VALUE}:
        return None
    return _ABOUTS.get(fault, frozenset())


class RowsOfCells:
    """The rows of one table by the addresses of their cells."""

    def __init__(self, table: Table) -> None:
        self._table, self._grid = table, table.grid
        self.sheet = table.grid.name

    @cached_property
    def _lines(self) -> dict[int, Line]:
        return {line.row: line for line in self._table.body.lines}

    @cached_property
    def _of_slips(self) -> dict[str, tuple[Line, Column]]:
        """The cells of slips: they keep their addresses, but do not stand in one row."""
        grid = self._grid
        found: dict[str, tuple[Line, Column]] = {}
        for line in self._table.body.lines:
            for column in self._table.header.columns:
                found.setdefault(grid.address(line.row, column.index), (line, column))
        return found

    def line_at(self, cell: str) -> Line | None:
        """The line that a cell, or the first of a range, stands in."""
        if isinstance(self._grid, SlipGrid):
            found = self._of_slips.get(cell.partition(":")[0])
            return found[0] if found else None
        place = place_of(cell)
        return self._lines.get(place[0]) if place and self._is_inside(place[1]) else None

    def _is_inside(self, column: int) -> bool:
        """Whether a column is the table's: others between may be another's of the same rows."""
        own = (self._table.key, *self._table.header.columns)
        return any(each.index == column for each in own)

    def text(self, line: Line, role: str) -> str:
        """The words that show in a line's cell of a role; "" where there is no such column."""
        column = self._table.column(role)
        return self._grid.spread_text(line.row, column.index) if column else ""

    def lines_of(self, cell: str) -> list[Line]:
        """The lines that a cell is of: several where it is merged downwards."""
        own, place = self.line_at(cell), place_of(cell)
        if place is None or isinstance(self._grid, SlipGrid) or not self._is_inside(place[1]):
            return [own] if own else []
        top, _, bottom, _ = self._grid.area(*self._grid.spread(*place))
        return [self._lines[row] for row in range(top, bottom + 1) if row in self._lines]

    def hanging_from(self, correction: CellCorrection) -> list[Line]:
        """The lines beneath a cell that leave theirs blank, so that it speaks for them, too."""
        place = place_of(correction.cell)
        if place is None or isinstance(self._grid, SlipGrid) or correction.about not in _HANG:
            return []
        row, index = place
        roles = {each.role for each in self._table.header.columns if each.index == index}
        if not roles & _HANG[correction.about] or not self._grid.spread_text(row, index):
            return []
        end = self._grid.area(*self._grid.spread(row, index))[2]
        hanging = []
        for line in self._table.body.lines:
            if line.row > end:
                if self._grid.spread_text(line.row, index):
                    break
                hanging.append(line)
        return hanging

    def says_at(self, said: Said, cell: str) -> bool:
        """Whether something was said in this very cell."""
        return said.place is not None and said.sheet == self.sheet and said.place == place_of(cell)

    def abouts_at(self, cell: str) -> set[str]:
        """What the column of a cell is about."""
        column = self._column_at(cell)
        if column is None:
            return set()
        found = {column.role or "", *column.says}
        if column.role == "unit_or_carrier":
            found.add("unit")
        return found | {"count"} if self.is_number(cell) else found

    def found_at(self, cell: str, about: str) -> str:
        """The words in a cell that speak of something; "" where they speak of something else."""
        own, column, place = self.line_at(cell), self._column_at(cell), place_of(cell)
        if own and about not in self.abouts_at(cell):
            return ""
        if own and column and isinstance(self._grid, SlipGrid):
            return self._grid.text(own.row, column.index)
        return self._grid.spread_text(*place) if place else ""

    def _column_at(self, cell: str) -> Column | None:
        if isinstance(self._grid, SlipGrid):
            found = self._of_slips.get(cell.partition(":")[0])
            return found[1] if found else None
        place = place_of(cell)
        columns = (each for each in self._table.header.columns if place and each.index == place[1])
        return next(columns, None)

    def is_number(self, cell: str) -> bool:
        """Whether a cell of a counts form holds one of its numbers."""
        column = self._column_at(cell) if self._table.shape is Shape.COUNTS else None
        return column is not None and (column.holds_values or column.role in {"quantity", "total"})


def place_of(cell: str) -> Place | None:
    """The row and column, from 0, of an address or of the first cell of a range; else None."""
    found = _CELL.match(cell)
    return (int(found[2]) - 1, column_number(found[1])) if found else None
