"""What a copy of a database needs of the disk: files that are there whole, or not at all."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from domain.keeping import KeepError, KeepFault

PIECE = 2**20
# A stick's file system (FAT) knows one name a file.
_ONE_NAME_ALONE = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def workshop(beside: Path) -> Iterator[Path]:
    """A folder beside `beside`, on the same disk, gone afterwards. Raises KeepError."""
    if not beside.parent.is_dir():
        raise KeepError(KeepFault.NO_FOLDER, str(beside.parent))
    with TemporaryDirectory(dir=beside.parent, prefix=f".{beside.name}-") as folder:
        yield Path(folder)


def settle(made: Path, place: Path) -> None:
    """Let `made` appear at `place`, safely on the disk. Raises KeepError if something is there."""
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    _name(made, place)
    if hasattr(os, "O_DIRECTORY"):  # a folder can be opened: its new entry is made durable, too
        folder = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _name(made: Path, place: Path) -> None:
    """Linked and not renamed, which would take the place of a file that came meanwhile."""
    try:
        os.link(made, place)
    except FileExistsError as fault:
        raise KeepError(KeepFault.EXISTS, str(place)) from fault
    except OSError as fault:
        if fault.errno not in _ONE_NAME_ALONE:
            raise
        if place.exists():
            raise KeepError(KeepFault.EXISTS, str(place)) from fault
        made.rename(place)
    else:
        made.unlink()


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file, of which no more than a piece is held."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def pour(given: IO[bytes], into: Path) -> None:
    """Write all of `given` into the new file `into`."""
    with into.open("xb") as opened:
        while piece := given.read(PIECE):
            opened.write(piece)
