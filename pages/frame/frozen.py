"""Figures frozen for a meeting or for papers, and opened again as a course."""

from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from data_loaders.snapshots import kept, making
from data_loaders.snapshots.content import (
    ACTIVITIES,
    CELLS,
    NO_ACTIVITIES,
    NO_CELLS,
    SUBMISSIONS,
    Frozen,
)
from data_loaders.snapshots.freezing import frozen_of, scope_of
from data_loaders.snapshots.kept import Snapshot
from data_loaders.snapshots.making import Making
from database.session import engine
from domain.access import EVERYWHERE
from metrics.course import Course, course_of
from pages.frame.course import Asked, course
from pages.frame.plans import units_seen
from pages.frame.shared import shared


@dataclass(frozen=True, slots=True)
class Held:
    """A snapshot opened: its figures, the `files` these rest on (`kept.submissions`), the
    `cells` there of its models (`content.CELLS`) and the `activities` of its rounds.
    """

    course: Course
    files: pd.DataFrame
    cells: pd.DataFrame
    activities: pd.DataFrame

    @property
    def submissions(self) -> int:
        """How many files."""
        return len(self.files)


def freeze(asked: Asked, title: str, now: datetime, account_id: int) -> int:
    """Freeze what is asked for, for a meeting; the snapshot's number. Raises `making.MovedOnError`
    where something was changed while it was counted.
    """
    wanted = _making(asked, title, now, account_id)
    return making.make(engine(), _frozen(asked), wanted)


def freeze_for_papers(asked: Asked, title: str, now: datetime, account_id: int) -> Snapshot:
    """The same for papers, unless these very figures are frozen already."""
    wanted = replace(_making(asked, title, now, account_id), of_meeting=False)
    made = making.make(engine(), _frozen(asked), wanted)
    return kept.snapshot(engine(), made, asked.sight.whose)


def _frozen(asked: Asked) -> Frozen:
    return frozen_of(engine(), asked.plans, asked.as_of, course(asked).tables())


def _making(asked: Asked, title: str, now: datetime, account_id: int) -> Making:
    scope = scope_of(asked.sight.whose, held_back=_held_back(asked))
    return Making(title, scope, asked.sight.version, now, account_id)


def _held_back(asked: Asked) -> bool:
    everything = replace(asked.sight, whose=EVERYWHERE)
    return any(
        len(units_seen(plan, asked.sight)) < len(units_seen(plan, everything))
        for plan in asked.plans
    )


def _snapshot_key(known: Snapshot) -> tuple[object, ...]:
    return known.snapshot_id, known.digest


@shared(8, {Snapshot: _snapshot_key})
def held(known: Snapshot) -> Held:
    """What a snapshot holds, proved. Shared: never change it. Raises `kept.TamperedError`."""
    frozen = kept.opened(engine(), known)
    course_then = course_of(frozen.plans, frozen.as_of, frozen.tables)
    files, cells = frozen.tables[SUBMISSIONS], frozen.tables.get(CELLS, NO_CELLS)
    return Held(course_then, files, cells, frozen.tables.get(ACTIVITIES, NO_ACTIVITIES))
