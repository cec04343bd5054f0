"""The identities that are there from the start: four in a demo, one in a single installation."""

from sqlalchemy import Connection, Engine, insert, select

from accounts.identity import Person, Role
from accounts.mode import Mode
from database.session import reading, writing
from database.tables import Account, Unit
from translations import gettext as _

_NAMES = {
    Role.LEADER: "Lãnh đạo",
    Role.STAFF: "Cán bộ xã",
    Role.OFFICE: "Văn phòng",
    Role.ADMIN: "Quản trị",
}


def login_of(role: Role) -> str:
    """The login of the built-in identity with `role`."""
    return f"built-in-{role}"


def roles_of(mode: Mode) -> tuple[Role, ...]:
    """The roles that `mode` offers."""
    return tuple(Role) if mode is Mode.DEMO else (Role.OFFICE,)


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
    """Write the built-in accounts of `mode` that are not there yet; the staff's once a unit is."""
    with reading(engine) as connection:
        if not _missing(connection, mode):
            return
    with writing(engine) as connection:
        rows = [_row(connection, role) for role in _missing(connection, mode)]
        for row in rows:
            if row is not None:
                connection.execute(insert(Account).values(row))


def _missing(connection: Connection, mode: Mode) -> list[Role]:
    there = set(connection.execute(select(Account.login)).scalars())
    return [role for role in roles_of(mode) if login_of(role) not in there]


def _row(connection: Connection, role: Role) -> dict[str, object] | None:
    row: dict[str, object] = {"login": login_of(role), "name": _NAMES[role], "role": role.value}
    if role is not Role.STAFF:
        return row
    communes = select(Unit.unit_id, Unit.name).where(Unit.kind == "commune")
    unit = connection.execute(communes.order_by(Unit.unit_id).limit(1)).first()
    if unit is None:
        return None
    return row | {"unit_id": unit.unit_id, "name": f"Cán bộ {unit.name}"}
