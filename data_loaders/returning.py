"""A submission sent back to its unit with a reason, and what was said of it since."""

from collections.abc import Iterable
from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, Engine, insert, select

from data_loaders.frames import MOMENT, frame
from data_loaders.in_sight import may_see
from data_loaders.states import set_state
from data_loaders.theirs import NotYoursError, is_theirs
from database.session import writing
from database.tables import Account, Decision, Report, Submission
from domain.access import Places
from domain.kinds import DecisionKind


def send_back(
    source: Engine,
    submission_ids: Iterable[int],
    reason: str,
    whose: Places,
    now: datetime,
    account_id: int | None = None,
) -> None:
    """Mark submissions returned, all or none: they no longer count, what they replaced does again,
    and their units see the reason. `handed_in.reinstate` undoes it.

    Raises `ValueError` without a reason: nobody can mend what they are not told. Raises
    `NotYoursError` if one speaks of a unit that `whose` may not see.
    """
    said = reason.strip()
    if not said:
        raise ValueError("reason")
    with writing(source) as connection:
        for submission_id in submission_ids:
            if not is_theirs(connection, submission_id, whose):
                raise NotYoursError(submission_id)
            _send_back(connection, submission_id, said, now, account_id)


def _send_back(
    connection: Connection, submission_id: int, reason: str, now: datetime, account_id: int | None
) -> None:
    asked = select(Submission.state).where(Submission.submission_id == submission_id)
    if connection.execute(asked).scalar_one() == "returned":
        return
    connection.execute(
        insert(Decision).values(
            kind=DecisionKind.RETURNED.value,
            submission_id=submission_id,
            reason=reason,
            made_by=account_id,
            made_at=now,
        )
    )
    set_state(connection, submission_id, "returned", now, account_id, reason)


def sent_back(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """Every time a submission of the plan was sent back, the oldest first, for those that speak of
    a unit that `whose` may see: `submission_id` int64, `reason`, `made_by` (a name, may be
    missing), `made_at`, `undone_at` (set: it was taken in again as it was).
    """
    theirs = (
        select(Report.submission_id)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(Submission.plan_code == plan_code)
        .where(may_see(Report.unit_id.expression, whose))
    )
    asked = (
        select(
            Decision.submission_id,
            Decision.reason,
            Account.name.label("made_by"),
            Decision.made_at,
            Decision.undone_at,
        )
        .outerjoin(Account, Account.account_id == Decision.made_by)
        .where(Decision.kind == DecisionKind.RETURNED.value, Decision.submission_id.in_(theirs))
        .order_by(Decision.decision_id)
    )
    words = {"submission_id": "int64", "reason": "str", "made_by": "str"}
    return frame(source, asked, words | dict.fromkeys(("made_at", "undone_at"), MOMENT))
