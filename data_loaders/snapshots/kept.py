"""Snapshots in the database: made, listed, opened and proved, taken off the list."""

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, Engine, Row, Select, select, update

from data_loaders.frames import frame
from data_loaders.in_sight import visible_units
from data_loaders.snapshots.content import Frozen, UnknownFormError, read
from database import audit
from database.audit_snapshots import snapshot_thing, told_of_snapshots
from database.session import reading, writing
from database.tables import Account, Submission
from database.tables import Snapshot as Kept
from domain.access import EVERYWHERE, Places
from domain.audit import SNAPSHOT_REINSTATED, SNAPSHOT_WITHDRAWN


class TamperedError(Exception):
    """The content of a snapshot is not the one that was frozen: what it says may not be shown."""


class NoSnapshotError(LookupError):
    """There is no such snapshot, or it holds units that whoever asks may not see."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of a snapshot without opening it. `made_by` is a name, None for a command.

    `digest` is that of what is kept: `sha256`, unless a name in it gave way to a mark.
    """

    snapshot_id: int
    title: str
    as_of: date
    plan_codes: tuple[str, ...]
    scope: tuple[int, ...] | None
    of_meeting: bool
    previous_id: int | None
    sha256: str
    digest: str
    made_by: str | None
    made_at: datetime
    withdrawn_at: datetime | None


def snapshots(source: Engine, whose: Places) -> list[Snapshot]:
    """Those whose every unit `whose` may see, the latest first; withdrawn ones too."""
    with reading(source) as connection:
        every = connection.execute(_asked().order_by(Kept.snapshot_id.desc())).all()
        return [_known(row) for row in _seen(connection, every, whose)]


def snapshot(source: Engine, snapshot_id: int, whose: Places) -> Snapshot:
    """One of `snapshots`. Raises `NoSnapshotError`."""
    with reading(source) as connection:
        found = connection.execute(_asked().where(Kept.snapshot_id == snapshot_id)).all()
        for row in _seen(connection, found, whose):
            return _known(row)
    raise NoSnapshotError(snapshot_id)


def snapshot_before(source: Engine, known: Snapshot) -> Snapshot | None:
    """That of the meeting before `known`, whoever asks: of what it holds only the units of `known`
    are compared, and those they see. None where there was none.
    """
    if known.previous_id is None:
        return None
    return snapshot(source, known.previous_id, EVERYWHERE)


def opened(source: Engine, known: Snapshot) -> Frozen:
    """What a snapshot holds, proved to be what was frozen: by its hash, and that by the trail.
    Raises `TamperedError`.
    """
    asked = select(Kept.content).where(Kept.snapshot_id == known.snapshot_id)
    with reading(source) as connection:
        packed = connection.execute(asked).scalar_one()
        told = told_of_snapshots(connection).get(snapshot_thing(known.snapshot_id))
    content = unpacked(packed)
    digest = hashlib.sha256(content).hexdigest()
    if digest != known.digest or told != (known.sha256, digest):
        raise TamperedError(known.snapshot_id)
    try:
        return read(content)
    except UnknownFormError as fault:
        raise TamperedError(known.snapshot_id) from fault


def unpacked(packed: bytes) -> bytes:
    """The content as it was written; nothing where the bytes are no such thing."""
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return b""


def withdraw(
    source: Engine, snapshot_id: int, whose: Places, now: datetime, account_id: int | None = None
) -> None:
    """Take a snapshot off the list; it stays, and so do the decks that compare with it."""
    _mark(source, snapshot(source, snapshot_id, whose), now, account_id, withdrawn=True)


def reinstate(
    source: Engine, snapshot_id: int, whose: Places, now: datetime, account_id: int | None = None
) -> None:
    """Put a snapshot back on the list."""
    _mark(source, snapshot(source, snapshot_id, whose), now, account_id, withdrawn=False)


def _mark(
    source: Engine, known: Snapshot, now: datetime, account_id: int | None, *, withdrawn: bool
) -> None:
    if withdrawn == (known.withdrawn_at is not None):
        return
    mine = update(Kept).where(Kept.snapshot_id == known.snapshot_id)
    action = SNAPSHOT_WITHDRAWN if withdrawn else SNAPSHOT_REINSTATED
    with writing(source) as connection:
        connection.execute(mine.values(withdrawn_at=now if withdrawn else None))
        audit.record(connection, action, snapshot_thing(known.snapshot_id), {}, now, account_id)


def _asked() -> Select[*tuple[object, ...]]:
    return select(
        Kept.snapshot_id,
        Kept.title,
        Kept.as_of,
        Kept.plan_codes,
        Kept.scope,
        Kept.of_meeting,
        Kept.previous_id,
        Kept.sha256,
        Kept.redacted_sha256,
        Account.name.label("made_by"),
        Kept.made_at,
        Kept.withdrawn_at,
    ).outerjoin(Account, Account.account_id == Kept.made_by)


def _seen(
    connection: Connection, rows: Sequence[Row[*tuple[object, ...]]], whose: Places
) -> list[Row[*tuple[object, ...]]]:
    if whose.everywhere:
        return list(rows)
    visible = set(connection.execute(select(visible_units(whose).c.unit_id)).scalars())
    numbers = [row.snapshot_id for row in rows]
    asked = select(Kept.snapshot_id, Kept.unit_ids).where(Kept.snapshot_id.in_(numbers))
    theirs = {number for number, units in connection.execute(asked) if visible.issuperset(units)}
    return [row for row in rows if row.snapshot_id in theirs]


def _known(row: Row[*tuple[object, ...]]) -> Snapshot:
    told = row._asdict()
    digest = told.pop("redacted_sha256") or told["sha256"]
    codes, scope = tuple(told.pop("plan_codes")), told.pop("scope")
    places = None if scope is None else tuple(scope)
    return Snapshot(plan_codes=codes, scope=places, digest=digest, **told)


def submissions(source: Engine, plan_codes: Iterable[str], numbers: Iterable[int]) -> pd.DataFrame:
    """Those of the files handed in under the plans that bear one of `numbers`, by number:
    `submission_id`, `file`, `sha256`, `received`.
    """
    asked = (
        select(
            Submission.submission_id,
            Submission.file_name.label("file"),
            Submission.sha256,
            Submission.received,
        )
        .where(Submission.plan_code.in_(list(plan_codes)))
        .order_by(Submission.submission_id)
    )
    words = dict.fromkeys(("file", "sha256"), "str")
    found = frame(source, asked, {"submission_id": "int64", **words, "received": "datetime64[s]"})
    return found[found["submission_id"].isin(set(numbers))].reset_index(drop=True)
