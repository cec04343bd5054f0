"""Which submission a file is, or is the next version of."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, Engine, Row, func, select

from data_loaders.accepted import Accepted, accepted_of
from data_loaders.returned.workbook import returned_from
from data_loaders.spreadsheets.reading import Reading
from data_loaders.theirs import is_theirs
from database.bulk import asked_in_parts
from database.session import reading as connected
from database.tables import Correction, Report, Submission
from domain.access import Places

# submission_id, reading_sha256, state, received, received_from
Kept = Row[int, str, str, date, str]


def reading_digest(accepted: Accepted) -> str:
    """The SHA-256 of what was read: who speaks, and every accepted row."""
    columns, reading = accepted.columns, accepted.reading
    # Reports that are of no round are known by what they said.
    of_no_round = all(each is None for each in columns["round"])
    said = [each for name, each in columns.items() if not (of_no_round and name == "round")]
    rows = list(zip(*said, strict=True))
    told = json.dumps([reading.year, reading.period, reading.source, rows], default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def known_as(connection: Connection, plan_code: str, digest: str) -> list[Kept]:
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


def same_as(
    connection: Connection, submissions: list[Kept], reading: Reading, said: str
) -> Kept | None:
    """Of submissions of the same bytes, the one that says the same: read the same (`said`; ""
    stands for any reading), or mended by a person since. What was mended on the spot is not lost
    because the file as it was is handed in again.
    """
    alike = next((one for one in submissions if one.reading_sha256 in {said, ""}), None)
    if alike is not None or reading.corrected:
        return alike
    in_force = [one for one in submissions if one.state == "accepted"]
    return in_force[0] if in_force and _is_mended(connection, in_force[0], reading) else None


def _is_mended(connection: Connection, kept: Kept, reading: Reading) -> bool:
    """Whether a person corrected cells of this submission, which is of the same kind and year."""
    corrected = select(Correction.correction_id).where(
        Correction.submission_id == kept.submission_id
    )
    same = select(Report.report_id).where(
        Report.submission_id == kept.submission_id,
        Report.kind == reading.kind,
        Report.year == reading.year,
    )
    return all(connection.execute(asked).first() is not None for asked in (corrected, same))


def previous_of(
    connection: Connection, plan_code: str, content: bytes, before: list[Kept]
) -> int | None:
    """The submission that this file is the next version of: of the same bytes, or of those that
    were handed back with their faults marked.
    """
    if not before and (digest := returned_from(content)):
        before = known_as(connection, plan_code, digest)
    return before[0].submission_id if before else None


def latest_of(connection: Connection, plan_code: str, digests: Iterable[str]) -> dict[str, int]:
    """Of those bytes that were handed in before under the plan, by their digests, the latest
    submission.
    """
    latest = select(Submission.sha256, func.max(Submission.submission_id))
    asked = latest.where(Submission.plan_code == plan_code).group_by(Submission.sha256)
    found: dict[str, int] = {}
    for part in asked_in_parts(set(digests)):
        rows = connection.execute(asked.where(Submission.sha256.in_(part)))
        found.update((digest, number) for digest, number in rows)
    return found


def already_in(
    source: Engine, plan_code: str, content: bytes, reading: Reading, whose: Places
) -> Kept | None:
    """The submission that this file is already (`same_as`), in force or taken back, if `whose` may
    see every unit that it speaks of.
    """
    digest = hashlib.sha256(content).hexdigest()
    with connected(source) as connection:
        before = known_as(connection, plan_code, digest)
        if not before:
            return None
        said = reading_digest(accepted_of(connection, [reading])[0])
        known = same_as(connection, before, reading, said)
        if known is None or not is_theirs(connection, known.submission_id, whose):
            return None
        return known
