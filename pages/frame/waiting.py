"""What stands on a page while its figures are counted for the first time."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from translations import gettext as _

# Pixels: about what a page shows under its filters before one scrolls.
HEIGHT = 420


@contextmanager
def waited_for() -> Iterator[None]:
    """Draw the page in here: below what it has drawn so far stands a skeleton, with a word on what
    is being done, once half a second has passed; a page that is there sooner never shows it.
    """
    page, below = st.container(), st.container()
    with below, st.spinner(_("Đang tính số liệu của trang này…")), below.skeleton(HEIGHT), page:
        yield
