"""Who is here, as each page asks for itself."""

import streamlit as st

from accounts.identity import Person, Role
from translations import gettext as _

_KEY = "person"


def remember(person: Person) -> None:
    """Set by the script at every run, before any page."""
    st.session_state[_KEY] = person


def require(*roles: Role) -> Person:
    """The person here, if they have one of `roles`; else the run ends with a message."""
    person = st.session_state.get(_KEY)
    if not isinstance(person, Person) or not person.may(*roles):
        st.error(_("Vai của bạn không mở được trang này."))
        st.stop()
    return person


def is_dark() -> bool:
    """Whether the page is shown in the dark theme."""
    return st.context.theme.type == "dark"
