"""What every paper of one issue is made of: a snapshot, opened, and what is to be said of it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from decks.told import Told
from domain.plans import Plan, place_of
from domain.text import plain, sort_key
from metrics.course import Course
from translations import gettext as _
from translations.numbers import day

# Told how much is done, 0 to 1, and what is being done; ends the work by raising.
Step = Callable[[float, str], None]
SHORT_DIGEST = 8


class NothingToWriteError(Exception):
    """There is nothing that such a paper would say: why, in a sentence for whoever asked."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which figures these are: the snapshot's number, day, hash and moment; `invented`: they are
    those of a demonstration.
    """

    number: int
    as_of: date
    digest: str
    made_at: datetime
    invented: bool

    def line(self) -> str:
        """The stamp in one line, as each paper bears it."""
        words = _("Số liệu chốt đến ngày {day}, bản chốt số {number}, mã {digest}")
        told = words.format(
            day=day(self.as_of), number=self.number, digest=self.digest[:SHORT_DIGEST]
        )
        invented = _("số liệu minh họa")
        return f"{told} ({invented})" if self.invented else told


@dataclass(frozen=True)
class Issue:
    """A snapshot to be written down: of the plan's `year`, for `place` in words.

    `told` holds its figures and those of the meeting before; `files` the submissions that they rest
    on (`submission_id`, `file`, `sha256`, `received`); `cells` where each model of
    `found.models` stands in them (`listing_id`, `submission_id`, `sheet`, `cell`), without a row in
    a snapshot of before this was kept. `below` a plan's own place: `place` is one of its units.
    """

    told: Told
    files: pd.DataFrame
    cells: pd.DataFrame
    stamp: Stamp
    year: int
    place: str
    below: bool = False

    @property
    def seen(self) -> Course:
        """The figures."""
        return self.told.seen

    @property
    def activities(self) -> pd.DataFrame:
        """What the reports on campaign rounds did; without a row in an older snapshot."""
        return self.told.activities

    @property
    def plan(self) -> Plan:
        """The plan that the papers are of."""
        return self.told.plan


def place_of_units(
    units: pd.DataFrame, plan: Plan, tops: Collection[int] | None
) -> tuple[str, bool]:
    """What the units beneath `tops` (None: all of the plan) are called together, and whether that
    is less than the plan's own place. `units` hold `tops` themselves.
    """
    found = [] if tops is None else units.loc[units["unit_id"].isin(tops), "name"].unique().tolist()
    named = ", ".join(sorted(found, key=sort_key))
    if not named or (plan.place and plain(named) == plain(plan.place)):
        return place_of(plan), False
    return named, True


def no_step(done: float, doing: str) -> None:
    """For whoever does not ask how far it is."""
