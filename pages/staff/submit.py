"""Staff: hand in reports, see what was understood, put it right, have it taken in."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders.intake import day_received
from domain.plans import Plan
from pages.frame.person import require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, sight_of
from pages.staff import beside, understood
from pages.staff.desk import OnDesk, lay_out, put, take_all, take_off, uploader_key
from pages.staff.outcomes import HandedIn, show_outcomes
from translations import gettext as _
from translations.numbers import day, number
from translations.wording import kind_label

TYPES = ["xlsx", "xlsm", "xls", "ods", "csv", "txt", "tsv"]
_OUTCOMES, _NO_ROOM = "submit_outcomes", "submit_no_room"


def show() -> None:
    """The page."""
    person = require(Role.STAFF, Role.OFFICE, Role.ADMIN)
    st.title(_("Nộp báo cáo"), anchor=False)
    plans = plans_seen(sight_of(person.places))
    if not plans:
        st.info(_("Chưa có kế hoạch nào được áp dụng cho đơn vị của bạn. Hãy báo văn phòng."))
        return
    show_outcomes(st.session_state.get(_OUTCOMES), person)
    plan, received = _ask(plans)
    _ask_for_files()
    desk = lay_out(plan, person)
    if not desk:
        kinds = ", ".join(kind_label(kind).lower() for kind in plan.kinds)
        st.caption(_("Kế hoạch này nhận: {kinds}.").format(kinds=kinds))
        return
    _offer_taking(desk, plan, received, person)
    for file in desk:
        _show_file(file, plan, received, person)


def _ask(plans: list[Plan]) -> tuple[Plan, date | None]:
    named = {plan.name: plan for plan in plans}
    which, when = st.columns([2.4, 1], vertical_alignment="bottom")
    chosen = which.selectbox(_("Kế hoạch"), list(named), key="ke_hoach", bind="query-params")
    received = when.date_input(
        _("Ngày nhận (để trống nếu ghi trong báo cáo)"),
        value=None,
        max_value=_now().date(),
        format="DD/MM/YYYY",
        key="ngay_nhan",
    )
    return named[chosen], received if isinstance(received, date) else None


def _ask_for_files() -> None:
    """Files that are chosen go onto the desk at once, and stay there until taken in or off."""
    files = st.file_uploader(
        _("Chọn một hay nhiều tệp Excel, ODS hoặc CSV (tối đa 20 MB mỗi tệp)"),
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


def _show_file(file: OnDesk, plan: Plan, received: date | None, person: Person) -> None:
    reading = file.reading
    good = int(reading.rows["accepted"].astype(bool).sum())
    with st.container(border=True):
        head = st.container(horizontal=True, vertical_alignment="center")
        head.subheader(plain(reading.file), anchor=False, width="stretch")
        head.button(
            _("Bỏ tệp"),
            key=f"bo_{'_'.join(file.mark)}",
            on_click=take_off,
            args=([file.mark],),
            type="tertiary",
            icon=":material/close:",
        )
        if file.against:
            st.error(plain(file.against), icon=":material/block:")
        else:
            kept = _("Nhận được {good} trên {all} dòng.")
            st.markdown(f"**{kept.format(good=number(good), all=number(len(reading.rows)))}**")
            counted, _source = day_received(reading, received, _now().date())
            beside.show(beside.before_taking(reading, plan, person.places, counted))
        if reading.facts or reading.tables:
            understood.show_head(reading, _received(file, received), _unit(reading.rows))
        understood.show_problems(reading.problems)
        if len(reading.rows):
            understood.show_rows(reading, plan)


def _received(file: OnDesk, given: date | None) -> str:
    counted, source = day_received(file.reading, given, _now().date())
    late = file.reading.received is not None and source == "upload"
    why = {
        "given": _("do người nộp ghi"),
        "head": _("ghi ở đầu báo cáo"),
        "upload": _("ngày nộp, vì ngày ghi trong báo cáo chưa đến")
        if late
        else _("ngày nộp, vì báo cáo không ghi ngày"),
    }
    return f"{day(counted)} ({why[source]})"


def _unit(rows: pd.DataFrame) -> str | None:
    """The one unit that all rows speak of, or None."""
    names = rows["unit"].dropna().unique()
    return str(names[0]) if len(names) == 1 else None


def _offer_taking(desk: list[OnDesk], plan: Plan, received: date | None, person: Person) -> None:
    good = sum(not file.against for file in desk)
    bad = len(desk) - good
    if bad:
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
    with st.spinner(_("Đang ghi vào sổ…")):
        outcomes = take_all(desk, plan, received, person)
    st.session_state[_OUTCOMES] = HandedIn(plan, tuple(outcomes))
    st.rerun()
