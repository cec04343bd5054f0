"""The script Streamlit runs: who is here, in which language, and the pages they may open."""

import os
from collections.abc import Callable
from copy import copy
from functools import partial

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError
from streamlit.navigation.page import StreamlitPage

from accounts import uploads
from accounts.here import may_let_in
from accounts.identity import Person, Role
from accounts.mode import Mode, current_mode
from data_loaders.follows import followed
from database.migrate import is_current
from database.session import engine
from pages.frame import menu, settling, top_line, trouble, turned_away, ways
from pages.frame import person as people
from pages.frame.choice import forget_subject
from pages.frame.coming_back import ask_again_when_back
from pages.frame.course import plans_of_rounds
from pages.frame.doors import EVERYBODY, Door, pages_behind
from pages.frame.filters import told_of_links
from pages.frame.looks import set_looks
from pages.frame.overtaken import drawn
from pages.frame.plans import one_look, plans_seen, sight_of
from pages.frame.waiting import waited_for
from pages.front import front
from pages.leaders import compliance, fields, models, progress, quality, rounds
from pages.meetings import compare, present, stage
from pages.office import accounts, audit, deadlines, papers, plans, review, units
from pages.staff import follows, history, my_unit, submit
from tallies.keeping import keep_tallies
from translations import gettext as _

ABOVE = (Role.LEADER, Role.OFFICE, Role.ADMIN)
ADMINS = (Role.ADMIN,)
SENDERS = (Role.STAFF, Role.OFFICE, Role.ADMIN)
# What each role does most is on it.
FRONT = "trang-dau"


def _has_database() -> bool:
    """Whether the tables of today are there; a session that found them once need not ask again."""
    if not st.session_state.get("has_database"):
        st.session_state["has_database"] = is_current(engine())
    return bool(st.session_state["has_database"])


def _follows(person: Person | None) -> bool:
    """Whether the person follows units, or gives them to others to follow."""
    if person is None:
        return False
    mine = person.may(Role.OFFICE, Role.ADMIN) or followed(engine(), person.account_id).units
    return bool(mine)


def _has_rounds(person: Person | None) -> bool:
    """Whether a plan with campaign rounds speaks to a unit that the person may see."""
    return person is not None and bool(plans_of_rounds(plans_seen(sight_of(person.places))))


def _of_figures(person: Person | None) -> list[Door]:
    heading = _("Số liệu")
    in_time, done = _("Chỉ tiêu và hạn nộp"), _("Đợt hoạt động")
    rests_on = _("Chất lượng số liệu")
    return [
        Door(progress.show, _("Tiến độ"), "tien-do", "monitoring", EVERYBODY, heading),
        Door(compliance.show, in_time, "chi-tieu-han-nop", "event_available", EVERYBODY, heading),
        Door(fields.show, _("Lĩnh vực"), "linh-vuc", "donut_small", EVERYBODY, heading),
        Door(models.show, _("Mô hình"), "mo-hinh", "category", EVERYBODY, heading),
        Door(
            rounds.show,
            done,
            "dot-hoat-dong",
            "volunteer_activism",
            EVERYBODY,
            heading,
            offered=_has_rounds(person),
            lacking=_("Chưa có kế hoạch nào giao đợt hoạt động cho đơn vị bạn xem được."),
        ),
        Door(quality.show, rests_on, "chat-luong-so-lieu", "fact_check", EVERYBODY, heading),
    ]


def _of_meetings() -> list[Door]:
    heading = _("Cuộc họp")
    return [
        Door(compare.show, _("So sánh"), "so-sanh", "compare_arrows", EVERYBODY, heading),
        Door(present.show, _("Trình chiếu"), "trinh-chieu", "slideshow", EVERYBODY, heading),
    ]


