"""The few things about Streamlit's looks that its theme cannot say."""

import json

import streamlit as st

from charts import theme
from pages.frame.menu import MENU_STYLE
from pages.frame.person import is_dark
from translations import gettext as _

# The words of a table's cell are broken at 400 px, however wide the screen is.
_WIDE_TABLES = "[data-testid=stTable] [data-testid=stMarkdownContainer] {max-width: none}"
# What is chosen of several has the buttons' colour on a ground of the same: too faint in the dark,
# where no colour is both light enough for that and dark enough under a button's white words.
_CHOSEN = f"button[data-selected=true] p {{color: {theme.ink(dark=True)}}}"
# Over each table stand its English buttons: the unguarded text file among them, where a cell could
# be run as a formula. What is to be taken along has a button of its own beneath.
_NO_BUTTONS = "[data-testid=stDataFrame] [data-testid=stElementToolbar] {display: none}"
# On a phone each column takes the whole width, so that a row of filters pushes the answer below the
# screen: of columns with nothing but a box to choose from, two stand beside each other.
_ALONE = "> [data-testid=stVerticalBlock] > [data-testid=stElementContainer]:only-child >"
_PAIRS = ", ".join(
    f"[data-testid=stColumn]:has({_ALONE} [data-testid={each}])"
    for each in ("stSelectbox", "stDateInput")
)
_TWO_ABREAST = (
    f"@media (max-width: 640px) {{:is({_PAIRS}) "
    "{min-width: calc(50% - 0.5rem); flex: 1 1 calc(50% - 0.5rem)}}"
)
# A sentence that begins a box stands as far below its edge as the last one stands above.
_FIRST = "[data-testid=stVerticalBlock] > [data-testid=stElementContainer]:first-child h2"
_FIRST_LINES = f"{_FIRST} {{padding-top: 0}}"
# Under a button whose file could not be made Streamlit says so in English, whatever went wrong.
_NOT_MADE = "[data-testid=stDownloadButtonError]"
_ALWAYS = " ".join((_WIDE_TABLES, _NO_BUTTONS, _TWO_ABREAST, _FIRST_LINES, MENU_STYLE))


def set_looks() -> None:
    """Once a run, before anything is drawn and once it is known which language is spoken."""
    chosen = _CHOSEN if is_dark() else ""
    st.html(f"<style>{_ALWAYS} {chosen} {_not_made()}</style>")


def _not_made() -> str:
    """A sentence of ours in the place of that one."""
    words = _("Chưa tải được tệp. Tải lại trang rồi bấm lại; vẫn chưa được thì báo người quản trị.")
    said = f"content: {json.dumps(words, ensure_ascii=False)}; font-size: 1rem"
    return f"{_NOT_MADE} {{font-size: 0}} {_NOT_MADE}::after {{{said}}}"
