"""The days that an office sets for reports: kept one after another, each with who and why."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, Engine, insert, or_, select

from data_loaders.adoption import adopted_plan
from data_loaders.frames import MOMENT, frame
from data_loaders.in_sight import may_see, units_above
from database import audit
from database.session import writing
from database.tables import Account, Due, Unit
from database.touched import touch_figures
from domain.access import Places
from domain.asked import DayFault, fault_of_day
from domain.plans import Plan

DAY_SET = "day set"


class NotYourDayError(Exception):
    """A day for units outside the places of the person who would set it."""


class DayRefusedError(Exception):
    """A day that cannot be meant; `fault` says why."""

    def __init__(self, fault: DayFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class SetDay:
    """The last day (`last_day`) on which a report is on time: of which plan, kind, period and year,
    for one unit and all beneath it or for everybody (`unit_id` None), and why.
    """

    plan_code: str
    kind: str
    period: str
    year: int
    unit_id: int | None
    last_day: date
    reason: str


def set_day(
    source: Engine, given: SetDay, whose: Places, now: datetime, account_id: int | None = None
) -> int:
    """Set or extend a day: the id of its row. Rows before it stay; the latest holds.

    Raises `ValueError` where no reason is given: who was given more time is asked later. Raises
    `NotYourDayError` for a unit that `whose` may not see, or for everybody where `whose` is not;
    `DayRefusedError` for a report that the plan in force does not ask for, and for a day before
    what it reports on begins, or years after it.
    """
    if not given.reason.strip():
        raise ValueError("reason")
    fault = _fault(adopted_plan(source, given.plan_code), given, now.date())
    row = {column: getattr(given, column) for column in given.__dataclass_fields__}
    with writing(source) as connection:
        if not _is_theirs(connection, given.unit_id, whose):
            raise NotYourDayError(given)
        if fault is not None:
            raise DayRefusedError(fault)
        written = insert(Due).values(**row, set_by=account_id, set_at=now)
        due_id = connection.execute(written.returning(Due.due_id)).scalar_one()
        told: dict[str, object] = {
            key: str(value) for key, value in row.items() if value is not None
        }
        audit.record(connection, DAY_SET, f"due {due_id}", told, now, account_id)
        touch_figures(given.plan_code)
    return due_id


def _fault(plan: Plan | None, given: SetDay, today: date) -> DayFault | None:
    report = given.kind, given.period, given.year
    return fault_of_day(plan, report, given.last_day, today) if plan else DayFault.NOT_ASKED


def _is_theirs(connection: Connection, unit_id: int | None, whose: Places) -> bool:
    if unit_id is None:
        return whose.everywhere
    asked = select(Unit.unit_id).where(Unit.unit_id == unit_id)
    seen = asked.where(may_see(Unit.unit_id.expression, whose))
    return connection.execute(seen).first() is not None


def dues(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The days set under the plan that hold for somebody whom `whose` may see (for everybody, for
    such a unit, or for one above it), in the order in which they were set: `due_id`, `kind`,
    `period`, `year`, `unit_id` Int64 (missing: everybody), `last_day`, `reason`, `set_by` (a name,
    may be missing), `set_at`.

    The latest word on a day holds whatever day figures are asked for: the extensions of an archive
    are recorded afterwards (docs/decisions/017-the-latest-word-on-a-day.md).
    """
    asked = (
        select(
            Due.due_id,
            Due.kind,
            Due.period,
            Due.year,
            Due.unit_id,
            Due.last_day,
            Due.reason,
            Account.name.label("set_by"),
            Due.set_at,
        )
        .outerjoin(Account, Account.account_id == Due.set_by)
        .where(Due.plan_code == plan_code)
        .where(or_(Due.unit_id.is_(None), Due.unit_id.in_(select(units_above(whose).c.unit_id))))
        .order_by(Due.due_id)
    )
    whole = {"due_id": "int64", "year": "int64", "unit_id": "Int64"}
    words = dict.fromkeys(("kind", "period", "reason", "set_by"), "str")
    return frame(source, asked, whole | words | {"last_day": "datetime64[s]", "set_at": MOMENT})
