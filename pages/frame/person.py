"""Who is here, as each page asks for itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec

import streamlit as st

from accounts import elsewhere, uploads
from accounts.here import Visitor, utc_now, who_is_here
from accounts.identity import Person, Role
from accounts.listing import known_of
from accounts.mode import Mode
from accounts.sessions import person_with_login
from accounts.tries import Origin
from database.session import engine
from pages.frame.plain import plain
from translations import gettext as _
from translations.account_wording import role_label

_KEY, _ASK = "person", "ask_who_is_here"
Asks = Callable[[], Person | None]
P = ParamSpec("P")
_asked_in_this_run: ContextVar[bool] = ContextVar("asked_in_this_run", default=False)


def asking(mode: Mode) -> Asks:
    """Asks the database who this browser belongs to now; works outside a run too."""
    claims = st.user.to_dict() if elsewhere.is_offered() and st.user.is_logged_in else {}
    visitor = Visitor(
        st.context.cookies.to_dict(),
        (st.context.url or "").startswith("https:"),
        claims,
        Origin(st.context.ip_address or "", st.context.headers.get("User-Agent", "")),
    )
    return lambda: who_is_here(engine(), mode, visitor, utc_now())


def remember(person: Person, ask: Asks | None = None) -> Person | None:
    """Set by the script at every run, before any page: who was here before. `ask` asks again."""
    before = st.session_state.get(_KEY)
    st.session_state[_KEY] = person
    st.session_state[_ASK] = ask or (lambda: person_with_login(engine(), person.login))
    uploads.open_to(person)
    return before if isinstance(before, Person) else None


def tell_change(before: Person | None, person: Person) -> None:
    """Say that role or unit became another since the run before: what was pressed may not count."""
    if before is None or before.account_id != person.account_id:
        return
    if (before.role, before.unit_id) != (person.role, person.unit_id):
        words = _(
            "Tài khoản của bạn vừa được đổi, nay là: {standing}. Việc vừa bấm mà vai trò và đơn vị "
            "này không được làm thì chưa ghi gì."
        )
        st.error(words.format(standing=plain(_standing(person))))


def _standing(person: Person) -> str:
    """Role and unit, in words."""
    unit = known_of(engine(), person.account_id).unit
    return ", ".join(part for part in (role_label(person.role), unit) if part)


def forget() -> None:
    """Nobody is here."""
    st.session_state.pop(_KEY, None)
    st.session_state.pop(_ASK, None)


@contextmanager
def asked_in_this_run() -> Iterator[None]:
    """A page drawn in here is of a run that asked just now who is here: `still_here` need not ask
    once more.
    """
    asked = _asked_in_this_run.set(True)
    try:
        yield
    finally:
        _asked_in_this_run.reset(asked)


def still_here() -> bool:
    """Whether the person is still who they were when the page was drawn: same role, same unit.

    For what runs without the script: a part of a page redrawn alone, and what a click does first.
    """
    person, ask = st.session_state.get(_KEY), st.session_state.get(_ASK)
    if not isinstance(person, Person) or not callable(ask):
        return False
    return _asked_in_this_run.get() or ask() == person


def if_still_here(work: Callable[P, None]) -> Callable[P, None]:
    """`work` for a click, done only while the person is still who they were; else nothing is, and
    the run that follows says why.
    """

    @wraps(work)
    def guarded(*args: P.args, **named: P.kwargs) -> None:
        if still_here():
            work(*args, **named)

    return guarded


def require(*roles: Role) -> Person:
    """The person here, if they have one of `roles`; else the run ends with a message."""
    person = st.session_state.get(_KEY)
    if not isinstance(person, Person) or not person.may(*roles):
        st.error(_("Vai trò của bạn không mở được trang này."))
        st.stop()
    return person


def still(*roles: Role) -> Person | None:
    """The person here as the database has them now, if they have one of `roles`; else a message,
    and None: nothing may be written.

    Every handler that writes asks this first. What a button calls runs before the script does, with
    the person of the run before; their role or their unit may have been taken away since.
    """
    person: Person | None = st.session_state[_ASK]()
    if person is not None and person.may(*roles):
        return person
    if person is None:
        st.error(_("Chưa ghi gì: bạn không còn đăng nhập."))
    else:
        words = _("Chưa ghi gì: vai trò của bạn nay là {standing}, không làm được việc này.")
        st.error(words.format(standing=plain(_standing(person))))
    return None


def is_dark() -> bool:
    """Whether the page is shown in the dark theme."""
    return st.context.theme.type == "dark"
