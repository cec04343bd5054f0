"""The rows of a list of models: each with its cell, and what is wrong in it."""

import re
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from data_loaders.spreadsheets.alike_rows import AlikeRows
from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells, Context, Taken
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.list_rows import Standing
from data_loaders.spreadsheets.put_off import LaterYears
from data_loaders.spreadsheets.quantities import check_quantities
from data_loaders.spreadsheets.reading import ROW_COLUMNS
from data_loaders.spreadsheets.renamed import RowName
from data_loaders.spreadsheets.row_says import UNSAID, RowSays
from data_loaders.spreadsheets.row_units import RowUnits
from data_loaders.spreadsheets.row_values import RowField, RowYear
from data_loaders.spreadsheets.steps import step_of
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.tick_labels import unknown_ticks
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ModelState, Origin
from domain.problems import Fault
from domain.text import words

_IS_OFF = re.compile(r"danh (?:sách|sach)", re.I)
_SAMPLE = 300  # rows
_ROW_OF = itemgetter(0)  # of a line
_CARRIED, _IN_CHARGE = ROW_COLUMNS.index("carried_by"), ROW_COLUMNS.index("in_charge")


class ListingReader:
    """Reads the rows of one list."""

    def __init__(self, table: Table, context: Context, taken: Taken) -> None:
        self._table, self._context = table, context
        self._cells = Cells(table, context, taken)
        self._units = RowUnits(self._cells)
        self._field = RowField(self._cells)
        self._year = RowYear(self._cells)
        self._name, self._steps = table.key, table.column("step")
        self._says, self._later = RowSays(self._cells), LaterYears(self._cells)
        self._row_name = RowName(self._cells)
        carrier = self._units.carrier if self._units.carrier is not self._name else None
        self._carriers = self._cells.texts(carrier)
        self._names = self._cells.texts(self._name)
        self._in_charge = self._cells.texts(table.column("in_charge"))
        self._notes = self._cells.texts(table.column("note"))
        self._copied_from = self._cells.texts(table.column("copied_from"))
        self._in_row: Counter[int] = Counter()
        self._alike = AlikeRows(self._cells, self._units, self._field, self._deciding())

    @property
    def _remembers(self) -> bool:
        return self._alike.remembers and self._row_name.after is None

    def _deciding(self) -> Iterator[Column | None]:
        """The columns that decide what a row says beside its name and who carries it."""
        yield self._units.column
        for role in ("field", "year"):
            yield self._table.column(role)
        yield from self._says.columns()
        for role in ("step", "copied_from"):
            yield self._table.column(role)

    def read(self) -> None:
        """Take every row."""
        body, remembers = self._table.body, self._remembers
        self._in_row = Counter(map(_ROW_OF, body.lines))
        for line in sorted((*body.lines, *body.others), key=_ROW_OF):
            if line.standing is not Standing.MODEL:
                self._pass_over(line)
            elif not (remembers and self._take_as_before(line)):
                self._take(line)
        check_quantities(self._cells)
        self._tell_unknown_ticks()

    def _tell_unknown_ticks(self) -> None:
        """Say once of each column of ticks that its label is not understood."""
        rows = [line.row for line in self._table.body.lines[:_SAMPLE]]
        for column in unknown_ticks(self._table.header.columns, self._cells.grid, rows):
            cell = self._cells.grid.address(self._table.header.bottom, column.index)
            self._cells.tell(Fault.UNKNOWN_WORD, cell, column.label)

    def _pass_over(self, line: Line) -> None:
        """A row that tells of no model: said, or taken as its unit's word that there is none."""
        cell = self._cells.address(line, self._name)
        found = self._cells.text(line, self._name)
        if line.standing is Standing.EXAMPLE:
            self._cells.tell(Fault.EXAMPLE_ROW, cell, found)
        elif line.standing is Standing.STRUCK:
            self._cells.tell(Fault.STRUCK_THROUGH, cell, found)
        elif line.standing is Standing.NONE or self._speaks_for_itself():
            self._take_none(line)
        else:
            self._cells.tell(Fault.NOT_YET_REPORTED, cell, found)

    def _speaks_for_itself(self) -> bool:
        said = self._context.unit
        return self._units.column is None and said is not None and said.value is not None

    def _take_none(self, line: Line) -> None:
        unit, has_unit = self._units.of(line)
        year, has_year = self._year.of(line)
        record: list[object] = [
            self._context.kind,
            self._cells.grid.name,
            self._cells.address(line, self._name),
            *(unit.code, unit.name, unit.written),
            *(None, None, None, year, *UNSAID.values(), None, None),
            self._notes[line.row] or None,
            *(0, None, None, None, None, None, None),
            has_unit and has_year,
        ]
        self._cells.take(record)

    def _take_as_before(self, line: Line) -> bool:
        """Take a row that says what an earlier one did; False where none is known to."""
        row, section, name, _ = line
        name = name or self._names[row]
        record = self._alike.again(row, section, name) if self._in_row[row] == 1 else None
        if record is None:
            return False
        record[_CARRIED] = self._carriers[row] or self._units.part_in(row) or None
        record[_IN_CHARGE] = self._in_charge[row] or None
        self._cells.take(record)
        return True

    def _take(self, line: Line) -> None:
        cells, row, told = self._cells, line.row, self._cells.told
        name, sound = self._named(line)
        cell = cells.address(line, self._row_name.column(line))
        if (several := self._in_row[row]) > 1:
            cells.tell(Fault.SEVERAL_MODELS, cell, "", None, f"{several}")
        unit, has_unit = self._units.of(line)
        code, field_found, has_field = self._field.of(line)
        said = dict(self._says.of(line, name, alone=several == 1))
        year, has_year = self._year_of(line, said)
        record: list[object] = [
            self._context.kind,
            cells.grid.name,
            cell,
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
            self._carriers[row] or self._units.part_in(row) or None,
            self._in_charge[row] or None,
            self._notes[row] or None,
            *(None, None, None, None, None),
            self._step(line),
            self._copied_from[row] or None,
            sound and has_unit and has_field and has_year,
        ]
        cells.take(record)
        if self._remembers and cells.told == told and several == 1:
            self._alike.keep(line, name, record)

    def _step(self, line: Line) -> str | None:
        """How far the model has come; a word that names no step is told."""
        column = self._steps
        text = self._cells.text(line, column) if column else ""
        if column is None or not text or text in vocabulary().none:
            return None
        step = step_of(text)
        if step is None:
            self._cells.tell(Fault.UNKNOWN_WORD, self._cells.address(line, column), text)
        return step

    def _year_of(self, line: Line, said: dict[str, str | None]) -> tuple[int | None, bool]:
        """A row's year; what it puts off to a later one is of that year, or goes on from this."""
        later = self._later.of(line)
        if later is None or self._year.states_its_own(line):
            return self._year.of(line)
        if not later[0].goes_on:
            if said["state"] == ModelState.STRUCK_OFF and not _IS_OFF.search(later[1].found):
                said["state"] = ModelState.REGISTERED  # not carried out, for it is put off
            return self._year.put_off(later[1])
        if said["origin"] == Origin.UNKNOWN:
            said["origin"] = Origin.MAINTAINED
        return self._year.of(line)

    def _named(self, line: Line) -> tuple[str, bool]:
        column = self._row_name.column(line)
        self._row_name.tell(line)
        name = line.name or self._cells.text(line, column)
        if self._cells.is_faulty(line, column):
            return "", False
        if not name[:1].isalpha() and (not words(name) or name.isdigit()):
            self._cells.tell(Fault.MISSING_NAME, self._cells.address(line, column), name)
            return "", False
        return name, True
