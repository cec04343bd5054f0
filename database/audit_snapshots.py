"""What the audit trail says of the content of each snapshot."""

from typing import NamedTuple

from sqlalchemy import Connection

from database.audit_entries import entries_kept
from domain.audit import ERASED, SNAPSHOT_MADE


class Told(NamedTuple):
    """The SHA-256 of a snapshot's content as it was frozen, and as it has to be kept now: another
    one where a name in it gave way, as the last such erasure noted it.
    """

    made: object
    kept: object


def told_of_snapshots(connection: Connection) -> dict[str, Told]:
    """Of every snapshot that was made, by its name in the trail (`snapshot_thing`)."""
    told: dict[str, Told] = {}
    for entry in entries_kept(connection, SNAPSHOT_MADE, ERASED):
        if entry.action == SNAPSHOT_MADE:
            digest = entry.detail.get("sha256")
            told[entry.thing] = Told(digest, digest)
            continue
        noted = entry.detail.get("snapshots")
        for number, digest in noted.items() if isinstance(noted, dict) else ():
            thing = snapshot_thing(number)
            if thing in told:
                told[thing] = Told(told[thing].made, digest)
    return told


def snapshot_thing(number: object) -> str:
    """What the trail calls a snapshot."""
    return f"snapshot {number}"
