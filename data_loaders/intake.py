"""A sound report → the database, in one transaction; the same file again changes nothing."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update

from data_loaders.listings import write_rows
from data_loaders.spreadsheets.reading import Reading
from database import audit
from database.session import writing
from database.tables import Original, Submission
from domain.kinds import Outcome
from domain.plans import Plan
from domain.problems import Problem, Refusal


@dataclass(frozen=True, slots=True)
class Taken:
    """A file taken in. `already`: it was in before; `revived`: but withdrawn, now back in force."""

    submission_id: int
    already: bool
    received: date
    received_from: str
    reports: int
    rows: int
    revived: bool = False


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


def _reading_digest(reading: Reading) -> str:
    """The SHA-256 of what was read: who speaks, and every accepted row."""
    rows = reading.rows[reading.rows["accepted"].astype(bool)]
    said = json.dumps(
        [
            reading.year,
            reading.period,
            reading.source,
            rows.astype(object).where(rows.notna(), None).to_numpy().tolist(),
        ],
        default=str,
    )
    return hashlib.sha256(said.encode()).hexdigest()


def _known(
    connection: Connection, plan_code: str, digest: str
) -> list[Row[int, str, str, date, str]]:
    """The submissions of these bytes, the latest first."""
    return list(
        connection.execute(
            select(
                Submission.submission_id,
                Submission.reading_sha256,
                Submission.state,
                Submission.received,
                Submission.received_from,
            )
            .where(Submission.plan_code == plan_code, Submission.sha256 == digest)
            .order_by(Submission.submission_id.desc())
        )
    )


def take_in(
    source: Engine,
    content: bytes,
    reading: Reading,
    plan: Plan,
    received: date | None,
    now: datetime,
    account_id: int | None = None,
    batch_id: int | None = None,
) -> Taken:
    """Keep a reading that `refusal_of` finds nothing against: bytes, submission, reports, rows.

    Idempotent by the SHA-256 of the bytes and of what was read, within a plan: the same bytes read
    otherwise (a cell mended, a name confirmed since) are the next version. A file withdrawn before
    comes back in force.
    """
    day, day_from = day_received(reading, received, now.date())
    said = _reading_digest(reading)
    with writing(source) as connection:
        digest = _store_original(connection, content)
        before = _known(connection, plan.code, digest)
        known = next((one for one in before if one.reading_sha256 in {said, ""}), None)
        if known is not None:
            revived = known.state != "accepted"
            if revived:
                set_state(connection, known.submission_id, "accepted", now, account_id)
            day, day_from = known.received, known.received_from
            return Taken(known.submission_id, True, day, day_from, 0, 0, revived)
        submission_id = connection.execute(
            insert(Submission)
            .values(
                plan_code=plan.code,
                sha256=digest,
                reading_sha256=said,
                batch_id=batch_id,
                previous_id=before[0].submission_id if before else None,
                file_name=reading.file[-255:],
                state="accepted",
                received=day,
                received_from=day_from,
                handed_in_by=account_id,
                handed_in_at=now,
                problems=_problems(reading.problems),
            )
            .returning(Submission.submission_id)
        ).scalar_one()
        reports, rows = write_rows(connection, plan.code, submission_id, reading)
        told = {"file": reading.file, "sha256": digest, "reports": reports, "rows": rows}
        audit.record(connection, "accepted", f"submission {submission_id}", told, now, account_id)
    return Taken(submission_id, False, day, day_from, reports, rows)


def set_state(
    connection: Connection, submission_id: int, state: str, now: datetime, account_id: int | None
) -> None:
    """Mark a submission accepted or withdrawn, and write down who did it."""
    connection.execute(
        update(Submission).where(Submission.submission_id == submission_id).values(state=state)
    )
    audit.record(connection, state, f"submission {submission_id}", {}, now, account_id)
