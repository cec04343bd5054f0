"""Cells that a person corrected on the spot: what their rows read instead, and what falls away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Context, Record, Taken
from data_loaders.spreadsheets.corrected_values import corrected_value, has_year
from data_loaders.spreadsheets.guidance import CellCorrection
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.reading import ROW_COLUMNS, Corrected
from data_loaders.spreadsheets.rows_of_cells import RowsOfCells, abouts_of
from data_loaders.spreadsheets.tables import Table
from domain.kinds import ReportKind
from domain.problems import Fault, Problem, Severity

_AT = {name: place for place, name in enumerate(ROW_COLUMNS)}
_CELL, _ACCEPTED, _YEAR = _AT["cell"], _AT["accepted"], _AT["year"]
_NUMBERS = frozenset({"count", "quantity", "worth"})
_NO_NUMBER = frozenset({"", "-", "–"})
_FOUND = {"unit": _AT["unit_found"], "field": _AT["field_found"]}


@dataclass(slots=True)
class _Row:
    """A row as it was taken, and the line it was taken from."""

    record: Record
    line: Line
    of: "_TableRows"


class _TableRows:
    """The rows taken from one table."""

    def __init__(self, table: Table, context: Context, records: list[Record]) -> None:
        self.cells, self.context, self.records = RowsOfCells(table), context, records
        self.told: dict[int, list[Problem]] = {}

    @cached_property
    def by_line(self) -> dict[int, list[_Row]]:
        """The rows by the row of the sheet that they stand in: one, but of counts several."""
        found: dict[int, list[_Row]] = {}
        for record in self.records:
            if line := self.cells.line_at(str(record[_CELL])):
                found.setdefault(line.row, []).append(_Row(record, line, self))
        return found

    def hear(self, problems: Sequence[Problem]) -> None:
        """Sort out which problems are told of which of its lines."""
        for problem in problems:
            line = self.cells.line_at(problem.cell) if problem.sheet == self.cells.sheet else None
            if line:
                self.told.setdefault(line.row, []).append(problem)

    def rows(self, lines: Sequence[Line]) -> list[_Row]:
        """The rows of some lines."""
        return [row for line in lines for row in self.by_line.get(line.row, ())]


class Mender:
    """Corrects the rows taken from a file, before they are held against each other."""

    def __init__(self, taken: Taken) -> None:
        self._taken = taken
        self._tables: list[_TableRows] = []

    def add(self, table: Table, context: Context, records: list[Record]) -> None:
        """Add a table and the rows taken from it."""
        self._tables.append(_TableRows(table, context, records))

    def mend(self, corrections: Sequence[CellCorrection]) -> list[Corrected]:
        """Correct the rows; those corrections that met a row and say something it can read."""
        done: list[Corrected] = []
        mended: list[_Row] = []
        answered: set[Problem] = set()
        for table in self._tables if corrections else ():
            table.hear(self._taken.problems)
        for each in corrections:
            rows = [row for table in self._tables for row in _rows_of(table, each)]
            if changed := [row for row in rows if _correct(row, each)]:
                answered |= self._answered(each, changed)
                found = changed[0].of.cells.found_at(each.cell, each.about)
                done.append(Corrected(each.sheet, each.cell, each.about, found, each.value))
                mended += changed
        for row in mended:
            row.record[_ACCEPTED] = _is_sound(row, answered)
        if done:
            answered |= self._years_given()
            self._taken.forget(answered.__contains__)
        return done

    def _answered(self, correction: CellCorrection, rows: list[_Row]) -> set[Problem]:
        """The problems that a correction answers: at its cell, and of its rows."""
        place = correction.sheet, correction.cell
        at_cell = {each for each in self._taken.problems if (each.sheet, each.cell) == place}
        of_rows = {each for row in rows for each in row.of.told.get(row.line.row, ())} - at_cell
        return {each for each in at_cell if _is_about(each, correction)} | {
            each for each in of_rows if _answers(correction, each, rows)
        }

    def _years_given(self) -> set[Problem]:
        """Nothing lacks a year in a sheet whose every row was given one."""
        lacking = {
            table.cells.sheet
            for table in self._tables
            if any(record[_YEAR] is None for record in table.records)
        }
        return {
            each
            for each in self._taken.problems
            if each.fault is Fault.MISSING_YEAR and each.sheet not in lacking
        }


def _rows_of(table: _TableRows, correction: CellCorrection) -> Iterator[_Row]:
    """The rows that a correction speaks of: of its cell, of those that hang on it, or beneath."""
    if table.cells.sheet != correction.sheet:
        return
    rows = table.rows(table.cells.lines_of(correction.cell))
    if not rows:
        yield from _beneath(table, correction)
        return
    if table.context.kind is ReportKind.COUNTS:
        rows = [row for row in rows if row.record[_CELL] == correction.cell] or rows
    said = _found(rows[-1], correction.about)
    yield from rows
    for row in table.rows(table.cells.hanging_from(correction)):
        if _found(row, correction.about) == said:
            yield row


def _found(row: _Row, about: str) -> object:
    """The words that a row's unit or field was read from."""
    return row.record[_FOUND[about]] if about in _FOUND else None


