"""The script Streamlit runs: who is here, in which language, and the pages they may open."""

import gc
import os
from collections.abc import Callable

import streamlit as st

from accounts.here import may_let_in, utc_now, who_is_here
from accounts.identity import Person, Role
from accounts.mode import Mode, current_mode
from database.migrate import is_current
from database.session import engine
from pages.frame import person as people
from pages.frame import sidebar, turned_away
from pages.frame.sidebar import LANGUAGE
from pages.leaders import progress
from pages.staff import history, submit
from translations import gettext as _

# Streamlit breaks the words of a table's cell at 400 px, however wide the screen is.
WIDE_TABLES = (
    "<style>[data-testid=stTable] [data-testid=stMarkdownContainer] {max-width: none}</style>"
)
PROGRESS, SUBMIT, HISTORY = "tien-do", "nop-bao-cao", "da-nop"


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


def _pages(person: Person) -> list[st.Page]:
    """The pages this person may open; what they do most comes first."""
    seen = st.Page(
        progress.show, title=_("Tiến độ"), url_path=PROGRESS, icon=":material/monitoring:"
    )
    handed_in = st.Page(
        submit.show, title=_("Nộp báo cáo"), url_path=SUBMIT, icon=":material/upload_file:"
    )
    past = st.Page(
        history.show, title=_("Báo cáo đã nộp"), url_path=HISTORY, icon=":material/history:"
    )
    return {
        Role.LEADER: [seen, past],
        Role.STAFF: [handed_in, past, seen],
        Role.OFFICE: [seen, handed_in, past],
        Role.ADMIN: [seen, handed_in, past],
    }[person.role]


def _with_front(pages: list[st.Page]) -> list[st.Page]:
    """`pages`, each under its own address whoever opens it, and the bare address for the first."""

    def front() -> None:
        kept = {key: st.query_params.get_all(key) for key in st.query_params if key != LANGUAGE}
        st.switch_page(pages[0], query_params=kept)

    hidden = st.Page(front, title=_("Dân vận khéo"), default=True, visibility="hidden")
    return [hidden, *pages]


def _only(message: Callable[[], None]) -> None:
    """A navigation in which every address of ours leads to one message."""
    addresses = {"": True, PROGRESS: False, SUBMIT: False, HISTORY: False}
    pages = [
        st.Page(message, title=_("Dân vận khéo"), url_path=address or None, default=default)
        for address, default in addresses.items()
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
    here = st.navigation(_with_front(_pages(person)), position="top")
    sidebar.show_person(person, mode)
    here.run()


main()
