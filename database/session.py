"""Connections: SQLite as the embedded default, another engine by `DATABASE_URL`."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event

ROOT = Path(__file__).resolve().parent.parent


def database_url() -> str:
    """`DATABASE_URL`, else a SQLite file in `var/` of the project."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{ROOT / 'var' / 'dan_van_kheo.db'}"


def engine(url: str | None = None) -> Engine:
    """The engine of `url` (default: `database_url()`), one for each address in a process."""
    return _engine(url or database_url())


@cache
def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    made = create_engine(url, connect_args={"timeout": 30})
    event.listen(made, "connect", _on_connect)
    event.listen(made, "begin", _on_begin)
    return made


def file_of(source: Engine) -> Path | None:
    """The file that an SQLite database is kept in; None for any other, and for one in memory."""
    name = source.url.database or ""
    if source.dialect.name != "sqlite" or not name or name.startswith((":memory:", "file:")):
        return None
    return Path(name)


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are begun by hand below: the driver's own start as reads and then fail to write.
    connection.isolation_level = None
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def _on_begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def reading(source: Engine) -> Iterator[Connection]:
    """A connection that only reads: it never waits for a writer."""
    with source.connect().execution_options(reads_only=True) as connection:
        yield connection


@contextmanager
def writing(source: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or none."""
    with source.begin() as connection:
        yield connection
