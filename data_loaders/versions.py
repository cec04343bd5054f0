"""Which submission a file is, or is the next version of."""

import hashlib
import json
from datetime import date

from sqlalchemy import Connection, Engine, Row, select

from data_loaders.returned.workbook import returned_from
from data_loaders.spreadsheets.reading import Reading
from database.session import reading as connected
from database.tables import Correction, Report, Submission

# submission_id, reading_sha256, state, received, received_from
Kept = Row[int, str, str, date, str]


def reading_digest(reading: Reading) -> str:
    """The SHA-256 of what was read: who speaks, and every accepted row."""
    rows = reading.rows[reading.rows["accepted"].astype(bool)]
    if rows["round"].isna().all():  # reports that are of no round are known by what they said
        rows = rows.drop(columns="round")
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


def same_as(connection: Connection, submissions: list[Kept], reading: Reading) -> Kept | None:
    """Of submissions of the same bytes, the one that says the same: read the same ("" stands for
    any reading), or mended by a person since. What was mended on the spot is not lost because the
    file as it was is handed in again.
    """
    said = reading_digest(reading)
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


def already_in(source: Engine, plan_code: str, content: bytes, reading: Reading) -> Kept | None:
    """The submission that this file is already (`same_as`), in force or taken back."""
    digest = hashlib.sha256(content).hexdigest()
    with connected(source) as connection:
        return same_as(connection, known_as(connection, plan_code, digest), reading)
