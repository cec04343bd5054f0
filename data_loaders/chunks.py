"""Many files in chunks: large enough to be worth the way to a reader, small enough to be held."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeVar

from data_loaders.bundles import Waiting
from data_loaders.spreadsheets.container import format_of
from data_loaders.spreadsheets.reading import Reading
from data_loaders.unforeseen import attempt

FILES = 20  # of a chunk
BYTES = 8 * 2**20  # of a chunk; a file that is larger is one by itself


class Read(NamedTuple):
    """A file that was read: its name, its bytes, what it says."""

    name: str
    content: bytes
    reading: Reading


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened. `refused`: what is said of one that needs no reading."""

    name: str
    content: bytes = b""
    refused: Reading | None = None


F = TypeVar("F", Read, Opened)


def files_of_a_chunk(files: int, readers: int) -> int:
    """How many files go to a reader at a time: fewer than usual where few are to be shared out."""
    return max(1, min(FILES, -(-files // (2 * readers))))


def chunks_of(files: Iterable[Waiting], most: int) -> Iterator[list[Opened]]:
    """The files opened one after another, at most `most` in a chunk; no more are held here."""
    return together(map(_opened, files), most)


def together(files: Iterable[F], most: int) -> Iterator[list[F]]:
    """The files in lists of at most `most`, and of no more bytes than a chunk has."""
    chunk: list[F] = []
    size = 0
    for file in files:
        if chunk and (len(chunk) == most or size + len(file.content) > BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(file)
        size += len(file.content)
    if chunk:
        yield chunk


def _opened(file: Waiting) -> Opened:
    """Never raises: one that can't be opened, or is nothing to read, is refused."""
    return attempt(file.name, partial(_open, file), partial(Opened, file.name, b""))


def _open(file: Waiting) -> Opened:
    content = file.content()
    format_of(content)
    return Opened(file.name, content)
