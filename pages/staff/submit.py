"""Staff: hand in reports, see what was understood, put it right, have it taken in."""

from datetime import date, datetime

import streamlit as st

from accounts.identity import Person, Role
from data_loaders import reading_queue
from data_loaders.drafts import MOST_FILES
from domain.plans import Plan
from pages.frame.empty import say_nothing_in_force
from pages.frame.filters import choose_plan, row
from pages.frame.person import require
from pages.frame.plans import plans_seen, sight_of
from pages.frame.sent_back import tell_sent_back
from pages.staff import blank, many, not_counting
from pages.staff.card import show_file
from pages.staff.desk import (
    OnDesk,
    keeps_drafts,
    lay_ready,
    put,
    uploader_key,
    uploads,
)
from pages.staff.in_line import show_line
from pages.staff.laying_out import coming, lay_out
from pages.staff.outcomes import HandedIn, show_outcomes
from pages.staff.taking_in import take_all
from translations import gettext as _
from translations.numbers import number
from translations.wording import kind_label

TYPES = ["xlsx", "xlsm", "xls", "ods", "csv", "txt", "tsv", "zip"]
_OUTCOMES, _NO_ROOM = "submit_outcomes", "submit_no_room"


def show() -> None:
    """The page."""
    person = require(Role.STAFF, Role.OFFICE, Role.ADMIN)
    st.title(_("Nộp báo cáo"), anchor=False)
    plans = plans_seen(sight_of(person.places))
    if not plans:
        say_nothing_in_force()
        return
    if found := lay_ready(person):
        st.toast(_("Đã mở lại {count} tệp bạn chọn lần trước.").format(count=number(found)))
    reading_queue.shared_queue().start()
    show_outcomes(st.session_state.get(_OUTCOMES), person)
    plan, received = _ask(plans)
    if person.role is Role.STAFF:
        tell_sent_back(plan, person)
    _ask_for_files()
    desk = lay_out(plan, person)
    if not uploads():
        kinds = ", ".join(kind_label(kind).lower() for kind in plan.kinds)
        st.caption(_("Kế hoạch này nhận: {kinds}.").format(kinds=kinds))
        blank.offer(plan, person, _now().year)
        return
    if len(uploads()) > MOST_FILES and keeps_drafts():
        words = _("Nếu đóng hoặc tải lại trang, chỉ {count} tệp chọn sau cùng còn ở đây.")
        st.caption(words.format(count=number(MOST_FILES)))
    is_whole = not coming()
    if not is_whole:
        show_line(len(uploads()))
    if desk:
        _show(desk, plan, received, person, is_whole=is_whole)


def _show(
    desk: list[OnDesk], plan: Plan, received: date | None, person: Person, *, is_whole: bool
) -> None:
    """What was understood; `is_whole`: there is nothing on the desk besides."""
    if len(uploads()) >= many.MANY:
        if is_whole:  # else it would be found out anew with each one more
            desk = not_counting.told(desk, plan, received, person.places)
        many.say(desk)
        with st.container(horizontal=True):
            _offer_taking(desk, plan, received)
            many.offer(desk, plan)
        many.show_many(desk, lambda file: show_file(file, plan, received, person))
        return
    _offer_taking(desk, plan, received)
    for file in desk:
        show_file(file, plan, received, person)


def _ask(plans: list[Plan]) -> tuple[Plan, date | None]:
    which, when = row([2.4, 1])
    plan = choose_plan(which, plans, _("Kế hoạch"))
    received = when.date_input(
        _("Ngày nhận (để trống nếu ghi trong báo cáo)"),
        value=None,
        max_value=_now().date(),
        format="DD/MM/YYYY",
        key="ngay_nhan",
    )
    return plan, received if isinstance(received, date) else None


def _ask_for_files() -> None:
    """Files that are chosen go onto the desk at once, and stay there until taken in or off."""
    files = st.file_uploader(
        _(
            "Chọn một hay nhiều tệp Excel, ODS, CSV, hoặc tệp zip chứa chúng "
            "(tệp lớn hơn 20 MB không gửi đi được)"
        ),
        type=TYPES,
        accept_multiple_files=True,
        key=uploader_key(),
    )
    if files:
        st.session_state[_NO_ROOM] = not put(files)
        st.session_state.pop(_OUTCOMES, None)
        st.rerun()
    if st.session_state.get(_NO_ROOM):
        st.error(_("Không đủ chỗ cho mọi tệp. Nhận các tệp đang có rồi nộp tiếp."))


def _now() -> datetime:
    return datetime.now().astimezone()


def _offer_taking(desk: list[OnDesk], plan: Plan, received: date | None) -> None:
    good = sum(not file.against for file in desk)
    bad = len(desk) - good
    if bad and good and len(desk) < many.MANY:
        left = _(
            "{bad} tệp không nhận được vì lý do ghi ở dưới; các tệp khác vẫn nhận bình thường."
        )
        st.caption(left.format(bad=number(bad)))
    if not st.button(
        _("Nhận báo cáo ({good} tệp)").format(good=number(good)),
        type="primary",
        icon=":material/check:",
        disabled=not good,
        key="nhan_bao_cao",
    ):
        return
    others = tuple(file.sorted for file in desk if file.against)
    outcomes = []
    for outcome in take_all(desk, plan, received):
        # Told at once: should the next one meet trouble, these are in.
        outcomes.append(outcome)
        st.session_state[_OUTCOMES] = HandedIn(plan, tuple(outcomes), others)
    st.rerun()
