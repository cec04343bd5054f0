"""What a transaction changes of the figures, so that what is added up of them is kept right in it.

Who writes says whose models it touches; just before the transaction is kept, whoever keeps the
tally (`keep_with`) brings it up to date. A change that forgets to say so leaves the tally behind
the trail, and then nobody reads it (docs/decisions/050-a-tally-beside-the-models.md).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection


@dataclass(slots=True)
class Touched:
    """Of each plan by its code the units touched; `of_any_plan`, units that were made, changed or
    joined themselves, under whatever plan; `plans`, of which all is counted anew; `figures`, plans
    of which other figures than those of models are others; `every_plan`.

    `before`: the hash of the trail's last entry before the transaction's own; `made_at`: the moment
    of the last of its own. None where it wrote none.
    """

    units: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    of_any_plan: set[int] = field(default_factory=set)
    plans: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)
    every_plan: bool = False
    before: str | None = None
    made_at: datetime | None = None

    @property
    def any(self) -> bool:
        """Whether anything was touched."""
        return bool(self.units or self.of_any_plan or self.plans or self.figures or self.every_plan)


Keeper = Callable[[Connection, Touched], None]
_touched: ContextVar[Touched | None] = ContextVar("touched", default=None)
_keepers: list[Keeper] = []


@contextmanager
def touching(connection: Connection) -> Iterator[None]:
    """Whatever is touched herein is of the transaction of `connection`; at the end of it the tally
    is brought up to date, where anybody keeps one.
    """
    touched = Touched()
    before = _touched.set(touched)
    try:
        yield
        if touched.any:
            for keeper in _keepers:
                keeper(connection, touched)
    finally:
        _touched.reset(before)


def keep_with(keeper: Keeper) -> None:
    """Let `keeper` bring the tally up to date in every transaction of this process."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def touch(plan_code: str, unit_ids: Iterable[int]) -> None:
    """The models of these units under the plan are told of otherwise than before."""
    if (touched := _touched.get()) is not None:
        touched.units[plan_code].update(unit_ids)


def touch_units(unit_ids: Iterable[int]) -> None:
    """These units are others than before, or joined with others."""
    if (touched := _touched.get()) is not None:
        touched.of_any_plan.update(unit_ids)


def touch_plan(plan_code: str) -> None:
    """The plan counts by other rules than before."""
    if (touched := _touched.get()) is not None:
        touched.plans.add(plan_code)


def touch_figures(plan_code: str) -> None:
    """The plan's models count as before, but not all of its other figures: a day was set."""
    if (touched := _touched.get()) is not None:
        touched.figures.add(plan_code)


def touch_every_plan() -> None:
    """Nobody can say which units are touched."""
    if (touched := _touched.get()) is not None:
        touched.every_plan = True


def entry_written(before: str, made_at: datetime) -> None:
    """The trail has another entry, whose last one before it had this hash."""
    if (touched := _touched.get()) is not None:
        touched.before = before if touched.before is None else touched.before
        touched.made_at = made_at
