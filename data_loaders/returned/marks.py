"""From problems to marks: which cells to colour, what to note there, which words to offer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from data_loaders.spreadsheets.sheets import Area, Place, column_number
from data_loaders.units import Register
from domain.plans import Plan
from domain.problems import Fault, Problem, Severity
from translations.wording import what_happened, what_to_do

MOST_MARKS = 5_000  # cells of a workbook; all faults are listed all the same
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_OF_FIELDS = {Fault.UNKNOWN_FIELD, Fault.MISSING_FIELD, Fault.SEVERAL_FIELDS}
_OF_UNITS = {Fault.UNKNOWN_UNIT, Fault.MISSING_UNIT}
_MISSING = {Fault.MISSING_FIELD, Fault.MISSING_UNIT}


@dataclass(frozen=True, slots=True)
class Choices:
    """The words that may stand in a cell: names of the plan's fields, and of units."""

    fields: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    @classmethod
    def of(cls, plan: Plan, register: Register, year: int | None = None) -> "Choices":
        """The plan's fields in its order, and the units of its place that live in `year`."""
        units = (
            unit.name
            for unit in register.units
            if register.within_place(unit) and (year is None or unit.lives_in(year))
        )
        return cls(tuple(each.name for each in plan.fields), tuple(dict.fromkeys(units)))


@dataclass(slots=True)
class Mark:
    """What is put on one cell."""

    severity: Severity
    notes: list[str] = field(default_factory=list)
    words: tuple[str, ...] = ()
    only_if_empty: bool = False  # the words fill the cell where it says nothing, and replace none

    def with_those_of(self, other: "Mark") -> "Mark":
        """Both marks in one; the first says the severity, as errors come first."""
        words = self if self.words else other
        notes = list(dict.fromkeys([*self.notes, *other.notes]))
        return Mark(self.severity, notes, words.words, words.only_if_empty)


Marks = dict[Place, Mark]


def marks_of(problems: Iterable[Problem], choices: Choices) -> tuple[dict[str, Marks], bool]:
    """The marks of each sheet by its name, errors first; and whether there was room for all."""
    marks: dict[str, Marks] = {}
    count = 0
    for problem in errors_first(problems):
        for place, is_first in _places(problem.cell):
            here = marks.setdefault(problem.sheet, {})
            if place not in here:
                if count >= MOST_MARKS:
                    return marks, False
                count += 1
                here[place] = Mark(problem.severity)
            if is_first:
                _note(here[place], problem, choices)
    return marks, True


def errors_first(problems: Iterable[Problem]) -> list[Problem]:
    """What keeps rows out before what only needs a look; else in the order given."""
    return sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)


def areas_of(cells: str) -> Iterator[Area]:
    """The areas of "B7", "B7:B12" or "B7, D4:E5"; nothing of what is no cell."""
    for part in re.split(r"[\s,;]+", cells.upper()):
        found = _AREA.fullmatch(part)
        if found is None:
            continue
        top, left = int(found[2]) - 1, column_number(found[1])
        bottom = int(found[4]) - 1 if found[4] else top
        right = column_number(found[3]) if found[3] else left
        if max(top, bottom) < _LAST_ROW and max(left, right) < _LAST_COLUMN:
            yield min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def _places(cells: str) -> Iterator[tuple[Place, bool]]:
    """Each cell of the areas, and whether it is the first of all: there the note is put."""
    first = True
    for top, left, bottom, right in areas_of(cells):
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield (row, column), first
                first = False


def _note(mark: Mark, problem: Problem, choices: Choices) -> None:
    note = "\n".join(part for part in (happened(problem), what_to_do(problem)) if part)
    if note not in mark.notes:
        mark.notes.append(note)
    if not mark.words and ":" not in problem.cell:
        mark.words = _words(problem, choices)
        mark.only_if_empty = problem.fault in _MISSING


def happened(problem: Problem) -> str:
    """What is wrong, as a sentence of its own."""
    words = what_happened(problem)
    return words[:1].upper() + words[1:]


def _words(problem: Problem, choices: Choices) -> tuple[str, ...]:
    known: tuple[str, ...] = ()
    if problem.fault in _OF_FIELDS:
        known = choices.fields
    elif problem.fault in _OF_UNITS:
        known = choices.units
    suggested = (problem.suggestion,) if problem.suggestion else ()
    return tuple(dict.fromkeys((*suggested, *known)))
