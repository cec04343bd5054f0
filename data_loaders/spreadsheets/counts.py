"""The numbers of a counts form: one row a number, with its unit, field, year and cell."""

from collections import defaultdict

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells, Context, Taken, UnitFound
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.row_units import RowUnits
from data_loaders.spreadsheets.row_values import RowYear
from data_loaders.spreadsheets.tables import Table
from domain.kinds import ModelForm, ModelState, Origin
from domain.problems import Fault
from domain.text import parse_number

_STATED_TWICE = ("state", "level")


class CountsReader:
    """Reads the rows of one counts form."""

    def __init__(self, table: Table, context: Context, taken: Taken) -> None:
        self._table, self._context = table, context
        self._cells = Cells(table, context, taken)
        self._units = RowUnits(self._cells)
        self._years = RowYear(self._cells)
        self._fields = context.fields
        self._field = table.column("field")
        self._numbers = _numbers(table)
        self._total = next((c for c in table.header.columns if c.role == "total"), None)

    def read(self) -> None:
        """Take every number."""
        for line in self._table.body.lines:
            if any(self._cells.text(line, column) for column in self._stating(line)):
                self._take(line)

    def _stating(self, line: Line) -> list[Column]:
        columns = [*self._numbers, *([self._total] if self._total else [])]
        return [c for c in columns if not self._is_formula(line, c) or c is not self._total]

    def _is_formula(self, line: Line, column: Column) -> bool:
        return (line.row, column.index) in self._cells.grid.sheet.unvalued

    def _take(self, line: Line) -> None:
        across = any("unit" in column.says for column in self._numbers)
        unit = None if across else self._units.of(line)
        field, has_field = self._field_of(line)
        columns = self._numbers
        if self._total and not any(self._cells.text(line, c) for c in self._numbers):
            columns = [self._total]
        for column in columns:
            whose, has_unit = unit or self._unit_of(column)
            by_column = "year" in column.says
            year, has_year = self._years.of_column(column) if by_column else self._years.of(line)
            count, has_count = self._count(line, column)
            said = column.says.get("field", field)
            sound = has_unit and has_count and has_year and (has_field or "field" in column.says)
            self._cells.take([*self._record(line, column, whose, said, year, count), sound])

    def _unit_of(self, column: Column) -> tuple[UnitFound, bool]:
        words = str(column.says.get("unit", ""))
        match = self._context.register.find(words)
        return UnitFound.of(match, words), match.unit is not None

    def _field_of(self, line: Line) -> tuple[str | None, bool]:
        text = self._cells.text(line, self._field)
        if text and self._field:
            found = self._fields.find(text)
            if found.code is None:
                self._cells.tell(
                    Fault.UNKNOWN_FIELD,
                    self._cells.address(line, self._field),
                    text,
                    found.suggestion,
                )
            return found.code, found.code is not None
        said = line.section.says.get("field")
        if said and said.value is None:
            self._cells.tell_said(Fault.UNKNOWN_FIELD, said)
            return None, False
        return (str(said.value) if said else None), True

    def _count(self, line: Line, column: Column) -> tuple[int | None, bool]:
        """A number: blank and "-" are 0 in a row that states numbers (forms leave zeros out)."""
        if self._cells.is_faulty(line, column):
            return None, False
        text = self._cells.text(line, column)
        number = parse_number(self._cells.value(line, column)) if text else 0.0
        if number is None or number < 0 or not number.is_integer():
            self._cells.tell(Fault.NOT_A_NUMBER, self._cells.address(line, column), text)
            return None, False
        return int(number), True

    def _record(
        self,
        line: Line,
        column: Column,
        unit: UnitFound,
        field: object,
        year: object,
        count: int | None,
    ) -> list[object]:
        says = column.says
        cells = self._cells
        return [
            self._context.kind,
            cells.grid.name,
            cells.address(line, column),
            unit.code,
            unit.name,
            unit.written,
            None,
            field,
            column.label.rpartition(" › ")[2],
            year,
            says.get("origin", Origin.UNKNOWN),
            says.get("form", ModelForm.UNKNOWN),
            says.get("state", ModelState.REGISTERED),
            says.get("level"),
            None,
            None,
            None,
            count,
            None,
            None,
            None,
        ]


def _numbers(table: Table) -> list[Column]:
    """The columns whose numbers are figures: of a field stated twice over, the plainest alone."""
    stating = [c for c in table.value_columns if c.says.keys() & {"field", "unit"}]
    if not stating and (table.column("field") or not table.column("total")):
        stating = [c for c in table.header.columns if c.role == "quantity"]
        stating = stating or [c for c in table.value_columns if "year" in c.says]
    if not stating:
        stating = [c for c in table.header.columns if c.role in {"total", "quantity"}]
        stating = [c for c in stating if "year" in c.says] or stating[:1]
    groups: dict[tuple[object, ...], list[Column]] = defaultdict(list)
    for column in stating:
        groups[tuple(column.says.get(about) for about in ("unit", "year", "field"))].append(column)
    return [column for group in groups.values() for column in _plainest(group)]


def _plainest(group: list[Column]) -> list[Column]:
    """Of columns about one field and year: what was registered (rule 4), else their total."""
    about = ("origin", "form", *_STATED_TWICE)
    for wanted in (
        [c for c in group if c.says.get("state") == ModelState.REGISTERED],
        [c for c in group if not c.says.keys() & set(about)],
        [c for c in group if not c.says.keys() & set(_STATED_TWICE)],
    ):
        if wanted:
            return wanted if wanted[0].says.keys() & {"origin", "form"} else wanted[:1]
    return group[:1]
