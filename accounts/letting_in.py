"""Login and password → a session, or no: counted, audited, and alike for whoever is unknown."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine, Row, select, update

from accounts import passwords
from accounts.sessions import add_session, end_sessions
from accounts.tries import Origin, count_try, locked_until, login_key, mark_let_in
from database import audit
from database.session import reading, writing
from database.tables import Account

REFUSED, LOCKED, CHANGED = "sign-in refused", "locked out", "password changed"


@dataclass(frozen=True, slots=True)
class LetIn:
    """The token of a new session."""

    token: str
    must_change: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Not let in; `until`: nobody may try before, whatever the password; `closed`: the password is
    right and the account closed, which nobody else is told.
    """

    until: datetime | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    account_id: int | None
    kept: str | None
    key: str
    attempt_id: int
    active: bool


def let_in(
    source: Engine, login: str, password: str, origin: Origin, now: datetime
) -> LetIn | Refusal:
    """Open a session for who knows the password."""
    known = _counted(source, login, origin, now)
    if isinstance(known, Refusal):
        return known
    right = passwords.is_right(known.kept, password)
    again = known.kept if right and known.kept and passwords.is_outdated(known.kept) else None
    renewed = passwords.hashed(password) if again else None
    with writing(source) as connection:
        row = _still(connection, known) if right else None
        if row is None:
            refused = _refused(connection, known, origin, now)
            return replace(refused, closed=right and not known.active)
        mark_let_in(connection, known.attempt_id)
        if renewed is not None:
            mine = Account.account_id == known.account_id
            connection.execute(update(Account).where(mine).values(password_hash=renewed))
        return LetIn(add_session(connection, row.account_id, now, origin), row.must_change)


def change_password(
    source: Engine,
    account_id: int,
    present: str,
    new: str,
    token: str,
    origin: Origin,
    now: datetime,
) -> Refusal | None:
    """Give the account its `new` password, if `present` is right: its other sessions end.

    Wrong ones are counted as at the sign-in. Whether `new` is good enough is the caller's matter.
    """
    with reading(source) as connection:
        login = select(Account.login).where(Account.account_id == account_id)
        own = connection.execute(login).scalar_one()
    known = _counted(source, own, origin, now)
    if isinstance(known, Refusal):
        return known
    right = passwords.is_right(known.kept, present)
    renewed = passwords.hashed(new)
    with writing(source) as connection:
        if not right or _still(connection, known) is None:
            return _refused(connection, known, origin, now, by=account_id)
        mark_let_in(connection, known.attempt_id)
        set_password(connection, account_id, renewed, now, by=account_id, must_change=False)
        end_sessions(connection, account_id, now, but=token)
    return None


def set_password(
    connection: Connection,
    account_id: int,
    kept: str,
    now: datetime,
    by: int | None,
    *,
    must_change: bool,
) -> None:
    """Keep another hash; the trail says whose and by whom, and nothing of the password."""
    mine = update(Account).where(Account.account_id == account_id)
    connection.execute(mine.values(password_hash=kept, must_change=must_change))
    told: dict[str, object] = {"must_change": must_change}
    audit.record(connection, CHANGED, f"account {account_id}", told, now, by)


def _counted(source: Engine, login: str, origin: Origin, now: datetime) -> _Known | Refusal:
    """What is known of this login, its try counted; or that it has to wait."""
    with writing(source) as connection:
        key = login_key(connection, login)
        until = locked_until(connection, key, origin.network, now)
        if until is not None:
            return Refusal(until)
        attempt_id = count_try(connection, key, origin.network, now)
        columns = (Account.account_id, Account.password_hash, Account.active)
        row = connection.execute(select(*columns).where(Account.login == key)).first()
    account_id, kept, active = (None, None, True) if row is None else row
    return _Known(account_id, kept, key, attempt_id, active)


def _still(connection: Connection, known: _Known) -> Row[int, bool] | None:
    """The account, if it is still active with the same password."""
    asked = select(Account.account_id, Account.must_change).where(
        Account.account_id == known.account_id,
        Account.password_hash == known.kept,
        Account.active.is_(True),
    )
    return connection.execute(asked).first()


def _refused(
    connection: Connection, known: _Known, origin: Origin, now: datetime, by: int | None = None
) -> Refusal:
    """Written down; with the last free try used up, nobody may try again for a while. `by`: who is
    signed in already, and changes the password.
    """
    thing = f"account {known.account_id}" if known.account_id else "unknown login"
    told: dict[str, object] = {"address": origin.address[:45]}
    why = {"changing": True} if by else {} if known.active else {"closed": True}
    audit.record(connection, REFUSED, thing, told | why, now, by)
    until = locked_until(connection, known.key, origin.network, now)
    if until is not None:
        audit.record(connection, LOCKED, thing, told, now, by)
    return Refusal(until)
