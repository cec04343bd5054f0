"""Connections: SQLite as the embedded default, PostgreSQL by `DATABASE_URL`.

On either, who writes waits for whoever writes before him, and who reads sees one state of the
whole from his first question to his last, without waiting (docs/decisions/031).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from database.touched import touching
from database.whereabouts import keep_to

ROOT = Path(__file__).resolve().parent.parent
WAITS = 30  # seconds that a writer waits for those before
STANDS_STILL = 300  # seconds after which PostgreSQL throws out a writer of whom nothing is heard
ONE_WRITER = 5_018_021  # what writers in one PostgreSQL database wait for: any number, if the same

# SQLite's plain BEGIN has both: one state, and no writing where nobody writes.
_READS: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def database_url() -> str:
    """`DATABASE_URL`, else a SQLite file in `var/` of the project."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{ROOT / 'var' / 'dan_van_kheo.db'}"


def engine(url: str | URL | None = None) -> Engine:
    """The engine of `url` (default: `database_url()`), one for each address in a process."""
    return _engine_at(url or database_url())


def meant(url: str | URL) -> URL:
    """The address, with the driver of the house where it names PostgreSQL alone."""
    given = make_url(url)
    if given.drivername in {"postgres", "postgresql"}:
        return given.set(drivername="postgresql+psycopg")
    return given


@cache
def _engine_at(url: str | URL) -> Engine:
    return _engine(meant(url))


@cache
def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        made = create_engine(url, pool_pre_ping=True)
        event.listen(made, "begin", _begin_in_postgresql)
        event.listen(made, "before_cursor_execute", _without_nul, retval=True)
        return made
    made = create_engine(url, connect_args={"timeout": WAITS})
    if file := file_of(made):
        keep_to(made, file)
    event.listen(made, "connect", _connect_to_sqlite)
    event.listen(made, "begin", _begin_in_sqlite)
    return made


def file_of(source: Engine) -> Path | None:
    """The file that an SQLite database is kept in; None for any other, and for one in memory."""
    name = source.url.database or ""
    if source.dialect.name != "sqlite" or not name or name.startswith((":memory:", "file:")):
        return None
    return Path(name)


def _connect_to_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are begun by hand below: the driver's own start as reads and then fail to write.
    connection.isolation_level = None
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def _begin_in_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if _only_reads(connection) else "BEGIN IMMEDIATE")


def _begin_in_postgresql(connection: Connection) -> None:
    # Each statement of the writer sees what was kept when it began: all that went before the lock.
    if not _only_reads(connection):
        bounds = {"lock_timeout": WAITS, "idle_in_transaction_session_timeout": STANDS_STILL}
        said = ", ".join(f"set_config('{name}', '{most}s', true)" for name, most in bounds.items())
        connection.exec_driver_sql(f"SELECT {said}, pg_advisory_xact_lock({ONE_WRITER})")


def _without_nul(
    _connection: Connection,
    _cursor: object,
    statement: str,
    parameters: object,
    _context: object,
    _many: bool,
) -> tuple[str, object]:
    """PostgreSQL takes no text with a NUL, which nobody types but who tries a door: in its place
    stands the sign for a character that is none, so that what is kept and what is looked for still
    are not the same as without it.
    """
    if isinstance(parameters, list):
        return statement, [_sound(row) for row in parameters]
    return statement, _sound(parameters)


def _sound(row: object) -> object:
    if not isinstance(row, dict) or not any(map(_has_nul, row.values())):
        return row
    return {
        name: value.replace("\0", "\ufffd") if isinstance(value, str) else value
        for name, value in row.items()
    }


def _has_nul(value: object) -> bool:
    return isinstance(value, str) and "\0" in value


def _only_reads(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("reads_only", False))


_held: ContextVar[Connection | None] = ContextVar("held", default=None)


@contextmanager
def reading(source: Engine) -> Iterator[Connection]:
    """A connection that only reads: one state of the whole, without waiting for a writer."""
    held = _held.get()
    if held is not None and held.engine is source:
        yield held
        return
    with source.connect().execution_options(reads_only=True, **_READS[source.dialect.name]) as made:
        yield made


@contextmanager
def one_state(source: Engine) -> Iterator[None]:
    """Whatever is read of `source` herein is read of one state, by however many loaders.

    What is written meanwhile, by whomever, is not seen herein.
    """
    with reading(source) as connection:
        before = _held.set(connection)
        try:
            yield
        finally:
            _held.reset(before)


_written: ContextVar[int] = ContextVar("written", default=0)


@contextmanager
def writing(source: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or none; the tally with it."""
    with source.begin() as connection, touching(connection):
        yield connection
    _written.set(_written.get() + 1)


def written_so_far() -> int:
    """How often whoever asks has written, in one run of the script or one request: what was read
    before is then no longer so.
    """
    return _written.get()


@contextmanager
def read_by(connection: Connection) -> Iterator[None]:
    """Whatever is read herein is read by the transaction that writes: with what it wrote."""
    before = _held.set(connection)
    try:
        yield
    finally:
        _held.reset(before)
