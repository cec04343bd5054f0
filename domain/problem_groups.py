"""Problems alike, told once: "12 rows have no field: D7:D18"."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from domain.problems import Fault, Problem

_CELLS = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems of one sheet, fault and text. `ranges`: their cells, those below each other as one.

    `count` is how many problems there are, one a row; `problem` is the first of them.
    """

    problem: Problem
    cells: tuple[str, ...]
    ranges: tuple[str, ...]
    count: int

    def cells_in_words(self, most: int = 12) -> str:
        """The ranges, at most so many: "B7:B18, B20", "B7, B9, …"."""
        told = ", ".join(self.ranges[:most])
        return f"{told}, …" if len(self.ranges) > most else told


def grouped(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """`problems` with those alike put together, in the order in which each is met first."""
    alike: dict[tuple[object, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[_key(problem)].append(problem)
    return [_group(members) for members in alike.values()]


def _key(problem: Problem) -> tuple[object, ...]:
    # What a repeated row repeats differs from row to row, and no sentence speaks of it.
    expected = "" if problem.fault is Fault.REPEATED_ROW else problem.expected
    return problem.sheet, problem.fault, problem.found, problem.suggestion, expected


def _group(members: list[Problem]) -> ProblemGroup:
    cells = tuple(dict.fromkeys(problem.cell for problem in members if problem.cell))
    return ProblemGroup(members[0], cells, _ranges(cells), len(members))


def _ranges(cells: Iterable[str]) -> tuple[str, ...]:
    """Cells as ranges, in their order: those straight below each other are one."""
    found: list[tuple[str, int, str, int] | str] = []
    for cell in cells:
        read = _CELLS.fullmatch(cell)
        if read is None:
            found.append(cell)
            continue
        left, top, right, bottom = (
            read[1],
            int(read[2]),
            read[3] or read[1],
            int(read[4] or read[2]),
        )
        last = found[-1] if found else ""
        if isinstance(last, tuple) and (last[0], last[2], last[3] + 1) == (left, right, top):
            found[-1] = left, last[1], right, bottom
        else:
            found.append((left, top, right, bottom))
    return tuple(each if isinstance(each, str) else _address(*each) for each in found)


def _address(left: str, top: int, right: str, bottom: int) -> str:
    first, last = f"{left}{top}", f"{right}{bottom}"
    return first if first == last else f"{first}:{last}"
