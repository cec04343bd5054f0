"""Figures that were overtaken before the models behind them were asked for: never shown beside."""

from collections.abc import Callable
from typing import NoReturn

import streamlit as st

_AT_ONCE = "counted_at_once"


class OvertakenError(Exception):
    """Something was changed since the figures were counted: they are to be counted again."""


def draw_anew_at_once() -> NoReturn:
    """Draw the page anew, this time with models and figures counted together from the rows: however
    fast files come in, nothing can come between. Raises `OvertakenError` where no page is drawn.
    """
    st.session_state[_AT_ONCE] = True
    again: Callable[[], None] = st.rerun
    again()
    st.session_state.pop(_AT_ONCE)  # who draws no page comes back from there
    raise OvertakenError


def at_once() -> bool:
    """Whether this page is drawn anew so."""
    return bool(st.session_state.get(_AT_ONCE, False))


def drawn() -> None:
    """A page is drawn to its end: the next one may be counted by the tally again."""
    st.session_state.pop(_AT_ONCE, None)
