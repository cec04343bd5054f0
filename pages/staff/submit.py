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
from pages.staff import understood
from pages.staff.desk import OnDesk, Outcome, lay_out, take_all
from translations import gettext as _
from translations.numbers import day, number
from translations.wording import kind_label

TYPES = ["xlsx", "xlsm", "xls", "ods", "csv", "txt", "tsv"]
_ROUND = "submit_round"
_OUTCOMES = "submit_outcomes"


def show() -> None:
    """The page."""
    person = require(Role.STAFF, Role.OFFICE, Role.ADMIN)
    st.title(_("Nộp báo cáo"), anchor=False)
    plans = plans_seen(sight_of(person.places))
    if not plans:
        st.info(_("Chưa có kế hoạch nào được áp dụng cho đơn vị của bạn. Hãy báo văn phòng."))
        return
    _show_outcomes()
    plan, received = _ask(plans)
    files = st.file_uploader(
        _("Chọn một hay nhiều tệp Excel, ODS hoặc CSV (tối đa 20 MB mỗi tệp)"),
        type=TYPES,
        accept_multiple_files=True,
        key=f"files_{st.session_state.get(_ROUND, 0)}",
    )
    if not files:
        kinds = ", ".join(kind_label(kind).lower() for kind in plan.kinds)
        st.caption(_("Kế hoạch này nhận: {kinds}.").format(kinds=kinds))
        return
    desk = lay_out(files, plan, person)
    for file in desk:
        _show_file(file, plan, received)
    _offer_taking(desk, plan, received, person)


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


def _now() -> datetime:
    return datetime.now().astimezone()


def _show_file(file: OnDesk, plan: Plan, received: date | None) -> None:
    reading = file.reading
    good = int(reading.rows["accepted"].astype(bool).sum())
    with st.container(border=True):
        st.subheader(plain(reading.file), anchor=False)
        if file.against:
            st.error(plain(file.against), icon=":material/block:")
        else:
            kept = _("Nhận được {good} trên {all} dòng.")
            st.markdown(f"**{kept.format(good=number(good), all=number(len(reading.rows)))}**")
        if reading.facts or reading.tables:
            understood.show_head(reading, _received(file, received), _unit(reading.rows))
        understood.show_problems(reading.problems)
        if len(reading.rows):
            understood.show_rows(reading, plan)


def _received(file: OnDesk, given: date | None) -> str:
    counted, source = day_received(file.reading, given, _now().date())
    why = {
        "given": _("do người nộp ghi"),
        "head": _("ghi ở đầu báo cáo"),
        "upload": _("ngày nộp, vì báo cáo không ghi ngày"),
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
            "{bad} tệp không nhận được vì lý do ghi ở trên; các tệp khác vẫn nhận bình thường."
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
        st.session_state[_OUTCOMES] = take_all(desk, plan, received, person)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def _show_outcomes() -> None:
    """What became of the files handed in last."""
    outcomes: list[Outcome] = st.session_state.get(_OUTCOMES, [])
    for outcome in outcomes:
        name = plain(outcome.file)
        if outcome.taken is None:
            st.error(f"**{name}**: {plain(outcome.against)}", icon=":material/block:")
        elif outcome.taken.already:
            st.info(_("**{file}** đã có từ trước, không thay đổi gì.").format(file=name))
        else:
            words = _("**{file}** đã nhận: {rows} dòng của {reports} báo cáo, ngày nhận {day}.")
            st.success(
                words.format(
                    file=name,
                    rows=number(outcome.taken.rows),
                    reports=number(outcome.taken.reports),
                    day=day(outcome.taken.received),
                ),
                icon=":material/check_circle:",
            )
