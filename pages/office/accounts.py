"""The admin: who may sign in and as what; accounts added, changed, closed; sessions ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pyarrow as pa
import streamlit as st
from sqlalchemy import Engine

from accounts.identity import Role
from accounts.listing import Known, listing_version, with_locks, without_locks
from accounts.tries import locked_logins
from database.session import engine
from domain.access import EVERYWHERE
from domain.text import fold, sort_key, squeeze
from pages.frame.person import require
from pages.frame.plans import sight_of
from pages.frame.shared import shared
from pages.frame.table import in_arrow
from pages.office.account_adding import show_adding
from pages.office.account_card import show_card
from pages.office.account_said import CHOSEN, show_password
from pages.office.review_scope import table_key
from translations import gettext as _
from translations import language, speaking
from translations.account_wording import moment_label, role_label
from translations.numbers import number

AT_MOST = 300
AT_ONCE = 5  # rows that are seen at once
ROW_OF_LINES = 86  # pixels: words go on in four lines
_WIDTHS = (118, 108, 94)  # pixels on a phone, which so shows them all; they grow


def show() -> None:
    """The page."""
    person = require(Role.ADMIN)
    listed, locked = _listed(engine()), locked_logins(engine(), datetime.now(UTC))
    words, everything = _choose()
    _show_answer(listed, locked)
    sight = sight_of(EVERYWHERE)
    show_adding(sight, person)
    show_password()
    found = listed.every if everything else _at_hand(listed)
    if wanted := fold(words).split():
        found = [each for each in found if _speaks_of(each, wanted)]
    if not found:
        st.info(_("Không có tài khoản nào hợp với điều đang tìm."))
        return
    chosen = _choose_one(found, locked)
    if chosen is None:
        st.caption(_("Chọn một dòng để đổi vai trò, đặt lại mật khẩu, đóng tài khoản."))
    else:
        show_card(chosen, sight, person)


@dataclass(frozen=True, slots=True)
class _Listed:
    """Every account without its lock, by name in the order of the alphabet; those in use, their
    logins, and how many of them are admins and wait for their first password to be changed.
    """

    every: list[Known]
    active: list[Known]
    logins: frozenset[str]
    admins: int
    waiting: int


@shared(4, {Engine: listing_version})
def _listed(source: Engine) -> _Listed:
    """Shared: never changed."""
    every = without_locks(source)
    every.sort(key=lambda each: sort_key(f"{each.name} {each.login}"))
    active = [each for each in every if each.active]
    return _Listed(
        every,
        active,
        frozenset(each.login for each in active),
        sum(each.role is Role.ADMIN for each in active),
        sum(each.must_change for each in active),
    )


def _choose() -> tuple[str, bool]:
    head, what, closed = st.columns([2, 3, 2], vertical_alignment="bottom")
    head.title(_("Tài khoản"), anchor=False)
    words = what.text_input(
        _("Tìm theo tên, tên đăng nhập, vai trò, đơn vị"),
        key="tim_tai_khoan",
        bind="query-params",
        max_chars=100,
    )
    everything = closed.toggle(_("Cả tài khoản đã đóng"), key="ca_da_dong", bind="query-params")
    return words or "", everything


def _show_answer(listed: _Listed, locked: Mapping[str, datetime]) -> None:
    words = _("{count} tài khoản đang dùng, trong đó {admins} quản trị.")
    said = [words.format(count=number(len(listed.active)), admins=number(listed.admins))]
    if listed.waiting:
        waiting = number(listed.waiting)
        said.append(_("{count} chưa đổi mật khẩu đầu tiên.").format(count=waiting))
    if held := len(listed.logins & locked.keys()):
        said.append(_("{count} đang tạm khóa vì thử sai.").format(count=number(held)))
    with st.container(border=True):
        st.header(" ".join(said), anchor=False)


def _speaks_of(each: Known, wanted: list[str]) -> bool:
    told = fold(f"{each.name} {each.login} {role_label(each.role)} {each.unit}")
    return all(word in told for word in wanted)


def _at_hand(listed: _Listed) -> list[Known]:
    """Those in use, and the one whose card lies open: who was just closed can be opened again."""
    asked = st.query_params.get(CHOSEN)
    if asked is None or asked in listed.logins:
        return listed.active
    return [each for each in listed.every if each.active or each.login == asked]


def _choose_one(found: list[Known], locked: Mapping[str, datetime]) -> Known | None:
    """The table, and the account of the row that is chosen in it; the address keeps its login."""
    asked = st.query_params.get(CHOSEN)
    count, found = len(found), with_locks(_first(found, asked), locked)
    logins = [each.login for each in found]
    rows = [logins.index(asked)] if asked in logins else []
    told = _told(tuple(found), language())
    picked = st.dataframe(
        told,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": rows}},
        key=table_key("cac_tai_khoan", [each.account_id for each in found]),
        column_config={
            name: st.column_config.Column(width=width)
            for name, width in zip(told.column_names, _WIDTHS, strict=True)
        },
        row_height=ROW_OF_LINES,
        height=ROW_OF_LINES * min(len(found), AT_ONCE) + 38,
        alt=_("Các tài khoản, mỗi tài khoản một dòng."),
    )
    if count > AT_MOST:
        words = _("Hiện {shown} trên {all} tài khoản; tìm theo tên để xem các tài khoản khác.")
        st.caption(words.format(shown=number(AT_MOST), all=number(count)))
    now = [row for row in picked["selection"]["rows"] if row < len(found)]
    if not now:
        st.query_params.pop(CHOSEN, None)
        return None
    st.query_params[CHOSEN] = logins[now[0]]
    return found[now[0]]


def _first(found: list[Known], asked: str | None) -> list[Known]:
    """As many as can be looked through; the one whose card lies open is among them."""
    if len(found) <= AT_MOST:
        return found
    others = [] if asked is None else [each for each in found[AT_MOST:] if each.login == asked]
    return [*others, *found[:AT_MOST]][:AT_MOST]


@shared(16)
def _told(found: tuple[Known, ...], spoken: str) -> pa.Table:
    """Three columns, which a phone shows whole, in the language `spoken`."""
    with speaking(spoken):
        never = _("chưa vào lần nào")
        seen = _("vào lần cuối {moment}")
        return in_arrow(
            {
                _("Họ và tên"): [f"{squeeze(each.name)} ({squeeze(each.login)})" for each in found],
                _("Vai trò, đơn vị"): [
                    " · ".join(filter(None, (role_label(each.role), squeeze(each.unit))))
                    for each in found
                ],
                _("Tình trạng"): [
                    f"{state_label(each)}; "
                    + (
                        seen.format(moment=moment_label(each.last_seen))
                        if each.last_seen
                        else never
                    )
                    for each in found
                ],
            }
        )


def state_label(each: Known) -> str:
    """How an account stands, in two or three words."""
    if not each.active:
        return _("đã đóng")
    if each.locked_until is not None:
        return _("tạm khóa đến {until}").format(until=moment_label(each.locked_until))
    return _("chờ đổi mật khẩu") if each.must_change else _("đang dùng")
