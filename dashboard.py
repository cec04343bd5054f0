"""The script Streamlit runs: who is here, in which language, and the pages they may open."""

import gc
import os
from collections.abc import Callable

import streamlit as st

from accounts.here import may_let_in, utc_now, who_is_here
from accounts.identity import Person, Role
from accounts.mode import Mode, current_mode
from data_loaders.follows import followed
from database.migrate import is_current
from database.session import engine
from pages.frame import person as people
from pages.frame import sidebar, turned_away
from pages.frame.course import plans_of_rounds
from pages.frame.doors import EVERYBODY, Door, opened
from pages.frame.plans import plans_seen, sight_of
from pages.frame.sidebar import LANGUAGE
from pages.leaders import compliance, models, progress, rounds
from pages.office import deadlines, plans, review, units
from pages.staff import follows, history, my_unit, submit
from translations import gettext as _

# Streamlit breaks the words of a table's cell at 400 px, however wide the screen is.
WIDE_TABLES = (
    "<style>[data-testid=stTable] [data-testid=stMarkdownContainer] {max-width: none}</style>"
)
ABOVE = (Role.LEADER, Role.OFFICE, Role.ADMIN)
SENDERS = (Role.STAFF, Role.OFFICE, Role.ADMIN)
# What each role does most.
FRONT = {
    Role.LEADER: "tien-do",
    Role.STAFF: "nop-bao-cao",
    Role.OFFICE: "tien-do",
    Role.ADMIN: "tien-do",
}


@st.cache_resource
def _settle() -> None:
    # Streamlit collects after every run; what is imported by now need not be walked each time.
    gc.collect()
    gc.freeze()


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
    return [
        Door(progress.show, _("Tiến độ"), "tien-do", "monitoring", EVERYBODY, heading),
        Door(compliance.show, in_time, "chi-tieu-han-nop", "event_available", EVERYBODY, heading),
        Door(models.show, _("Mô hình"), "mo-hinh", "category", EVERYBODY, heading),
        Door(
            rounds.show,
            done,
            "dot-hoat-dong",
            "volunteer_activism",
            EVERYBODY,
            heading,
            offered=_has_rounds(person),
        ),
    ]


def _doors(person: Person | None = None) -> list[Door]:
    """Every page there is; within a heading in the order in which they are shown."""
    reports, office = _("Báo cáo"), _("Văn phòng")
    return [
        *_of_figures(person),
        Door(submit.show, _("Nộp báo cáo"), "nop-bao-cao", "upload_file", SENDERS, reports),
        Door(my_unit.show, _("Đơn vị tôi"), "don-vi-toi", "home_work", EVERYBODY, reports),
        Door(
            follows.show,
            _("Đơn vị theo dõi"),
            "don-vi-theo-doi",
            "supervisor_account",
            EVERYBODY,
            reports,
            offered=_follows(person),
        ),
        Door(history.show, _("Báo cáo đã nộp"), "da-nop", "history", EVERYBODY, reports),
        Door(deadlines.show, _("Hạn nộp"), "han-nop", "event", ABOVE, office),
        Door(review.show, _("Rà soát mô hình"), "ra-soat", "rule", ABOVE, office),
        Door(units.show, _("Đơn vị"), "don-vi", "account_tree", ABOVE, office),
        Door(plans.show, _("Kế hoạch"), "ke-hoach", "gavel", EVERYBODY, office),
    ]


def _with_front(first: st.Page, pages: dict[str, list[st.Page]]) -> dict[str, list[st.Page]]:
    """`pages`, each under its own address whoever opens it, and the bare address for `first`."""

    def front() -> None:
        kept = {key: st.query_params.get_all(key) for key in st.query_params if key != LANGUAGE}
        st.switch_page(first, query_params=kept)

    hidden = st.Page(front, title=_("Dân vận khéo"), default=True, visibility="hidden")
    return {"": [hidden], **pages}


def _only(message: Callable[[], None]) -> None:
    """A navigation in which every address of ours leads to one message."""
    addresses = [None, *(door.address for door in _doors())]
    pages = [
        st.Page(message, title=_("Dân vận khéo"), url_path=address, default=address is None)
        for address in addresses
    ]
    st.navigation(pages, position="hidden").run()


def _turned_away(mode: Mode) -> Callable[[], None]:
    """Why nobody was let in, as a message."""
    if mode is not Mode.DEMO:
        return turned_away.not_loopback
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
    st.html(WIDE_TABLES)
    _settle()
    sidebar.choose_language()
    if os.environ.get("DAN_VAN_KHEO_SERVER") != "asgi":
        _only(turned_away.wrong_command)
        return
    if not _has_database():
        _only(turned_away.no_database)
        return
    mode, address = current_mode(), st.get_option("server.address")
    person = who_is_here(engine(), mode, st.context.cookies, address, utc_now())
    if person is None:
        _only(_turned_away(mode))
        return
    people.remember(person)
    pages = _with_front(*opened(_doors(person), person.role, FRONT[person.role]))
    here = st.navigation(pages, position="top")
    sidebar.show_person(person, mode)
    here.run()


main()
