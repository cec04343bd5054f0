"""Sign-ins that survive a reload: a random token in a cookie, its hash in the session table.

A session ends after `LASTS`, at a sign-out, at a change of password, or when it is revoked.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import (
    BindParameter,
    Connection,
    Engine,
    Row,
    Select,
    bindparam,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.sql.expression import ColumnElement

from accounts.identity import Person, Role
from accounts.tries import Origin
from database import audit
from database.session import reading, writing
from database.tables import Account, SignInSession

COOKIE = "phien"
LASTS = timedelta(hours=12)
SIGNED_IN, SIGNED_OUT, REVOKED = "signed in", "signed out", "session revoked"
HERE = Origin("")
# By a password of theirs, or by an address that another vouches for.
CAN_SIGN_IN = or_(Account.password_hash.is_not(None), Account.subject.is_not(None))
ADMINS = (Account.role == Role.ADMIN.value, Account.active.is_(True), CAN_SIGN_IN)
GREATEST = 2**31 - 1  # what an id can be, on every engine


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A sign-in that still lets in: since when, until when, from where. Moments carry a zone."""

    session_id: int
    account_id: int
    created_at: datetime
    expires_at: datetime
    address: str
    browser: str


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(name: str, *, secure: bool) -> str:
    """The name of a cookie: behind https one that no other host and no plain page can set."""
    return f"__Host-{name}" if secure else name


def token_in(cookies: Mapping[str, str], *, secure: bool) -> str | None:
    """The token that a browser sent; behind https only that of the cookie made there."""
    return cookies.get(cookie_name(COOKIE, secure=secure))


def open_session(engine: Engine, account_id: int, now: datetime, origin: Origin = HERE) -> str:
    """Let the account in from `now` on; the token to put in the cookie."""
    with writing(engine) as connection:
        return add_session(connection, account_id, now, origin)


def add_session(
    connection: Connection,
    account_id: int,
    now: datetime,
    origin: Origin,
    token: str | None = None,
    expires_at: datetime | None = None,
) -> str:
    """`open_session` within a transaction; a token of one's own for who signs in elsewhere."""
    token = token or secrets.token_urlsafe(32)
    connection.execute(
        insert(SignInSession).values(
            token_hash=token_hash(token),
            account_id=account_id,
            created_at=now,
            expires_at=expires_at or now + LASTS,
            address=origin.address[:45],
            browser=origin.browser[:200],
        )
    )
    told: dict[str, object] = {"address": origin.address[:45]}
    audit.record(connection, SIGNED_IN, f"account {account_id}", told, now, account_id)
    return token


def close_session(engine: Engine, token: str, now: datetime) -> None:
    """Let nobody in with `token` any more."""
    mine = SignInSession.token_hash == token_hash(token)
    with writing(engine) as connection:
        for session_id, account_id in _end(connection, now, mine):
            thing = f"session {session_id}"
            audit.record(connection, SIGNED_OUT, thing, {}, now, account_id)


def revoke(
    engine: Engine, session_id: int, now: datetime, by: int | None, of: int | None = None
) -> bool:
    """End one session, if it is one of the account `of` (None: anybody's); whether it was open."""
    if not 0 < session_id <= GREATEST:
        return False
    which = [SignInSession.session_id == session_id]
    if of is not None:
        which.append(SignInSession.account_id == of)
    with writing(engine) as connection:
        ended = _end(connection, now, *which)
        for each, account_id in ended:
            told: dict[str, object] = {"account": account_id}
            audit.record(connection, REVOKED, f"session {each}", told, now, by)
    return bool(ended)


def end_sessions(
    connection: Connection, account_id: int, now: datetime, but: str | None = None
) -> int:
    """End every session of the account, `but` that of one token: how many."""
    which = [SignInSession.account_id == account_id]
    if but is not None:
        which.append(SignInSession.token_hash != token_hash(but))
    return len(_end(connection, now, *which))


def open_sessions(
    engine: Engine, now: datetime, account_id: int | None = None
) -> list[OpenSession]:
    """The sessions that let in at `now`, of one account or of all, the latest first."""
    asked = select(
        SignInSession.session_id,
        SignInSession.account_id,
        SignInSession.created_at,
        SignInSession.expires_at,
        SignInSession.address,
        SignInSession.browser,
    ).where(*_is_open(now))
    if account_id is not None:
        asked = asked.where(SignInSession.account_id == account_id)
    with reading(engine) as connection:
        found = connection.execute(asked.order_by(SignInSession.session_id.desc())).all()
    return [OpenSession(*row[:4], row.address or "", row.browser or "") for row in found]


def session_of(engine: Engine, token: str | None) -> int | None:
    """The row of `token`'s session, whether it still lets in or not."""
    if not token:
        return None
    mine = SignInSession.token_hash == token_hash(token)
    with reading(engine) as connection:
        return connection.execute(select(SignInSession.session_id).where(mine)).scalar()


def person_of(
    engine: Engine,
    token: str | None,
    now: datetime,
    *,
    shown: bool = True,
    over_illustration: bool = False,
) -> Person | None:
    """Whom `token` lets in at `now`; None where it is unknown, expired, revoked, or inactive.

    Without `shown` the accounts that a demo shows to everybody let nobody in; `over_illustration`
    nobody is let in over other figures than invented ones.
    """
    if not token:
        return None
    sought = _sought(shown=shown, over_illustration=over_illustration)
    with reading(engine) as connection:
        found = connection.execute(sought, {"token": token_hash(token), "now": now}).first()
        return as_person(found)


@cache
def _sought(
    *, shown: bool, over_illustration: bool
) -> Select[int, str, str, str, int | None, bool]:
    """Whose session has the hash `token` and is open at `now`: asked for in every run."""
    sought = (
        people_asked()
        .join(SignInSession, SignInSession.account_id == Account.account_id)
        .where(SignInSession.token_hash == bindparam("token"), *_is_open(bindparam("now")))
    )
    if not shown:
        sought = sought.where(CAN_SIGN_IN)
    return sought.where(audit.IS_ILLUSTRATION) if over_illustration else sought


def person_with_login(engine: Engine, login: str) -> Person | None:
    """The active account with this login."""
    with reading(engine) as connection:
        return as_person(connection.execute(people_asked().where(Account.login == login)).first())


def people_asked() -> Select[int, str, str, str, int | None, bool]:
    """The active accounts, as `as_person` reads them."""
    columns = (Account.account_id, Account.login, Account.name, Account.role, Account.unit_id)
    return select(*columns, Account.must_change).where(Account.active.is_(True))


def as_person(row: Row[int, str, str, str, int | None, bool] | None) -> Person | None:
    """The person of a row of `people_asked`."""
    if row is None:
        return None
    return Person(row.account_id, row.login, row.name, Role(row.role), row.unit_id, row.must_change)


def _is_open(now: datetime | BindParameter[datetime]) -> tuple[ColumnElement[bool], ...]:
    return SignInSession.revoked_at.is_(None), SignInSession.expires_at > now


def _end(
    connection: Connection, now: datetime, *which: ColumnElement[bool]
) -> list[tuple[int, int]]:
    """Revoke those of the sessions that are open: their rows and accounts."""
    ended = (
        update(SignInSession)
        .where(*which, *_is_open(now))
        .values(revoked_at=now)
        .returning(SignInSession.session_id, SignInSession.account_id)
    )
    return [(row.session_id, row.account_id) for row in connection.execute(ended)]
