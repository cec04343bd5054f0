"""A page whose process is gone is drawn anew, with its filters, by the one that takes it over."""

from datetime import timedelta

import streamlit as st

# The longest that a browser's clock can be set for is 2**31 milliseconds, 24.8 days.
NEVER = timedelta(days=20)


@st.fragment(run_every=NEVER)
def ask_again_when_back() -> None:
    """Have the browser ask for a run once it is connected again.

    It does so only where something on the page runs by itself. Else the page would stay as it was,
    and what it offers (a place for files, files to take along) would lie in the process that is
    gone.
    """
