"""The reader: from a file's bytes to what it says, and what is wrong in which cell."""

import logging
from collections.abc import Sequence
from datetime import date, datetime

from data_loaders.effort import one_file
from data_loaders.spreadsheets.cells import Context, Taken
from data_loaders.spreadsheets.checks import (
    check_repeats,
    hidden_problems,
    in_order,
    keep_counts_whole,
)
from data_loaders.spreadsheets.conclusions import (
    conclude,
    hold_rows,
    hold_tables,
    state_facts,
    tell_future,
    tell_untold,
    unclear_tables,
)
from data_loaders.spreadsheets.container import has_macros
from data_loaders.spreadsheets.drafts import without_drafts
from data_loaders.spreadsheets.fault_list import is_fault_list
from data_loaders.spreadsheets.fields import Fields
from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.forms import FormVersion
from data_loaders.spreadsheets.found_tables import found_tables
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.guidance import NOTHING_SAID, Guidance
from data_loaders.spreadsheets.legacy_text import convert_sheet
from data_loaders.spreadsheets.legend import explain_codes
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.mending import Mender
from data_loaders.spreadsheets.own_forms import check_plan, own_form_of, settle
from data_loaders.spreadsheets.parsed import Parsed
from data_loaders.spreadsheets.reading import Reading, rows_of
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.report import Around, Report, ReportReader, SheetTables
from data_loaders.spreadsheets.round_of_report import settle_rounds
from data_loaders.spreadsheets.sandbox import Room, Sandbox, shared_sandbox
from data_loaders.spreadsheets.sheets import Sheet
from data_loaders.spreadsheets.slips import slips_of
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.taking import take_table
from data_loaders.spreadsheets.told import Told
from data_loaders.spreadsheets.uncollected import uncollected
from data_loaders.spreadsheets.vocabulary import vocabulary
from data_loaders.spreadsheets.years_said import check_years
from data_loaders.units import Register
from domain.kinds import Outcome
from domain.plans import Plan
from domain.problems import Fault, Problem, Refusal

_logger = logging.getLogger(__name__)


def read_file(
    content: bytes,
    file: str,
    plan: Plan,
    register: Register,
    *,
    sandbox: Sandbox | Room | None = None,
    today: date | None = None,
    guidance: Guidance = NOTHING_SAID,
    forms: Sequence[FormVersion] = (),
) -> Reading:
    """What a file says under `plan`, with the units of `register`. Never raises on a bad file.

    `file` is its name. Many files share a worker in a `Room` (see `Sandbox.room`); else each is
    parsed in a child of its own. `today`: else the clock's. `guidance` is what a person says of
    this very file; `forms` are the form versions of the plan, the latest first.
    """
    with uncollected():
        parsed = parse_file(content, file, sandbox)
        return read_parsed(parsed, plan, register, today=today, guidance=guidance, forms=forms)


def parse_file(content: bytes, file: str, sandbox: Sandbox | Room | None = None) -> Parsed:
    """A file parsed in the sandbox, to be read and previewed as often as wanted. Never raises."""
    name = base_name(file)
    try:
        sheets = (sandbox or shared_sandbox()).parse(content, name)
    except RefusedError as refused:
        return Parsed(name, refused=refused)
    return Parsed(name, sheets, has_macros(content))


