"""Names that people confirmed to mean a unit."""

from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from database import audit
from database.session import writing
from database.tables import Unit, UnitAlias
from domain.text import squeeze


def confirm_alias(
    source: Engine, written: str, unit_code: str, now: datetime, account_id: int | None = None
) -> bool:
    """Remember that offices write `written` for a unit; False where that was known.

    A name that was confirmed for another unit before means both from now on, which the reader
    takes for neither: it asks. Raises `LookupError` where the register has no such unit.
    """
    name = squeeze(written)[:200]
    with writing(source) as connection:
        unit_id = _unit_id(connection, unit_code)
        known = select(UnitAlias.alias_id).where(
            UnitAlias.unit_id == unit_id, UnitAlias.name == name
        )
        if not name or connection.execute(known).first():
            return False
        connection.execute(
            insert(UnitAlias).values(
                unit_id=unit_id, name=name, confirmed_by=account_id, confirmed_at=now
            )
        )
        told: dict[str, object] = {"name": name, "unit": unit_code}
        audit.record(connection, "alias confirmed", f"unit {unit_id}", told, now, account_id)
    return True


def _unit_id(connection: Connection, code: str) -> int:
    found = connection.execute(select(Unit.unit_id).where(Unit.code == code)).scalar()
    if found is None:
        raise LookupError(code)
    return found
