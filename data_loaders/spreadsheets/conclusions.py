"""What follows from a file's rows as a whole: of which year, who speaks, can it go in as it is."""

from collections import Counter

from data_loaders.spreadsheets.cells import Record
from data_loaders.spreadsheets.reading import ROW_COLUMNS, Reading
from data_loaders.spreadsheets.report import Around, Report, fact
from data_loaders.spreadsheets.tables import Table
from data_loaders.units import Register
from domain.kinds import Outcome, ReportSource
from domain.problems import Fault, Problem, Refusal

_UNIT, _YEAR = ROW_COLUMNS.index("unit_code"), ROW_COLUMNS.index("year")
_ACCEPTED = ROW_COLUMNS.index("accepted")


def state_facts(report: Report, wanted: list[tuple[Table, Around]], reading: Reading) -> None:
    """Put down what the file says of itself as a whole."""
    kinds = Counter({around.kind: 0 for _, around in wanted})
    for table, around in wanted:
        kinds[around.kind] += len(table.body.lines)
    reading.kind = max(kinds, key=lambda kind: kinds[kind])
    of_kind = [around for _, around in wanted if around.kind is reading.kind]
    years = {a.year.number for a in of_kind if a.year}
    reading.year = years.pop() if len(years) == 1 else None
    reading.received = report.received
    if report.received and report.received_said:
        reading.facts["received"] = fact(report.received_said, report.received.isoformat())
    first = of_kind[0]
    if first.kind_said:
        reading.facts["kind"] = fact(first.kind_said, reading.kind.value)
    if first.year and reading.year is not None:
        reading.facts["year"] = fact(first.year, str(first.year.value))


def conclude(
    reading: Reading, records: list[Record], arounds: list[Around], register: Register
) -> None:
    """Decide who speaks, and whether the file can go in as it is."""
    _name_who_speaks(reading, records, arounds, register)
    years = {record[_YEAR] for record in records} - {None}
    if reading.year is None and len(years) == 1:
        reading.year = int(str(years.pop()))
    lacking = [problem for problem in reading.problems if problem.fault is Fault.MISSING_YEAR]
    if lacking and all(record[_YEAR] is None for record in records):
        others = [problem for problem in reading.problems if problem not in lacking]
        reading.problems = [Problem("", "", Fault.MISSING_YEAR), *others]
        reading.outcome = Outcome.NEEDS_PERSON
    elif not any(record[_ACCEPTED] for record in records):
        reading.outcome, reading.refusal = Outcome.NEEDS_PERSON, Refusal.NO_GOOD_ROWS


def _name_who_speaks(
    reading: Reading, records: list[Record], arounds: list[Around], register: Register
) -> None:
    named = {record[_UNIT] for record in records} - {None}
    speakers = {around.unit.value: around.unit for around in arounds if around.unit}
    speakers.pop(None, None)
    own = len(named) == 1 and set(speakers) <= named
    reading.source = ReportSource.OWN if own else ReportSource.SUMMARY
    reading.unit_code = str(next(iter(named))) if own else None
    if len(speakers) == 1:
        code, said = next(iter(speakers.items()))
        unit = register.by_code(str(code))
        reading.facts["unit"] = fact(said, unit.name if unit else str(code))
