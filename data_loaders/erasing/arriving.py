"""Names that were erased, kept out of a file that brings them again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, func, select

from data_loaders.erasing.files import Names, NotMendableError, looked_through, redacted
from data_loaders.erasing.parts import texts_of
from data_loaders.erasing.rows import without
from data_loaders.spreadsheets.read import parse_file
from data_loaders.spreadsheets.reading import Corrected, Reading, rows_of, values_of
from database.session import reading as connected
from database.tables import Erasure
from domain.erased import mark_of, names_known
from domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Arriving:
    """A file to be kept: its reading and its bytes, with marks for names that were erased; `sha256`
    is of what was handed in, `redacted_sha256` of those bytes where they are not the same;
    `erased`: how many names had been erased when it was looked through.
    """

    reading: Reading
    content: bytes
    sha256: str
    redacted_sha256: str | None = None
    erased: int = 0


@dataclass(frozen=True, slots=True)
class ErasedNames:
    """The names that had been erased at a moment, by the hashes of them that are kept."""

    known: dict[str, int]
    lengths: frozenset[int]
    salt: str

    @classmethod
    def of(cls, source: Engine) -> "ErasedNames":
        """Those that are erased by now."""
        columns = (Erasure.name_hash, Erasure.erasure_id, Erasure.salt, Erasure.name_words)
        with connected(source) as connection:
            rows = connection.execute(select(*columns)).all()
        known = {row.name_hash: row.erasure_id for row in rows}
        lengths = frozenset(row.name_words for row in rows)
        return cls(known, lengths, rows[0].salt if rows else "")

    def out_of(self, content: bytes, reading: Reading) -> Arriving:
        """The file and what was read of it, each of the names in them replaced by its mark.

        Where nothing was ever erased, nothing is looked at. A file that holds such a name and can't
        be copied without it is kept as its reading alone.
        """
        digest = hashlib.sha256(content).hexdigest()
        if not self.known:
            return Arriving(reading, content, digest)
        found = names_known(_texts(content, reading), self.known, self.salt, self.lengths)
        if not found:
            return Arriving(reading, content, digest, erased=len(self.known))
        names = {name: mark_of(number) for name, number in found.items()}
        kept, file = _kept(content, reading.file, names)
        copy = None if kept == content else hashlib.sha256(kept).hexdigest()
        spared = replace(_spared(reading, names), file=file)
        return Arriving(spared, kept, digest, copy, len(self.known))


def erased_by_now(connection: Connection) -> int:
    """How many names were erased: of a file that was looked through before some of them were
    (`Arriving.erased`), all is to be looked through anew by whoever keeps it.
    """
    return connection.execute(select(func.count()).select_from(Erasure)).scalar_one()


def _kept(content: bytes, file: str, names: Names) -> tuple[bytes, str]:
    looked = looked_through(content, file, names)
    called = str(without(file, names))
    if looked.is_free:
        return content, called
    try:
        return redacted(content, file, names, looked)
    except NotMendableError:
        return b"", called


def _texts(content: bytes, reading: Reading) -> Iterator[str]:
    """Every word that could be kept: what was read, the cells, and what stands beside them."""
    yield reading.file
    for column in reading.rows.columns:
        yield from (each for each in reading.rows[column] if isinstance(each, str))
    yield from (each.found for each in reading.problems)
    yield from (words for each in reading.corrected for words in (each.found, each.value))
    for sheet in parse_file(content, reading.file).sheets:
        yield sheet.name
        yield from (each for row in sheet.rows for each in row if isinstance(each, str))
    yield from texts_of(content)


def _spared(reading: Reading, names: Names) -> Reading:
    rows = [[without(each, names) for each in row] for row in values_of(reading.rows).tolist()]
    return replace(
        reading,
        rows=rows_of(rows),
        problems=[_problem(each, names) for each in reading.problems],
        corrected=[_corrected(each, names) for each in reading.corrected],
    )


def _problem(one: Problem, names: Names) -> Problem:
    sheet, found = (str(without(each, names)) for each in (one.sheet, one.found))
    suggested = None if one.suggestion is None else str(without(one.suggestion, names))
    return replace(one, sheet=sheet, found=found, suggestion=suggested)


def _corrected(one: Corrected, names: Names) -> Corrected:
    said = (str(without(each, names)) for each in (one.sheet, one.found, one.value))
    sheet, found, value = said
    return replace(one, sheet=sheet, found=found, value=value)
