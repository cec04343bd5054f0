"""Totals that a form states, held against the rows they add up: a free check before they go."""

import re
from collections.abc import Iterator

from data_loaders.spreadsheets.body import Line, TotalLine
from data_loaders.spreadsheets.cells import Cells, Context, Taken
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.count_columns import count_columns
from data_loaders.spreadsheets.row_values import ticks
from data_loaders.spreadsheets.tables import Shape, Table
from data_loaders.spreadsheets.unknown_fields import UnknownFields
from domain.problems import Fault
from domain.text import parse_number

# Columns of a list with numbers of their own: what stands beneath them counts no models.
_OF_THEIR_OWN = frozenset(
    {None, "other", "worth", "quantity", "unit_of_measure", "year", "total", "serial"}
)
_ADDED = frozenset({"total", "quantity", "worth"})
_STATED = re.compile(r"(?<![\d/])(\d{1,5})(?![\d/])")
# "02 tập thể, 01 cá nhân": who carries them, together all of them.
_BY_FORM = re.compile(
    r"(?<![\d/])(\d{1,5})\s*(?:mô hình|điển hình)?\s*(?:là\s+)?(?:tập thể|cá nhân)\b", re.I
)
_NEAR = 0.005


def stated_in(words_after: str) -> float | None:
    """How many models the words after a total's label state; None where they state no number.

    "03 mô hình, gồm 02 tập thể, 01 cá nhân" and "02 tập thể, 01 cá nhân" are both 3.
    """
    first = _STATED.search(words_after)
    if first is None:
        return None
    by_form = list(_BY_FORM.finditer(words_after))
    if by_form and by_form[0].start() == first.start():
        return float(sum(int(each[1]) for each in by_form))
    return float(first[1])


class TotalsCheck:
    """Checks the totals of one table."""

    def __init__(self, table: Table, context: Context, taken: Taken) -> None:
        self._table = table
        self._cells = Cells(table, context, taken)
        self._total: Column | None = None
        self._splits: list[list[Column]] = []
        self._unknown: list[Column] = []
        if table.shape is Shape.COUNTS:
            columns = count_columns(table)
            self._total, self._splits = columns.splits()
            self._unknown = UnknownFields(self._cells, columns).columns

    def check(self) -> None:
        """Tell every total that differs from its parts."""
        for total in self._table.body.totals:
            for cell, stated, sums in self._stated(total):
                if sums and not any(abs(stated - each) < _NEAR for each in sums):
                    self._tell(cell, stated, sums[-1])
        for place, counted in self._table.stated:
            number = parse_number(self._cells.grid.value(*place))
            if number is not None and not any(abs(number - each) < _NEAR for each in counted):
                self._tell(self._cells.grid.address(*place), number, counted[-1])
        if self._table.shape is Shape.COUNTS:
            for line in self._table.body.lines:
                self._check_across(line)

    def _tell(self, cell: str, stated: float, expected: float) -> None:
        self._cells.tell(Fault.TOTAL_DIFFERS, cell, f"{stated:g}", expected=f"{expected:g}")

    def _stated(self, total: TotalLine) -> Iterator[tuple[str, float, list[float]]]:
        """Each number of a total's row: its cell, the number, and the sums it may mean."""
        parts = self._parts(total)
        grid = self._cells.grid
        column, label = total.label
        if self._table.shape is Shape.LIST:
            stated = stated_in(label.partition(":")[2])
            if stated is not None:
                yield grid.address(total.row, column), stated, [float(len(p)) for p in parts]
        for each in self._table.header.columns:
            number = parse_number(grid.value(total.row, each.index))
            if number is None or each.index == column or not self._is_added(each):
                continue
            if sums := [self._sum(each, part) for part in parts]:
                yield (
                    grid.address(total.row, each.index),
                    number,
                    [s for s in sums if s is not None],
                )

    def _is_added(self, column: Column) -> bool:
        if column.holds_values:
            return True
        if self._table.shape is Shape.LIST:
            return column.role not in _OF_THEIR_OWN
        return column.role in _ADDED

    def _parts(self, total: TotalLine) -> list[list[Line]]:
        """What a total may add up: the rows since the last section or total, or all so far."""
        lines = self._table.body.lines
        if not total.lines_before:
            return [lines]
        return [lines[total.since : total.lines_before], lines[: total.lines_before]]

    def _sum(self, column: Column, lines: list[Line]) -> float | None:
        if self._table.shape is Shape.LIST:
            if column.holds_values:
                return float(sum(1 for line in lines if ticks(self._cells, line, [column])))
            return float(len(lines))
        numbers = []
        for line in lines:
            place = line.row, column.index
            if place in self._cells.grid.sheet.unvalued:
                return None
            numbers.append(parse_number(self._cells.grid.value(*place)) or 0.0)
        return sum(numbers)

    def _check_across(self, line: Line) -> None:
        """A counts row's own total against its fields, its origins, and who carries them."""
        if self._total is None or any(self._cells.text(line, each) for each in self._unknown):
            return
        stated = parse_number(self._cells.grid.value(line.row, self._total.index))
        for columns in self._splits if stated is not None else ():
            numbers = [parse_number(self._cells.grid.value(line.row, c.index)) for c in columns]
            unvalued = any((line.row, c.index) in self._cells.grid.sheet.unvalued for c in columns)
            if unvalued or all(number is None for number in numbers):
                continue
            expected = sum(number or 0.0 for number in numbers)
            if abs(expected - (stated or 0.0)) >= _NEAR:
                self._tell(self._cells.address(line, self._total), stated or 0.0, expected)
