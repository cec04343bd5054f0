"""Units and the steps between them as they are kept: looked up, and written one by one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import aliased

from data_loaders.frames import ever_was
from data_loaders.lineage_checks import Life, Step
from database.tables import Unit, UnitLineage


class Known(NamedTuple):
    """The units and the steps in force: `ids` and `lives` by code."""

    ids: dict[str, int]
    lives: dict[str, Life]
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be written; the columns of `UnitLineage`."""

    from_unit_id: int
    into_unit_id: int
    day: date
    whole: bool
    decree: str = ""
    founds: bool = False
    was_until: date | None = None


def known(connection: Connection) -> Known:
    """All units that ever were, and all steps in force."""
    above = aliased(Unit)
    asked = (
        select(Unit.unit_id, Unit.code, Unit.name, above.code, Unit.valid_from, Unit.valid_to)
        .outerjoin(above, above.unit_id == Unit.parent_id)
        .where(ever_was())
    )
    ids, lives = {}, {}
    for unit_id, code, name, parent, first, last in connection.execute(asked):
        ids[code] = unit_id
        lives[code] = Life(code, name, parent or "", first, last)
    codes = {unit_id: code for code, unit_id in ids.items()}
    columns = (UnitLineage.from_unit_id, UnitLineage.into_unit_id)
    in_force = select(*columns, UnitLineage.day, UnitLineage.whole).where(
        UnitLineage.undone_at.is_(None)
    )
    steps = [
        Step(codes[one], codes[other], day, whole)
        for one, other, day, whole in connection.execute(in_force)
    ]
    return Known(ids, lives, steps)


def write_steps(
    connection: Connection, steps: list[NewStep], now: datetime, account_id: int | None = None
) -> list[int]:
    """Write steps down: the ids of those that were not in force before.

    One that was undone before stays on record so; done again, it is a row of its own.
    """
    key = (UnitLineage.from_unit_id, UnitLineage.into_unit_id, UnitLineage.day)
    asked = select(*key).where(UnitLineage.undone_at.is_(None))
    kept = {(one, other, day) for one, other, day in connection.execute(asked)}
    written = []
    for step in steps:
        if (step.from_unit_id, step.into_unit_id, step.day) in kept:
            continue
        row = {column: getattr(step, column) for column in step.__dataclass_fields__}
        made = insert(UnitLineage).values(**row, made_by=account_id, made_at=now)
        step_id = connection.execute(made.returning(UnitLineage.lineage_id)).scalar_one()
        written.append(step_id)
    return written
