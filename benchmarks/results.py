"""Writes `RESULTS.md`: the tables of one run, the aims, and the machine in words."""

import os
import platform
import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.measure import Aim, Shown

RESULTS = Path(__file__).parent / "RESULTS.md"
# What stands outside these two is written by hand and stays.
BEGINS, ENDS = "<!-- one run, written by `make bench` -->", "<!-- end of that run -->"
GIGABYTE = 2**30


def write(shown: Iterable[Shown], aims: Iterable[Aim], seconds: float, day: date) -> None:
    """Put one run into `RESULTS.md`, in the place of the one before."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else f"{BEGINS}\n{ENDS}\n"
    RESULTS.write_text(put_into(text, told(shown, aims, seconds, day)), encoding="utf-8")


def put_into(text: str, run: str) -> str:
    """`text` with `run` between its two marks. Raises ValueError where it lacks one."""
    before, rest = text.split(BEGINS, maxsplit=1)
    _old, after = rest.split(ENDS, maxsplit=1)
    return f"{before}{BEGINS}\n{run}\n{ENDS}{after}"


def told(shown: Iterable[Shown], aims: Iterable[Aim], seconds: float, day: date) -> str:
    """One run in Markdown."""
    took = f"One run of {seconds / 60:.0f} minutes on {day.isoformat()}: {machine()}."
    aimed = [
        (one.what, _asked(one), f"{one.measured:,.3g} {one.unit}", "yes" if one.is_met else "no")
        for one in aims
    ]
    tables = [Shown("Aims", ("", "aim", "measured", "met"), tuple(aimed))] if aimed else []
    return "\n\n".join([took, *map(_table, [*tables, *shown])])


def machine() -> str:
    """The machine in words: what another has to have for the same numbers."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIGABYTE
    load = os.getloadavg()[2]
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, "
        f"{platform.system()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}; "
        f"{load:.1f} processes at work in the last quarter of an hour, the run's own among them"
    )


def _asked(aim: Aim) -> str:
    if aim.at_most is not None:
        return f"at most {aim.at_most:g} {aim.unit}"
    return f"at least {aim.at_least:g} {aim.unit}"


def _table(table: Shown) -> str:
    rows = [table.columns, ("---",) * len(table.columns), *table.rows]
    return f"### {table.title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)
