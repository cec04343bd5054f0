"""Files handed in together, to be taken back together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Select, insert, select
from sqlalchemy.orm import InstrumentedAttribute

from data_loaders.frames import frame
from data_loaders.in_sight import may_see
from database import audit
from database.session import reading
from database.tables import Batch, Report, Submission
from domain.access import Places


@dataclass(slots=True)
class Together:
    """Files handed in together under a plan. The first new one that is taken in opens the batch,
    so handing in again what is in already opens none.
    """

    plan_code: str
    name: str
    batch_id: int | None = None

    def opened(self, connection: Connection, now: datetime, account_id: int | None) -> int:
        """The id of the batch, opened now where it is not (or was rolled back)."""
        known = select(Batch.batch_id).where(Batch.batch_id == self.batch_id)
        batch_id = connection.execute(known).scalar()
        if batch_id is None:
            batch_id = self._open(connection, now, account_id)
        self.batch_id = batch_id
        return batch_id

    def _open(self, connection: Connection, now: datetime, account_id: int | None) -> int:
        name = self.name[:255]
        batch = insert(Batch).values(
            plan_code=self.plan_code, name=name, handed_in_by=account_id, handed_in_at=now
        )
        batch_id: int = connection.execute(batch.returning(Batch.batch_id)).scalar_one()
        told: dict[str, object] = {"name": name}
        audit.record(connection, "batch opened", f"batch {batch_id}", told, now, account_id)
        return batch_id


def batches(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """One row per batch under the plan with a file that speaks of a unit that `whose` may see, the
    latest first: `batch_id`, `name`, `handed_in_at`.
    """
    asked = (
        select(Batch.batch_id, Batch.name, Batch.handed_in_at)
        .where(Batch.plan_code == plan_code, Batch.batch_id.in_(_seen(whose, Submission.batch_id)))
        .order_by(Batch.batch_id.desc())
    )
    return frame(source, asked, {"batch_id": "int64", "name": "str"})


def submissions_of(source: Engine, batch_id: int, whose: Places) -> list[int]:
    """The submissions of a batch that speak of a unit that `whose` may see, by number; [] where
    there is no such batch.
    """
    asked = select(Submission.submission_id).where(
        Submission.batch_id == batch_id,
        Submission.submission_id.in_(_seen(whose, Submission.submission_id)),
    )
    with reading(source) as connection:
        return list(connection.execute(asked.order_by(Submission.submission_id)).scalars())


def _seen(whose: Places, column: InstrumentedAttribute[Any]) -> Select[Any]:
    """`column` of the submissions that speak of a unit that `whose` may see."""
    of_theirs = select(column).join(Report, Report.submission_id == Submission.submission_id)
    return of_theirs.where(may_see(Report.unit_id.expression, whose))
