"""The rows of a list of models: each with its cell, and what is wrong in it."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from data_loaders.spreadsheets.alike_rows import AlikeRows
from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cell_words import NOT_KNOWN, is_tick, is_told_at_length, meaning
from data_loaders.spreadsheets.cells import Cells, Context, Taken
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.judgements import says_recognised
from data_loaders.spreadsheets.known_words import known_words
from data_loaders.spreadsheets.list_rows import Standing
from data_loaders.spreadsheets.meanings import ABOUT
from data_loaders.spreadsheets.quantities import check_quantities
from data_loaders.spreadsheets.reading import ROW_COLUMNS
from data_loaders.spreadsheets.row_origins import RowOrigins, says_nothing_itself
from data_loaders.spreadsheets.row_units import RowUnits
from data_loaders.spreadsheets.row_values import RowField, RowYear, ticked
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ModelForm, ModelState, Origin
from domain.problems import Fault
from domain.text import words

_UNSAID: dict[str, str | None] = {
    "origin": Origin.UNKNOWN,
    "form": ModelForm.UNKNOWN,
    "state": ModelState.REGISTERED,
    "level": None,
}
_CELL, _NAME = ROW_COLUMNS.index("cell"), ROW_COLUMNS.index("name")
_CARRIED, _IN_CHARGE = ROW_COLUMNS.index("carried_by"), ROW_COLUMNS.index("in_charge")


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
        self._words["state"] = self._words["state"] or table.column("state_or_content")
        self._said: dict[str, dict[str, str | None]] = {about: {} for about in ABOUT}
        self._ticks = {
            about: [c for c in table.value_columns if about in c.says] for about in ABOUT
        }
        carrier = self._units.carrier if self._units.carrier is not self._name else None
        self._carriers = self._cells.texts(carrier)
        self._names = self._cells.texts(self._name)
        self._in_charge = self._cells.texts(table.column("in_charge"))
        self._notes = self._cells.texts(table.column("note"))
        self._origins = RowOrigins(self._cells)
        about = {c.index: c for c in self._deciding_about() if c is not None}
        self._about = [self._cells.texts(each) for each in about.values()]
        self._said_before: dict[tuple[object, ...], dict[str, str | None]] = {}
        self._in_row: Counter[int] = Counter()
        self._alike = AlikeRows(self._cells, self._units, self._field, self._deciding())

    def _deciding(self) -> Iterator[Column | None]:
        """The columns that decide what a row says beside its name and who carries it."""
        yield self._units.column
        for role in ("field", "year"):
            yield self._table.column(role)
        yield from self._deciding_about()
        yield from self._table.value_columns

    def _deciding_about(self) -> Iterator[Column | None]:
        """Those that decide its origin, form, state and level."""
        yield self._table.column("note")
        yield from self._words.values()
        yield from chain.from_iterable(self._ticks.values())
        yield from self._table.value_columns

    def read(self) -> None:
        """Take every row."""
        body = self._table.body
        self._in_row = Counter(line.row for line in body.lines)
        for line in sorted((*body.lines, *body.others), key=lambda each: each.row):
            if line.standing is not Standing.MODEL:
                self._pass_over(line)
            elif not (self._alike.remembers and self._take_as_before(line)):
                self._take(line)
        check_quantities(self._cells)

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
            *(None, None, None, year, *_UNSAID.values(), None, None),
            self._notes[line.row] or None,
            *(0, None, None, None),
            has_unit and has_year,
        ]
        self._cells.take(record)

    def _take_as_before(self, line: Line) -> bool:
        """Take a row that says what an earlier one did; False where none is known to."""
        name = line.name or self._names[line.row]
        before = self._alike.found(line, name) if self._in_row[line.row] == 1 else None
        if before is None:
            return False
        record = before.copy()
        record[_CELL] = self._cells.address(line, self._name)
        record[_NAME] = name
        record[_CARRIED] = self._carriers[line.row] or None
        record[_IN_CHARGE] = self._in_charge[line.row] or None
        self._cells.take(record)
        return True

    def _take(self, line: Line) -> None:
        cells, row, told = self._cells, line.row, self._cells.told
        name, sound = self._named(line)
        if (several := self._in_row[row]) > 1:
            cells.tell(
                Fault.SEVERAL_MODELS, cells.address(line, self._name), "", None, f"{several}"
            )
        unit, has_unit = self._units.of(line)
        code, field_found, has_field = self._field.of(line)
        year, has_year = self._year.of(line)
        said = self._said_of(line, name)
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
            *(None, None, None, None),
            sound and has_unit and has_field and has_year,
        ]
        cells.take(record)
        if self._alike.remembers and cells.told == told and several == 1:
            self._alike.keep(line, name, record)

    def _named(self, line: Line) -> tuple[str, bool]:
        name = line.name or self._cells.text(line, self._name)
        if self._cells.is_faulty(line, self._name):
            return "", False
        if not name[:1].isalpha() and (not words(name) or name.isdigit()):
            self._cells.tell(Fault.MISSING_NAME, self._cells.address(line, self._name), name)
            return "", False
        return name, True

    def _said_of(self, line: Line, name: str) -> dict[str, str | None]:
        """What a row says of its origin, form, state and level: cells, ticks, note or section."""
        row = line.row
        key = (id(line.section), *[texts[row] for texts in self._about])
        said = self._said_before.get(key)
        if said is not None and says_nothing_itself(name):
            return said
        told = self._cells.told
        said = self._said_anew(line, name)
        if self._cells.told == told and says_nothing_itself(name) and self._in_row[row] == 1:
            self._said_before[key] = said
        return said

    def _said_anew(self, line: Line, name: str) -> dict[str, str | None]:
        beside = self._origins.of(line, name)
        own = {about: self._in_columns(about, line) for about in ABOUT}
        said = {
            about: own[about] or beside.get(about) or self._by_section(about, line)
            for about in ABOUT
        }
        self._origins.check(
            line, said, {about: str(value) for about, value in own.items() if value}
        )
        return said

    def _by_section(self, about: str, line: Line) -> str | None:
        heard = line.section.says.get(about)
        return str(heard.value) if heard else _UNSAID[about]

    def _in_columns(self, about: str, line: Line) -> str | None:
        said = None
        if self._words[about] is not None or self._ticks[about]:
            said = self._in_column(about, line)
            said = said or ticked(self._cells, line, self._ticks[about], about)
        if said is None and about == "level":
            said = self._level_beside_state(line)
        return said

    def _in_column(self, about: str, line: Line) -> str | None:
        column = self._words[about]
        text = self._cells.text(line, column)
        if column is None or not text:
            return None
        said = self._said[about]
        if text not in said:
            said[text] = meaning(about, text, column)
        if said[text] == NOT_KNOWN:
            self._tell_unknown(about, text, self._cells.address(line, column), column)
            return None
        return said[text]

    def _tell_unknown(self, about: str, text: str, cell: str, column: Column) -> None:
        if about == "state" and (says_recognised(text) or is_told_at_length(text, column)):
            return
        if about == "state" and known_words(text).whole:
            return  # it says the origin
        recognised = about == "level" and (says_recognised(text) or is_tick(text))
        self._cells.tell(Fault.LEVEL_NOT_SAID if recognised else Fault.UNKNOWN_WORD, cell, text)

    def _level_beside_state(self, line: Line) -> str | None:
        """The level that the words on a model's state name: "Hiệu quả, được huyện công nhận"."""
        column = self._words["state"]
        text = self._cells.text(line, column)
        if column is None or not says_recognised(text):
            return None
        level = vocabulary().value_within("level", text)
        if level is None:
            self._cells.tell(Fault.LEVEL_NOT_SAID, self._cells.address(line, column), text)
        return level
