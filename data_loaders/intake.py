"""A sound report → the database, in one transaction; the same file again changes nothing."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, insert, select, update

from data_loaders.batches import Together
from data_loaders.listings import write_rows
from data_loaders.spreadsheets.reading import Reading
from data_loaders.versions import Kept, known_as, previous_of, reading_digest, same_as
from database import audit
from database.session import writing
from database.tables import Correction, Decision, Original, Submission
from domain.kinds import Outcome
from domain.plans import Plan
from domain.problems import Problem, Refusal


class HandedBy(NamedTuple):
    """Who hands a file in, with which others, and whether to put back what was taken back."""

    account_id: int | None = None
    together: Together | None = None
    revive: bool = False


NOBODY = HandedBy()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file taken in. `already`: it was in before; `revived`: but withdrawn, now back in force;
    `withdrawn`: taken back before, and left so; `returned`: so because it was sent back to its unit
    and is not mended; `day_before`: the day that counted until now, where the day now given takes
    its place.
    """

    submission_id: int
    already: bool
    received: date
    received_from: str
    reports: int
    rows: int
    revived: bool = False
    withdrawn: bool = False
    returned: bool = False
    day_before: date | None = None


def refusal_of(reading: Reading) -> Refusal | None:
    """Why this reading cannot be taken in; None when it can."""
    if reading.outcome is not Outcome.READ:
        return reading.refusal or Refusal.NO_TABLE
    if not reading.rows["accepted"].any():
        return Refusal.NO_GOOD_ROWS
    return None


def day_received(reading: Reading, given: date | None, today: date) -> tuple[date, str]:
    """The day that counts (settled rule 6): given, else the head block's, else the day of upload.

    A head block dated after today is a slip of the pen, not a day received.
    """
    if given is not None:
        return given, "given"
    if reading.received is not None and reading.received <= today:
        return reading.received, "head"
    return today, "upload"


def _problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [{**asdict(problem), "severity": problem.severity} for problem in problems]


def _store_original(connection: Connection, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    kept = connection.execute(select(Original.size).where(Original.sha256 == digest)).scalar()
    if kept is None:
        connection.execute(
            insert(Original).values(sha256=digest, content=content, size=len(content))
        )
    return digest


def take_in(
    source: Engine,
    content: bytes,
    reading: Reading,
    plan: Plan,
    received: date | None,
    now: datetime,
    by: HandedBy = NOBODY,
) -> Taken:
    """Keep a reading that `refusal_of` has nothing against: bytes, submission, reports, rows.

    Idempotent by the SHA-256 of the bytes and of what was read, within a plan: the same bytes read
    otherwise (a cell mended, a name confirmed since) are the next version. A file withdrawn before
    comes back only with `by.revive`: a person asks. Another day `received` replaces the kept.
    """
    day, day_from = day_received(reading, received, now.date())
    said = reading_digest(reading)
    with writing(source) as connection:
        digest = _store_original(connection, content)
        before = known_as(connection, plan.code, digest)
        known = same_as(connection, before, reading)
        if known is not None and known.state == "returned":
            return _left_withdrawn(known, returned=True)
        if before and not by.revive and (known or before[0]).state != "accepted":
            return _left_withdrawn(known or before[0])
        if known is not None:
            return _again(connection, known, received, now, by.account_id)
        kept: dict[str, Any] = {"plan_code": plan.code, "sha256": digest, "reading_sha256": said}
        kept |= {"received": day, "received_from": day_from}
        if by.together is not None:
            kept["batch_id"] = by.together.opened(connection, now, by.account_id)
        kept["previous_id"] = previous_of(connection, plan.code, content, before)
        submission_id = _write_submission(connection, reading, kept, now, by.account_id)
        _write_corrections(connection, submission_id, reading, now, by.account_id)
        reports, rows = write_rows(connection, plan.code, submission_id, reading)
        told = {"file": reading.file, "sha256": digest, "reports": reports, "rows": rows}
        thing, who = f"submission {submission_id}", by.account_id
        audit.record(connection, "accepted", thing, told, now, who)
    return Taken(submission_id, False, day, day_from, reports, rows)


def _write_submission(
    connection: Connection,
    reading: Reading,
    kept: dict[str, Any],
    now: datetime,
    account_id: int | None,
) -> int:
    """Write an accepted submission of `reading` with the values `kept`: its id."""
    submission = insert(Submission).values(
        **kept,
        file_name=reading.file[-255:],
        state="accepted",
        handed_in_by=account_id,
        handed_in_at=now,
        problems=_problems(reading.problems),
    )
    return connection.execute(submission.returning(Submission.submission_id)).scalar_one()


def _left_withdrawn(known: Kept, *, returned: bool = False) -> Taken:
    day, day_from = known.received, known.received_from
    return Taken(known.submission_id, True, day, day_from, 0, 0, withdrawn=True, returned=returned)


def _write_corrections(
    connection: Connection,
    submission_id: int,
    reading: Reading,
    now: datetime,
    account_id: int | None,
) -> None:
    """Keep what a person corrected beside what stood there."""
    if reading.corrected:
        given = {"submission_id": submission_id, "made_by": account_id, "made_at": now}
        connection.execute(insert(Correction), [asdict(each) | given for each in reading.corrected])


def _again(
    connection: Connection,
    known: Kept,
    given: date | None,
    now: datetime,
    account_id: int | None,
) -> Taken:
    """A file that is in already: back in force if it was not, its day the one now given."""
    submission_id, day, day_from = known.submission_id, known.received, known.received_from
    revived = known.state != "accepted"
    if revived:
        set_state(connection, submission_id, "accepted", now, account_id)
    if given is None or (given == day and day_from != "upload"):
        return Taken(submission_id, True, day, day_from, 0, 0, revived)
    connection.execute(
        update(Submission)
        .where(Submission.submission_id == submission_id)
        .values(received=given, received_from="given")
    )
    told = {"before": day.isoformat(), "before_from": day_from, "given": given.isoformat()}
    audit.record(connection, "day changed", f"submission {submission_id}", told, now, account_id)
    return Taken(submission_id, True, given, "given", 0, 0, revived, day_before=day)


def set_state(
    connection: Connection,
    submission_id: int,
    state: str,
    now: datetime,
    account_id: int | None,
    reason: str = "",
) -> None:
    """Mark a submission accepted, returned or withdrawn, and write down who did it and why.

    One that is accepted again is no longer sent back.
    """
    connection.execute(
        update(Submission).where(Submission.submission_id == submission_id).values(state=state)
    )
    if state == "accepted":
        connection.execute(
            update(Decision)
            .where(Decision.submission_id == submission_id, Decision.undone_at.is_(None))
            .values(undone_by=account_id, undone_at=now)
        )
    told: dict[str, object] = {"reason": reason} if reason else {}
    audit.record(connection, state, f"submission {submission_id}", told, now, account_id)
