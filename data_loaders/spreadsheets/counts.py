"""The numbers of a counts form: one row a number, with its unit, field, year and cell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells, Context, Taken, UnitFound
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.count_columns import (
    NOT_COUNTED,
    Figure,
    count_columns,
)
from data_loaders.spreadsheets.count_remarks import tell_columns
from data_loaders.spreadsheets.count_words import Stated, stated_count
from data_loaders.spreadsheets.parts_added import PartsAdded
from data_loaders.spreadsheets.row_units import RowUnits
from data_loaders.spreadsheets.row_values import RowYear
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.unknown_fields import UnknownFields
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ModelForm, ModelState, Origin
from domain.problems import Fault


@dataclass(frozen=True, slots=True)
class _Part:
    """What a row's own words say of its numbers, beside its unit."""

    field: str | None
    is_sound: bool
    origin: str | None
    form: str | None
    is_total: bool  # of the rows about the same unit


@dataclass(slots=True)
class _Number:
    """One number of the form, before it is known whether its unit stated any for the year."""

    line: Line
    figure: Figure
    unit: UnitFound
    has_unit: bool
    part: _Part
    is_stated: bool

    @property
    def whose(self) -> tuple[object, ...]:
        """The unit and, where a column says it, the year."""
        return self.unit.code or self.unit.written, self.figure.column.says.get("year")


