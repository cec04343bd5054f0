"""What a row says of its field and its year, by a cell, by ticks, or by the section it stands in."""

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.headers import Column
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ReportKind
from domain.problems import Fault
from domain.text import parse_year, words

_FIRST_PLAUSIBLE_YEAR = 2000
_NO = frozenset({"", "-", "–", "0", "không", "o"})


def ticks(cells: Cells, line: Line, columns: list[Column]) -> list[Column]:
    """The columns that a row ticks."""
    return [c for c in columns if cells.text(line, c).lower() not in _NO]


def ticked(cells: Cells, line: Line, columns: list[Column], about: str) -> str | None:
    """What a row ticks in the columns about something; None where it ticks none of them."""
    found = ticks(cells, line, columns) if columns else []
    return str(found[0].says[about]) if found else None


class RowField:
    """Finds the field of each row of one list."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._fields = cells.context.fields
        self._column = cells.table.column("field")
        self._ticks = [c for c in cells.table.value_columns if "field" in c.says]
        self._serial = cells.table.column("serial")
        self._hangs = cells.table.column("unit") is None and self._serial is not None
        self._last: tuple[int, str] | None = None

    def of(self, line: Line) -> tuple[str | None, str | None, bool]:
        """A row's field, the words for it, and whether that is sound; problems are told."""
        if not self._fields.any:
            return None, None, True
        if self._column is not None:
            if self._cells.is_faulty(line, self._column):
                return None, None, False
            if text := self._text(line):
                return self._looked_up(text, self._cells.address(line, self._column))
        if any(self._cells.is_faulty(line, column) for column in self._ticks):
            return None, None, False
        if self._ticks and (found := ticks(self._cells, line, self._ticks)):
            return self._of_ticks(line, found)
        return self._of_section(line)

    def _text(self, line: Line) -> str:
        """The field's words; in a group numbered once, those of the group's first row."""
        text = self._cells.text(line, self._column)
        if not self._hangs:
            return text
        if text or self._cells.text(line, self._serial):
            self._last = line.section.first_row, text
        elif self._last and self._last[0] == line.section.first_row:
            return self._last[1]
        return text

    def _looked_up(self, text: str, cell: str) -> tuple[str | None, str | None, bool]:
        found = self._fields.find(text)
        if found.several:
            self._cells.tell(Fault.SEVERAL_FIELDS, cell, text)
        elif found.code is None:
            self._cells.tell(Fault.UNKNOWN_FIELD, cell, text, found.suggestion)
        return found.code, text, found.code is not None

    def _of_ticks(self, line: Line, found: list[Column]) -> tuple[str | None, str | None, bool]:
        codes = {str(column.says["field"]) for column in found}
        if len(codes) > 1:
            labels = ", ".join(column.label.rpartition(" › ")[2] for column in found)
            self._cells.tell(Fault.SEVERAL_FIELDS, self._range(line, found), labels)
            return None, labels, False
        return codes.pop(), found[0].label.rpartition(" › ")[2], True

    def _of_section(self, line: Line) -> tuple[str | None, str | None, bool]:
        if said := line.section.says.get("field"):
            if said.value is None:
                self._cells.tell_said(Fault.UNKNOWN_FIELD, said)
            return (str(said.value) if said.value else None), said.found, said.value is not None
        if self._fields.open:
            return None, None, True
        columns = self._ticks or [self._column or self._cells.table.key]
        self._cells.tell(Fault.MISSING_FIELD, self._range(line, columns))
        return None, None, False

    def _range(self, line: Line, columns: list[Column]) -> str:
        first = self._cells.grid.address(line.row, columns[0].index)
        last = self._cells.grid.address(line.row, columns[-1].index)
        return first if first == last else f"{first}:{last}"


class RowYear:
    """Finds the year of each row of one table."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._column = cells.table.column("year")
        self._ticks = [c for c in cells.table.value_columns if "year" in c.says]
        said = cells.context.year
        self._report = said.value if said and isinstance(said.value, int) else None
        plan = cells.context.plan
        self._last = 2100 if plan.continues else plan.last_year
        is_result = cells.context.kind is ReportKind.RESULT
        self._first = _FIRST_PLAUSIBLE_YEAR if is_result else plan.first_year

    def of(self, line: Line) -> tuple[int | None, bool]:
        """A row's year, and whether it is sound; problems are told.

        A result report may speak of a model registered in an earlier plan's years.
        """
        if self._column is not None:
            if self._cells.is_faulty(line, self._column):
                return None, False
            if text := self._cells.text(line, self._column):
                return self._stated(text, self._cells.address(line, self._column))
        if found := ticked(self._cells, line, self._ticks, "year"):
            return int(found), True
        if said := line.section.says.get("year"):
            return int(str(said.value)), True
        # Where no year is said at all, the file as a whole lacks it: that is told once.
        return self._report, self._report is not None

    def _stated(self, text: str, cell: str) -> tuple[int | None, bool]:
        if words(text) in vocabulary().none:
            return self._report, self._report is not None
        year = parse_year(text)
        if year is None or not self._first <= year <= self._last:
            nearest = self._report or self._cells.context.plan.last_year
            self._cells.tell(Fault.UNKNOWN_YEAR, cell, text, str(nearest))
            return None, False
        return year, True
