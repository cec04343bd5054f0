"""A person's name erased: shown first, then done in one transaction and recorded without it."""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, or_, select, update

from data_loaders.erasing.files import looked_through
from data_loaders.erasing.frozen import mend_snapshots, snapshots_with
from data_loaders.erasing.originals import (
    FileFound,
    Progress,
    arrived_since,
    files_with,
    mend,
    no_progress,
)
from data_loaders.erasing.overwriting import overwrite
from data_loaders.erasing.rows import (
    Place,
    entries_said,
    holds,
    logins_left,
    places,
    replace,
    units_named,
)
from database import audit
from database.audit_hash import detail_hash
from database.session import reading, writing
from database.tables import AuditEntry, Draft, Erasure, Listing, Report, Submission
from database.touched import touch_every_plan
from domain.audit import ERASED
from domain.erased import PersonName, mark_of

_NO_MARK = "(đã xóa tên)"  # of a trial, that keeps nothing


class NameOfUnitError(ValueError):
    """The name is part of a unit's own name, which is no person's to erase."""


class SaidInReasonError(ValueError):
    """The reason holds the name that it is to erase."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name stands: in rows, in kept files, in drafts (how many, they would go), in audit
    entries whose thing says it (their numbers; nothing changes those), in the logins of open
    accounts (which stay until the account is closed), in snapshots (how many words of each).
    """

    rows: list[Place]
    files: list[FileFound]
    drafts: int
    entries_left: list[int]
    looked_at: set[str]
    logins_left: list[str] = field(default_factory=list)
    snapshots: dict[int, int] = field(default_factory=dict)

    @property
    def places(self) -> int:
        """How many places it stands in."""
        beside = sum(file.beside for file in self.files)
        in_files = sum(len(file.cells) for file in self.files) + beside
        return len(self.rows) + in_files + sum(self.snapshots.values())

    @property
    def unmendable(self) -> list[str]:
        """The files that can't be copied without it."""
        return [file.file for file in self.files if not file.mendable]

    def stands(self) -> Iterator[tuple[str, str, str, str, str, str]]:
        """Each place as table, column, the row's number or the file's name, sheet, cell, words; a
        place in a file that is no cell has none.
        """
        for row in self.rows:
            key = " ".join(map(str, row.key))
            yield row.table, row.column, key, row.sheet, row.cell, str(row.value)
        for file in self.files:
            beside = [("", "")] if file.beside else []
            for sheet, cell in [*file.cells, *beside]:
                yield "original", "", file.file, sheet, cell, ""
        for number, count in self.snapshots.items():
            for _word in range(count):
                yield "snapshot", "content", str(number), "", "", ""


@dataclass(frozen=True, slots=True)
class Done:
    """An erasure: its number, in how many places, of how many files; `overwritten`: whether nothing
    of it is left in the database's own files either (`overwrite` can be asked again).
    """

    erasure_id: int
    places: int
    files: int
    overwritten: bool


def look(source: Engine, name: PersonName, tell: Progress = no_progress) -> Found:
    """Every place in which the name stands; nothing is changed. Raises `NameOfUnitError`."""
    with reading(source) as connection:
        if named := units_named(connection, name):
            raise NameOfUnitError(named[0])
    files, looked_at = files_with(source, {name: _NO_MARK}, tell)
    with reading(source) as connection:
        rows, drafts = list(places(connection, name)), _drafts(connection, name)
        entries, logins = entries_said(connection, name), logins_left(connection, name)
        frozen = snapshots_with(connection, name)
        return Found(rows, files, len(drafts), entries, looked_at, logins, frozen)


