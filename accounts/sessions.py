"""Sign-ins that survive a reload: a random token in a cookie, its hash in the session table."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Engine, Row, Select, insert, select, update

from accounts.identity import Person, Role
from database.session import reading, writing
from database.tables import Account, SignInSession

COOKIE = "phien"
LASTS = timedelta(hours=12)


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_session(engine: Engine, account_id: int, now: datetime) -> str:
    """Let the account in from `now` on; the token to put in the cookie."""
    token = secrets.token_urlsafe(32)
    with writing(engine) as connection:
        connection.execute(
            insert(SignInSession).values(
                token_hash=token_hash(token),
                account_id=account_id,
                created_at=now,
                expires_at=now + LASTS,
            )
        )
    return token


def close_session(engine: Engine, token: str, now: datetime) -> None:
    """Let nobody in with `token` any more."""
    with writing(engine) as connection:
        connection.execute(
            update(SignInSession)
            .where(SignInSession.token_hash == token_hash(token))
            .values(revoked_at=now)
        )


def person_of(engine: Engine, token: str | None, now: datetime) -> Person | None:
    """Whom `token` lets in at `now`; None where it is unknown, expired, revoked, or inactive."""
    if not token:
        return None
    sought = (
        _accounts()
        .join(SignInSession, SignInSession.account_id == Account.account_id)
        .where(SignInSession.token_hash == token_hash(token))
        .where(SignInSession.revoked_at.is_(None), SignInSession.expires_at > now)
    )
    with reading(engine) as connection:
        return _person(connection.execute(sought).first())


def person_with_login(engine: Engine, login: str) -> Person | None:
    """The active account with this login."""
    with reading(engine) as connection:
        return _person(connection.execute(_accounts().where(Account.login == login)).first())


def _accounts() -> Select[int, str, str, str, int | None]:
    columns = (Account.account_id, Account.login, Account.name, Account.role, Account.unit_id)
    return select(*columns).where(Account.active.is_(True))


def _person(row: Row[int, str, str, str, int | None] | None) -> Person | None:
    if row is None:
        return None
    return Person(row.account_id, row.login, row.name, Role(row.role), row.unit_id)
