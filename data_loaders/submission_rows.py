"""Submissions written: the bytes, the submission itself, what was corrected, what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from data_loaders.accepted import Accepted
from data_loaders.erasing.arriving import Arriving
from data_loaders.listings import Written, write_rows
from data_loaders.versions import reading_digest
from database import audit
from database.audit import Done
from database.bulk import asked_in_parts, next_id, put
from database.tables import Correction, Original, Submission
from database.touched import touch
from domain.problems import Problem

_KEPT = (
    *("submission_id", "plan_code", "sha256", "reading_sha256", "batch_id", "previous_id"),
    *("file_name", "state", "received", "received_from", "handed_in_by", "handed_in_at"),
    "problems",
)


class Fresh(NamedTuple):
    """A file that was not in before: what is taken of it, and what is kept beside."""

    file: Arriving
    accepted: Accepted
    received: date
    received_from: str
    previous_id: int | None
    now: datetime


def write_new(
    connection: Connection,
    plan_code: str,
    files: Sequence[Fresh],
    batch_id: int | None,
    account_id: int | None,
) -> list[tuple[int, Written]]:
    """Write files that were not in before, no two of the same bytes, with all that they say: of
    each the id of its submission.
    """
    _store_originals(connection, [each.file for each in files])
    first = next_id(connection, Submission)
    numbers = range(first, first + len(files))
    numbered = list(zip(numbers, files, strict=True))
    _write_submissions(connection, plan_code, numbered, batch_id, account_id)
    _write_corrections(connection, numbered, account_id)
    accepted = [(number, each.accepted) for number, each in numbered]
    written = write_rows(connection, plan_code, accepted)
    for each in files:
        touch(plan_code, each.accepted.unit_ids)
    told = map(_told, numbers, files, written)
    audit.record_all(connection, told, account_id)
    return list(zip(numbers, written, strict=True))


def _told(number: int, fresh: Fresh, written: Written) -> Done:
    told = {"file": fresh.file.reading.file, "sha256": fresh.file.sha256, **written._asdict()}
    return Done("accepted", f"submission {number}", told, fresh.now)


def _store_originals(connection: Connection, files: Iterable[Arriving]) -> None:
    """Keep the bytes once, by the digest of those that were handed in."""
    wanted = {file.sha256: file for file in files}
    for part in asked_in_parts(set(wanted)):
        known = select(Original.sha256).where(Original.sha256.in_(part))
        for digest in connection.execute(known).scalars():
            del wanted[digest]
    rows = (
        (digest, file.content, len(file.content), file.redacted_sha256)
        for digest, file in wanted.items()
    )
    put(connection, Original, ("sha256", "content", "size", "redacted_sha256"), rows)


def _write_submissions(
    connection: Connection,
    plan_code: str,
    files: Iterable[tuple[int, Fresh]],
    batch_id: int | None,
    account_id: int | None,
) -> None:
    rows = []
    for number, fresh in files:
        digests = fresh.file.sha256, reading_digest(fresh.accepted)
        name, problems = fresh.file.reading.file[-255:], _problems(fresh.file.reading.problems)
        before, day = (batch_id, fresh.previous_id), (fresh.received, fresh.received_from)
        handed_in = name, "accepted", *day, account_id, fresh.now, problems
        rows.append((number, plan_code, *digests, *before, *handed_in))
    put(connection, Submission, _KEPT, rows)


def _problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [{**asdict(problem), "severity": problem.severity} for problem in problems]


def _write_corrections(
    connection: Connection, files: Iterable[tuple[int, Fresh]], account_id: int | None
) -> None:
    """Keep what a person corrected beside what stood there."""
    rows = [
        asdict(each) | {"submission_id": number, "made_by": account_id, "made_at": fresh.now}
        for number, fresh in files
        for each in fresh.file.reading.corrected
    ]
    if rows:
        connection.execute(insert(Correction), rows)
