"""Which rows a person may see: those of the units that are theirs, and of all beneath these."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CTE, and_, select
from sqlalchemy.sql.expression import ColumnElement

from database.tables import Unit
from domain.access import Places

# So many units are looked for where their rows are; of more, SQLite would seek each in each file.
FEW = 10


def visible_units(whose: Places) -> CTE:
    """The ids of the units that may be seen: those named and all beneath them."""
    start = select(Unit.unit_id)
    if whose.units is None:
        return start.cte("visible")
    asked = start.where(Unit.unit_id.in_(sorted(whose.units)))
    if whose.alone:
        return asked.cte("visible")
    named = asked.cte("visible", recursive=True)
    return named.union(select(Unit.unit_id).join(named, Unit.parent_id == named.c.unit_id))


def units_above(whose: Places) -> CTE:
    """The ids of the units that may be seen and of all that stand above one of them."""
    seen = select(Unit.unit_id, Unit.parent_id).where(
        Unit.unit_id.in_(select(visible_units(whose).c.unit_id))
    )
    above = seen.cte("above", recursive=True)
    return above.union(
        select(Unit.unit_id, Unit.parent_id).join(above, Unit.unit_id == above.c.parent_id)
    )


def may_see(column: ColumnElement[Any], whose: Places) -> ColumnElement[bool]:
    """Whether `whose` may see the unit whose id stands in `column`."""
    return may_see_all([column], whose)


def may_see_all(columns: Sequence[ColumnElement[Any]], whose: Places) -> ColumnElement[bool]:
    """Whether `whose` may see every unit whose id stands in one of `columns`."""
    if whose.everywhere:
        return and_(*(column.is_not(None) for column in columns))
    if whose.alone and whose.units is not None and len(whose.units) <= FEW:
        return and_(*(column.in_(sorted(whose.units)) for column in columns))
    # Added to, so that no engine looks for each visible unit in each file: the plan picks the rows.
    seen = select(visible_units(whose).c.unit_id)
    return and_(*((column + 0).in_(seen) for column in columns))
