"""Names that people confirmed to mean a unit, and took away again."""

from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select, update

from data_loaders.in_sight import may_see
from database import audit
from database.session import writing
from database.tables import Unit, UnitAlias
from domain.access import Places
from domain.text import squeeze


def confirm_alias(
    source: Engine,
    written: str,
    unit_code: str,
    whose: Places,
    now: datetime,
    account_id: int | None = None,
) -> bool:
    """Remember that offices write `written` for a unit; False where that was known.

    A name that was confirmed for another unit before means both from now on, which the reader
    takes for neither: it asks. Raises `LookupError` where the register has no such unit that
    `whose` may see.
    """
    name = squeeze(written)[:200]
    with writing(source) as connection:
        unit_id = _unit_id(connection, unit_code, whose)
        if not name or not _put_in_force(connection, unit_id, name, now, account_id):
            return False
        told: dict[str, object] = {"name": name, "unit": unit_code}
        audit.record(connection, "alias confirmed", f"unit {unit_id}", told, now, account_id)
    return True


def take_away_alias(
    source: Engine, alias_id: int, whose: Places, now: datetime, account_id: int | None = None
) -> bool:
    """Let a name mean its unit no more; it stays on record. False where it did not any more.

    Raises `LookupError` where `whose` may not see the unit, or there is no such name.
    """
    with writing(source) as connection:
        asked = select(UnitAlias.unit_id, UnitAlias.name, UnitAlias.undone_at).where(
            UnitAlias.alias_id == alias_id, may_see(UnitAlias.unit_id.expression, whose)
        )
        kept = connection.execute(asked).one_or_none()
        if kept is None:
            raise LookupError(alias_id)
        if kept.undone_at is not None:
            return False
        away = update(UnitAlias).where(UnitAlias.alias_id == alias_id)
        connection.execute(away.values(undone_at=now))
        told: dict[str, object] = {"name": kept.name}
        thing = f"unit {kept.unit_id}"
        audit.record(connection, "alias taken away", thing, told, now, account_id)
    return True


def _put_in_force(
    connection: Connection, unit_id: int, name: str, now: datetime, account_id: int | None
) -> bool:
    """Write the name, or bring back one that was taken away; False where it is in force."""
    kept = connection.execute(
        select(UnitAlias.alias_id, UnitAlias.undone_at).where(
            UnitAlias.unit_id == unit_id, UnitAlias.name == name
        )
    ).one_or_none()
    if kept is not None and kept.undone_at is None:
        return False
    said = {"confirmed_by": account_id, "confirmed_at": now, "undone_at": None}
    if kept is None:
        connection.execute(insert(UnitAlias).values(unit_id=unit_id, name=name, **said))
    else:
        back = update(UnitAlias).where(UnitAlias.alias_id == kept.alias_id)
        connection.execute(back.values(**said))
    return True


def _unit_id(connection: Connection, code: str, whose: Places) -> int:
    seen = may_see(Unit.unit_id.expression, whose)
    found = connection.execute(select(Unit.unit_id).where(Unit.code == code, seen)).scalar()
    if found is None:
        raise LookupError(code)
    return found
