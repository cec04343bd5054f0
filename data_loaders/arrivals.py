"""What came in since a moment."""

from collections.abc import Collection
from datetime import datetime

import pandas as pd
from sqlalchemy import Engine, func, select

from data_loaders.frames import MOMENT, frame
from data_loaders.in_sight import may_see
from database.tables import Account, Report, Submission, Unit
from domain.access import Places

_WHOLE = dict.fromkeys(("submission_id", "units", "all"), "int64")
_WORDS = dict.fromkeys(("plan_code", "file", "state", "handed_in_by", "unit"), "str")


def arrived(
    source: Engine,
    whose: Places,
    since: datetime,
    at_most: int,
    plans: Collection[str] | None = None,
) -> pd.DataFrame:
    """The last files handed in since then with a report that `whose` may see, `at_most` of them,
    under `plans` (codes; None: whatever their plan):
    `submission_id`, `plan_code`, `file`, `state`, `handed_in_at`, `handed_in_by` (a name, may be
    missing); `units`, of how many it reports that may be seen, and `unit`, the name of one;
    `all`, how many such files there are.
    """
    asked = (
        select(
            Submission.submission_id,
            Submission.plan_code,
            Submission.file_name.label("file"),
            Submission.state,
            Submission.handed_in_at,
            Account.name.label("handed_in_by"),
            func.count(Report.unit_id.distinct()).label("units"),
            func.min(Unit.name).label("unit"),
            func.count().over().label("all"),
        )
        .join(Report, Report.submission_id == Submission.submission_id)
        .join(Unit, Unit.unit_id == Report.unit_id)
        .outerjoin(Account, Account.account_id == Submission.handed_in_by)
        .where(Submission.handed_in_at >= since)
        .where(may_see(Report.unit_id.expression, whose))
        .group_by(Submission.submission_id, Account.name)
        .order_by(Submission.submission_id.desc())
        .limit(at_most)
    )
    if plans is not None:
        asked = asked.where(Submission.plan_code.in_(plans))
    return frame(source, asked, _WHOLE | _WORDS | {"handed_in_at": MOMENT})
