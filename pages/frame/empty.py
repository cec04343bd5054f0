"""Where there is nothing to show: what is missing, and the way to where it is put right."""

from collections.abc import Iterable, Mapping

import streamlit as st

from accounts.identity import Role
from data_loaders import adoption, frames
from database.session import engine
from domain.access import EVERYWHERE
from pages.frame.person import require
from pages.frame.ways import Way, lead
from translations import gettext as _


def say_empty(what: str, ways: Mapping[str, str], by: Iterable[Role], others: str = "") -> None:
    """`what`: what is missing, in a sentence or two. `ways`: of the pages where that is put right,
    the address and a verb, shown as links to the roles that do it, `by`; `others` read who does.
    """
    does = require(*Role).may(*by)
    with st.container(border=True):
        st.write(what)
        if not does:
            if others:
                st.caption(others)
            return
        with st.container(horizontal=True):
            for address, words in ways.items():
                lead(Way(address, words))


def say_no_report() -> None:
    """A plan is in force, and no report has come in."""
    senders = (Role.STAFF, Role.OFFICE, Role.ADMIN)
    what = _("Chưa có báo cáo nào được nhận. Đơn vị hoặc văn phòng nộp tệp ở trang “Nộp báo cáo”.")
    say_empty(what, {"nop-bao-cao": _("Nộp báo cáo")}, senders)


def say_nothing_in_force() -> None:
    """No plan speaks to whoever looks: what is missing first, and where it is put right."""
    offices = (Role.OFFICE, Role.ADMIN)
    theirs = _("Việc này do văn phòng làm; hãy nhắn văn phòng.")
    register, plans = _("Nhập danh sách đơn vị"), _("Áp dụng kế hoạch")
    if frames.units(engine(), EVERYWHERE).empty:
        what = _("Chưa có gì để xem: chưa có đơn vị nào. Nhập danh sách rồi áp dụng một kế hoạch.")
        say_empty(what, {"don-vi": register, "ke-hoach": plans}, offices, theirs)
    elif not adoption.adopted_plans(engine()):
        what = _("Chưa có gì để xem: chưa có kế hoạch nào được áp dụng.")
        say_empty(what, {"ke-hoach": plans}, offices, theirs)
    else:
        what = _("Chưa có kế hoạch nào được áp dụng cho đơn vị bạn xem được.")
        say_empty(what, {"ke-hoach": plans, "don-vi": _("Xem các đơn vị")}, offices, theirs)
