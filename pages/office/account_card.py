"""One account: what it is, another role or unit, its password, its sessions."""

import streamlit as st

from accounts import changes, elsewhere, tries
from accounts.built_in import login_of
from accounts.changes import By, Wanted
from accounts.here import utc_now
from accounts.identity import Person, Role
from accounts.listing import Known
from accounts.sessions import OpenSession, open_sessions, revoke
from database.session import engine
from domain.text import squeeze
from pages.frame.plain import plain
from pages.frame.plans import Sight
from pages.office.account_adding import choose_role, choose_unit
from pages.office.account_asking import CLOSE, RESET, ask, done, named, show_question
from pages.office.account_said import say, show_said
from translations import gettext as _
from translations.account_wording import (
    browser_label,
    moment_label,
    refused_change_label,
    role_label,
)

SHOWN = {login_of(role) for role in Role}


def show_card(known: Known, sight: Sight, person: Person) -> None:
    """The card of `known`, and what the admin may do with it."""
    by = By(person.account_id, utc_now())
    with st.container(border=True):
        told = (role_label(known.role), squeeze(known.unit), _elsewhere(known))
        shut = "" if known.active else _("đã đóng")
        words = " · ".join(plain(part) for part in (*told, shut) if part)
        st.markdown(f"**{named(known)}**  \n{words}")
        show_said()
        show_question(known)
        if known.login in SHOWN:
            st.caption(refused_change_label(changes.Why.SHOWN))
            return
        _offer_steps(known, by)
        _show_sessions(known, by)
        with st.expander(_("Đổi tên, vai trò, đơn vị")):
            _show_changing(known, sight, by)


def _elsewhere(known: Known) -> str:
    if known.subject is None:
        return ""
    if known.subject.startswith(elsewhere.PENDING):
        email = known.subject.removeprefix(elsewhere.PENDING)
        return _("chờ đăng nhập bằng {email}").format(email=email)
    return _("đã gắn tài khoản cơ quan")


def _offer_steps(known: Known, by: By) -> None:
    row = st.container(horizontal=True)
    key, account = f"_{known.account_id}", known.account_id
    if known.locked_until is not None and row.button(_("Mở khóa đăng nhập"), key=f"mo_khoa{key}"):
        tries.lift(engine(), by.now, login=known.login, by=by.account_id)
        say(_("Đã mở khóa đăng nhập cho {name}.").format(name=named(known)))
    if known.subject is not None and row.button(_("Gỡ tài khoản cơ quan"), key=f"go{key}"):
        unlinked = done(lambda: changes.unlink(engine(), account, by))
        if unlinked is not None:
            say(_("Đã gỡ tài khoản cơ quan và đăng xuất người này ở mọi nơi."))
    if known.active:
        steps = ((_("Đặt lại mật khẩu"), RESET), (_("Đóng tài khoản"), CLOSE))
        for words, what in steps:
            row.button(words, key=f"{what}{key}", on_click=ask, args=(what, account))
    if not known.active and row.button(_("Mở lại tài khoản"), key=f"mo_lai{key}"):
        opened = done(lambda: changes.reopen(engine(), account, by))
        if opened is not None:
            say(_("Đã mở lại tài khoản {name}.").format(name=named(known)))


def _show_changing(known: Known, sight: Sight, by: By) -> None:
    key = f"_{known.account_id}"
    name = st.text_input(_("Họ và tên"), value=squeeze(known.name), key=f"ten{key}", max_chars=200)
    role = choose_role(known.role, f"vai_tro{key}")
    unit = choose_unit(sight, known.unit_id, f"don_vi{key}", role)
    email = st.text_input(
        _("Gắn với địa chỉ thư của tài khoản cơ quan (để trống thì giữ như cũ)"),
        key=f"thu{key}",
        max_chars=254,
    )
    if st.button(_("Lưu thay đổi"), key=f"luu{key}", type="primary"):
        wanted = Wanted(name or "", role, unit, email or "")
        changed = done(lambda: changes.alter(engine(), known.account_id, wanted, by))
        if changed:
            say(_("Đã lưu. Có hiệu lực từ lần bấm tiếp theo của người này."))
        elif changed is not None:
            st.info(_("Không có gì thay đổi."))


def _show_sessions(known: Known, by: By) -> None:
    rows = open_sessions(engine(), by.now, known.account_id)
    if not rows:
        st.caption(_("Hiện không đăng nhập ở đâu."))
        return
    st.caption(_("Đang đăng nhập ở:"))
    for row in rows:
        _show_session(row, by)


def _show_session(row: OpenSession, by: By) -> None:
    words, end = st.columns([5, 1], vertical_alignment="center")
    since = _("từ {since}, hết hạn {until}").format(
        since=moment_label(row.created_at), until=moment_label(row.expires_at)
    )
    told = (browser_label(row.browser), row.address, since)
    words.markdown("  \n".join(plain(part) for part in told if part))
    if end.button(_("Đăng xuất"), key=f"phien_{row.session_id}"):
        revoke(engine(), row.session_id, by.now, by.account_id)
        say(_("Đã đăng xuất nơi đó."))
