"""The reader: from a file's bytes to what it says, and what is wrong in which cell."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd

from data_loaders.spreadsheets.cells import Context, Record, Taken
from data_loaders.spreadsheets.checks import check_repeats, hidden_problems, in_order
from data_loaders.spreadsheets.conclusions import conclude, state_facts
from data_loaders.spreadsheets.container import has_macros
from data_loaders.spreadsheets.counts import CountsReader
from data_loaders.spreadsheets.fields import Fields
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.legacy_text import convert_sheet
from data_loaders.spreadsheets.listings import ListingReader
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.reading import ROW_COLUMNS, Reading, TableFound
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.report import Around, Report, ReportReader, SheetTables
from data_loaders.spreadsheets.rounds import RoundReader
from data_loaders.spreadsheets.sandbox import Room, Sandbox, shared_sandbox
from data_loaders.spreadsheets.sheets import Sheet, area_address
from data_loaders.spreadsheets.slips import slips_of
from data_loaders.spreadsheets.tables import Shape, Table, tables_of
from data_loaders.spreadsheets.totals import TotalsCheck
from data_loaders.units import Register
from domain.kinds import Outcome
from domain.plans import Plan
from domain.problems import Fault, Problem, Refusal

_READERS: dict[Shape, type[ListingReader | CountsReader | RoundReader]] = {
    Shape.LIST: ListingReader,
    Shape.COUNTS: CountsReader,
    Shape.ROUND: RoundReader,
}


def read_file(
    content: bytes,
    file: str,
    plan: Plan,
    register: Register,
    *,
    sandbox: Sandbox | Room | None = None,
) -> Reading:
    """What a file says under `plan`, with the units of `register`. Never raises on a bad file.

    `file` is its name. Many files share a worker in a `Room` (see `Sandbox.room`); else each is
    parsed in a child of its own.
    """
    name = base_name(file)
    try:
        with _uncollected():
            sheets = (sandbox or shared_sandbox()).parse(content, name)
            reading = interpreter_of(plan, register).read(sheets, name)
    except RefusedError as refused:
        return Reading(name, Outcome.REFUSED, refused.refusal, refused.detail)
    if has_macros(content):
        reading.problems.insert(0, Problem("", "", Fault.MACROS))
    return reading


def base_name(file: str) -> str:
    """A file's name without its folders, whichever system named it."""
    return file.replace("\\", "/").rpartition("/")[2]


_last: list["Interpreter"] = []


def interpreter_of(plan: Plan, register: Register) -> "Interpreter":
    """An interpreter for these two; files in a row under the same two share what it remembers."""
    made = next((each for each in _last if each.plan is plan and each.register is register), None)
    if made is None:
        made = Interpreter(plan, register)
        _last[:] = [made, *_last[:3]]
    return made


class Interpreter:
    """Understands sheets under one plan and one register; many files may share one."""

    def __init__(self, plan: Plan, register: Register) -> None:
        self.plan, self.register = plan, register
        self._fields = Fields(plan)
        self._meanings = Meanings(self._fields, register)

    def read(self, sheets: list[Sheet], file: str) -> Reading:
        """What the sheets of a file say."""
        reading = Reading(file, Outcome.READ)
        if not any(sheet.rows for sheet in sheets):
            reading.outcome, reading.refusal = Outcome.REFUSED, Refusal.EMPTY
            return reading
        found = [each for sheet in sheets if (each := self._tables(sheet, reading))]
        if not any(each.tables for each in found):
            reading.outcome, reading.refusal = Outcome.NEEDS_PERSON, Refusal.NO_TABLE
            return reading
        report = ReportReader(file, self.plan, self.register).read(found)
        self._take(report, reading)
        return reading

    def _tables(self, sheet: Sheet, reading: Reading) -> SheetTables | None:
        reading.problems += hidden_problems(sheet)
        if sheet.hidden or not sheet.rows:
            return None
        reading.problems += convert_sheet(sheet)
        grid = Grid(sheet)
        tables = tables_of(grid, self._meanings, self.plan.kinds)
        filled = [table for table in tables if table.body.lines]
        return SheetTables(grid, filled or slips_of(grid) or tables)

    def _take(self, report: Report, reading: Reading) -> None:
        taken = Taken()
        wanted = [(t, a) for t, a in report.around if a.kind in self.plan.kinds]
        state_facts(report, wanted or report.around, reading)
        if not wanted:
            reading.outcome, reading.refusal = Outcome.REFUSED, Refusal.KIND_NOT_IN_PLAN
            return
        if reading.year is not None and not self._takes_year(reading.year):
            reading.outcome, reading.refusal = Outcome.REFUSED, Refusal.YEAR_NOT_IN_PLAN
            return
        for table, around in wanted:
            self._take_table(table, around, taken, reading)
        check_repeats(taken)
        reading.problems = in_order([*reading.problems, *taken.problems], _names(report))
        reading.rows = _as_frame(taken.records)
        conclude(reading, taken.records, [around for _, around in wanted], self.register)

    def _takes_year(self, year: int) -> bool:
        return year in self.plan.years or (self.plan.continues and year > self.plan.last_year)

    def _take_table(self, table: Table, around: Around, taken: Taken, reading: Reading) -> None:
        context = Context(
            around.kind, self.plan, self._fields, self.register, around.year, around.unit
        )
        before = len(taken.records)
        _READERS[table.shape](table, context, taken).read()
        TotalsCheck(table, context, taken).check()
        labels = {
            c.role or " ".join(map(str, c.says.values())): c.label for c in table.header.columns
        }
        reading.tables.append(
            TableFound(
                table.grid.name,
                area_address(table.area),
                around.kind,
                len(taken.records) - before,
                {role: label for role, label in labels.items() if role},
            )
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Cells are no cycles, and looking for some among millions takes as long as reading them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _as_frame(records: list[Record]) -> pd.DataFrame:
    # Plain values as they were read: no column's dtype depends on what else stands in it.
    rows = pd.DataFrame(records, columns=list(ROW_COLUMNS), dtype=object)
    rows["accepted"] = rows["accepted"].astype(bool)
    return rows


def _names(report: Report) -> list[str]:
    return list(dict.fromkeys(table.grid.name for table, _ in report.around))
