"""What takes an account away from somebody is asked once more, naming the person."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from accounts import changes
from accounts.changes import By, ChangeRefusedError
from accounts.here import utc_now
from accounts.identity import Role
from accounts.listing import Known
from database.session import engine
from domain.text import squeeze
from pages.frame.person import still
from pages.frame.plain import plain
from pages.office.account_said import say
from translations import gettext as _
from translations.account_wording import refused_change_label

T = TypeVar("T")
_ASKED = "account_asked"
CLOSE, RESET = "close", "reset"


def named(known: Known) -> str:
    """The person and the login, as sentences on the page name an account."""
    return f"{plain(squeeze(known.name))} ({plain(known.login)})"


def ask(what: str, account_id: int) -> None:
    """The run that follows asks whether it is meant. For a button's click."""
    st.session_state[_ASKED] = (what, account_id)


def show_question(known: Known) -> None:
    """The question, if one is open of this account."""
    what, account_id = st.session_state.get(_ASKED, ("", 0))
    if account_id != known.account_id:
        return
    title, words, work = {
        CLOSE: (_("Đóng tài khoản"), _closing(known), _close),
        RESET: (_("Đặt lại mật khẩu"), _resetting(known), _reset),
    }[what]

    def question() -> None:
        st.markdown(words)
        with st.container(horizontal=True):
            meant = st.button(title, key=f"chac_chan_{what}", type="primary")
            if st.button(_("Thôi"), key="khong_chac"):
                _forget()
                st.rerun()
        if meant:
            work(known)

    st.dialog(title, on_dismiss=_forget)(question)()


def done(work: Callable[[], T]) -> T | None:
    """What `work` gave; None where it was refused, which is said."""
    try:
        return work()
    except ChangeRefusedError as fault:
        st.error(refused_change_label(fault.why))
        return None


def _closing(known: Known) -> str:
    words = _(
        "Đóng tài khoản của **{name}**? Người này bị đăng xuất ngay và không vào được nữa; mọi "
        "việc đã làm vẫn còn, và mở lại được."
    )
    return words.format(name=named(known))


def _resetting(known: Known) -> str:
    words = _(
        "Đặt mật khẩu mới cho **{name}**? Mật khẩu đang dùng mất hiệu lực ngay, người này phải "
        "đăng nhập lại."
    )
    return words.format(name=named(known))


def _close(known: Known) -> None:
    by = _by()
    if by and done(lambda: changes.close(engine(), known.account_id, by)) is not None:
        _forget()
        say(_("Đã đóng tài khoản {name}. Việc đã làm vẫn còn.").format(name=named(known)))


def _reset(known: Known) -> None:
    by = _by()
    if by and (password := done(lambda: changes.reset_password(engine(), known.account_id, by))):
        _forget()
        words = _("Đã đặt lại mật khẩu của **{name}**. Mật khẩu đầu tiên:")
        say(words.format(name=named(known)), password)


def _by() -> By | None:
    """The admin who is here now: a question may lie open for long."""
    person = still(Role.ADMIN)
    return By(person.account_id, utc_now()) if person else None


def _forget() -> None:
    st.session_state.pop(_ASKED, None)
