"""Measuring: the same work several times, in turns, and the median of each."""

import time
from collections.abc import Callable, Mapping
from statistics import median

from rich.console import Console
from rich.table import Table

Work = Callable[[], object]


def medians(works: Mapping[str, Work], rounds: int, clock: Callable[[], float]) -> dict[str, float]:
    """Seconds of each of `works` by `clock`, the median of `rounds`.

    They take turns, so that what slows the machine for a while slows them all. A first round warms
    caches and is not counted.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for count in range(rounds + 1):
        for name, work in works.items():
            begun = clock()
            work()
            if count:
                taken[name].append(clock() - begun)
    return {name: median(seconds) for name, seconds in taken.items()}


def wall() -> float:
    """Seconds by the wall: what a person waits, child processes included."""
    return time.perf_counter()


def cpu() -> float:
    """Seconds of this process's CPU, all threads."""
    return time.process_time()


def show(title: str, seconds: Mapping[str, float], floor: str) -> None:
    """Print a table: each work's milliseconds and how many times the floor's it takes."""
    table = Table("", "ms", f"× {floor}")
    for name, taken in seconds.items():
        table.add_row(name, f"{1000 * taken:,.3g}", f"{taken / seconds[floor]:,.3g}")
    console = Console()
    console.print(f"\n{title}")
    console.print(table)
