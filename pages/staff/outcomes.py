"""What became of the files handed in last, and taking them back."""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from accounts.identity import Person
from data_loaders import handed_in
from database.session import engine
from domain.plans import Plan
from pages.frame.plain import plain
from pages.staff import beside
from pages.staff.desk import Outcome
from translations import gettext as _
from translations.numbers import day, number


@dataclass(slots=True)
class HandedIn:
    """The files handed in with one click, and whether they were taken back since."""

    plan: Plan
    outcomes: tuple[Outcome, ...]
    withdrawn: bool = False

    @property
    def fresh(self) -> list[int]:
        """The submissions that this click put in force."""
        taken = [one.taken for one in self.outcomes]
        return [one.submission_id for one in taken if not one.already or one.revived]


def show_outcomes(handed: HandedIn | None, person: Person) -> None:
    """One line for each file, what it replaced, and the way back."""
    if handed is None:
        return
    for outcome in handed.outcomes:
        _show(outcome, handed, person)
    if not handed.fresh:
        return
    count = number(len(handed.fresh))
    if handed.withdrawn:
        st.info(_("Đã rút lại {count} tệp vừa nộp.").format(count=count))
    words = _("Nhận lại {count} tệp này") if handed.withdrawn else _("Rút lại {count} tệp vừa nộp")
    st.button(
        words.format(count=count),
        key="rut_lai",
        icon=":material/redo:" if handed.withdrawn else ":material/undo:",
        on_click=_turn,
        args=(handed, person),
    )


def _turn(handed: HandedIn, person: Person) -> None:
    change = handed_in.reinstate if handed.withdrawn else handed_in.withdraw
    change(engine(), handed.fresh, person.places, datetime.now().astimezone(), person.account_id)
    handed.withdrawn = not handed.withdrawn


def _show(outcome: Outcome, handed: HandedIn, person: Person) -> None:
    name, taken = plain(outcome.file), outcome.taken
    if taken.revived:
        words = _("**{file}** đã nộp từ trước rồi rút lại; nay được tính lại.")
        st.success(words.format(file=name), icon=":material/check_circle:")
    elif taken.already:
        st.info(_("**{file}** đã có từ trước, không thay đổi gì.").format(file=name))
    else:
        words = _("**{file}** đã nhận: {rows} dòng của {reports} báo cáo, ngày nhận {day}.")
        st.success(
            words.format(
                file=name,
                rows=number(taken.rows),
                reports=number(taken.reports),
                day=day(taken.received),
            ),
            icon=":material/check_circle:",
        )
    if not handed.withdrawn:
        beside.show(beside.after_taking(taken.submission_id, handed.plan, person.places))
