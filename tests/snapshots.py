"""Snapshots of the small district, as the command line makes them."""

from datetime import date, datetime

from sqlalchemy import Engine

from accounts.identity import Person
from commands.snapshots import course_on
from data_loaders import adoption, marks
from data_loaders.snapshots import kept, making
from data_loaders.snapshots.content import SUBMISSIONS, Frozen
from data_loaders.snapshots.kept import Snapshot
from data_loaders.snapshots.making import Making
from domain.access import EVERYWHERE, Places
from metrics.course import Course
from tests.screens import CODE, NOW

DAY = date(2023, 11, 30)


def counted(source: Engine, day: date = DAY, whose: Places = EVERYWHERE) -> Course:
    """The small district, counted."""
    plan = adoption.adopted_plan(source, CODE)
    assert plan is not None
    return course_on(source, (plan,), whose, day)


def frozen(source: Engine, day: date = DAY, whose: Places = EVERYWHERE) -> Frozen:
    """The small district, ready to be frozen."""
    seen = counted(source, day, whose)
    files = kept.submissions(source, [CODE], seen.found.reports["submission_id"].tolist())
    return Frozen(day, seen.plans, {**seen.tables(), SUBMISSIONS: files})


def snapshot(
    source: Engine,
    day: date = DAY,
    whose: Places = EVERYWHERE,
    title: str = "Giao ban",
    now: datetime = NOW,
    by: Person | None = None,
) -> Snapshot:
    """The small district frozen: what is known of the snapshot."""
    version = marks.data_version(source)
    wanted = Making(title, whose.units, version, now, by.account_id if by else None)
    made = making.make(source, frozen(source, day, whose), wanted)
    return kept.snapshot(source, made, EVERYWHERE)
