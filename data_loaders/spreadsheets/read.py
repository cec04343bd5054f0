"""The reader: from a file's bytes to what it says, and what is wrong in which cell."""

from collections import Counter

import pandas as pd

from data_loaders.spreadsheets.cells import Context, Taken
from data_loaders.spreadsheets.checks import check_repeats, hidden_problems, in_order
from data_loaders.spreadsheets.counts import CountsReader
from data_loaders.spreadsheets.fields import Fields
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.legacy_text import convert_sheet
from data_loaders.spreadsheets.listings import ListingReader
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.reading import ROW_COLUMNS, Reading, TableFound
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.report import Around, Report, ReportReader, SheetTables, fact
from data_loaders.spreadsheets.rounds import RoundReader
from data_loaders.spreadsheets.sandbox import Room, Sandbox, shared_sandbox
from data_loaders.spreadsheets.sheets import Sheet, area_address
from data_loaders.spreadsheets.slips import slips_of
from data_loaders.spreadsheets.tables import Shape, Table, tables_of
from data_loaders.spreadsheets.totals import TotalsCheck
from data_loaders.units import Register
from domain.kinds import Outcome, ReportKind, ReportSource
from domain.plans import Plan
from domain.problems import Fault, Problem, Refusal

_READERS = {Shape.LIST: ListingReader, Shape.COUNTS: CountsReader, Shape.ROUND: RoundReader}


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
        sheets = (sandbox or shared_sandbox()).parse(content, name)
    except RefusedError as refused:
        return Reading(name, Outcome.REFUSED, refused.refusal, refused.detail)
    return Interpreter(plan, register).read(sheets, name)


def base_name(file: str) -> str:
    """A file's name without its folders, whichever system named it."""
    return file.replace("\\", "/").rpartition("/")[2]


class Interpreter:
    """Understands sheets under one plan and one register; many files may share one."""

    def __init__(self, plan: Plan, register: Register) -> None:
        self._plan, self._register = plan, register
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
        report = ReportReader(file, self._plan, self._register).read(found)
        self._take(report, reading)
        return reading

    def _tables(self, sheet: Sheet, reading: Reading) -> SheetTables | None:
        reading.problems += hidden_problems(sheet)
        if sheet.hidden or not sheet.rows:
            return None
        reading.problems += convert_sheet(sheet)
        grid = Grid(sheet)
        tables = tables_of(grid, self._meanings, self._plan.kinds)
        filled = [table for table in tables if table.body.lines]
        return SheetTables(grid, filled or slips_of(grid) or tables)

    def _take(self, report: Report, reading: Reading) -> None:
        taken = Taken()
        wanted = [(t, a) for t, a in report.around if a.kind in self._plan.kinds]
        _state_facts(report, wanted or report.around, reading)
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
        reading.rows = pd.DataFrame(taken.records, columns=list(ROW_COLUMNS))
        _conclude(reading, wanted, self._register)

    def _takes_year(self, year: int) -> bool:
        return year in self._plan.years or (self._plan.continues and year > self._plan.last_year)

    def _take_table(self, table: Table, around: Around, taken: Taken, reading: Reading) -> None:
        context = Context(
            around.kind, self._plan, self._fields, self._register, around.year, around.unit
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


def _names(report: Report) -> list[str]:
    return list(dict.fromkeys(table.grid.name for table, _ in report.around))


def _state_facts(report: Report, wanted: list[tuple[Table, Around]], reading: Reading) -> None:
    """Put down what the file says of itself as a whole."""
    kinds = Counter({around.kind: 0 for _, around in wanted})
    for table, around in wanted:
        kinds[around.kind] += len(table.body.lines)
    reading.kind = max(kinds, key=lambda kind: kinds[kind])
    of_kind = [around for _, around in wanted if around.kind is reading.kind]
    years = {a.year.value for a in of_kind if a.year}
    reading.year = years.pop() if len(years) == 1 else None
    reading.received = report.received
    if report.received and report.received_said:
        reading.facts["received"] = fact(report.received_said, report.received.isoformat())
    first = of_kind[0]
    if first.kind_said:
        reading.facts["kind"] = fact(first.kind_said, reading.kind.value)
    if first.year and reading.year is not None:
        reading.facts["year"] = fact(first.year, str(first.year.value))


def _conclude(reading: Reading, wanted: list[tuple[Table, Around]], register: Register) -> None:
    """Decide who speaks, and whether the file can go in as it is."""
    rows = reading.rows
    named = set(rows["unit_code"].dropna())
    speakers = {a.unit.value: a.unit for _, a in wanted if a.unit and a.unit.value}
    own = len(named) == 1 and (set(speakers) <= named)
    reading.source = ReportSource.OWN if own else ReportSource.SUMMARY
    if own:
        reading.unit_code = str(next(iter(named)))
    if len(speakers) == 1:
        code, said = next(iter(speakers.items()))
        unit = register.by_code(str(code))
        reading.facts["unit"] = fact(said, unit.name if unit else str(code))
    if reading.year is None and len(set(rows["year"].dropna())) == 1:
        reading.year = int(rows["year"].dropna().iloc[0])
    if not rows.empty and rows["year"].isna().all():
        reading.problems.append(Problem("", "", Fault.MISSING_YEAR))
        reading.outcome, reading.refusal = Outcome.NEEDS_PERSON, None
    elif rows.empty or not rows["accepted"].any():
        reading.refusal = Refusal.NO_GOOD_ROWS
        reading.outcome = Outcome.NEEDS_PERSON


def kinds_of(reading: Reading) -> set[ReportKind]:
    """The kinds of report that a reading's rows are of."""
    return set(reading.rows["kind"]) if not reading.rows.empty else set()
