"""What a row says of its field and its year: by a cell, by ticks, or by its section."""

import re
from functools import lru_cache

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ReportKind
from domain.problems import Fault
from domain.text import parse_year, words

_FIRST_PLAUSIBLE_YEAR = 2000
# A field beside a model's name: "Vườn mẫu (Lĩnh vực: Kinh tế)".
_FIELD_IN_NAME = re.compile(r"\b(?:lĩnh vực|linh vuc|lv)\b\s*:?\s*([^():]{2,60}\)?)\s*$", re.I)
_FIELD_BEFORE_NAME = re.compile(r"^(?:lĩnh vực|linh vuc|lv)\s*:?\s*([^:]{2,60}?)\s*:\s*\S", re.I)
_NOT_SO = re.compile(r"(?:chưa|không|(?:đang |chờ )?(?:đề nghị|đề xuất|trình|xét|xem xét))\b")
_NO = frozenset({"", "-", "–", "0", "không", "o"})


def ticks(cells: Cells, line: Line, columns: list[Column]) -> list[Column]:
    """The columns that a row ticks."""
    return [c for c in columns if not _says_no(cells.text(line, c))]


@lru_cache(maxsize=4096)
def _says_no(text: str) -> bool:
    """Whether a cell under a label to tick leaves it unticked: "-", "Chưa", "Đang đề nghị"."""
    key = words(text)
    denies = key in vocabulary().none or _NOT_SO.match(key) is not None
    return text.lower() in _NO or (bool(key) and denies)


def code_key(text: str) -> str:
    """A code of a field to compare by: "01" is "1", "VH-XH" is "vh xh"."""
    return words(text).lstrip("0")


_year = lru_cache(maxsize=4096)(parse_year)


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
                return self._looked_up(text, line, self._column)
        if any(self._cells.is_faulty(line, column) for column in self._ticks):
            return None, None, False
        if self._ticks and (found := ticks(self._cells, line, self._ticks)):
            return self._of_ticks(line, found)
        return self._of_section(line)

    def is_by_its_cells(self, line: Line) -> bool:
        """Whether neither the rows above nor a model's name decide its field."""
        if not self._fields.any:
            return True
        if self._hangs:
            return False
        said = "field" in line.section.says or bool(self._cells.text(line, self._column))
        return said or self._fields.open

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

    def _looked_up(
        self, text: str, line: Line, column: Column
    ) -> tuple[str | None, str | None, bool]:
        legend = self._cells.context.legend
        if legend and (code := legend.get(code_key(text))):
            return code, text, True
        found = self._fields.find(text)
        if found.code is not None:
            return found.code, text, True
        cell = self._cells.address(line, column)
        if found.several:
            self._cells.tell(Fault.SEVERAL_FIELDS, cell, text)
        else:
            self._cells.tell(Fault.UNKNOWN_FIELD, cell, text, found.suggestion)
        return None, text, False

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
        name = self._cells.text(line, self._cells.table.key)
        if found := _FIELD_IN_NAME.search(name) or _FIELD_BEFORE_NAME.match(name):
            said_there = found[1].strip(" ).;")
            if code := self._fields.known(said_there):
                return code, said_there, True
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
        self._said = cells.context.year
        self._report = self._said.number if self._said else None
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
                return self._stated(text, line, self._column)
        if found := ticks(self._cells, line, self._ticks):
            return self.of_column(found[0])
        if said := line.section.says.get("year"):
            return self._of(said)
        return self._of_report(line)

    def states_its_own(self, line: Line) -> bool:
        """Whether a row says its year in a cell of its own."""
        return bool(self._cells.text(line, self._column) or ticks(self._cells, line, self._ticks))

    def put_off(self, said: Said) -> tuple[int | None, bool]:
        """The later year that a row is put off to, and whether it is sound; problems are told."""
        return self._of(said)

    def of_column(self, column: Column) -> tuple[int, bool]:
        """The year that a column's own label says, and whether the plan has it."""
        year = int(column.says["year"])
        if not self._has(year):
            cell = self._cells.grid.address(self._cells.table.header.top, column.index)
            self._cells.tell(Fault.YEAR_OUTSIDE_PLAN, cell, str(year))
        return year, self._has(year)

    def _has(self, year: int) -> bool:
        return self._first <= year <= self._last

    def _of_report(self, line: Line) -> tuple[int | None, bool]:
        if self._said is None or self._report is None:
            at = self._column or next(iter(self._ticks), None)
            self._cells.tell(Fault.MISSING_YEAR, self._cells.address(line, at) if at else "")
            return None, False
        return self._of(self._said)

    def _of(self, said: Said) -> tuple[int | None, bool]:
        year = said.number
        if year is None or not self._has(year):
            self._cells.tell_said(Fault.YEAR_OUTSIDE_PLAN, said)
            return year, False
        return year, True

    def _stated(self, text: str, line: Line, column: Column) -> tuple[int | None, bool]:
        year = _year(text)
        if year is None and words(text) in vocabulary().none:
            return self._of_report(line)
        if year is None or not self._has(year):
            nearest = self._report or self._cells.context.plan.last_year
            self._cells.tell(
                Fault.UNKNOWN_YEAR, self._cells.address(line, column), text, str(nearest)
            )
            return None, False
        return year, True
