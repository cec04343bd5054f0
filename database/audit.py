"""The audit trail: one entry a change, in the change's own transaction, chained by hash."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Engine, exists, func, insert, select

from database.audit_hash import FIRST, PRESENT, Said, as_kept, detail_hash, entry_hash
from database.session import reading
from database.tables import AuditEntry
from database.touched import entry_written


class Done(NamedTuple):
    """What an entry tells: that `action` was done to `thing`.

    `thing` says what by its number or code, never by words of a person: it can't give way later, as
    `detail` can (docs/decisions/024-an-audit-entry-over-the-hash-of-its-detail.md).
    """

    action: str
    thing: str
    detail: dict[str, object]
    made_at: datetime


def record(
    connection: Connection,
    action: str,
    thing: str,
    detail: dict[str, object],
    made_at: datetime,
    account_id: int | None = None,
) -> None:
    """Write down what was done (`Done`), in the transaction of the change itself."""
    record_all(connection, [Done(action, thing, detail, made_at)], account_id)


def record_all(
    connection: Connection, all_done: Iterable[Done], account_id: int | None = None
) -> None:
    """The same of several things, one entry after another.

    Who writes is alone, so the chain has one end.
    """
    before, rows = last_hash(connection), []
    for done in all_done:
        said = Said(before, done.made_at, account_id, done.action, done.thing)
        kept, salt = as_kept(done.detail), secrets.token_hex(16)
        hashes = {"detail_salt": salt, "detail_hash": detail_hash(kept, salt)}
        entry_written(before, done.made_at)
        before = entry_hash(said, hashes["detail_hash"])
        rows.append(said._asdict() | hashes | {"detail": kept, "scheme": PRESENT, "hash": before})
    connection.execute(insert(AuditEntry), rows)


def last_hash(connection: Connection) -> str:
    """The hash of the latest entry: what the next one carries."""
    last = select(AuditEntry.hash).order_by(AuditEntry.entry_id.desc()).limit(1)
    return connection.execute(last).scalar() or FIRST


BEGUN = "illustration begun"
# As a part of a question: whether the figures are invented.
IS_ILLUSTRATION = exists().where(AuditEntry.action == BEGUN)


def is_illustration(source: Engine) -> bool:
    """Whether the figures of this database are invented: it was marked before the first file."""
    with reading(source) as connection:
        return bool(connection.execute(select(IS_ILLUSTRATION)).scalar())


def last_done(source: Engine, action: str) -> datetime | None:
    """When `action` was done last; None where the trail does not hold it."""
    asked = select(AuditEntry.made_at).where(AuditEntry.action == action)
    with reading(source) as connection:
        return connection.execute(asked.order_by(AuditEntry.entry_id.desc()).limit(1)).scalar()


def entries_in(source: Engine) -> int:
    """How many entries the trail has."""
    with reading(source) as connection:
        return connection.execute(select(func.count()).select_from(AuditEntry)).scalar_one()


def was_done(source: Engine, action: str) -> bool:
    """Whether the trail holds `action` at all."""
    with reading(source) as connection:
        asked = select(AuditEntry.entry_id).where(AuditEntry.action == action).limit(1)
        return connection.execute(asked).scalar() is not None
