"""What a file as a whole reports: kind, year, unit, day, each with the cell it was taken from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from data_loaders.spreadsheets import heads
from data_loaders.spreadsheets.days import day_in
from data_loaders.spreadsheets.elsewhere import another_place
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.later_years import later_in
from data_loaders.spreadsheets.left_columns import kind_of_names
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.named_units import unit_of_name
from data_loaders.spreadsheets.not_reports import no_report, plans_ahead
from data_loaders.spreadsheets.parts_of_year import period_of
from data_loaders.spreadsheets.reading import Fact
from data_loaders.spreadsheets.rounds import is_of_a_round
from data_loaders.spreadsheets.rounds_said import round_around
from data_loaders.spreadsheets.sheets import address
from data_loaders.spreadsheets.tables import Shape, Table, tells_results
from data_loaders.spreadsheets.years_of_titles import year_of_title
from data_loaders.spreadsheets.years_offered import offered_year
from data_loaders.units import Register
from domain.kinds import Period, ReportKind
from domain.plans import Plan

_LISTS = frozenset({ReportKind.REGISTER, ReportKind.RESULT})


@dataclass(slots=True)
class SheetTables:
    """A visible sheet and its tables; `told`: by people, not found by the reader's own eyes."""

    grid: Grid
    tables: list[Table]
    told: bool = False


@dataclass(slots=True)
class Around:
    """What is said around one table."""

    kind: ReportKind
    kind_said: Said | None
    year: Said | None
    unit: Said | None
    period: Period = Period.YEAR
    elsewhere: Said | None = None  # the place that is not the plan's, where it reports for one
    offered: Said | None = None  # the year it may be of, where it says none
    round: Said | None = None
    sums_up: bool = False  # it names a body above the units, or says that it sums them up
    legend: Mapping[str, str] = field(default_factory=dict)  # what its file's codes of fields mean


@dataclass(slots=True)
class Report:
    """What the file says of itself, and what was found around each table."""

    around: list[tuple[Table, Around]] = field(default_factory=list)
    received: date | None = None
    received_said: Said | None = None
    # Tables that nothing is made of, and the words for why, where there are any.
    unclear: list[tuple[Table, Said | None]] = field(default_factory=list)

    def belongs_here(self) -> None:
        """Whoever speaks was told with certainty: no other place is meant."""
        for _, around in self.around:
            around.elsewhere = None

    def forget_units_elsewhere(self) -> None:
        """In a report of another place no name means one of our units."""
        for _, around in self.around:
            if around.elsewhere:
                around.unit = None


