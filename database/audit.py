"""The audit trail: one entry a change, in the change's own transaction, chained by hash."""

import hashlib
import json
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, select

from database.session import reading
from database.tables import AuditEntry

FIRST = "0" * 64


def entry_hash(previous: str, made_at: datetime, action: str, thing: str, detail: object) -> str:
    """SHA-256 over the entry before and all that this one says. `made_at` carries its zone."""
    words = [previous, made_at.astimezone(UTC).isoformat(), action, thing, detail]
    said = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def record(
    connection: Connection,
    action: str,
    thing: str,
    detail: dict[str, object],
    made_at: datetime,
    account_id: int | None = None,
) -> None:
    """Write down that `action` was done to `thing`, in the transaction of the change itself."""
    last = select(AuditEntry.hash).order_by(AuditEntry.entry_id.desc()).limit(1)
    previous = connection.execute(last).scalar() or FIRST
    connection.execute(
        insert(AuditEntry).values(
            made_at=made_at,
            account_id=account_id,
            action=action,
            thing=thing,
            detail=detail,
            previous_hash=previous,
            hash=entry_hash(previous, made_at, action, thing, detail),
        )
    )


BEGUN = "illustration begun"


def is_illustration(source: Engine) -> bool:
    """Whether the figures of this database are invented: it was marked before the first file."""
    return was_done(source, BEGUN)


def was_done(source: Engine, action: str) -> bool:
    """Whether the trail holds `action` at all."""
    with reading(source) as connection:
        asked = select(AuditEntry.entry_id).where(AuditEntry.action == action).limit(1)
        return connection.execute(asked).scalar() is not None
