"""The file of an SQLite database: opened where it is, never made by looking, known when it moves.

A connection goes on with the file that it opened, though that was moved away or another was put in
its place: what is written then is written where nobody looks. So each use asks first whether the
file is still the one, and where there is none says so at once instead of making an empty one.
"""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Dialect, Engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

_KNOWN_BY = "file"


_BESIDE = ("-wal", "-journal", "-shm")


def left_beside(file: Path) -> Path | None:
    """A file that belongs to the database in `file`: what was written last is in it, and no other
    database may take it for its own.
    """
    beside = (file.with_name(file.name + ending) for ending in _BESIDE)
    return next((one for one in beside if one.exists()), None)


def keep_to(made: Engine, file: Path) -> None:
    """Let the connections of `made` be to `file`, as it stands where it is, alone."""
    event.listen(made, "do_connect", partial(_open, file))
    event.listen(made, "connect", partial(_remember, file))
    event.listen(made, "checkout", partial(_ask, file))


def _open(
    file: Path,
    _dialect: Dialect,
    _entry: ConnectionPoolEntry,
    _given: list[Any],
    how: dict[str, Any],
) -> sqlite3.Connection:
    made: sqlite3.Connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw", uri=True, **how
    )
    return made


def _known(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _remember(file: Path, _connection: object, entry: ConnectionPoolEntry) -> None:
    entry.info[_KNOWN_BY] = _known(file)


def _ask(file: Path, _connection: object, entry: ConnectionPoolEntry, _lent: object) -> None:
    if entry.info.get(_KNOWN_BY) != _known(file):
        raise DisconnectionError  # the pool opens another, or says that it cannot
