"""What was just done to a plan, told once the page is drawn anew."""

import streamlit as st

from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import number

_KEY = "ke_hoach_vua_luu"


def done(name: str, version: int) -> None:
    """Remember it, and draw the page anew."""
    words = _("Đã lưu. Kế hoạch “{plan}” nay dùng bản {version}; số liệu tính theo bản này.")
    st.session_state[_KEY] = words.format(plan=plain(name), version=number(version))
    st.rerun()


def show_done() -> None:
    """Tell it once."""
    if words := st.session_state.pop(_KEY, None):
        st.success(words)