def read_parsed(
    parsed: Parsed,
    plan: Plan,
    register: Register,
    *,
    today: date | None = None,
    guidance: Guidance = NOTHING_SAID,
    forms: Sequence[FormVersion] = (),
) -> Reading:
    """What a parsed file says; see `read_file`."""
    try:
        with uncollected(), one_file() as effort:
            sheets = parsed.sheets_to_read()
            interpreter = interpreter_of(plan, register)
            try:
                reading = interpreter.read(sheets, parsed.file, guidance, forms)
            finally:
                if effort.is_spent:
                    interpreter.forget()
    except RefusedError as refused:
        return Reading(parsed.file, Outcome.REFUSED, refused.refusal, refused.detail)
    except Exception as fault:
        # A fault of our own: this one file is refused, and no other is kept out by it.
        _logger.exception("%s", parsed.file)
        name = type(fault).__name__
        return Reading(parsed.file, Outcome.REFUSED, Refusal.OUR_FAULT, name)
    tell_future(reading, today or datetime.now().astimezone().date())
    if parsed.has_macros:
        reading.problems.insert(0, Problem("", "", Fault.MACROS))
    return reading


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
        self.meanings = Meanings(self._fields, register)

    def read(
        self,
        sheets: list[Sheet],
        file: str,
        guidance: Guidance = NOTHING_SAID,
        forms: Sequence[FormVersion] = (),
    ) -> Reading:
        """What the sheets of a file say; `guidance` and `forms` as in `read_file`."""
        told = Told(guidance, forms, self.meanings)
        reading = Reading(file, Outcome.READ)
        form, sheets = own_form_of([each for each in sheets if not is_fault_list(each)])
        if form:
            check_plan(form, self.plan)
        if not any(sheet.rows for sheet in sheets):
            reading.outcome, reading.refusal = Outcome.REFUSED, Refusal.EMPTY
            return reading
        found = [each for sheet in sheets if (each := self._tables(sheet, told, reading))]
        hold_tables(found)
        if not any(each.tables for each in found):
            reading.outcome, reading.refusal = Outcome.NEEDS_PERSON, Refusal.NO_TABLE
            return reading
        found, left_out = without_drafts(found)
        reading.problems += left_out
        reader = ReportReader(file, self.plan, self.register, kind_told=guidance.kind is not None)
        report = reader.read(found)
        explain_codes(report, found, self._fields)
        if form:
            settle(form, report, self.register)
            report.belongs_here()
        told.overrule(report, self.register)
        settle_rounds(report, file, self.plan)
        report.forget_units_elsewhere()
        self._take(report, guidance, reading)
        told.say(reading, self.register)
        return reading

    def forget(self) -> None:
        """Forget what words mean: of some, nobody looked up what they are near to."""
        self.register.forget()
        self._fields.find.cache_clear()
        vocabulary().likely_role.cache_clear()

    def _tables(self, sheet: Sheet, told: Told, reading: Reading) -> SheetTables | None:
        reading.problems += hidden_problems(sheet)
        if sheet.hidden or not sheet.rows:
            return None
        reading.problems += convert_sheet(sheet)
        return self.sheet_tables(Grid(sheet), told)

    def sheet_tables(self, grid: Grid, told: Told) -> SheetTables:
        """The tables of a sheet: as people told, else by the reader's own eyes."""
        if marked := told.tables_in(grid):
            return marked
        tables = found_tables(grid, self.meanings, told.kinds(self.plan))
        understood = [t for t in tables if t.body.lines or t.body.others] or slips_of(grid)
        if not understood and (known := told.tables_for_want(grid)):
            return known
        return SheetTables(grid, understood or tables)

    def _take(self, report: Report, guidance: Guidance, reading: Reading) -> None:
        taken = Taken()
        mender = Mender(taken)
        reading.problems += unclear_tables(report)
        if not report.around:
            reading.outcome, reading.refusal = Outcome.NEEDS_PERSON, Refusal.UNKNOWN_KIND
            return
        wanted = [(t, a) for t, a in report.around if a.kind in self.plan.kinds]
        state_facts(report, wanted or report.around, reading)
        if not wanted:
            reading.outcome, reading.refusal = Outcome.REFUSED, Refusal.KIND_NOT_IN_PLAN
            return
        if reading.year is not None and not self.plan.takes_year(reading.year):
            reading.outcome, reading.refusal = Outcome.REFUSED, Refusal.YEAR_NOT_IN_PLAN
            return
        hold_rows(table for table, _ in wanted)
        for table, around in wanted:
            self._take_table(table, around, taken, mender, reading)
        if guidance.year is None:
            reading.problems += check_years(report, wanted, taken.records)
        reading.corrected = mender.mend(guidance.corrections)
        keep_counts_whole(taken.records)
        check_repeats(taken)
        told = [*reading.problems, *taken.problems, *tell_untold(taken)]
        sheets = dict.fromkeys(table.grid.name for table, _ in report.around)
        reading.problems = in_order(told, list(sheets))
        reading.rows = rows_of(taken.records)
        conclude(reading, taken.records, [around for _, around in wanted], self.register)

    def _take_table(
        self, table: Table, around: Around, taken: Taken, mender: Mender, reading: Reading
    ) -> None:
        context = Context(
            around.kind,
            self.plan,
            self._fields,
            self.register.on(reading.received),
            around.year,
            around.unit,
            around.elsewhere,
            around.legend,
            around.round,
        )
        before = len(taken.records)
        reading.tables.append(take_table(table, context, taken))
        mender.add(table, context, taken.records[before:])
