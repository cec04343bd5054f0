"""What people told of a file, now or of a form like it before, brought into its reading."""

from collections.abc import Sequence
from dataclasses import replace

from data_loaders.spreadsheets.forms import FormVersion, KnownForms
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.guidance import Guidance
from data_loaders.spreadsheets.marked import marked_tables
from data_loaders.spreadsheets.meanings import Meanings, Said
from data_loaders.spreadsheets.reading import Fact, Reading
from data_loaders.spreadsheets.report import Around, Report, SheetTables
from data_loaders.spreadsheets.tables import KINDS_OF, Table
from data_loaders.units import Register
from domain.kinds import Period, ReportKind
from domain.plans import Plan
from domain.rounds import round_number


class Told:
    """The word of people on one file: a person's on this very file stands before a form's."""

    def __init__(
        self, guidance: Guidance, forms: Sequence[FormVersion], meanings: Meanings
    ) -> None:
        self.guidance = guidance
        self._known, self._meanings = KnownForms(forms), meanings
        self._read_by: list[tuple[Table, FormVersion]] = []

    def tables_in(self, grid: Grid) -> SheetTables | None:
        """The tables of a sheet that was marked, or whose head a form version has exactly."""
        if marks := [each for each in self.guidance.tables if each.sheet == grid.name]:
            return SheetTables(grid, marked_tables(grid, marks, self._meanings), told=True)
        return self._by_form(grid, sure=True)

    def tables_for_want(self, grid: Grid) -> SheetTables | None:
        """The tables of a sheet that nothing else understands, by what stands above them."""
        return self._by_form(grid, sure=False)

    def _by_form(self, grid: Grid, *, sure: bool) -> SheetTables | None:
        known = self._known.marks_in(grid, sure=sure)
        if known is None:
            return None
        form, marks = known
        tables = marked_tables(grid, marks, self._meanings)
        self._read_by += [(table, form) for table in tables]
        return SheetTables(grid, tables, told=True)

    def kinds(self, plan: Plan) -> tuple[ReportKind, ...]:
        """The kinds that a table may be of."""
        return plan.kinds if self.guidance.kind is None else (self.guidance.kind,)

    def overrule(self, report: Report, register: Register) -> None:
        """Put what was told in place of what the form says of kind, year and unit."""
        for table, around in report.around:
            form = next((form for each, form in self._read_by if each is table), None)
            self._settle_kind(table, around, form)
            if around.kind is ReportKind.COUNTS and (self.guidance.kind or self.guidance.year):
                around.period = Period.YEAR  # a person looked: the numbers are the year's
            if self.guidance.year is not None:
                around.year = Said(self.guidance.year, str(self.guidance.year))
                _find_again(around, register, self.guidance.year)
            if self.guidance.round is not None and around.kind is ReportKind.ROUND:
                around.round = Said(self.guidance.round, str(self.guidance.round))
            if unit := register.by_code(self.guidance.unit_code or ""):
                around.unit = Said(unit.code, unit.name)
                report.belongs_here()

    def _settle_kind(self, table: Table, around: Around, form: FormVersion | None) -> None:
        """A person's word stands before the form's own; a form version's fills its silence."""
        possible = KINDS_OF[table.shape]
        if self.guidance.kind in possible:
            around.kind, around.kind_said = self.guidance.kind, Said(None, "")
        elif form and form.kind in possible and around.kind_said is None:
            around.kind, around.kind_said = form.kind, Said(None, form.name)

    def say(self, reading: Reading, register: Register) -> None:
        """Say of each fact who said it, and which form version read the file."""
        forms = list(dict.fromkeys(form.name for _, form in self._read_by))
        reading.form_version = forms[0] if forms else None
        for form in forms:
            kind = reading.facts.get("kind")
            if kind and not kind.cell and kind.found == form:
                reading.facts["kind"] = replace(kind, by="form_version")
        said = {"kind": self.guidance.kind, "year": self.guidance.year}
        now = {"kind": reading.kind, "year": reading.year, "round": round_number(reading.period)}
        for about, value in (said | {"round": self.guidance.round}).items():
            if value is not None and now[about] == value:
                reading.facts[about] = Fact(str(value), "", "", "", by="person")
        unit = register.by_code(self.guidance.unit_code or "")
        if unit and "unit" in reading.facts:
            reading.facts["unit"] = Fact(unit.name, "", "", "", by="person")


def _find_again(around: Around, register: Register, year: int) -> None:
    """Which unit a name means may hang on the year."""
    if around.unit and around.unit.value is None:
        match = register.find(around.unit.found, year)
        code = match.unit.code if match.unit else None
        around.unit = replace(around.unit, value=code, suggestion=match.suggestion)