class ReportReader:
    """Reads what stands around the tables of one file."""

    def __init__(
        self, file: str, plan: Plan, register: Register, *, kind_told: bool = False
    ) -> None:
        """`kind_told`: a person said what kind of report the file is."""
        self._file = PurePath(file.replace("\\", "/")).stem
        self._plan, self._register, self._kind_told = plan, register, kind_told

    def read(self, sheets: list[SheetTables]) -> Report:
        """What is said around every table; what one table lacks, another of the file may give."""
        report = Report()
        for sheet in sheets:
            self._find_day(report, sheet)
        self._register = self._register.on(report.received)
        for sheet in sheets:
            for number, table in enumerate(sheet.tables):
                is_round = table.shape is Shape.ROUND and not (sheet.told or self._kind_told)
                if is_round and not self._tells_of_a_round(table):
                    report.unclear.append((table, None))
                    continue
                if not (is_round or sheet.told) and (said := self._no_report(sheet, table)):
                    report.unclear.append((table, said))
                    continue
                around = self._around(sheet, table, first=number == 0)
                report.around.append((table, around))
        years = {a.year.number for _, a in report.around if a.year}
        for table, around in report.around:
            if around.year is None and len(years) <= 1:
                around.offered = offered_year(table, self._above(table))
                around.year = self._year_of_file(report, around.offered)
        for table, around in report.around:
            if around.unit is None:
                around.unit = self._unit_of_file(report, table, around)
        return report

    def _no_report(self, sheet: SheetTables, table: Table) -> Said | None:
        """The words by which a table reports nothing; a person's word on its kind goes before."""
        if self._kind_told:
            return None
        ends = ((table.caption, self._top(table)), (0, self._top(sheet.tables[0])))
        over = [heads.words_between(table.grid, first, last) for first, last in ends]
        titles = [heads.less_institutions(words, self._register) for words in over]
        return no_report(table, titles, [table.grid.name, self._file])

    def _above(self, table: Table) -> list[heads.Words]:
        return heads.words_between(table.grid, 0, self._top(table))

    def _tells_of_a_round(self, table: Table) -> bool:
        titles = [self._file, table.grid.name, *(each.text for each in self._above(table))]
        return is_of_a_round(table, titles) and not plans_ahead(titles)

    def _around(self, sheet: SheetTables, table: Table, *, first: bool) -> Around:
        grid = sheet.grid
        own = heads.words_between(grid, table.caption, self._top(table))
        top = own if first else heads.words_between(grid, 0, self._top(sheet.tables[0]))
        kind, said = self._kind(table, own, top, grid.name)
        if put_off := self._put_off(own, top, kind):
            kind, said = ReportKind.REGISTER, replace(put_off, value=None, sheet=grid.name)
        year = self._year(own, grid.name, kind) or self._year_of_sheet(grid.name)
        year = year or self._year(top, grid.name, kind)
        unit = self._unit(own, top, grid.name, year)
        words = own if own is top else [*own, *top]
        nearest = [own] if own is top else [own, top]
        return Around(
            kind,
            said,
            year,
            unit,
            period_of(words, kind),
            another_place(nearest, grid.name, self._register),
            round=round_around(own, top, grid.name, self._plan, kind),
            sums_up=heads.sums_up(words),
        )

    def _put_off(
        self, own: list[heads.Words], top: list[heads.Words], kind: ReportKind
    ) -> Said | None:
        """The words by which a table among results lists what comes in a later year."""
        year = heads.year_in(top, "", kind.value) if own is not top else None
        if kind is not ReportKind.RESULT or year is None or year.number is None:
            return None
        for each in own:
            if (later := later_in(each.text, year.number, is_heading=True)) and not later.goes_on:
                return Said(later.year, each.text, place=each.place)
        return None

    def _top(self, table: Table) -> int:
        return table.area[0] if table.header.top < 0 else table.header.top

    def _kind(
        self, table: Table, own: list[heads.Words], top: list[heads.Words], sheet: str
    ) -> tuple[ReportKind, Said | None]:
        if table.shape is Shape.COUNTS:
            return ReportKind.COUNTS, None
        if table.shape is Shape.ROUND:
            return ReportKind.ROUND, None
        said = kind_of_names(table) or heads.kind_in(own, sheet) or heads.kind_in(top, sheet)
        said = said or _kind_of_name(sheet, sheet) or _kind_of_name(self._file, "")
        if said:
            return ReportKind(str(said.value)), said
        lists = _LISTS.intersection(self._plan.kinds)
        if len(lists) == 1:
            return next(iter(lists)), None
        judged = table.header.roles & {"state", "level"} or tells_results(table)
        return (ReportKind.RESULT if judged else ReportKind.REGISTER), None

    def _year(self, around: list[heads.Words], sheet: str, kind: ReportKind) -> Said | None:
        return heads.year_in(around, sheet, kind.value) or year_of_title(around, sheet, kind)

    def _year_of_sheet(self, sheet: str) -> Said | None:
        year = heads.year_of_name(sheet)
        return Said(year, sheet, sheet) if year and sheet != self._file else None

    def _year_of_file(self, report: Report, offered: Said | None) -> Said | None:
        """The year of another table, of the file's name unless all within speaks of another …"""
        said = next((around.year for _, around in report.around if around.year), None)
        if said:
            return said
        if year := heads.year_of_name(self._file):
            return Said(year, self._file) if offered is None or offered.number == year else None
        return self._year_of_day(report)

    def _year_of_day(self, report: Report) -> Said | None:
        """The year of the head block's date, which for what is registered is the year itself."""
        said = report.received_said
        registers = all(around.kind is ReportKind.REGISTER for _, around in report.around)
        if report.received is None or said is None or not registers:
            return None
        return Said(report.received.year, said.found, said.sheet, said.place)

    def _unit(
        self, own: list[heads.Words], top: list[heads.Words], sheet: str, year: Said | None
    ) -> Said | None:
        when = year.number if year else None
        said = heads.unit_in(own, sheet, self._register, when)
        if said:
            return said
        if unit := unit_of_name(sheet, self._register, when, briefly=True):
            return Said(unit.code, sheet, sheet)
        return heads.unit_in(top, sheet, self._register, when) if top is not own else None

    def _unit_of_file(self, report: Report, table: Table, around: Around) -> Said | None:
        when = around.year.number if around.year else None
        if unit := unit_of_name(self._file, self._register, when):
            return Said(unit.code, self._file)
        others = {
            a.unit.value for t, a in report.around if t is not table and a.unit and a.unit.value
        }
        if len(others) == 1:
            return next(a.unit for _, a in report.around if a.unit and a.unit.value in others)
        return None

    def _find_day(self, report: Report, sheet: SheetTables) -> None:
        if report.received is not None or not sheet.tables:
            return
        above = self._above(sheet.tables[0])
        below = heads.words_between(sheet.grid, sheet.tables[-1].body.end, sheet.grid.height)
        if found := day_in(above, below, sheet.grid.name):
            report.received, report.received_said = found


def _kind_of_name(name: str, sheet: str) -> Said | None:
    if kind := heads.kind_of_name(name):
        return Said(kind, name, sheet)
    return None


def fact(said: Said, value: str) -> Fact:
    """What was said, for the person who checks it."""
    return Fact(value, said.sheet, address(*said.place) if said.place else "", said.found)
