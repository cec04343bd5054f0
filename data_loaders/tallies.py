"""The tally as it is kept: read, written anew, and up to where of the trail it is right."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import repeat
from typing import NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Engine, delete, func, insert, select

from data_loaders.frames import frame
from data_loaders.in_sight import may_see_all
from database.audit import last_hash
from database.base import Base
from database.bulk import asked_in_parts, put
from database.session import reading
from database.tables import (
    AuditEntry,
    KeptTally,
    PlanTally,
    ReviewTally,
    Tally,
    TallyMark,
    WaitingPair,
)
from domain.access import Places
from domain.audit import OF_NO_MODEL

_ONE = 1
# The columns that are words, and the one that is no whole number; all others are.
_UNITS = ("unit_id", "other_unit_id")
_OTHERS = dict.fromkeys(("field", "origin", "state"), "str") | {"score": "float64"}


class AddedUp(NamedTuple):
    """What is kept of a plan's models, or of some of its units': the tables of `metrics.tally`,
    `metrics.kept`, `metrics.waiting`, and `reviewed` of `metrics.reviewing`.
    """

    tallied: pd.DataFrame
    told: pd.DataFrame
    waiting: pd.DataFrame
    reviewed: pd.DataFrame


_TABLES = (Tally, KeptTally, WaitingPair, ReviewTally)  # of `AddedUp`, in its order


class Mark(NamedTuple):
    """Up to which entry the tally is right, and of which days (`TallyMark`)."""

    entry_id: int
    from_day: date
    until_day: date | None

    def holds(self, day: date) -> bool:
        """Whether it says what is counted as of this day."""
        return self.from_day <= day and (self.until_day is None or day < self.until_day)


def mark(connection: Connection) -> Mark | None:
    """The mark; None where no tally is kept."""
    asked = select(TallyMark.entry_id, TallyMark.from_day, TallyMark.until_day)
    found = connection.execute(asked).one_or_none()
    return None if found is None else Mark(*found)


def set_mark(connection: Connection, now: Mark) -> None:
    """Say up to where the tally is right from now on."""
    connection.execute(delete(TallyMark))
    connection.execute(insert(TallyMark).values(mark_id=_ONE, **now._asdict()))


def is_right(source: Engine, as_of: date) -> bool:
    """Whether the tally is kept, tells of all that is in, and holds as of this day."""
    with reading(source) as connection:
        known = mark(connection)
        return known is not None and known.holds(as_of) and not touched_after(connection, known)


def state_of(source: Engine, plan_code: str, as_of: date) -> str | None:
    """What differs after every change of what the plan's figures rest on (the register of units
    and the plan itself are others); None where the tally is not right.
    """
    with reading(source) as connection:
        asked = select(PlanTally.entry_hash).where(PlanTally.plan_code == plan_code)
        return connection.execute(asked).scalar() if is_right(source, as_of) else None


def set_state(connection: Connection, until_days: Mapping[str, date | None]) -> None:
    """Say that what these plans' figures rest on is other than before the trail's last entry, and
    on which day each is to be counted anew.
    """
    entry_hash = last_hash(connection)
    rows = [
        {"plan_code": code, "entry_hash": entry_hash, "until_day": day}
        for code, day in until_days.items()
    ]
    if rows:
        connection.execute(delete(PlanTally).where(PlanTally.plan_code.in_(sorted(until_days))))
        connection.execute(insert(PlanTally), rows)


def until_days(connection: Connection) -> dict[str, date | None]:
    """By plan the day on which it is to be counted anew, whatever comes in; None where none is."""
    asked = select(PlanTally.plan_code, PlanTally.until_day)
    return {row.plan_code: row.until_day for row in connection.execute(asked)}


def touched_after(connection: Connection, known: Mark, before: int | None = None) -> bool:
    """Whether the trail tells of a change, up to the entry `before`, that the tally does not."""
    later = select(AuditEntry.entry_id).where(
        AuditEntry.entry_id > known.entry_id, AuditEntry.action.not_in(sorted(OF_NO_MODEL))
    )
    if before is not None:
        later = later.where(AuditEntry.entry_id <= before)
    return connection.execute(later.limit(1)).first() is not None


def last_entry(connection: Connection, entry_hash: str | None = None) -> int:
    """The number of the trail's last entry, or of that with this hash; 0 where there is none."""
    asked = select(func.max(AuditEntry.entry_id))
    if entry_hash is not None:
        asked = asked.where(AuditEntry.hash == entry_hash)
    return int(connection.execute(asked).scalar() or 0)


def tally(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The tally of a plan as it is kept, in the columns and the order of `metrics.tally`."""
    return _rows(source, Tally, plan_code, whose)


def kept(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The same in those of `metrics.kept`."""
    return _rows(source, KeptTally, plan_code, whose)


def waiting(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The same in those of `metrics.waiting`: pairs of which both units may be seen."""
    return _rows(source, WaitingPair, plan_code, whose)


def reviewed(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The same in those of `metrics.reviewing.reviewed`."""
    return _rows(source, ReviewTally, plan_code, whose)


def added_up(source: Engine, plan_code: str, whose: Places) -> AddedUp:
    """All that is kept of a plan's models."""
    return AddedUp(*(_rows(source, table, plan_code, whose) for table in _TABLES))


def _rows(source: Engine, table: type[Base], plan_code: str, whose: Places) -> pd.DataFrame:
    columns = [each for each in table.__table__.columns if each.name != "plan_code"]
    units = [each for each in columns if each.name in _UNITS]
    code = table.__table__.c["plan_code"]
    asked = select(*columns).where(code == plan_code, may_see_all(units, whose))
    types = {each.name: _OTHERS.get(each.name, "int64") for each in columns}
    found = frame(source, asked, types)
    order = [each.name for each in columns if each.primary_key]
    return found if _in_order(found[order]) else found.sort_values(order, ignore_index=True)


def _in_order(rows: pd.DataFrame) -> bool:
    """Whether no row goes before the one above it: words come by another alphabet from PostgreSQL,
    but mostly as they lie from SQLite.
    """
    steps = max(len(rows) - 1, 0)
    before, same = np.zeros(steps, dtype=bool), np.ones(steps, dtype=bool)
    for column in rows:
        cells = rows[column].array
        before |= same & np.asarray(cells[1:] < cells[:-1], dtype=bool)
        same &= np.asarray(cells[1:] == cells[:-1], dtype=bool)
    return not before.any()


def write(
    connection: Connection,
    plan_code: str,
    unit_ids: Iterable[int] | None,
    now: AddedUp,
) -> None:
    """Put `now` in the place of what was kept of these units under the plan, of all where it is
    None.
    """
    for table, rows in zip(_TABLES, now, strict=True):
        _clear(connection, table, plan_code, unit_ids)
        columns = [rows[column].tolist() for column in rows]
        put(connection, table, ("plan_code", *rows), zip(repeat(plan_code), *columns))


def _clear(
    connection: Connection, table: type[Base], plan_code: str, unit_ids: Iterable[int] | None
) -> None:
    code, unit_id = table.__table__.c["plan_code"], table.__table__.c["unit_id"]
    gone = delete(table).where(code == plan_code)
    if unit_ids is None:
        connection.execute(gone)
        return
    for some in asked_in_parts(unit_ids):
        connection.execute(gone.where(unit_id.in_(some)))
