"""The databases that are measured, each made once."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from database.session import engine
from samples.large.fill import fill
from samples.large.sizes import COUNTRY, PROVINCE, Size

# As many units as a district has; made like the others, so that nothing but the size differs.
DISTRICT = Size(provinces=1, communes=5, units=35)
SIZES = {"district": DISTRICT, "province": PROVINCE, "country": COUNTRY}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """Where a database is, and how long its tally took to be counted by the rules."""

    url: str
    counting: float


def make(folder: Path, size: str) -> Made:
    """A new database of this size in `folder`."""
    url, begun = f"sqlite:///{folder / f'{size}.db'}", time.perf_counter()
    steps: list[float] = []

    def told(items: Iterable[T], total: int, title: str) -> Iterator[T]:
        at = time.perf_counter()
        for number, item in enumerate(items, 1):
            yield item
            print(f"{title}: {number}/{total}", end="\r", flush=True)
        steps.append(time.perf_counter() - at)
        print()

    fill(engine(url), SIZES[size], told)
    taken, megabytes = time.perf_counter() - begun, (folder / f"{size}.db").stat().st_size / 2**20
    print(f"{size}: made in {taken:.0f} s, {megabytes:,.0f} MB")
    return Made(url, steps[-1])
