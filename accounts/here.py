"""Who is here: asked at every run of the script, answered from the database each time."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Person, Role
from accounts.mode import Mode, is_loopback
from accounts.sessions import COOKIE, person_of, person_with_login


def utc_now() -> datetime:
    """The time now as the database keeps it: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def who_is_here(
    engine: Engine, mode: Mode, cookies: Mapping[str, str], address: str | None, now: datetime
) -> Person | None:
    """The person let in, or None.

    In a demo the cookie decides. A single installation lets its one identity in, and only while the
    server is bound to a loopback `address`.
    """
    if mode is Mode.DEMO:
        return person_of(engine, cookies.get(COOKIE), now)
    if not is_loopback(address):
        return None
    ensure_accounts(engine, mode)
    return person_with_login(engine, login_of(Role.OFFICE))
