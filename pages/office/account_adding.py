"""An account is added: login, name, role, unit; its first password is shown once."""

from datetime import date

import pandas as pd
import streamlit as st

from accounts.changes import By, ChangeRefusedError, Wanted, add
from accounts.here import utc_now
from accounts.identity import Person, Role
from accounts.words_given import folded
from database.session import engine
from domain.text import sort_key, squeeze
from pages.frame.plain import plain
from pages.frame.plans import Sight, register_seen, sight_key
from pages.frame.shared import shared
from pages.frame.unit_box import offered
from pages.office.account_said import CHOSEN, say
from translations import gettext as _
from translations import language, speaking
from translations.account_wording import (
    login_hint,
    refused_change_label,
    role_label,
    role_meaning,
)
from translations.numbers import day as in_words

_ADDED = "account_added"
_EMPTY: dict[str, object] = {
    "them_ten_nguoi": "",
    "them_dang_nhap": "",
    "them_vai_tro": Role.STAFF,
    "them_don_vi": None,
    "them_thu": "",
}


def show_adding(sight: Sight, person: Person) -> None:
    """The form of a new account."""
    with st.expander(_("Thêm tài khoản"), icon=":material/person_add:"):
        if st.session_state.pop(_ADDED, False):
            st.session_state.update(_EMPTY)
        left, right = st.columns(2)
        name = left.text_input(_("Họ và tên"), key="them_ten_nguoi", max_chars=200)
        login = right.text_input(_("Tên đăng nhập"), key="them_dang_nhap", max_chars=100)
        right.caption(login_hint())
        role = choose_role(Role.STAFF, "them_vai_tro")
        unit = choose_unit(sight, None, "them_don_vi", role)
        email = st.text_input(
            _("Địa chỉ thư của tài khoản cơ quan (không bắt buộc)"), key="them_thu", max_chars=254
        )
        if not st.button(_("Thêm tài khoản"), key="them_tai_khoan", type="primary"):
            return
        try:
            wanted = Wanted(name or "", role, unit, email or "")
            _id, password = add(engine(), login or "", wanted, By(person.account_id, utc_now()))
        except ChangeRefusedError as fault:
            st.error(refused_change_label(fault.why))
            return
        st.session_state[_ADDED] = True
        st.query_params[CHOSEN] = folded(login)
        words = _("Đã thêm tài khoản **{login}** của {name}. Mật khẩu đầu tiên:")
        say(words.format(login=plain(folded(login)), name=plain(squeeze(name))), password)


def choose_role(now: Role, key: str) -> Role:
    """One of the roles, with what it is for."""
    roles = list(Role)
    return st.radio(
        _("Vai trò"),
        roles,
        index=roles.index(now),
        format_func=role_label,
        captions=[role_meaning(role) for role in roles],
        key=key,
    )


def choose_unit(sight: Sight, now: int | None, key: str, role: Role) -> int | None:
    """One of the units, those that are no more after the others; none for an admin."""
    if role is Role.ADMIN:
        st.caption(_("Quản trị không thuộc đơn vị nào: thấy mọi đơn vị."))
        return None
    labels = _labels(sight, utc_now().astimezone().date(), language())
    options = offered(labels, key, () if now is None else (now,))
    return st.selectbox(
        _("Đơn vị"),
        options,
        index=options.index(now) if now in options else None,
        format_func=labels.__getitem__,
        key=key,
        placeholder=_("Chọn đơn vị"),
    )


@shared(8, {Sight: sight_key})
def _labels(sight: Sight, day: date, spoken: str) -> dict[int, str]:
    """Each unit's id and what to call it: by the alphabet, those that are there on the day first;
    in the language `spoken`. Shared: never changed.
    """
    units, today = register_seen(sight), pd.Timestamp(day)
    with speaking(spoken):
        until = _("đến hết {day}")
    found = []
    columns = (units["unit_id"].tolist(), units["name"], units["code"], units["valid_to"])
    for unit, name, code, last in zip(*columns, strict=True):
        ended = not pd.isna(last) and last < today
        words = f"{squeeze(name)} · {code}"
        told = f"{words} · {until.format(day=in_words(last.date()))}" if ended else words
        found.append((ended, sort_key(words), unit, told))
    return {unit: told for _ended, _place, unit, told in sorted(found)}
