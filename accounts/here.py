"""Who is here: asked at every run of the script, answered from the database each time."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Person, Role
from accounts.mode import Mode, is_loopback
from accounts.sessions import COOKIE, person_of, person_with_login
from database.audit import is_illustration
from translations import gettext as _

COMMANDS = "python manage.py demo\npython manage.py run"


def utc_now() -> datetime:
    """The time now as the database keeps it: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def may_let_in(engine: Engine, mode: Mode) -> bool:
    """Whether this database is one that `mode` may open at all.

    A demo asks nobody for a password, so it opens an illustration and nothing else.
    """
    return mode is not Mode.DEMO or is_illustration(engine)


def why_closed() -> str:
    """Why `may_let_in` says no; one of `COMMANDS` is the way out."""
    return _(
        "Bản dùng thử không hỏi mật khẩu nên chỉ mở số liệu minh họa. Cơ sở dữ liệu này không phải "
        "số liệu minh họa, nên không hiện gì và không cho ai vào. Dừng máy chủ rồi chạy lệnh đầu "
        "để xem số liệu minh họa, lệnh sau để dùng số liệu thật:"
    )


def who_is_here(
    engine: Engine, mode: Mode, cookies: Mapping[str, str], address: str | None, now: datetime
) -> Person | None:
    """The person let in, or None.

    In a demo over an illustration the cookie decides; over any other database nobody is let in. A
    single installation lets its one identity in, and only while the server is bound to a loopback
    `address`.
    """
    if not may_let_in(engine, mode):
        return None
    if mode is Mode.DEMO:
        return person_of(engine, cookies.get(COOKIE), now)
    if not is_loopback(address):
        return None
    ensure_accounts(engine, mode)
    return person_with_login(engine, login_of(Role.OFFICE))
