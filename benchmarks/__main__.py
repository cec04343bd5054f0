"""`make bench`: every part prints its ratios, and all of them go into `RESULTS.md`.

`python -m benchmarks core screens --sizes district,province` runs some parts over some sizes alone,
and writes nothing down.
"""

import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    core,
    figures,
    memory,
    names,
    paint,
    papers,
    reading,
    results,
    screens,
    tallied,
    uploads,
    viewers,
)
from benchmarks.databases import SIZES, Made, make
from benchmarks.forms import LONG, form
from benchmarks.measure import AIMS, SHOWN, Aim, aim
from data_loaders import adoption, counted
from data_loaders.unit_register import load_register
from database.session import engine
from domain.access import EVERYWHERE
from metrics.tables import Tables
from tallies.keeping import keep_tallies

AS_OF = date(2025, 6, 30)


class Bench:
    """The parts, over databases that are each made once, in `folder`."""

    def __init__(self, folder: Path, sizes: tuple[str, ...]) -> None:
        self.folder, self.sizes = folder, sizes
        self.made: Callable[[str], Made] = cache(lambda size: make(folder, size))

    def url(self, size: str) -> str:
        """The address of the database of this size."""
        return self.made(size).url

    def names(self) -> None:
        """How well likely repeats are found."""
        names.run()

    def reading(self) -> None:
        """Files the whole way, against parsing them."""
        reading.run(self.folder)

    def figures(self) -> None:
        """The rules of counting, and the papers, over one district."""
        source = engine(self.url("district"))
        plan = adoption.adopted_plans(source)[0]
        tables = Tables(*counted.tables(source, plan.code, EVERYWHERE))
        figures.run(plan, tables, AS_OF)
        papers.run(source, plan, tables, AS_OF)

    def core(self) -> None:
        """Core figures, against one pass over numbers and against pulling every row."""
        for size in filter(lambda one: one != "district", self.sizes):
            made = self.made(size)
            source, known = engine(made.url), {tallied.RECOUNT: made.counting}
            # All rows of a country pulled take 6 GB and two minutes.
            pulls = size != "country"
            seconds = core.run(source, size, tallied.works(source), known, pulls=pulls)
            asked, floor = 1000 * seconds[tallied.SUMMED], seconds[core.FLOOR]
            aim(Aim(f"{size}: {tallied.SUMMED}", asked, "ms", at_most=150))
            of_floor = seconds[tallied.RECOUNT] / floor
            aim(Aim(f"{size}: {tallied.RECOUNT}, to the floor", of_floor, "×", at_most=60))

    def screens(self) -> None:
        """One more run of every page."""
        screens.run({size: self.url(size) for size in self.sizes}, self.folder)

    def paint(self) -> None:
        """How long until the first chart stands on the screen."""
        paint.run(self.url("province"), self.folder)

    def viewers(self) -> None:
        """Many people who click about, before one process and before two."""
        viewers.run(self.url("province"), self.folder, "province")

    def uploads(self) -> None:
        """What a visitor of another page waits while a deadline's files come in."""
        uploads.run(self.url("province"), self.folder)

    def memory(self) -> None:
        """What a server has in memory."""
        source = engine(self.url("province"))
        plan = adoption.adopted_plans(source)[0]
        register = load_register(source, plan.place)
        units = [unit.name for unit in register.units if register.within_place(unit)]
        memory.run(self.url("province"), "province", plan.name, form(plan, units, LONG, 10))


PARTS = (
    *("names", "reading", "figures", "core", "screens", "paint"),
    *("viewers", "uploads", "memory"),
)


def main() -> None:
    """The parts that are named, else all, and then what was measured is written down."""
    asked = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    asked.add_argument("--sizes", default=",".join(SIZES), help="the smallest first")
    given = asked.parse_args()
    keep_tallies()  # what is taken back leaves the tally right, as by any command
    begun, whole = time.perf_counter(), tuple(SIZES)
    sizes = tuple(given.sizes.split(","))
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), sizes)
        for part in given.parts or PARTS:
            print(f"\n== {part}", flush=True)
            getattr(bench, part)()
            print(f"({time.perf_counter() - begun:.0f} s since the beginning)", flush=True)
    if not given.parts and sizes == whole:
        results.write(SHOWN, AIMS, time.perf_counter() - begun, datetime.now().astimezone().date())


if __name__ == "__main__":
    main()