class CountsReader:
    """Reads the rows of one counts form."""

    def __init__(self, table: Table, context: Context, taken: Taken) -> None:
        self._table, self._context = table, context
        self._cells = Cells(table, context, taken)
        self._units = RowUnits(self._cells)
        self._years = RowYear(self._cells)
        self._fields = context.fields
        self._field = table.column("field")
        self._columns = count_columns(table)
        self._unknown = UnknownFields(self._cells, self._columns)
        if self._unknown.take_as_written():
            self._columns = count_columns(table)
            self._unknown = UnknownFields(self._cells, self._columns)
        self._told_kept = False
        self._parts = PartsAdded()

    def read(self) -> None:
        """Take every number of models that counts; say which columns are not read."""
        numbers = [each for line in self._table.body.lines for each in self._numbers(line)]
        stated = {each.whose for each in numbers if each.is_stated}
        parted = {each.whose for each in numbers if each.is_stated and not each.part.is_total}
        for each in numbers:
            if each.whose in stated and not (each.part.is_total and each.whose in parted):
                self._take(each)
        unknown = [each for line in self._table.body.lines for each in self._beneath_unknown(line)]
        for each in unknown:
            self._take(each)
        told = [each.figure.column for each in unknown]
        tell_columns(self._cells, self._columns, told)

    def _beneath_unknown(self, line: Line) -> list[_Number]:
        """Numbers that count beneath fields that we do not know: kept out, and so their unit's."""
        found = [Figure(column) for column in self._unknown.beneath(line)]
        if not found:
            return []
        unit, has_unit = self._units.of(line)
        part = replace(self._part_of(line), field=None, is_sound=False)
        return [_Number(line, figure, unit, has_unit, part, is_stated=True) for figure in found]

    def _numbers(self, line: Line) -> Iterator[_Number]:
        """The numbers that a row may give; none of a row that states none at all."""
        columns = self._columns
        if not any(self._states(line, column) for column in columns.stating):
            return
        across = any("unit" in each.column.says for each in columns.figures)
        unit = None if across else self._units.of(line)
        part = self._part_of(line)
        figures = columns.figures
        if columns.total and not any(self._states_any(line, each) for each in figures):
            beside = any(self._states(line, c) for c in columns.stating if c != columns.total)
            figures = figures if beside else [Figure(columns.total)]
        for figure in figures:
            whose, has_unit = unit or self._unit_of(figure.column)
            stated = self._states_any(line, figure) or self._is_of_row(figure)
            yield _Number(line, figure, whose, has_unit, part, stated)

    def _states(self, line: Line, column: Column) -> bool:
        unvalued = (line.row, column.index) in self._cells.grid.sheet.unvalued
        is_figure = any(column is each.column for each in self._columns.figures)
        return bool(self._cells.text(line, column)) and (is_figure or not unvalued)

    def _states_any(self, line: Line, figure: Figure) -> bool:
        return any(self._states(line, column) for column in (figure.column, *figure.less))

    def _is_of_row(self, figure: Figure) -> bool:
        """Whether a number has the row's own unit and year: blank it is 0 beside any other."""
        return not figure.column.says.keys() & {"unit", "year"} and self._field is None

    def _take(self, number: _Number) -> None:
        line, column = number.line, number.figure.column
        by_column = "year" in column.says
        year, has_year = self._years.of_column(column) if by_column else self._years.of(line)
        origin = str(column.says.get("origin") or number.part.origin or Origin.UNKNOWN)
        if origin in NOT_COUNTED:
            self._tell_kept(line, column)
            return
        count, has_count = self._count(line, number.figure)
        field = column.says.get("field", number.part.field)
        sound = number.has_unit and has_count and has_year
        sound = sound and (number.part.is_sound or "field" in column.says)
        record = [*self._record(number, field, year, origin, count), sound]
        if not self._parts.add(record, self._units.part_of_row(line.row), column.index):
            self._cells.take(record)

    def _tell_kept(self, line: Line, column: Column) -> None:
        """Say once that rows of models kept from earlier years are not counted."""
        if not self._told_kept:
            self._told_kept = True
            said = line.section.says.get("origin")
            words = self._cells.text(line, self._table.column("origin"))
            found = words or (said.found if said else "")
            self._cells.tell(Fault.COLUMNS_NOT_READ, self._cells.address(line, column), found)

    def _unit_of(self, column: Column) -> tuple[UnitFound, bool]:
        words = str(column.says.get("unit", ""))
        if elsewhere := self._context.elsewhere:
            self._cells.tell_said(Fault.ANOTHER_PLACE, elsewhere)
            return UnitFound(None, None, words), False
        match = self._context.register.find(words)
        return UnitFound.of(match, words), match.unit is not None

    def _part_of(self, line: Line) -> _Part:
        said = [self._about(line, about) for about in ("origin", "form")]
        texts = [self._cells.text(line, self._table.column(a)) for a in ("field", "origin", "form")]
        is_total = any(text and vocabulary().is_total(text) for text in texts)
        field, sound = (None, True) if is_total else self._field_of(line)
        return _Part(field, sound, said[0], said[1], is_total)

    def _about(self, line: Line, about: str) -> str | None:
        """The origin or form that a row's own cell, or its section, says."""
        text = self._cells.text(line, self._table.column(about))
        if text and (value := vocabulary().value_within(about, text)):
            return value
        said = line.section.says.get(about)
        return str(said.value) if said and said.value else None

    def _field_of(self, line: Line) -> tuple[str | None, bool]:
        text = self._cells.text(line, self._field)
        if text and self._field:
            found = self._fields.find(text)
            if found.code is None:
                cell = self._cells.address(line, self._field)
                self._cells.tell(Fault.UNKNOWN_FIELD, cell, text, found.suggestion)
            return found.code, found.code is not None
        said = line.section.says.get("field")
        if said and said.value is None:
            self._cells.tell_said(Fault.UNKNOWN_FIELD, said)
            return None, False
        return (str(said.value) if said else None), True

    def _count(self, line: Line, figure: Figure) -> tuple[int | None, bool]:
        """A number: blank and "-" are 0 in a row that states numbers (forms leave zeros out)."""
        cell = self._cells.address(line, figure.column)
        stated = self._stated(line, figure.column, cell)
        less = [self._stated(line, column, cell) for column in figure.less]
        if stated is None or None in less:
            return None, False
        if stated.counted != stated.number:
            self._cells.tell(
                Fault.TOTAL_DIFFERS, cell, str(stated.number), expected=str(stated.counted)
            )
        count = stated.counted - sum(each.number for each in less if each)
        if count < 0:
            self._cells.tell(Fault.NOT_A_NUMBER, cell, self._cells.text(line, figure.column))
        return (count, True) if count >= 0 else (None, False)

    def _stated(self, line: Line, column: Column, cell: str) -> Stated | None:
        """What a cell states; what cannot be read is told at `cell`, where the number stands."""
        if self._cells.is_faulty(line, column):
            return None
        text = self._cells.text(line, column)
        stated = stated_count(self._cells.value(line, column)) if text else Stated(0, 0)
        if stated is None:
            self._cells.tell(Fault.NOT_A_NUMBER, cell, text)
        return stated

    def _record(
        self, number: _Number, field: object, year: object, origin: str, count: int | None
    ) -> list[object]:
        column, unit, says = number.figure.column, number.unit, number.figure.column.says
        return [
            self._context.kind,
            self._cells.grid.name,
            self._cells.address(number.line, column),
            unit.code,
            unit.name,
            unit.written,
            None,
            field,
            column.label.rpartition(" › ")[2],
            year,
            origin,
            says.get("form") or number.part.form or ModelForm.UNKNOWN,
            says.get("state", ModelState.REGISTERED),
            says.get("level"),
            None,
            None,
            None,
            count,
            *(None, None, None, None, None, None),
        ]