def erase(
    source: Engine,
    name: PersonName,
    reason: str,
    found: Found,
    now: datetime,
    account_id: int | None = None,
    *,
    drop: bool = False,
) -> Done:
    """Put a mark wherever the name stands, all or nothing; what came since `found` too.

    Raises `ValueError` without a reason, `SaidInReasonError`, `NotMendableError` for a file that
    holds the name and can't be copied without it, unless `drop` lets its bytes go.
    """
    if not reason.strip():
        raise ValueError("reason")
    if name.stands_in(reason):
        raise SaidInReasonError
    with writing(source) as connection:
        erasure_id = _begun(connection, name, reason.strip(), now, account_id)
        names = {name: mark_of(erasure_id)}
        files = (file.sha256 for file in found.files)
        since = arrived_since(connection, found.looked_at)
        mended = [one for one in (*files, *since) if mend(connection, one, names, drop=drop)]
        # Of the rows last: a copy of another kind has a name of its own by then.
        rows = list(places(connection, name))
        _forget_readings(connection, rows, mended)
        for row in rows:
            replace(connection, row, names)
        connection.execute(delete(Draft).where(Draft.draft_id.in_(_drafts(connection, name))))
        frozen = mend_snapshots(connection, names)
        count = len(rows) + _in_files(found) + frozen.words
        told: dict[str, object] = {"count": count, "files": len(mended), "reason": reason.strip()}
        told["entries"] = _blanked(connection, rows, erasure_id)
        if frozen.digests:
            told["snapshots"] = frozen.digests
        audit.record(connection, ERASED, f"erasure {erasure_id}", told, now, account_id)
        touch_every_plan()
    return Done(erasure_id, count, len(mended), overwrite(source))


def _in_files(found: Found) -> int:
    return found.places - len(found.rows) - sum(found.snapshots.values())


def _begun(
    connection: Connection,
    name: PersonName,
    reason: str,
    now: datetime,
    account_id: int | None,
) -> int:
    """The erasure's number: a name that comes again is erased under the one it has."""
    salt = salt_of(connection) or secrets.token_hex(16)
    hashed = name.hashed(salt)
    known = select(Erasure.erasure_id).where(Erasure.name_hash == hashed)
    erasure_id = connection.execute(known).scalar()
    if erasure_id is None:
        values = {"salt": salt, "name_hash": hashed, "name_words": len(name.words)}
        values |= {"reason": reason, "made_by": account_id, "made_at": now}
        begun = insert(Erasure).values(**values).returning(Erasure.erasure_id)
        erasure_id = connection.execute(begun).scalar_one()
    return erasure_id


def salt_of(connection: Connection) -> str | None:
    """The salt of every erasure here; None before the first."""
    return connection.execute(select(Erasure.salt).limit(1)).scalar()


def _drafts(connection: Connection, name: PersonName) -> list[int]:
    """The drafts that hold the name, in what their people said of them or in the file itself."""
    columns = (Draft.file_name, Draft.guidance, Draft.aliases, Draft.content)
    return [
        draft_id
        for draft_id, file, *said, content in connection.execute(select(Draft.draft_id, *columns))
        if holds([file, *said], name) or not looked_through(content, file, {name: _NO_MARK}).is_free
    ]


def _forget_readings(connection: Connection, rows: list[Place], mended: list[str]) -> None:
    """Let go of the fingerprint of what was read where a name was in it: it could be tried against
    names. The bytes alone tell such a file again; of several readings of them, the one in force.
    """
    listed = [row.key[0] for row in rows if row.table == "listing"]
    of_rows = (
        select(Report.submission_id)
        .join(Listing, Listing.report_id == Report.report_id)
        .where(Listing.listing_id.in_(listed))
    )
    touched = or_(Submission.sha256.in_(mended), Submission.submission_id.in_(of_rows))
    in_force = (Submission.state == "accepted").desc()
    asked = select(Submission.submission_id, Submission.plan_code, Submission.sha256)
    every = connection.execute(
        asked.where(touched).order_by(in_force, Submission.submission_id.desc())
    )
    known: set[tuple[str, str]] = set()
    for submission_id, plan_code, digest in every.all():
        bare = _fingerprint(submission_id) if (plan_code, digest) in known else ""
        known.add((plan_code, digest))
        mine = update(Submission).where(Submission.submission_id == submission_id)
        connection.execute(mine.values(reading_sha256=bare))


def _fingerprint(submission_id: int) -> str:
    return hashlib.sha256(f"erased {submission_id}".encode()).hexdigest()


def _blanked(connection: Connection, rows: list[Place], erasure_id: int) -> dict[str, str]:
    """Mark the audit entries whose detail gave way: the hash of what each says now, by number."""
    entries = [row.key[0] for row in rows if row.table == AuditEntry.__tablename__]
    gone = update(AuditEntry).where(AuditEntry.entry_id.in_(entries))
    connection.execute(gone.values(detail_salt=None, erasure_id=erasure_id))
    asked = select(AuditEntry.entry_id, AuditEntry.detail).order_by(AuditEntry.entry_id)
    kept = connection.execute(asked.where(AuditEntry.entry_id.in_(entries)))
    return {str(number): detail_hash(detail, "") for number, detail in kept}
