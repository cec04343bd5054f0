"""What follows from a file's rows as a whole: of which year, who speaks, can it go in as it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from data_loaders.spreadsheets.cells import Record, Taken
from data_loaders.spreadsheets.limits import ROWS, TABLES
from data_loaders.spreadsheets.parts_of_year import is_short_part
from data_loaders.spreadsheets.reading import ROW_COLUMNS, Reading
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.report import Around, Report, SheetTables, fact
from data_loaders.spreadsheets.sheets import address, area_address
from data_loaders.spreadsheets.tables import Table
from data_loaders.units import Register
from domain.kinds import Outcome, Period, ReportKind, ReportSource
from domain.problems import Fault, Problem, Refusal
from domain.rounds import round_period

_UNIT, _YEAR = ROW_COLUMNS.index("unit_code"), ROW_COLUMNS.index("year")
_ROUND, _ACCEPTED = ROW_COLUMNS.index("round"), ROW_COLUMNS.index("accepted")


def state_facts(report: Report, wanted: list[tuple[Table, Around]], reading: Reading) -> None:
    """Put down what the file says of itself as a whole."""
    kinds = Counter({around.kind: 0 for _, around in wanted})
    for table, around in wanted:
        kinds[around.kind] += len(table.body.lines)
    reading.kind = max(kinds, key=lambda kind: kinds[kind])
    of_kind = [around for _, around in wanted if around.kind is reading.kind]
    years = {a.year.number for a in of_kind if a.year}
    reading.year = years.pop() if len(years) == 1 else None
    periods = {around.period for around in of_kind}
    if len(short := set(filter(is_short_part, periods))) > 1:
        periods = periods - short | {Period.YEAR}  # a year's quarters, one under another
    # A supplement beneath the year's list is a part of it.
    whole = periods - {Period.SUPPLEMENT} or periods
    reading.period = max(whole, key=list(Period).index)
    reading.received = report.received
    if report.received and report.received_said:
        reading.facts["received"] = fact(report.received_said, report.received.isoformat())
    first = of_kind[0]
    if first.kind_said:
        reading.facts["kind"] = fact(first.kind_said, reading.kind.value)
    if first.year and reading.year is not None:
        reading.facts["year"] = fact(first.year, str(first.year.value))
    if first.round and len({a.round and a.round.number for a in of_kind}) == 1:
        reading.facts["round"] = fact(first.round, str(first.round.value))


def unclear_tables(report: Report) -> list[Problem]:
    """What is told of the tables that nothing can be made of."""
    return [
        Problem(table.grid.name, area_address(table.area), Fault.TABLE_NOT_UNDERSTOOD)
        if said is None
        else Problem(
            table.grid.name,
            address(*said.place) if said.place else "",
            Fault.NOT_A_REPORT,
            said.found,
        )
        for table, said in report.unclear
    ]


def tell_untold(taken: Taken) -> list[Problem]:
    """That there were more problems than are told, and how many."""
    left = taken.untold()
    where = taken.problems[-1].sheet if taken.problems else ""
    return [Problem(where, "", Fault.MORE_PROBLEMS, str(left))] if left else []


def hold_rows(tables: Iterable[Table]) -> None:
    """Refuse a file of more rows than any report has. Raises RefusedError."""
    if (rows := sum(len(table.body.lines) for table in tables)) > ROWS:
        raise RefusedError(Refusal.TOO_LARGE, f"{rows} > {ROWS}")


def hold_tables(sheets: Sequence[SheetTables]) -> None:
    """Refuse a file of more tables than any report has. Raises RefusedError."""
    if (tables := sum(len(sheet.tables) for sheet in sheets)) > TABLES:
        raise RefusedError(Refusal.TOO_LARGE, f"{tables} > {TABLES}")


def tell_future(reading: Reading, today: date) -> None:
    """Tell a head block's day that is still to come: nobody can have handed in a report then."""
    said = reading.facts.get("received")
    if said and reading.received and reading.received > today:
        told = Problem(said.sheet, said.cell, Fault.DAY_IN_FUTURE, f"{reading.received:%d/%m/%Y}")
        reading.problems.insert(0, told)


def conclude(
    reading: Reading, records: list[Record], arounds: list[Around], register: Register
) -> None:
    """Decide who speaks, and whether the file can go in as it is."""
    _name_who_speaks(reading, records, arounds, register)
    years = {record[_YEAR] for record in records} - {None}
    if reading.year is None and len(years) == 1:
        reading.year = int(str(years.pop()))
    rounds = {record[_ROUND] for record in records if record[_ACCEPTED]}
    if reading.kind is ReportKind.ROUND and len(rounds) == 1 and None not in rounds:
        reading.period = round_period(int(str(rounds.pop())))
    lacking = [problem for problem in reading.problems if problem.fault is Fault.MISSING_YEAR]
    if lacking and all(record[_YEAR] is None for record in records):
        others = [each for each in reading.problems if each.fault is not Fault.MISSING_YEAR]
        reading.problems = [_missing_year(arounds), *others]
        reading.outcome, reading.refusal = Outcome.NEEDS_PERSON, Refusal.NO_YEAR
    elif any(a.kind is ReportKind.COUNTS and is_short_part(a.period) for a in arounds):
        reading.outcome, reading.refusal = Outcome.NEEDS_PERSON, Refusal.PART_OF_YEAR
    elif _lacks_its_round(reading, records):
        reading.outcome, reading.refusal = Outcome.NEEDS_PERSON, Refusal.NO_ROUND
    elif not any(record[_ACCEPTED] for record in records):
        reading.outcome, reading.refusal = Outcome.NEEDS_PERSON, _nothing_good(reading, records)


def _missing_year(arounds: list[Around]) -> Problem:
    """That a file says no year, with the one that it may be of."""
    offered = [around.offered for around in arounds if around.offered]
    if len({each.number for each in offered}) != 1:
        return Problem("", "", Fault.MISSING_YEAR)
    said = offered[0]
    where = f"{said.found} – {address(*said.place)}" if said.place else said.found
    return Problem("", "", Fault.MISSING_YEAR, where, str(said.number))


def _lacks_its_round(reading: Reading, records: list[Record]) -> bool:
    lacking = any(problem.fault is Fault.MISSING_ROUND for problem in reading.problems)
    return lacking and all(record[_ROUND] is None for record in records)


def _nothing_good(reading: Reading, records: list[Record]) -> Refusal:
    if records:
        return Refusal.NO_GOOD_ROWS
    others = any(each.fault is Fault.NOT_OF_REGISTERED for each in reading.problems)
    return Refusal.NOT_OF_REGISTERED if others else Refusal.NO_FILLED_ROW


def _name_who_speaks(
    reading: Reading, records: list[Record], arounds: list[Around], register: Register
) -> None:
    named = {record[_UNIT] for record in records} - {None}
    speakers = {around.unit.value: around.unit for around in arounds if around.unit}
    speakers.pop(None, None)
    own = len(named) == 1 and set(speakers) <= named
    if own and not speakers and any(around.sums_up for around in arounds):
        own = False
    reading.source = ReportSource.OWN if own else ReportSource.SUMMARY
    reading.unit_code = str(next(iter(named))) if own else None
    if len(speakers) == 1:
        code, said = next(iter(speakers.items()))
        unit = register.by_code(str(code))
        reading.facts["unit"] = fact(said, unit.name if unit else str(code))
