"""Every snapshot still is what was frozen, and what the trail says was frozen."""

import hashlib
import zlib

from sqlalchemy import Connection, func, select

from database.audit_snapshots import snapshot_thing, told_of_snapshots
from database.tables import Snapshot


def looked_at_snapshots(connection: Connection) -> tuple[int, list[str]]:
    """Each snapshot against its hash, and its hash against the entry of its making; one in which a
    person's name gave way against that of the copy, which the entry of the erasure notes.
    """
    told = told_of_snapshots(connection)
    kept = func.coalesce(Snapshot.redacted_sha256, Snapshot.sha256)
    every = select(Snapshot.snapshot_id).order_by(Snapshot.snapshot_id)
    numbers = connection.execute(every).scalars().all()
    # One after the other: each holds all the figures of a province.
    wrong = []
    for number in numbers:
        asked = select(Snapshot.sha256, kept, Snapshot.content)
        digest, digest_of_kept, content = connection.execute(
            asked.where(Snapshot.snapshot_id == number)
        ).one()
        thing = snapshot_thing(number)
        is_told = told.pop(thing, None) == (digest, digest_of_kept)
        if not is_told or not _is_whole(content, digest_of_kept):
            wrong.append(thing)
    return len(numbers), [*wrong, *told]


def _is_whole(content: object, digest: str) -> bool:
    if not isinstance(content, bytes):
        return False
    try:
        return hashlib.sha256(zlib.decompress(content)).hexdigest() == digest
    except zlib.error:
        return False
