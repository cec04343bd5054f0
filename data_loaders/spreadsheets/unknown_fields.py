"""Numbers beneath a field that is not understood, where a row's own total says that they count."""

from collections.abc import Iterator

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.count_columns import CountColumns, says_others
from domain.problems import Fault
from domain.text import parse_number


class UnknownFields:
    """The columns of one counts form that may be of fields, but of none that the plan has.

    They stand among those of fields. A row whose total is more than what is known, and that holds
    a number there, is left to a person: without it, its unit's figure would be short.
    """

    def __init__(self, cells: Cells, columns: CountColumns) -> None:
        self._cells, self._total = cells, columns.total
        known = [each.column for each in columns.figures if "field" in each.column.says]
        self._known = [each.column for each in columns.figures] if known else []
        places = [column.index for column in known]
        self.columns = [
            column
            for column in columns.unread
            if places
            and column.role is None
            and not column.says
            and not says_others(column.label)
            and min(places) < column.index <= max(places) + 1
        ]

    def beneath(self, line: Line) -> Iterator[Column]:
        """The columns of unknown fields that a row's total counts in; told at their heads."""
        if self._total is None or not self.columns:
            return
        stated = self._number(line, self._total)
        if stated == sum(self._number(line, column) for column in self._known):
            return
        for column in self.columns:
            if self._number(line, column):
                head = self._cells.grid.address(self._cells.table.header.bottom, column.index)
                found = column.label.rpartition(" › ")[2]
                suggestion = self._cells.context.fields.find(found).suggestion
                self._cells.tell(Fault.UNKNOWN_FIELD, head, found, suggestion)
                yield column

    def take_as_written(self) -> bool:
        """Know the columns for themes of their own where the plan's list is open and every row's
        total counts them in; whether they are.
        """
        lines = self._cells.table.body.lines
        if not self._cells.context.fields.open or self._total is None or not self.columns:
            return False
        counted = [*self._known, *self.columns]
        if any(
            self._number(line, self._total) != sum(self._number(line, each) for each in counted)
            for line in lines
        ):
            return False
        indexes = {column.index for column in self.columns}
        for column in self._cells.table.header.columns:
            if column.index in indexes:
                column.says = {"field": column.label.rpartition(" › ")[2]}
        return True

    def _number(self, line: Line, column: Column) -> float:
        return parse_number(self._cells.value(line, column)) or 0.0
