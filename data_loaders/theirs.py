"""Whether a submission is somebody's: whether they may see every unit that it speaks of."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from data_loaders.in_sight import may_see
from database.tables import Report, Unit
from domain.access import Places


class NotYoursError(Exception):
    """A submission speaks of units outside the places of the person who would have or change it."""


def is_theirs(connection: Connection, submission_id: int, whose: Places) -> bool:
    """Whether `whose` may see every unit that a submission speaks of; one there is not is never."""
    visible = func.count().filter(may_see(Report.unit_id.expression, whose))
    asked = select(func.count(), visible).where(Report.submission_id == submission_id)
    every, seen = connection.execute(asked).one()
    return bool(every) and every == seen


def check_units(connection: Connection, unit_ids: Iterable[int], whose: Places) -> None:
    """Raise `NotYoursError` for a unit that `whose` may not see, or that there is not."""
    wanted = set(unit_ids)
    if strange := wanted - visible(connection, wanted, whose):
        raise NotYoursError(min(strange))


def visible(connection: Connection, unit_ids: Iterable[int], whose: Places) -> set[int]:
    """Those of the units that `whose` may see."""
    asked = select(Unit.unit_id).where(may_see(Unit.unit_id.expression, whose))
    return set(connection.execute(asked.where(Unit.unit_id.in_(set(unit_ids)))).scalars())
