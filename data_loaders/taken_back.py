"""Files that do not count because somebody took them back: withdrawn, or returned to their unit."""

from typing import Any

import pandas as pd
from sqlalchemy import Engine, String, cast, false, func, literal, select

from data_loaders.frames import MOMENT, frame
from data_loaders.in_sight import may_see
from database.session import reading
from database.tables import Account, AuditEntry, Report, Submission
from domain.access import Places

STATES = ("withdrawn", "returned")
_TYPES = {"submission_id": "int64", "made_at": MOMENT}
_WORDS = dict.fromkeys(("file", "state", "made_by", "reason"), "str")


def taken_back(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """One row per file of the plan that is withdrawn or returned and speaks of a unit that `whose`
    may see, the last taken back first: `submission_id`, `file`, `state`, `made_at`, `made_by` (a
    name, may be missing), `reason` (missing where none was given).
    """
    theirs = select(Report.submission_id).where(may_see(Report.unit_id.expression, whose))
    thing = literal("submission ", String) + cast(Submission.submission_id, String)
    last = (
        select(AuditEntry.thing, func.max(AuditEntry.entry_id).label("entry_id"))
        .where(AuditEntry.action.in_(STATES))
        .group_by(AuditEntry.thing)
        .subquery()
    )
    asked = (
        select(
            Submission.submission_id,
            Submission.file_name.label("file"),
            Submission.state,
            AuditEntry.made_at,
            Account.name.label("made_by"),
            AuditEntry.detail,
        )
        .join(last, last.c.thing == thing)
        .join(AuditEntry, AuditEntry.entry_id == last.c.entry_id)
        .outerjoin(Account, Account.account_id == AuditEntry.account_id)
        .where(Submission.plan_code == plan_code, Submission.state.in_(STATES))
        .where(Submission.submission_id.in_(theirs))
        .order_by(AuditEntry.entry_id.desc())
    )
    if not units_of(source, plan_code, whose):  # then the trail need not be looked through
        asked = asked.where(false())
    found = frame(source, asked, _TYPES | _WORDS)
    told = pd.Series([_reason(detail) for detail in found["detail"]], index=found.index)
    return found.drop(columns="detail").assign(reason=told.astype("str"))


def units_of(source: Engine, plan_code: str, whose: Places) -> set[int]:
    """The units of which such a file of the plan speaks, as far as `whose` may see them."""
    asked = (
        select(Report.unit_id)
        .distinct()
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(Submission.plan_code == plan_code, Submission.state.in_(STATES))
        .where(may_see(Report.unit_id.expression, whose))
    )
    with reading(source) as connection:
        return set(connection.execute(asked).scalars())


def _reason(detail: dict[str, Any]) -> str | None:
    said = detail.get("reason")
    return said if isinstance(said, str) and said else None
