"""The side of every screen: the language spoken, and the person who is here."""

from html import escape

import streamlit as st

import translations
from accounts.built_in import shown_name
from accounts.identity import Person
from accounts.mode import Mode
from database.audit import is_illustration
from database.session import engine
from translations import gettext as _

# The names stand in the address, so that it reads `?lang=English`.
LANGUAGE = "lang"
_LANGUAGES = {"Tiếng Việt": "vi", "English": "en"}


def choose_language() -> None:
    """Speak the language of the address (`?lang=English`), and offer the other one."""
    chosen = st.sidebar.radio(
        "Ngôn ngữ · Language",
        options=list(_LANGUAGES),
        key=LANGUAGE,
        bind="query-params",
        horizontal=True,
    )
    translations.use(_LANGUAGES[chosen])


def show_person(person: Person, mode: Mode) -> None:
    """Who is here, and in a demo the way to be somebody else."""
    if is_illustration(engine()):
        st.caption(_("Số liệu minh họa, không phải số liệu thật."))
    if mode is not Mode.DEMO:
        return
    with st.sidebar:
        words = escape(_("Đang xem với vai {name}").format(name=shown_name(person)))
        away = escape(_("Đổi vai"))
        st.html(f'<p>{words}<br><a href="/vao" target="_self" style="color:inherit">{away}</a></p>')
