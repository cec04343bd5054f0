"""The accounts as an admin sees them, and what is known of one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Engine, func, select

from accounts.identity import Role
from accounts.tries import locked_logins
from database.session import reading
from database.tables import Account, AuditEntry, SignInSession, Unit


@dataclass(frozen=True, slots=True)
class Known:
    """One account. `unit` is its unit's name, "" for none; `subject` its identity elsewhere.

    `last_seen`: when it last signed in; `locked_until`: nobody may try at it before.
    """

    account_id: int
    login: str
    name: str
    role: Role
    unit_id: int | None
    unit: str
    active: bool
    has_password: bool
    must_change: bool
    subject: str | None
    last_seen: datetime | None
    locked_until: datetime | None = None


def known_accounts(source: Engine, now: datetime) -> list[Known]:
    """Every account, by its login."""
    return with_locks(without_locks(source), locked_logins(source, now))


def without_locks(source: Engine) -> list[Known]:
    """Every account, by its login, its lock left out: that alone changes as time goes by."""
    return _known(source, None)


def with_locks(known: list[Known], locked: Mapping[str, datetime]) -> list[Known]:
    """`known`, each with the lock that it is under: `locked` says until when, by login."""
    if not locked:
        return known
    return [replace(each, locked_until=locked.get(each.login)) for each in known]


def listing_version(source: Engine) -> str:
    """A mark that differs once an account, what is known of it or a sign-in is another."""
    entry = select(AuditEntry.hash).order_by(AuditEntry.entry_id.desc()).limit(1)
    with reading(source) as connection:
        last = connection.execute(select(func.max(SignInSession.session_id))).scalar()
        written = connection.execute(entry).scalar()
    return f"{source.url.render_as_string()}#{written}#{last}"


def known_of(source: Engine, account_id: int) -> Known:
    """One account, without its lock. Raises `LookupError` where there is none."""
    found = _known(source, account_id)
    if not found:
        raise LookupError(account_id)
    return found[0]


def _known(source: Engine, account_id: int | None) -> list[Known]:
    last = (
        select(func.max(SignInSession.created_at))
        .where(SignInSession.account_id == Account.account_id)
        .scalar_subquery()
    )
    asked = (
        select(
            Account.account_id,
            Account.login,
            Account.name,
            Account.role,
            Account.unit_id,
            func.coalesce(Unit.name, "").label("unit"),
            Account.active,
            Account.password_hash.is_not(None).label("has_password"),
            Account.must_change,
            Account.subject,
            last.label("last_seen"),
        )
        .join(Unit, Unit.unit_id == Account.unit_id, isouter=True)
        .order_by(Account.login)
    )
    if account_id is not None:
        asked = asked.where(Account.account_id == account_id)
    with reading(source) as connection:
        rows = connection.execute(asked).mappings().all()
    return [Known(**{**row, "role": Role(row["role"])}) for row in rows]
