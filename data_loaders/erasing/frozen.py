"""Snapshots looked through for a name; what is kept of one is a copy without it, known by both
hashes as a file is (docs/decisions/030-an-original-without-a-name.md).
"""

import hashlib
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select, update

from data_loaders.erasing.files import Names
from data_loaders.erasing.rows import without
from data_loaders.snapshots.content import UnknownFormError, as_bytes, as_told
from data_loaders.snapshots.kept import unpacked
from database.tables import Snapshot
from domain.erased import PersonName


def snapshots_with(connection: Connection, name: PersonName) -> dict[int, int]:
    """The snapshots in which the name stands, by number: how many of their words hold it."""
    every = connection.execute(select(Snapshot.snapshot_id)).scalars().all()
    found = {number: _count(_told(connection, number), name) for number in every}
    return {number: count for number, count in found.items() if count}


class Mended(NamedTuple):
    """In how many `words` marks were put; of each snapshot that gave way, by number, the SHA-256 of
    what is kept of it now.
    """

    words: int
    digests: dict[str, str]


def mend_snapshots(connection: Connection, names: Names) -> Mended:
    """Put the marks where the names stood in any snapshot. `sha256` stays that of what was frozen,
    which its decks and papers bear; the other goes into the trail with the erasure, or the copy is
    held to be forged.
    """
    mended, digests = 0, {}
    for number in connection.execute(select(Snapshot.snapshot_id)).scalars().all():
        told = _told(connection, number)
        count = sum(_count(told, name) for name in names)
        if count:
            content = as_bytes(_as_content(without(told, names)))
            digest = hashlib.sha256(content).hexdigest()
            mine = update(Snapshot).where(Snapshot.snapshot_id == number)
            kept = {"content": zlib.compress(content), "redacted_sha256": digest}
            connection.execute(mine.values(**kept))
            digests[str(number)] = digest
        mended += count
    return Mended(mended, digests)


def _told(connection: Connection, number: int) -> Mapping[str, object]:
    """What a snapshot says; nothing where it is damaged, which `check` tells."""
    asked = select(Snapshot.content).where(Snapshot.snapshot_id == number)
    try:
        return as_told(unpacked(connection.execute(asked).scalar_one()))
    except UnknownFormError:
        return {}


def _as_content(told: object) -> dict[str, object]:
    return dict(told) if isinstance(told, Mapping) else {}


def _count(value: object, name: PersonName) -> int:
    if isinstance(value, str):
        return name.stands_in(value)
    if isinstance(value, Mapping):
        return sum(_count(each, name) for each in value.values())
    return sum(_count(each, name) for each in value) if isinstance(value, list) else 0