def _beneath(table: _TableRows, correction: CellCorrection) -> Iterator[_Row]:
    """The rows that read what a section, or the words around the table, say in this cell."""
    about = correction.about
    around = {"unit": table.context.unit, "year": table.context.year}.get(about)
    for row in (row for rows in table.by_line.values() for row in rows):
        said = row.line.section.says.get(about) or around
        if said and table.cells.says_at(said, correction.cell) and _reads(row, about, said):
            yield row


def _reads(row: _Row, about: str, said: Said) -> bool:
    """Whether a row reads what was said of it elsewhere, and not its own cell."""
    if about in _FOUND:
        return _found(row, about) == said.found
    return row.record[_AT[about]] in {said.value, None}


def _correct(row: _Row, correction: CellCorrection) -> bool:
    values = corrected_value(correction.about, correction.value, row.of.context)
    for name, value in values.items():
        row.record[_AT[name]] = value
    return bool(values)


def _is_sound(row: _Row, answered: set[Problem]) -> bool:
    """Whether nothing speaks against a row any more."""
    record, context = row.record, row.of.context
    said = "count" if context.kind is ReportKind.COUNTS else "name"
    if record[_AT["unit_code"]] is None or record[_AT[said]] is None:
        return False
    if not has_year(record[_YEAR], context) or _lacks_field(row) or _lacks_number(row):
        return False
    told = row.of.told.get(row.line.row, ())
    return not any(each not in answered and _speaks_against(row, each) for each in told)


def _lacks_field(row: _Row) -> bool:
    context = row.of.context
    if row.record[_AT["field"]] is not None or context.kind is ReportKind.ROUND:
        return False
    if context.kind is ReportKind.COUNTS:
        said = row.line.section.says.get("field")
        return bool(row.of.cells.text(row.line, "field")) or (said is not None and not said.value)
    return context.fields.any and not context.fields.open


def _lacks_number(row: _Row) -> bool:
    """Whether a cell of a round's row that should hold a number holds none that can be read."""
    return row.of.context.kind is ReportKind.ROUND and any(
        row.record[_AT[about]] is None and row.of.cells.text(row.line, about) not in _NO_NUMBER
        for about in ("quantity", "worth")
    )


def _speaks_against(row: _Row, problem: Problem) -> bool:
    """Whether a problem told of a row's line keeps that very row out."""
    is_of_another = row.of.cells.is_number(problem.cell) and problem.cell != row.record[_CELL]
    return problem.severity is Severity.ERROR and not is_of_another


def _is_about(problem: Problem, correction: CellCorrection) -> bool:
    abouts = abouts_of(problem.fault)
    return abouts is None or correction.about in abouts


def _answers(correction: CellCorrection, problem: Problem, rows: list[_Row]) -> bool:
    """Whether a correction of these rows answers a problem in another cell of theirs."""
    abouts = abouts_of(problem.fault)
    if abouts is not None and not abouts & _NUMBERS:
        return correction.about in abouts
    return any(
        correction.about in row.of.cells.abouts_at(problem.cell)
        and (correction.about != "count" or problem.cell == row.record[_CELL])
        for row in rows
    )
