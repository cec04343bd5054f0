"""What became of the files handed in last, and taking them back."""

from dataclasses import dataclass, replace
from datetime import datetime

import streamlit as st

from accounts.identity import Person, Role
from data_loaders import handed_in
from data_loaders.sorting import SortedFile
from database.session import engine
from domain.not_counted import NotCounted
from domain.plans import Plan
from pages.frame.person import still
from pages.frame.plain import plain
from pages.frame.trouble import minded
from pages.staff import beside, many, not_counting
from pages.staff.taking_in import Outcome
from translations import gettext as _
from translations.numbers import day, number

AT_MOST_AT_ONCE = 4


@dataclass(slots=True)
class HandedIn:
    """The files handed in with one click, and whether they were taken back since."""

    plan: Plan
    outcomes: tuple[Outcome, ...]
    left: tuple[SortedFile, ...] = ()  # that did not go in
    withdrawn: bool = False

    @property
    def fresh(self) -> list[int]:
        """The submissions that this click put in force."""
        taken = [one.taken for one in self.outcomes]
        return [one.submission_id for one in taken if not one.already or one.revived]


def show_outcomes(handed: HandedIn | None, person: Person) -> None:
    """What became of the files, the way back, and a line for each with what it replaced."""
    if handed is None:
        return
    several = len(handed.outcomes) > AT_MOST_AT_ONCE
    if several:
        _show_summary(handed, person)
    if handed.withdrawn:
        words = _("Đã rút lại {count} tệp vừa nộp.")
        st.info(words.format(count=number(len(handed.fresh))))
    with st.container(horizontal=True):
        _offer_the_way_back(handed)
        if len(handed.outcomes) + len(handed.left) > AT_MOST_AT_ONCE:
            many.offer_summary(lambda: _sorted(handed, person), handed.plan, "tom_tat_sau")
    if not several:
        for outcome in handed.outcomes:
            _show(outcome, handed, person)
        return
    each = st.expander(_("Xem từng tệp"), key="xem_tung_tep", on_change="rerun")
    if each.open:
        with each:
            for outcome in handed.outcomes:
                _show(outcome, handed, person)


def _sorted(handed: HandedIn, person: Person) -> list[SortedFile]:
    """The files as sorted, each with its reports that do not count as things are now."""
    beaten = _not_counted(handed, person)
    files = [
        replace(one.sorted, not_counted=beaten.get(one.taken.submission_id, ()))
        for one in handed.outcomes
    ]
    return [*files, *handed.left]


def _not_counted(handed: HandedIn, person: Person) -> dict[int, tuple[NotCounted, ...]]:
    ids = [one.taken.submission_id for one in handed.outcomes]
    return not_counting.of_submissions(ids, handed.plan, person.places)


def _show_summary(handed: HandedIn, person: Person) -> None:
    old = sum(one.taken.already and not one.taken.revived for one in handed.outcomes)
    words = _("Đã nhận {count} tệp.")
    said = words.format(count=number(len(handed.outcomes) - old))
    if old:
        said += " " + _("{count} tệp đã có từ trước.").format(count=number(old))
    st.success(said, icon=":material/check_circle:")
    if kept_out := sum(one.sorted.kept_out for one in handed.outcomes if not one.taken.already):
        words = _("{count} dòng có lỗi không được nhận; tải bảng tóm tắt để xem từng dòng.")
        st.warning(words.format(count=number(kept_out)), icon=":material/rule:")
    if not handed.withdrawn:
        many.say_not_counted(_not_counted(handed, person).values())


def _offer_the_way_back(handed: HandedIn) -> None:
    if not handed.fresh:
        return
    count = number(len(handed.fresh))
    words = _("Nhận lại {count} tệp này") if handed.withdrawn else _("Rút lại {count} tệp vừa nộp")
    st.button(
        words.format(count=count),
        key="rut_lai",
        icon=":material/redo:" if handed.withdrawn else ":material/undo:",
        on_click=minded(_turn),
        args=(handed,),
    )


def _turn(handed: HandedIn) -> None:
    if (person := still(Role.STAFF, Role.OFFICE, Role.ADMIN)) is None:
        return
    change = handed_in.reinstate if handed.withdrawn else handed_in.withdraw
    change(engine(), handed.fresh, person.places, datetime.now().astimezone(), person.account_id)
    handed.withdrawn = not handed.withdrawn


def _show(outcome: Outcome, handed: HandedIn, person: Person) -> None:
    name, taken = plain(outcome.file), outcome.taken
    if taken.returned:
        words = _(
            "**{file}** đã bị văn phòng trả lại và chưa được sửa, nên chưa nhận. Xem lý do ở trang "
            "“Báo cáo đã nộp”, sửa trong tệp rồi nộp lại."
        )
        st.warning(words.format(file=name), icon=":material/reply:")
    elif taken.revived:
        words = _("**{file}** đã nộp từ trước rồi rút lại; nay được tính lại.")
        st.success(words.format(file=name), icon=":material/check_circle:")
    elif taken.already and taken.day_before is None:
        st.info(_("**{file}** đã có từ trước, không thay đổi gì.").format(file=name))
    elif not taken.already:
        words = _("**{file}** đã nhận: {rows} dòng của {reports} báo cáo, ngày nhận {day}.")
        said = words.format(
            file=name,
            rows=number(taken.rows),
            reports=number(taken.reports),
            day=day(taken.received),
        )
        if lost := outcome.sorted.kept_out:
            said += " " + _("{count} dòng có lỗi không được nhận.").format(count=number(lost))
            st.warning(said, icon=":material/rule:")
        else:
            st.success(said, icon=":material/check_circle:")
    if taken.day_before is not None:
        words = _("**{file}** đã có từ trước; ngày nhận sửa từ {before} thành {day}.")
        told = words.format(file=name, before=day(taken.day_before), day=day(taken.received))
        st.info(told, icon=":material/edit_calendar:")
    if not handed.withdrawn and (taken.revived or not taken.already):
        found = beside.after_taking(taken.submission_id, handed.plan, person.places)
        beside.show(found, handed.plan)
