"""Whether a submission counts: accepted, returned or withdrawn."""

from datetime import datetime

from sqlalchemy import Connection, select, update

from database import audit
from database.tables import Decision, Report, Submission
from database.touched import touch


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
    touch_units_of(connection, submission_id)


def touch_units_of(connection: Connection, submission_id: int) -> None:
    """The units that it reports on are told of otherwise than before."""
    asked = select(Submission.plan_code, Report.unit_id).distinct()
    found = asked.join(Report, Report.submission_id == Submission.submission_id)
    for code, unit_id in connection.execute(found.where(Submission.submission_id == submission_id)):
        touch(code, [unit_id])
