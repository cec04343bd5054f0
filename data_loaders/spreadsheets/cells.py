"""Taking a table's cells one by one: what a cell says, where it stands, and what is wrong in it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from data_loaders.effort import check_clock
from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.fields import Fields
from data_loaders.spreadsheets.limits import ERRORS, FOUND, WARNINGS
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.sheets import Place, Value
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from data_loaders.units import Match, Register
from domain.kinds import ReportKind
from domain.plans import Plan
from domain.problems import Fault, Problem, Severity

Record = list[object]  # one row, in the order of ROW_COLUMNS
_ROWS_TO_A_LOOK = 32  # at the clock
_MOST = {Severity.ERROR: ERRORS, Severity.WARNING: WARNINGS}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a table from around it."""

    kind: ReportKind
    plan: Plan
    fields: Fields
    register: Register
    year: Said | None
    unit: Said | None
    elsewhere: Said | None = None  # the place that is not the plan's, where it reports for one
    legend: Mapping[str, str] = field(default_factory=dict)  # what codes of fields mean
    round: Said | None = None


@dataclass(slots=True)
class Taken:
    """The rows and problems taken from a file so far."""

    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _told: Counter[Severity] = field(default_factory=Counter)
    _kept: set[Problem] = field(default_factory=set)

    def tell(self, problem: Problem) -> None:
        """Note a problem, once; from a certain number on they are only counted."""
        severity, found = problem.severity, problem.found
        short = replace(problem, found=found[: FOUND - 1] + "…") if len(found) > FOUND else problem
        if short in self._kept:
            return
        self._told[severity] += 1
        if self._told[severity] <= _MOST[severity]:
            self._kept.add(short)
            self.problems.append(short)

    def forget(self, is_answered: Callable[[Problem], bool]) -> None:
        """Drop the problems that a person answered."""
        for problem in filter(is_answered, list(self.problems)):
            self._told[problem.severity] -= 1
            self.problems.remove(problem)
            self._kept.discard(problem)

    def untold(self) -> int:
        """How many problems were only counted."""
        return sum(max(0, told - _MOST[severity]) for severity, told in self._told.items())


class Cells:
    """The cells of one table's rows, by column."""

    def __init__(self, table: Table, context: Context, taken: Taken) -> None:
        self.table, self.context, self._taken = table, context, taken
        self.grid = table.grid
        self._sheet = table.grid.sheet
        self._faulty = {**dict.fromkeys(self._sheet.unvalued, ""), **self._sheet.errors}
        self._texts: dict[int, list[str]] = {}
        self._told: set[tuple[Fault, str]] = set()

    def text(self, line: Line, column: Column | None) -> str:
        """The words that show in a row's cell; "" where there is no such column."""
        texts = self._texts.get(-1 if column is None else column.index)
        return (self.texts(column) if texts is None else texts)[line.row]

    def texts(self, column: Column | None) -> list[str]:
        """The words of a whole column by row: each cell is worked out once, however often asked."""
        index = -1 if column is None else column.index
        texts = self._texts.get(index)
        if texts is None:
            texts = self.grid.column_texts(index)
            rows = range(self.table.header.bottom + 1, min(self.table.body.end, len(texts)))
            if any(map(vocabulary().is_ditto, set(texts[rows.start : rows.stop]))):
                texts = self._without_dittos(texts, rows)
            self._texts[index] = texts
        return texts

    def _without_dittos(self, texts: list[str], rows: range) -> list[str]:
        texts, last = list(texts), ""
        for row in rows:
            if vocabulary().is_ditto(texts[row]):
                texts[row] = last
            elif texts[row]:
                last = texts[row]
        return texts

    def value(self, line: Line, column: Column) -> Value:
        """The value that shows in a row's cell."""
        return self.grid.value(*self.grid.spread(line.row, column.index))

    def address(self, line: Line, column: Column) -> str:
        """The address of a row's cell."""
        return self.grid.address(line.row, column.index)

    def tell(
        self,
        fault: Fault,
        cell: str,
        found: str = "",
        suggestion: str | None = None,
        expected: str = "",
    ) -> None:
        """Note a problem; the same one of the same cell once."""
        if (fault, cell) not in self._told:
            self._told.add((fault, cell))
            self._taken.tell(Problem(self.grid.name, cell, fault, found, suggestion, expected))

    def tell_said(self, fault: Fault, said: Said, expected: str = "") -> None:
        """Note a problem of words that stand elsewhere than in the row."""
        cell = self.grid.address(*said.place) if said.place and said.sheet == self.grid.name else ""
        if (fault, cell) not in self._told:
            self._told.add((fault, cell))
            sheet = said.sheet or self.grid.name
            self._taken.tell(Problem(sheet, cell, fault, said.found, said.suggestion, expected))

    @property
    def are_sound(self) -> bool:
        """Whether no cell of the sheet holds an error, or a formula without a value."""
        return not self._faulty

    @property
    def told(self) -> int:
        """How many problems were noted."""
        return len(self._told)

    def is_faulty(self, line: Line, column: Column | None) -> bool:
        """Whether a cell holds an error, or a formula without a value; if so, say it."""
        if column is None or not self._faulty:
            return False
        place: Place = self.grid.spread(line.row, column.index)
        if place not in self._faulty:
            return False
        fault = Fault.ERROR_VALUE if place in self._sheet.errors else Fault.FORMULA_WITHOUT_VALUE
        self.tell(fault, self.grid.address(*place), self._faulty[place])
        return True

    def take(self, record: Record) -> None:
        """Keep a row."""
        records = self._taken.records
        if not len(records) % _ROWS_TO_A_LOOK:
            check_clock()
        records.append(record)


@dataclass(slots=True)
class UnitFound:
    """The unit of a row: as the register has it, or None; as the form writes it."""

    code: str | None = None
    name: str | None = None
    written: str = ""

    @classmethod
    def of(cls, match: Match, written: str) -> "UnitFound":
        """From a look-up."""
        unit = match.unit
        return cls(unit.code, unit.name, written) if unit else cls(None, None, written)
