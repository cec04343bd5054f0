"""SQLite: the database is one file, copied page by page while others read and write it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine

from database.keeping.manifest import TableContents, contents, head_of
from database.keeping.places import settle, workshop
from database.migrate import migrate, version_of
from database.session import engine, file_of, reading
from database.whereabouts import left_beside
from domain.keeping import KeepError, KeepFault

NAME = "database.db"


@contextmanager
def opened(file: Path) -> Iterator[Engine]:
    """The database in `file`, closed afterwards, with all of it in the file itself."""
    source = engine(f"sqlite:///{file}")
    try:
        yield source
    finally:
        source.dispose()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def kept_in(source: Engine) -> Path:
    """The file that the database is, or will be, in. Raises KeepError."""
    file = file_of(source)
    if file is None:
        raise KeepError(KeepFault.NOT_KEPT_IN_A_FILE)
    return file


def copy(source: Engine, into: Path) -> tuple[Path, str, dict[str, TableContents], str]:
    """A copy in the folder `into`, of one moment: its file, version, contents, head of the trail.

    Writers go on meanwhile: in WAL mode a reader keeps its moment and holds nobody up.
    """
    made = into / NAME
    origin = sqlite3.connect(f"{kept_in(source).absolute().as_uri()}?mode=rw", uri=True, timeout=30)
    with closing(origin), closing(sqlite3.connect(made)) as target:
        origin.backup(target, pages=-1)
    _prove(made)
    with opened(made) as copied, reading(copied) as connection:
        return made, version_of(connection), contents(connection), head_of(connection)


@contextmanager
def room(source: Engine) -> Iterator[Path]:
    """A folder beside the database that will be, on the same disk."""
    place = kept_in(source)
    place.parent.mkdir(parents=True, exist_ok=True)
    with workshop(place) as folder:
        yield folder


def put_back(
    source: Engine,
    copied: Path,
    told: dict[str, TableContents],
    finish: Callable[[Engine], None],
) -> None:
    """Let the copy be the database, brought to the tables of today, once `finish` is done with it.

    Raises KeepError: then there is no database, as before.
    """
    _prove(copied)
    with opened(copied) as restored:
        with reading(restored) as connection:
            held = contents(connection)
        if held != told:
            raise KeepError(KeepFault.DAMAGED, differing(held, told))
        migrate(restored)
        finish(restored)
    check_empty(source)
    copied.chmod(0o600)  # as the backup itself: it holds everything
    settle(copied, kept_in(source))


def check_empty(source: Engine) -> None:
    """Raises KeepError unless there is no database yet, nor anything of one."""
    place = kept_in(source)
    if there := place if place.exists() else left_beside(place):
        raise KeepError(KeepFault.NOT_EMPTY, str(there))


def differing(held: dict[str, TableContents], told: dict[str, TableContents]) -> str:
    """The tables that hold another thing than was told of them."""
    return ", ".join(sorted(one for one in held.keys() | told if held.get(one) != told.get(one)))


def _prove(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        try:
            found = connection.execute("PRAGMA integrity_check(5)").fetchall()
        except sqlite3.DatabaseError as fault:  # so damaged that it cannot be looked through
            raise KeepError(KeepFault.COPY_DAMAGED, str(fault)) from fault
    if found != [("ok",)]:
        raise KeepError(KeepFault.COPY_DAMAGED, "; ".join(str(line) for (line,) in found))
