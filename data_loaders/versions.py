"""Which submission a file is, or is the next version of."""

import hashlib
import json
from datetime import date

from sqlalchemy import Connection, Engine, Row, select

from data_loaders.returned.workbook import returned_from
from data_loaders.spreadsheets.reading import Reading
from database.session import reading as connected
from database.tables import Submission

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


def read_alike(submissions: list[Kept], digest: str) -> Kept | None:
    """Of submissions of the same bytes, the one read the same; "" stands for any reading."""
    return next((one for one in submissions if one.reading_sha256 in {digest, ""}), None)


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
    """The submission that this file is already, read the same, in force or taken back."""
    digest = hashlib.sha256(content).hexdigest()
    with connected(source) as connection:
        return read_alike(known_as(connection, plan_code, digest), reading_digest(reading))
