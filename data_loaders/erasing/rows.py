"""Every word of the database looked through, table by table: what a table yet to come holds too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    String,
    Table,
    UniqueConstraint,
    and_,
    not_,
    select,
    update,
)

from data_loaders.erasing.files import Names
from database.base import Base
from database.tables import Account, AuditEntry, Draft, Erasure, Model, Unit
from domain.erased import PersonName
from domain.model_names import name_key

_AT_ONCE = 2000
KEY = ("model", "name_key")
# By these somebody is let in: they go when the account is closed, and not before.
_LETS_IN = frozenset({(Account.__tablename__, each) for each in ("login", "subject")})
# What is hashed or stands for itself: an entry's thing says no words, a unit is no person.
_LEFT: dict[str, frozenset[str]] = {
    AuditEntry.__tablename__: frozenset({"action", "thing", "previous_hash", "hash"}),
    Erasure.__tablename__: frozenset({"salt", "name_hash"}),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A value that holds a name: the table, its row's key, the column; `sheet` and `cell` where the
    row has them. `value`: what stands there.
    """

    table: str
    key: tuple[object, ...]
    column: str
    value: Any
    sheet: str = ""
    cell: str = ""


def places(connection: Connection, name: PersonName) -> Iterator[Place]:
    """Every value of the database in which the name stands, but in the names of units, and in what
    lets in the people of open accounts.
    """
    opened = set(connection.execute(select(Account.account_id).where(Account.active)).scalars())
    for held in Base.metadata.sorted_tables:
        if held.name not in {Unit.__tablename__, Draft.__tablename__}:
            for place in _of_table(connection, held, name):
                if (place.table, place.column) not in _LETS_IN or place.key[0] not in opened:
                    yield place


def logins_left(connection: Connection, name: PersonName) -> list[str]:
    """The logins of open accounts that hold the name, or whose word elsewhere for the person does.
    They stay, or nobody could sign in any more: once the account is closed they can go.
    """
    columns = (Account.login, Account.subject)
    asked = select(*columns).where(Account.active).order_by(Account.login)
    every = connection.execute(asked).all()
    return [login for login, subject in every if holds(login, name) or holds(subject, name)]


def units_named(connection: Connection, name: PersonName) -> list[str]:
    """The units whose own names hold it: “Trường THCS Nguyễn Văn Linh”."""
    every = connection.execute(select(Unit.name).order_by(Unit.unit_id)).scalars()
    return [each for each in every if name.stands_in(each)]


def entries_said(connection: Connection, name: PersonName) -> list[int]:
    """The audit entries whose thing holds the name, which nothing can change any more."""
    asked = select(AuditEntry.entry_id, AuditEntry.thing)
    return [number for number, thing in connection.execute(asked) if name.stands_in(thing)]


def _of_table(connection: Connection, held: Table, name: PersonName) -> Iterator[Place]:
    left = _LEFT.get(held.name, frozenset())
    said = [each for each in held.columns if _is_words(each) and each.name not in left]
    keys = list(held.primary_key.columns)
    where = [held.columns[each] for each in ("sheet", "cell") if each in held.columns]
    if not said:
        return
    asked = select(*keys, *where, *said).order_by(*keys)
    for row in connection.execute(asked, execution_options={"yield_per": _AT_ONCE}):
        key, at = tuple(row[: len(keys)]), row[len(keys) : len(keys) + len(where)]
        for column, value in zip(said, row[len(keys) + len(where) :], strict=True):
            if holds(value, name):
                yield Place(held.name, key, column.name, value, *map(str, at))


def _is_words(column: Column[Any]) -> bool:
    return isinstance(column.type, String | JSON)


def holds(value: object, name: PersonName) -> bool:
    """Whether a value, or one within it, holds the name."""
    if isinstance(value, str):
        return name.stands_in(value)
    if isinstance(value, Mapping):
        return any(holds(each, name) for pair in value.items() for each in pair)
    return isinstance(value, list) and any(holds(each, name) for each in value)


def without(value: object, names: Names) -> object:
    """`value` with each name replaced by its mark, within lists and mappings too."""
    if isinstance(value, str):
        for name, mark in names.items():
            value = name.replaced(value, mark)
        return value
    if isinstance(value, Mapping):
        return {without(key, names): without(each, names) for key, each in value.items()}
    return [without(each, names) for each in value] if isinstance(value, list) else value


def replace(connection: Connection, place: Place, names: Names) -> None:
    """Put the mark where the name stood. A model is found by its new name from then on; where no
    two rows may say the same, the row's number stands behind what another says already.
    """
    held = Base.metadata.tables[place.table]
    said = _said(connection, place, names)
    if isinstance(said, str):
        said = _of_its_own(connection, held, place, said)
    keys = zip(held.primary_key.columns, place.key, strict=True)
    mine = [column == value for column, value in keys]
    connection.execute(update(held).where(*mine).values({place.column: said}))


def _said(connection: Connection, place: Place, names: Names) -> object:
    if (place.table, place.column) == KEY:
        return _key(connection, place, names)
    if (place.table, place.column) in _LETS_IN:
        # A login has no brackets and no spaces of its own.
        names = {name: mark.strip("()").replace(" ", "-") for name, mark in names.items()}
    return without(place.value, names)


def _key(connection: Connection, place: Place, names: Names) -> str:
    """The key of the model's name as it is now."""
    mine = select(Model.name).where(Model.model_id == place.key[0])
    key = name_key(connection.execute(mine).scalar_one())
    return name_key(str(without(place.value, names))) if holds(key, *names) else key


def _of_its_own(connection: Connection, held: Table, place: Place, said: str) -> str:
    """`said` as the column holds it, which no other row says where each has to say its own: two
    models, forms, names of a unit stay two.
    """
    length = getattr(held.columns[place.column].type, "length", None) or len(said) + _AT_ONCE
    behind = "-" if (place.table, place.column) in _LETS_IN else " "
    own = behind + behind.join(map(str, place.key))
    for each in ("", own, *(f"{own}.{number}" for number in range(2, _AT_ONCE))):
        tried = said[: length - len(each)] + each
        if not _is_taken(connection, held, place, tried):
            return tried
    raise ValueError(place)


def _is_taken(connection: Connection, held: Table, place: Place, said: str) -> bool:
    mine = and_(*(one == value for one, value in zip(held.primary_key, place.key, strict=True)))
    for together in _unique(held, place.column):
        row = connection.execute(select(*together).where(mine)).one()
        alike = [
            column == (said if column.name == place.column else value)
            for column, value in zip(together, row, strict=True)
        ]
        if connection.execute(select(*together).where(*alike, not_(mine)).limit(1)).first():
            return True
    return False


def _unique(held: Table, column: str) -> list[list[Column[Any]]]:
    """The columns of each rule by which `column` may not say the same twice."""
    rules = [one for one in held.constraints if isinstance(one, UniqueConstraint)]
    every = [list(one.columns) for one in rules]
    every += [list(one.columns) for one in held.indexes if one.unique]
    return [together for together in every if column in {one.name for one in together}]
