"""The rows of a list of models: each with its cell, and what is wrong in it."""

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells, Context, Taken
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.meanings import ABOUT
from data_loaders.spreadsheets.row_units import RowUnits
from data_loaders.spreadsheets.row_values import RowField, RowYear, ticked
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ModelForm, ModelState, Origin, ReportKind
from domain.problems import Fault
from domain.text import words

_UNSAID: dict[str, str | None] = {
    "origin": Origin.UNKNOWN,
    "form": ModelForm.UNKNOWN,
    "state": ModelState.REGISTERED,
    "level": None,
}


_NOT_KNOWN = "?"


class ListingReader:
    """Reads the rows of one list."""

    def __init__(self, table: Table, context: Context, taken: Taken) -> None:
        self._table, self._context = table, context
        self._cells = Cells(table, context, taken)
        self._units = RowUnits(self._cells)
        self._field = RowField(self._cells)
        self._year = RowYear(self._cells)
        self._name = table.key
        self._words = {about: table.column(about) for about in ABOUT}
        self._said: dict[str, dict[str, str | None]] = {about: {} for about in ABOUT}
        self._ticks = {
            about: [c for c in table.value_columns if about in c.says] for about in ABOUT
        }
        carrier = self._units.carrier if self._units.carrier is not self._name else None
        self._carriers = self._cells.texts(carrier)
        self._in_charge = self._cells.texts(table.column("in_charge"))
        self._notes = self._cells.texts(table.column("note"))

    def read(self) -> None:
        """Take every row."""
        for line in self._table.body.lines:
            self._take(line)

    def _take(self, line: Line) -> None:
        cells, row = self._cells, line.row
        name, sound = self._named(line)
        unit, has_unit = self._units.of(line)
        code, field_found, has_field = self._field.of(line)
        year, has_year = self._year.of(line)
        said = {about: self._about(about, line) for about in ABOUT}
        record: list[object] = [
            self._context.kind,
            cells.grid.name,
            cells.address(line, self._name),
            unit.code,
            unit.name,
            unit.written,
            name or None,
            code,
            field_found,
            year,
            said["origin"],
            said["form"],
            said["state"],
            said["level"],
            self._carriers[row] or None,
            self._in_charge[row] or None,
            self._notes[row] or None,
            None,
            None,
            None,
            None,
            sound and has_unit and has_field and has_year,
        ]
        cells.take(record)

    def _named(self, line: Line) -> tuple[str, bool]:
        name = self._cells.text(line, self._name)
        if self._cells.is_faulty(line, self._name):
            return "", False
        if not name[:1].isalnum() and not words(name):
            self._cells.tell(Fault.MISSING_NAME, self._cells.address(line, self._name), name)
            return "", False
        return name, True

    def _about(self, about: str, line: Line) -> str | None:
        """What a row says of its origin, form, state or level: its cell, ticks, or section."""
        if about == "state" and self._context.kind is ReportKind.REGISTER:
            return ModelState.REGISTERED
        said = None
        if self._words[about] is not None or self._ticks[about]:
            said = self._in_column(about, line)
            said = said or ticked(self._cells, line, self._ticks[about], about)
        if said is None and (heard := line.section.says.get(about)):
            said = str(heard.value)
        return said or _UNSAID[about]

    def _in_column(self, about: str, line: Line) -> str | None:
        column = self._words[about]
        text = self._cells.text(line, column)
        if column is None or not text:
            return None
        said = self._said[about]
        if text not in said:
            said[text] = _meaning(about, text, column)
        if said[text] == _NOT_KNOWN:
            self._cells.tell(Fault.UNKNOWN_WORD, self._cells.address(line, column), text)
            return None
        return said[text]


def _meaning(about: str, text: str, column: Column) -> str | None:
    """What a cell's words say; None for nothing, or `_NOT_KNOWN`."""
    if value := vocabulary().value_within(about, text):
        return value
    if words(text) in vocabulary().tick:
        return _said_by_label(about, column)
    return None if words(text) in vocabulary().none else _NOT_KNOWN


def _said_by_label(about: str, column: Column) -> str | None:
    """What a tick means in a column whose label is itself the word: "Hiệu quả"."""
    return vocabulary().value(about, column.label)
