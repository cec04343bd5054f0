"""Which campaign round each row of a table is of: its own cell, else its report."""

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.rounds_said import round_of_cell
from domain.problems import Fault


class RowRound:
    """Finds the round of each row of one table."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._column = cells.table.column("round")
        self._said = cells.context.round

    def of(self, line: Line, year: int | None) -> tuple[int | None, bool]:
        """A row's round, and whether it is sound; problems are told.

        None is sound where the plan names no round of that year at all.
        """
        text = self._cells.text(line, self._column)
        if self._column is None or not text:
            return self._of_report(year)
        cell = self._cells.address(line, self._column)
        number = round_of_cell(text)
        if number is None:
            self._cells.tell(Fault.MISSING_ROUND, cell, text)
            return None, False
        return self._in_plan(Said(number, text, self._cells.grid.name), year, cell)

    def _of_report(self, year: int | None) -> tuple[int | None, bool]:
        if self._said is not None:
            return self._in_plan(self._said, year, None)
        if year is None or not self._numbers(year):
            return None, True
        self._cells.tell(Fault.MISSING_ROUND, "")
        return None, False

    def _in_plan(self, said: Said, year: int | None, cell: str | None) -> tuple[int | None, bool]:
        numbers = self._numbers(year) if year is not None else ()
        if not numbers or said.number in numbers:
            return said.number, True
        expected = ", ".join(map(str, numbers))
        if cell is None:
            self._cells.tell_said(Fault.ROUND_NOT_IN_PLAN, said, expected)
        else:
            self._cells.tell(Fault.ROUND_NOT_IN_PLAN, cell, said.found, None, expected)
        return said.number, False

    def _numbers(self, year: int) -> tuple[int, ...]:
        return tuple(each.number for each in self._cells.context.plan.rounds_of(year))
