"""Who is here: asked at every run of the script, answered from the database each time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine

from accounts.elsewhere import person_elsewhere
from accounts.identity import Person
from accounts.mode import Mode
from accounts.sessions import HERE, person_of, token_in
from accounts.tries import Origin
from database.audit import is_illustration
from database.session import one_state
from translations import gettext as _

COMMANDS = "python manage.py demo\npython manage.py run"


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a browser brings: its cookies, and what an issuer says of it, believed already.

    `secure`: whether it speaks to us by https.
    """

    cookies: Mapping[str, str] = field(default_factory=dict)
    secure: bool = False
    claims: Mapping[str, object] = field(default_factory=dict)
    origin: Origin = HERE


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def may_let_in(engine: Engine, mode: Mode) -> bool:
    """Whether this database is one that `mode` may open at all.

    A demo shows its accounts to everybody, so it opens an illustration and nothing else.
    """
    return mode is not Mode.DEMO or is_illustration(engine)


def why_closed() -> str:
    """Why `may_let_in` says no; one of `COMMANDS` is the way out."""
    return _(
        "Bản dùng thử không hỏi mật khẩu nên chỉ mở số liệu minh họa. Cơ sở dữ liệu này không phải "
        "số liệu minh họa, nên không hiện gì và không cho ai vào. Dừng máy chủ rồi chạy lệnh đầu "
        "để xem số liệu minh họa, lệnh sau để dùng số liệu thật:"
    )


def who_is_here(engine: Engine, mode: Mode, visitor: Visitor, now: datetime) -> Person | None:
    """The person let in, or None: whose session the cookie is of, or whom an issuer vouches for.

    The accounts of a demo let in over an illustration, and only while a demo is served.
    """
    token, demo = token_in(visitor.cookies, secure=visitor.secure), mode is Mode.DEMO
    with one_state(engine):  # who brings no token too is told that the database is gone
        person = person_of(engine, token, now, shown=demo, over_illustration=demo)
    if person is None and visitor.claims and may_let_in(engine, mode):
        person = person_elsewhere(engine, visitor.claims, visitor.origin, now)
    return person
