"""Whether the audit trail is whole: every entry as it was written, none missing, none added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from database.audit_entries import Entry, entries_kept
from database.audit_hash import (
    FIRST,
    OLD,
    PRESENT,
    SEALED,
    Said,
    Seal,
    detail_hash,
    entry_hash,
    old_entry_hash,
)
from database.session import reading
from domain.audit import ERASED, Break


@dataclass(frozen=True, slots=True)
class Fault:
    """A break in the chain, at which entry (its number in the trail, 0 where there is none)."""

    entry_id: int
    broken: Break


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: how many entries there are, the hash of the last, and every fault."""

    count: int
    head: str
    faults: list[Fault] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """True where nothing is wrong."""
        return not self.faults


def verify(source: Engine, noted: tuple[int, str] | None = None) -> Verified:
    """Go through the whole trail. `noted`: how many entries there were once, and the last's hash.

    That the newest entries were cut off shows only against what was noted outside the database.
    """
    with reading(source) as connection:
        return verified(connection, noted)


def verified(connection: Connection, noted: tuple[int, str] | None = None) -> Verified:
    """`verify`, within a transaction."""
    entries = entries_kept(connection)
    faults = [*_links(entries), *_contents(entries), *_against(entries, noted)]
    faults.sort(key=lambda fault: fault.entry_id)
    return Verified(len(entries), entries[-1].hash if entries else FIRST, faults)


def _links(entries: Sequence[Entry]) -> Iterator[Fault]:
    """Where an entry does not follow the one that stands before it."""
    known = {FIRST, *(entry.hash for entry in entries)}
    followed = {entry.previous_hash for entry in entries}
    before = FIRST
    for entry, after in zip_longest(entries, entries[1:]):
        if after is not None and after.previous_hash == before and entry.hash not in followed:
            yield Fault(entry.entry_id, Break.INSERTED)
            continue
        if entry.previous_hash != before:
            moved = entry.previous_hash in known
            yield Fault(entry.entry_id, Break.OUT_OF_ORDER if moved else Break.MISSING_BEFORE)
        before = entry.hash


class GaveWay(NamedTuple):
    """What was noted of a detail in which a name gave way: its hash now, and by which erasure."""

    detail_hash: str
    thing: str


def _contents(entries: Sequence[Entry]) -> Iterator[Fault]:
    """Where an entry does not say any more what it was written with.

    Only those at the beginning, with the entry that seals right behind, may be of scheme 1:
    nothing else binds those.
    """
    seal, erased = Seal(), _gave_way(entries)
    old = list(takewhile(lambda entry: entry.scheme == OLD, entries))
    are_sealed = any(entry.action == SEALED for entry in entries[len(old) : len(old) + 1])
    for place, entry in enumerate(entries):
        is_sealed = are_sealed and place < len(old)
        if entry.said is None:
            yield Fault(entry.entry_id, Break.UNREADABLE)
            continue
        if is_sealed:
            seal.add(entry.said, entry.hash, entry.detail_hash)
        if not _says_its_detail(entry, erased):
            yield Fault(entry.entry_id, Break.DETAIL_CHANGED)
        elif not _says_the_rest(entry, entry.said, sealed=is_sealed):
            yield Fault(entry.entry_id, Break.CHANGED)
        if entry.action == SEALED and entry.detail != seal.told():
            yield Fault(entry.entry_id, Break.OLD_CHANGED)
    if old and not any(entry.action == SEALED for entry in entries):
        yield Fault(0, Break.NOT_SEALED)


def _says_the_rest(entry: Entry, said: Said, *, sealed: bool) -> bool:
    """Whether the entry's own hash holds. One of scheme 1 whose detail gave way is only `sealed`;
    one that no other binds has to be of today's scheme.
    """
    if entry.scheme == OLD and entry.detail_salt is not None:
        return old_entry_hash(said, entry.detail) == entry.hash
    if sealed:
        return True
    return entry.scheme == PRESENT and entry_hash(said, entry.detail_hash) == entry.hash


def _gave_way(entries: Sequence[Entry]) -> dict[str, GaveWay]:
    """Each detail that gave way to an erasure, by its entry's number, as the last one noted it."""
    noted: dict[str, GaveWay] = {}
    for entry in entries:
        told = entry.detail.get("entries") if entry.action == ERASED else None
        if isinstance(told, dict):
            noted |= {number: GaveWay(kept, entry.thing) for number, kept in told.items()}
    return noted


def _says_its_detail(entry: Entry, erased: dict[str, GaveWay]) -> bool:
    if entry.detail_salt is not None:
        held = detail_hash(entry.detail, entry.detail_salt) == entry.detail_hash
        return held and entry.erasure_id is None
    found = GaveWay(detail_hash(entry.detail, ""), f"erasure {entry.erasure_id}")
    return found == erased.get(str(entry.entry_id))


def _against(entries: Sequence[Entry], noted: tuple[int, str] | None) -> Iterator[Fault]:
    if noted is None:
        return
    count, head = noted
    if len(entries) < count:
        yield Fault(entries[-1].entry_id if entries else 0, Break.CUT_OFF)
    elif (entries[count - 1].hash if count else FIRST) != head:
        yield Fault(entries[count - 1].entry_id if count else 0, Break.REWRITTEN)
