"""Files as they were handed in, looked through for a name; kept as copies without it."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, select, update

from data_loaders.erasing.files import (
    Looked,
    Names,
    NotMendableError,
    looked_through,
    redacted,
)
from data_loaders.spreadsheets.sandbox import Room, shared_sandbox
from database.session import reading
from database.tables import Original, Submission

Progress = Callable[[int, int], None]  # how many files were looked through, of how many


@dataclass(frozen=True, slots=True)
class FileFound:
    """A kept file in which a name stands: its cells, as (sheet, cell), and whether it also stands
    where no cell is. `mendable`: a copy without the name can be made.
    """

    sha256: str
    file: str
    cells: tuple[tuple[str, str], ...]
    beside: bool
    mendable: bool


def no_progress(_done: int, _all: int) -> None:
    """Tell nobody."""


def files_with(
    source: Engine, names: Names, tell: Progress = no_progress
) -> tuple[list[FileFound], set[str]]:
    """The kept files in which a name stands; and the SHA-256 of every file looked through."""
    with reading(source) as connection:
        every = list(connection.execute(select(Original.sha256)).scalars())
    found = []
    with shared_sandbox().room() as room:
        for place, digest in enumerate(every, start=1):
            with reading(source) as connection:
                content, file = _of(connection, digest)
            looked = looked_through(content, file, names, room)
            if not looked.is_free:
                mendable = _can_be_mended(content, file, names, looked, room)
                found.append(FileFound(digest, file, looked.cells, looked.beside, mendable))
            tell(place, len(every))
    return found, set(every)


def _of(connection: Connection, digest: str) -> tuple[bytes, str]:
    file = select(func.min(Submission.file_name)).where(Submission.sha256 == digest)
    asked = select(Original.content, func.coalesce(file.scalar_subquery(), ""))
    content, name = connection.execute(asked.where(Original.sha256 == digest)).one()
    return content, name


def _can_be_mended(content: bytes, file: str, names: Names, looked: Looked, room: Room) -> bool:
    try:
        redacted(content, file, names, looked, room)
    except NotMendableError:
        return False
    return True


def arrived_since(connection: Connection, looked_at: Collection[str]) -> Iterator[str]:
    """The files taken in after the others were looked through."""
    for digest in connection.execute(select(Original.sha256)).scalars():
        if digest not in looked_at:
            yield digest


def mend(connection: Connection, digest: str, names: Names, *, drop: bool) -> bool:
    """Keep a copy without the names in the file's place; whether any stood in it.

    One that cannot be mended loses its bytes where `drop` says so; else `NotMendableError`.
    """
    content, file = _of(connection, digest)
    looked = looked_through(content, file, names)
    if looked.is_free:
        return False
    try:
        changed, called = redacted(content, file, names, looked)
    except NotMendableError:
        if not drop:
            raise
        changed, called = b"", file
    kept = update(Original).where(Original.sha256 == digest)
    copy = {"redacted_sha256": hashlib.sha256(changed).hexdigest(), "size": len(changed)}
    connection.execute(kept.values(content=changed, **copy))
    if called.rpartition(".")[2] != file.rpartition(".")[2]:
        of_it = update(Submission).where(Submission.sha256 == digest)
        connection.execute(of_it.values(file_name=called[-255:]))
    return True
