"""Which faults of a database are no fault of ours or of a file: they pass, and the work goes on."""

import sqlite3

import psycopg
from sqlalchemy import exc

from domain.trouble import Trouble

_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_IOERR: Trouble.DISK,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_CANTOPEN: Trouble.GONE,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
}
# By the longest beginning of PostgreSQL's SQLSTATE (its manual, appendix A).
_OF_POSTGRESQL = {
    "08": Trouble.GONE,
    "25006": Trouble.READ_ONLY,
    "25P03": Trouble.GONE,  # thrown out for standing still (`database.session.STANDS_STILL`)
    "40": Trouble.BUSY,
    "53": Trouble.BUSY,
    "53100": Trouble.FULL,
    "55P03": Trouble.BUSY,
    "57P": Trouble.GONE,
    "58": Trouble.DISK,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}


def trouble_of(fault: BaseException) -> Trouble | None:
    """What is the matter with the database; None where the fault is another's."""
    if isinstance(fault, exc.TimeoutError):  # every connection was in use
        return Trouble.BUSY
    if isinstance(fault, exc.DBAPIError) and isinstance(fault.orig, sqlite3.Error):
        # The low byte; the others tell more (“cannot be opened: it is a folder”).
        return _OF_SQLITE.get(getattr(fault.orig, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(fault, exc.DBAPIError) and isinstance(fault.orig, psycopg.Error):
        return _of_postgresql(fault.orig)
    return None


def _of_postgresql(fault: psycopg.Error) -> Trouble | None:
    if fault.sqlstate is None:  # never reached the server, or lost it
        return Trouble.GONE if isinstance(fault, psycopg.OperationalError) else None
    fits = [start for start in _OF_POSTGRESQL if fault.sqlstate.startswith(start)]
    return _OF_POSTGRESQL[max(fits, key=len)] if fits else None


def is_trouble(fault: BaseException) -> bool:
    """Whether the database itself fails, and not what was asked of it."""
    return trouble_of(fault) is not None
