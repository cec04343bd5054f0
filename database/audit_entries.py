"""The entries of the audit trail as they lie in the database, those too that nobody can read."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Text, cast, select, type_coerce

from database.audit_hash import Said
from database.tables import AuditEntry


class Entry(NamedTuple):
    """One entry. `said` is None, and `detail` empty, where what lies there is no entry: a moment
    that is none, a detail that is no mapping, bytes for words.
    """

    entry_id: int
    said: Said | None
    action: str
    thing: str
    detail: dict[str, Any]
    scheme: int
    detail_salt: str | None
    detail_hash: str
    erasure_id: int | None
    previous_hash: str
    hash: str


def entries_kept(connection: Connection, *actions: str) -> list[Entry]:
    """Every entry, or those of `actions`, in the order of the trail."""
    kept = AuditEntry
    # As they lie there: SQLite keeps whatever was put into a column.
    columns = (kept.action, kept.thing, cast(kept.detail, Text), kept.scheme, kept.detail_salt)
    hashes = (kept.detail_hash, kept.erasure_id, kept.previous_hash, kept.hash)
    moment = type_coerce(kept.made_at, Text)
    asked = select(kept.entry_id, moment, kept.account_id, *columns, *hashes)
    if actions:
        asked = asked.where(kept.action.in_(actions))
    with _words_as_they_lie(connection):
        return [_entry(row) for row in connection.execute(asked.order_by(kept.entry_id))]


def _entry(row: Row[*tuple[Any, ...]]) -> Entry:
    entry_id, made_at, account_id, action, thing, detail, scheme, salt, *rest = row
    detail_hash, erasure_id, previous_hash, own_hash = rest
    moment, told, said = _moment(made_at), _mapping(detail), None
    words = (action, thing, detail_hash, previous_hash, own_hash)
    is_sound = (
        all(isinstance(each, str) for each in words)
        and all(isinstance(each, int | None) for each in (account_id, erasure_id))
        and isinstance(scheme, int)
        and isinstance(salt, str | None)
    )
    if is_sound and moment is not None and told is not None:
        said = Said(previous_hash, moment, account_id, action, thing)
    detail = told if said and told else {}
    hashes = (salt, detail_hash, erasure_id, previous_hash, own_hash)
    return Entry(entry_id, said, action, thing, detail, scheme, *hashes)


def _moment(made_at: object) -> datetime | None:
    """The moment; PostgreSQL gives it as one, SQLite as the words that it keeps."""
    if isinstance(made_at, datetime):
        return made_at
    try:
        return datetime.fromisoformat(str(made_at))
    except ValueError:
        return None


def _mapping(detail: object) -> dict[str, Any] | None:
    try:
        told = json.loads(detail) if isinstance(detail, str) else None
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


@contextmanager
def _words_as_they_lie(connection: Connection) -> Iterator[None]:
    """Let SQLite give words that are no UTF-8 too, in place of failing at them."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    before = driver.text_factory
    driver.text_factory = lambda held: held.decode(errors="surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = before
