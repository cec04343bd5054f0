"""What an admin does to accounts; each change with its audit entry, in one transaction.

Nothing is deleted: an account is closed, and can be opened again.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, Row, func, insert, select, update

from accounts import passwords
from accounts.built_in import login_of
from accounts.elsewhere import pending
from accounts.identity import Role
from accounts.letting_in import set_password
from accounts.sessions import ADMINS, end_sessions
from accounts.words_given import folded, is_login, is_name
from database import audit
from database.session import writing
from database.tables import Account, Unit
from domain.audit import ACCOUNT_ALTERED, ACCOUNT_CLOSED, ACCOUNT_MADE, ACCOUNT_REOPENED
from domain.text import squeeze

UNLINKED = "identity unlinked"


class Why(StrEnum):
    """Why a change is refused."""

    NOT_ADMIN = "not admin"
    UNKNOWN = "unknown"
    SHOWN = "shown"
    LOGIN = "login"
    TAKEN = "taken"
    NAME = "name"
    NEEDS_UNIT = "needs unit"
    UNKNOWN_UNIT = "unknown unit"
    LAST_ADMIN = "last admin"
    EMAIL = "email"
    EMAIL_TAKEN = "email taken"


class ChangeRefusedError(Exception):
    """Nothing was written."""

    def __init__(self, why: Why) -> None:
        """Say why."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class By:
    """Who changes accounts: an admin, or (None) whoever has the server's terminal. And when."""

    account_id: int | None
    now: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an account shall be. `unit_id` is of no matter to an admin, who stands above all.

    `email`: the address by which the person first signs in elsewhere; "" leaves that as it is.
    """

    name: str
    role: Role
    unit_id: int | None
    email: str = ""


def add(source: Engine, login: str, wanted: Wanted, by: By) -> tuple[int, str]:
    """Make an account: its id, and the first password, which is kept nowhere."""
    login = folded(login)
    if not is_login(login):
        raise ChangeRefusedError(Why.LOGIN)
    password = passwords.first_password()
    kept = passwords.hashed(password)
    with writing(source) as connection:
        _check(connection, by)
        if connection.execute(select(Account.account_id).where(Account.login == login)).first():
            raise ChangeRefusedError(Why.TAKEN)
        values = _values(connection, wanted, None)
        row = {"login": login, "password_hash": kept, "must_change": True}
        made = insert(Account).values(**row, **values).returning(Account.account_id)
        account_id = connection.execute(made).scalar_one()
        told: dict[str, object] = {"role": wanted.role.value, "unit_id": values["unit_id"]}
        audit.record(connection, ACCOUNT_MADE, f"account {account_id}", told, by.now, by.account_id)
    return account_id, password


def alter(source: Engine, account_id: int, wanted: Wanted, by: By) -> bool:
    """Make an account what is wanted: whether anything changed. Holds from its next click."""
    with writing(source) as connection:
        _check(connection, by)
        before = _account(connection, account_id)
        values = _values(connection, wanted, account_id)
        changed = {key: each for key, each in values.items() if getattr(before, key) != each}
        if not changed:
            return False
        if wanted.role is not Role.ADMIN:
            _spare_last_admin(connection, account_id)
        mine = Account.account_id == account_id
        connection.execute(update(Account).where(mine).values(changed))
        if "subject" in changed:
            end_sessions(connection, account_id, by.now)
        # Names and addresses of persons stay out of the trail, which cannot forget them.
        told: dict[str, object] = {"changed": sorted(changed)}
        for key, was in (("role", "role_before"), ("unit_id", "unit_before")):
            if key in changed:
                told |= {key: changed[key], was: getattr(before, key)}
        audit.record(
            connection, ACCOUNT_ALTERED, f"account {account_id}", told, by.now, by.account_id
        )
    return True


def close(source: Engine, account_id: int, by: By) -> bool:
    """Let the account in no more, and end its sessions: whether it was open."""
    return _set_active(source, account_id, by, active=False)


def reopen(source: Engine, account_id: int, by: By) -> bool:
    """Let a closed account in again: whether it was closed."""
    return _set_active(source, account_id, by, active=True)


def unlink(source: Engine, account_id: int, by: By) -> bool:
    """Let no identity elsewhere in any more, and end the sessions: whether there was one."""
    with writing(source) as connection:
        _check(connection, by)
        before = _account(connection, account_id)
        if before.subject is None:
            return False
        if before.password_hash is None:
            _spare_last_admin(connection, account_id)
        mine = Account.account_id == account_id
        connection.execute(update(Account).where(mine).values(subject=None))
        end_sessions(connection, account_id, by.now)
        audit.record(connection, UNLINKED, f"account {account_id}", {}, by.now, by.account_id)
    return True


def reset_password(source: Engine, account_id: int, by: By) -> str:
    """A new first password, to be changed at once; the sessions end."""
    password = passwords.first_password()
    kept = passwords.hashed(password)
    with writing(source) as connection:
        _check(connection, by)
        _account(connection, account_id)
        set_password(connection, account_id, kept, by.now, by.account_id, must_change=True)
        end_sessions(connection, account_id, by.now)
    return password


def _set_active(source: Engine, account_id: int, by: By, *, active: bool) -> bool:
    with writing(source) as connection:
        _check(connection, by)
        if _account(connection, account_id).active is active:
            return False
        if not active:
            _spare_last_admin(connection, account_id)
            end_sessions(connection, account_id, by.now)
        mine = Account.account_id == account_id
        connection.execute(update(Account).where(mine).values(active=active))
        action = ACCOUNT_REOPENED if active else ACCOUNT_CLOSED
        audit.record(connection, action, f"account {account_id}", {}, by.now, by.account_id)
    return True


def _check(connection: Connection, by: By) -> None:
    """Roles change while a page lies open: whoever changes others is an admin still."""
    if by.account_id is None:
        return
    asked = select(Account.account_id).where(
        Account.account_id == by.account_id,
        Account.role == Role.ADMIN.value,
        Account.active.is_(True),
    )
    if connection.execute(asked).first() is None:
        raise ChangeRefusedError(Why.NOT_ADMIN)


def _account(
    connection: Connection, account_id: int
) -> Row[str, str, str, int | None, str | None, str | None, bool]:
    columns = (Account.login, Account.name, Account.role, Account.unit_id, Account.subject)
    asked = select(*columns, Account.password_hash, Account.active).where(
        Account.account_id == account_id
    )
    row = connection.execute(asked).first()
    if row is None:
        raise ChangeRefusedError(Why.UNKNOWN)
    if row.login in {login_of(role) for role in Role}:
        raise ChangeRefusedError(Why.SHOWN)
    return row


def _values(
    connection: Connection, wanted: Wanted, account_id: int | None
) -> dict[str, str | int | None]:
    """The columns of what is wanted, if it can be."""
    if not is_name(wanted.name):
        raise ChangeRefusedError(Why.NAME)
    values: dict[str, str | int | None] = {
        "name": squeeze(wanted.name),
        "role": wanted.role.value,
        "unit_id": None if wanted.role is Role.ADMIN else wanted.unit_id,
    }
    if wanted.role is not Role.ADMIN:
        if wanted.unit_id is None:
            raise ChangeRefusedError(Why.NEEDS_UNIT)
        there = select(Unit.unit_id).where(Unit.unit_id == wanted.unit_id)
        if connection.execute(there).first() is None:
            raise ChangeRefusedError(Why.UNKNOWN_UNIT)
    if wanted.email:
        values["subject"] = _subject(connection, wanted.email, account_id)
    return values


def _subject(connection: Connection, email: str, account_id: int | None) -> str:
    subject = pending(email)
    address = email.strip()
    like_one = 3 <= len(address) <= 254 and "@" in address and email.isascii()
    if not like_one or any(map(str.isspace, address)):
        raise ChangeRefusedError(Why.EMAIL)
    taken = select(Account.account_id).where(
        Account.subject == subject, Account.account_id != (account_id or 0)
    )
    if connection.execute(taken).first() is not None:
        raise ChangeRefusedError(Why.EMAIL_TAKEN)
    return subject


def _spare_last_admin(connection: Connection, account_id: int) -> None:
    """Refuse what would leave no admin who can sign in."""
    mine = select(Account.account_id).where(*ADMINS, Account.account_id == account_id)
    if connection.execute(mine).first() is None:
        return
    others = select(func.count()).where(*ADMINS, Account.account_id != account_id)
    if not connection.execute(others).scalar():
        raise ChangeRefusedError(Why.LAST_ADMIN)