def _doors(person: Person | None = None) -> list[Door]:
    """Every page there is; within a heading in the order in which they are shown."""
    reports, office = _("Báo cáo"), _("Văn phòng")
    return [
        Door(front.show, _("Trang đầu"), FRONT, "home", EVERYBODY, ""),
        *_of_figures(person),
        *_of_meetings(),
        Door(submit.show, _("Nộp báo cáo"), "nop-bao-cao", "upload_file", SENDERS, reports),
        Door(my_unit.show, my_unit.title_of(person), "don-vi-toi", "home_work", EVERYBODY, reports),
        Door(
            follows.show,
            _("Đơn vị theo dõi"),
            "don-vi-theo-doi",
            "supervisor_account",
            EVERYBODY,
            reports,
            offered=_follows(person),
            lacking=_("Bạn chưa được giao theo dõi đơn vị nào. Văn phòng phân công ở trang này."),
        ),
        Door(history.show, _("Báo cáo đã nộp"), "da-nop", "history", EVERYBODY, reports),
        Door(deadlines.show, _("Hạn nộp"), "han-nop", "event", ABOVE, office),
        Door(review.show, _("Rà soát mô hình"), "ra-soat", "rule", ABOVE, office),
        Door(papers.show, _("Xuất văn bản"), "xuat-van-ban", "print", ABOVE, office),
        Door(units.show, _("Đơn vị"), "don-vi", "account_tree", ABOVE, office),
        Door(plans.show, _("Kế hoạch"), "ke-hoach", "gavel", EVERYBODY, office),
        Door(accounts.show, _("Tài khoản"), "tai-khoan", "manage_accounts", ADMINS, office),
        Door(audit.show, _("Nhật ký"), "nhat-ky", "receipt_long", ADMINS, office),
    ]


def _only(message: Callable[[], None]) -> None:
    """A navigation in which every address of ours leads to one message."""
    uploads.close()
    ask_again_when_back()
    addresses = [None, *(door.address for door in _doors())]

    def show() -> None:
        top_line.show_language()
        message()

    pages = [
        st.Page(show, title=_("Dân vận khéo"), url_path=address, default=address is None)
        for address in addresses
    ]
    st.navigation(pages, position="hidden").run()


def _turned_away(mode: Mode) -> Callable[[], None]:
    """Why nobody was let in, as a message."""
    if not may_let_in(engine(), mode):
        return turned_away.no_illustration
    return turned_away.ask_to_sign_in


def main() -> None:
    """One run."""
    st.set_page_config(
        page_title="Dân vận khéo",
        page_icon="static/mark.svg",
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    top_line.speak()
    set_looks()
    if os.environ.get("DAN_VAN_KHEO_SERVER") != "asgi":
        _only(turned_away.wrong_command)
        return
    keep_tallies()
    with one_look():
        _show()
    settling.settle()


def _show() -> None:
    """The page that was asked for, to whoever is here."""
    try:
        here = _open()
    except SQLAlchemyError as fault:
        _only(partial(trouble.alone, trouble.known(fault)))
        return
    if here is not None:
        forget_subject()
        with (
            trouble.told() as above,
            told_of_links(here.url_path, above),
            waited_for(),
            people.asked_in_this_run(),
        ):
            here.run()
            drawn()


def _open() -> StreamlitPage | None:
    """The page that was asked for, of those that whoever is here may open; else None, once it is
    said why nobody is let in.
    """
    if not _has_database():
        _only(turned_away.no_database)
        return None
    mode = current_mode()
    ask = people.asking(mode)
    person = ask()
    if person is None or person.must_change:
        people.forget()
        _only(_turned_away(mode) if person is None else turned_away.must_change)
        return None
    before = people.remember(person, ask)
    pages = pages_behind(_doors(person), person.role, FRONT)
    ways.remember_ways(pages)
    if stage.is_on():
        ask_again_when_back()
        here = st.navigation(pages, position="hidden")
    else:
        here = st.navigation(pages, position="top")
        menu.show_menu(pages, here)
        top_line.show_person(person, mode)
    people.tell_change(before, person)
    # The pages are kept: that one may be run is said of this run's own.
    return copy(here)


main()
