"""The first admin: made with a code that only the server's own terminal shows, once.

While an admin is there who can sign in, no code is made and none is believed.
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, insert, select, update

from accounts import passwords
from accounts.identity import Role
from accounts.sessions import ADMINS, add_session, token_hash
from accounts.tries import Origin, count_try, locked_until, mark_let_in
from accounts.words_given import folded
from database import audit
from database.session import reading, writing
from database.tables import Account, SetupCode
from domain.audit import FIRST_ADMIN_MADE

LASTS = timedelta(hours=24)
# Tries at the code are counted by address alone: nobody may lock the others out.
_KEY = "?code"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class NoCodeError(Exception):
    """The code is wrong, used, too old, or no longer needed."""


class LoginTakenError(Exception):
    """An account has this login already."""


class TooManyError(Exception):
    """Too many tries from one address: again `until`."""

    def __init__(self, until: datetime) -> None:
        """Nobody may try before `until`."""
        super().__init__(until)
        self.until = until


def has_admin(source: Engine) -> bool:
    """Whether an admin is there who can sign in."""
    with reading(source) as connection:
        return _has_admin(connection)


def new_code(source: Engine, now: datetime) -> str | None:
    """A code for the terminal, where there is no admin yet; those before it end."""
    drawn = "".join(secrets.choice(_LETTERS) for _place in range(16))
    with writing(source) as connection:
        if _has_admin(connection):
            return None
        older = update(SetupCode).where(SetupCode.used_at.is_(None))
        connection.execute(older.values(used_at=now))
        connection.execute(
            insert(SetupCode).values(code_hash=token_hash(drawn), made_at=now, used_at=None)
        )
    return "-".join(drawn[start : start + 4] for start in range(0, 16, 4))


def make_first_admin(
    source: Engine,
    code: str,
    login: str,
    name: str,
    password: str,
    origin: Origin,
    now: datetime,
) -> str:
    """Make the admin and let them in: the token of their session.

    Of two people with the code one is first. Raises `NoCodeError`, `LoginTakenError`,
    `TooManyError`; whether login, name and password will do is the caller's matter.
    """
    with writing(source) as connection:
        until = locked_until(connection, None, origin.network, now)
        if until is not None:
            raise TooManyError(until)
        attempt_id = count_try(connection, _KEY, origin.network, now)
    kept = passwords.hashed(password)
    with writing(source) as connection:
        _use(connection, code, now)
        taken = select(Account.account_id).where(Account.login == folded(login))
        if connection.execute(taken).first() is not None:
            raise LoginTakenError
        mark_let_in(connection, attempt_id)
        row = {"login": folded(login), "name": name, "role": Role.ADMIN.value}
        made = insert(Account).values(**row, password_hash=kept).returning(Account.account_id)
        account_id = connection.execute(made).scalar_one()
        audit.record(connection, FIRST_ADMIN_MADE, f"account {account_id}", {}, now, account_id)
        return add_session(connection, account_id, now, origin)


def _use(connection: Connection, code: str, now: datetime) -> None:
    """Use the code up; raises `NoCodeError`. With the transaction all is as before."""
    typed = "".join(code.upper().replace("-", " ").split())
    mine = update(SetupCode).where(
        SetupCode.code_hash == token_hash(typed),
        SetupCode.used_at.is_(None),
        SetupCode.made_at > now - LASTS,
    )
    used = connection.execute(mine.values(used_at=now)).rowcount
    if _has_admin(connection) or not used:
        raise NoCodeError


def _has_admin(connection: Connection) -> bool:
    admins = select(Account.account_id).where(*ADMINS)
    return connection.execute(admins.limit(1)).first() is not None
