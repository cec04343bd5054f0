"""The identities that a demo shows to everybody, one for each role."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, select

from accounts.identity import Person, Role
from accounts.mode import Mode
from database import audit
from database.session import reading, writing
from database.tables import Account, Unit
from domain.audit import ACCOUNT_MADE
from translations import gettext as _

NAMES = {
    Role.LEADER: "Lãnh đạo",
    Role.STAFF: "Cán bộ xã",
    Role.OFFICE: "Văn phòng",
    Role.ADMIN: "Quản trị",
}


def login_of(role: Role) -> str:
    """The login of the built-in identity with `role`."""
    return f"built-in-{role}"


def shown_name(person: Person) -> str:
    """The person's name; that of a built-in role in the language spoken."""
    if person.login != login_of(person.role) or person.role is Role.STAFF:
        return person.name
    return {
        Role.LEADER: _("Lãnh đạo"),
        Role.OFFICE: _("Văn phòng"),
        Role.ADMIN: _("Quản trị"),
    }[person.role]


def ensure_accounts(engine: Engine, mode: Mode) -> None:
    """Write the accounts of a demo that are not there yet; the staff's once a unit is."""
    if mode is not Mode.DEMO:
        return
    with reading(engine) as connection:
        if not _missing(connection):
            return
    with writing(engine) as connection:
        rows = [_row(connection, role) for role in _missing(connection)]
        for row in rows:
            if row is not None:
                made = insert(Account).values(row).returning(Account.account_id)
                thing = f"account {connection.execute(made).scalar_one()}"
                audit.record(
                    connection, ACCOUNT_MADE, thing, {"role": row["role"]}, datetime.now(UTC)
                )


def _missing(connection: Connection) -> list[Role]:
    there = set(connection.execute(select(Account.login)).scalars())
    return [role for role in Role if login_of(role) not in there]


def _row(connection: Connection, role: Role) -> dict[str, object] | None:
    row: dict[str, object] = {"login": login_of(role), "name": NAMES[role], "role": role.value}
    if role is not Role.STAFF:
        return row
    communes = select(Unit.unit_id, Unit.name).where(Unit.kind == "commune")
    unit = connection.execute(communes.order_by(Unit.unit_id).limit(1)).first()
    if unit is None:
        return None
    return row | {"unit_id": unit.unit_id, "name": f"Cán bộ {unit.name}"}
