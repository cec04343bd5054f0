"""A trail of five entries, and what somebody with the database in their hands does to it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Executable, Row, Update, insert, select, update

from database import audit
from database.session import engine, reading, writing
from database.tables import Account, AuditEntry

NOW = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)


def five_entries(url: str) -> Engine:
    """Five entries, all by account 1 of two."""
    made = engine(url)
    with writing(made) as connection:
        for login in ("a", "b"):
            connection.execute(insert(Account).values(login=login, name=login, role="office"))
        for number in range(1, 6):
            audit.record(connection, "day set", f"due {number}", {"n": number}, NOW, 1)
    return made


def tamper(source: Engine, statement: Executable) -> None:
    """Run a statement behind the trail's back."""
    with writing(source) as connection:
        connection.execute(statement)


def changed(number: int, **values: object) -> Update:
    """The entry of this number with other values."""
    return update(AuditEntry).where(AuditEntry.entry_id == number).values(**values)


def entries_of(source: Engine) -> Sequence[Row[*tuple[Any, ...]]]:
    """Every entry as its row."""
    with reading(source) as connection:
        asked = select(AuditEntry.__table__).order_by(AuditEntry.entry_id)
        return connection.execute(asked).all()
