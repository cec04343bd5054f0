"""Who follows which units: given by an office, or standing in the tree; each change is kept.

The members of a committee follow units and report for them (Khoái Châu 05-KH/BCĐ, IV.3); a union
follows those right beneath it without anybody's word (Ninh Thuận KH-LĐLĐ 2023: the chain of
reports). Following a unit lets a person see its figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, Engine, delete, insert, or_, select
from sqlalchemy.sql.expression import ColumnElement

from data_loaders.frames import frame
from data_loaders.in_sight import may_see
from database import audit
from database.session import reading, writing
from database.tables import Account, Follows, Unit
from domain.access import Places
from domain.kinds import CONTAINER_KINDS

ASSIGNED = "units given to follow"
TAKEN_AWAY = "units no longer followed"


class NotAssignedError(Exception):
    """A unit outside the places of whoever assigns it, or an account that is not theirs."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The units that somebody follows: `assigned` by an office, `beneath` their own in the tree."""

    assigned: frozenset[int]
    beneath: frozenset[int]

    @property
    def units(self) -> frozenset[int]:
        """All of them."""
        return self.assigned | self.beneath

    @property
    def places(self) -> Places:
        """What may be seen of them."""
        return Places(self.units)


def followed(source: Engine, account_id: int) -> Followed:
    """The units that this account follows.

    Whose own unit has units beneath it follows those; a district or a province holds its units
    and follows none by that alone.
    """
    given = select(Follows.unit_id).where(Follows.account_id == account_id)
    own = (
        select(Account.unit_id)
        .join(Unit, Unit.unit_id == Account.unit_id)
        .where(Account.account_id == account_id, Unit.kind.not_in(CONTAINER_KINDS))
    )
    below = select(Unit.unit_id).where(Unit.parent_id.in_(own))
    with reading(source) as connection:
        return Followed(
            frozenset(connection.execute(given).scalars()),
            frozenset(connection.execute(below).scalars()),
        )


def assign(
    source: Engine,
    account_id: int,
    units: Iterable[int],
    whose: Places,
    now: datetime,
    by: int | None = None,
) -> int:
    """Let the account follow `units`, all or none: how many are new to it.

    Raises `NotAssignedError` for a unit that `whose` may not see, an account in a unit that `whose`
    may not see, and one that is not active.
    """
    return reassign(source, account_id, units, (), whose, now, by)[0]


def take_away(
    source: Engine,
    account_id: int,
    units: Iterable[int],
    whose: Places,
    now: datetime,
    by: int | None = None,
) -> int:
    """Let the account follow `units` no longer: how many it followed. Raises as `assign`, but an
    account that is no longer active may be taken off too.
    """
    return reassign(source, account_id, (), units, whose, now, by)[1]


def reassign(
    source: Engine,
    account_id: int,
    new: Iterable[int],
    gone: Iterable[int],
    whose: Places,
    now: datetime,
    by: int | None = None,
) -> tuple[int, int]:
    """Let the account follow `new` and no longer `gone`, both or neither: how many are new to it,
    how many it followed. Raises as `assign`; where nothing is new, as `take_away`.
    """
    wanted, unwanted = set(new), set(gone)
    with writing(source) as connection:
        _check(connection, account_id, wanted | unwanted, whose, only_active=bool(wanted))
        before = _given(connection, account_id)
        given, taken = sorted(wanted - before), sorted(unwanted & before)
        if given:
            rows = [{"account_id": account_id, "unit_id": unit} for unit in given]
            connection.execute(insert(Follows), rows)
        if taken:
            mine = Follows.account_id == account_id
            connection.execute(delete(Follows).where(mine, Follows.unit_id.in_(taken)))
        for action, units in ((ASSIGNED, given), (TAKEN_AWAY, taken)):
            if units:
                told: dict[str, object] = {"units": units}
                audit.record(connection, action, f"account {account_id}", told, now, by)
    return len(given), len(taken)


def follows(source: Engine, whose: Places) -> pd.DataFrame:
    """One row per person and unit assigned that `whose` may see, by login and unit's code:
    `account_id`, `login`, `name` (the person's), `unit_id`, `unit_code`, `unit` (its name).
    """
    asked = (
        select(
            Account.account_id,
            Account.login,
            Account.name,
            Unit.unit_id,
            Unit.code.label("unit_code"),
            Unit.name.label("unit"),
        )
        .join(Follows, Follows.account_id == Account.account_id)
        .join(Unit, Unit.unit_id == Follows.unit_id)
        .where(may_see(Follows.unit_id.expression, whose))
    )
    whole = dict.fromkeys(("account_id", "unit_id"), "int64")
    words = dict.fromkeys(("login", "name", "unit_code", "unit"), "str")
    found = frame(source, asked, whole | words)
    return found.sort_values(["login", "unit_code"], ignore_index=True)


def people(source: Engine, whose: Places) -> pd.DataFrame:
    """The active accounts that may be given units to follow, by login: `account_id`, `login`,
    `name`, `role`: those that stand in no single unit, or in one that `whose` may see.
    """
    asked = select(Account.account_id, Account.login, Account.name, Account.role).where(
        Account.active, _in_reach(whose)
    )
    words = dict.fromkeys(("login", "name", "role"), "str")
    found = frame(source, asked, {"account_id": "int64"} | words)
    return found.sort_values("login", ignore_index=True)


def _in_reach(whose: Places) -> ColumnElement[bool]:
    return or_(Account.unit_id.is_(None), may_see(Account.unit_id.expression, whose))


def _given(connection: Connection, account_id: int) -> set[int]:
    asked = select(Follows.unit_id).where(Follows.account_id == account_id)
    return set(connection.execute(asked).scalars())


def _check(
    connection: Connection,
    account_id: int,
    units: set[int],
    whose: Places,
    *,
    only_active: bool,
) -> None:
    person = select(Account.active).where(Account.account_id == account_id, _in_reach(whose))
    active = connection.execute(person).scalar()
    if active is None or (only_active and not active):
        raise NotAssignedError(account_id)
    seen = select(Unit.unit_id).where(
        Unit.unit_id.in_(units), may_see(Unit.unit_id.expression, whose)
    )
    if strange := units - set(connection.execute(seen).scalars()):
        raise NotAssignedError(min(strange))
