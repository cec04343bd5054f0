"""Measuring: the same work several times, in turns, and the median of each; what was measured is
printed at once and kept for `benchmarks/RESULTS.md`.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

Work = Callable[[], object]
WIDE = 140  # characters, where what is printed is not a terminal's


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as it was printed: the first column says of what."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """What was aimed at: `measured` is to be `at_most`, or `at_least`, so much of `unit`."""

    what: str
    measured: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether it was reached."""
        too_much = self.at_most is not None and self.measured > self.at_most
        return not too_much and not (self.at_least is not None and self.measured < self.at_least)


class Row(NamedTuple):
    """A line of a table: what, how much (with its unit), and against what."""

    name: str
    value: str
    ratio: str


# Of this run, in their order.
SHOWN: list[Shown] = []
AIMS: list[Aim] = []


def medians(
    works: Mapping[str, Work], rounds: int, clock: Callable[[], float], *, warm: bool = False
) -> dict[str, float]:
    """Seconds of each of `works` by `clock`, the median of `rounds`.

    They take turns, so that what slows the machine for a while slows them all. A first round warms
    caches and is not counted, unless they are `warm` already.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for count in range(rounds if warm else rounds + 1):
        for name, work in works.items():
            begun = clock()
            work()
            if count or warm:
                taken[name].append(clock() - begun)
    return {name: median(seconds) for name, seconds in taken.items()}


def once(work: Work, clock: Callable[[], float]) -> float:
    """Seconds of one go of `work`, for what takes too long to be done several times."""
    begun = clock()
    work()
    return clock() - begun


def wall() -> float:
    """Seconds by the wall: what a person waits, child processes included."""
    return time.perf_counter()


def cpu() -> float:
    """Seconds of this process's CPU, all threads."""
    return time.process_time()


def show(title: str, seconds: Mapping[str, float], floor: str) -> None:
    """Print and keep: each work's milliseconds and how many times the floor's it takes."""
    rows = [
        (name, f"{1000 * taken:,.3g}", f"{taken / seconds[floor]:,.3g}")
        for name, taken in seconds.items()
    ]
    show_table(title, ("", "ms", f"× {floor}"), rows)


def show_table(title: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    """Print and keep a table."""
    SHOWN.append(Shown(title, tuple(columns), tuple(rows)))
    table = Table(*columns)
    for row in rows:
        table.add_row(*row)
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDE)
    console.print(f"\n{title}")
    console.print(table)


def aim(aimed: Aim) -> None:
    """Print and keep whether an aim was met."""
    AIMS.append(aimed)
    says = "met" if aimed.is_met else "NOT met"
    Console().print(f"{aimed.what}: {aimed.measured:,.3g} {aimed.unit}, {says}", highlight=False)
