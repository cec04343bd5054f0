"""The database fails for a while: what is the matter, in plain words, and on it goes by itself."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError
from streamlit.delta_generator import DeltaGenerator

from database.migrate import is_current
from database.session import engine
from database.trouble import trouble_of
from domain.trouble import Trouble
from translations import gettext as _
from translations.trouble_wording import trouble_sentence, what_to_do

_logger = logging.getLogger(__name__)
_IN_A_CALLBACK = "trouble_in_a_callback"
P = ParamSpec("P")


def known(fault: SQLAlchemyError) -> Trouble:
    """What is the matter, once it is in the log. A fault of ours is raised again."""
    trouble = trouble_of(fault)
    if trouble is None:
        raise fault
    _logger.error("database: %s", trouble, exc_info=fault)
    return trouble


@contextmanager
def told() -> Iterator[DeltaGenerator]:
    """Where what is drawn meets trouble, say so above it; what was drawn before stays. Whoever
    draws has the place above for other words too.
    """
    place = st.container()
    if earlier := st.session_state.pop(_IN_A_CALLBACK, None):
        with place:
            say(earlier)
    try:
        yield place
    except SQLAlchemyError as fault:
        with place:
            say(known(fault))


def minded(work: Callable[P, object]) -> Callable[P, None]:
    """`work` for a button to call: trouble that it meets is told when the page is drawn next."""

    @wraps(work)
    def callback(*given: P.args, **named: P.kwargs) -> None:
        try:
            work(*given, **named)
        except SQLAlchemyError as fault:
            st.session_state[_IN_A_CALLBACK] = known(fault)

    return callback


def alone(trouble: Trouble) -> None:
    """The whole page, where nothing can be shown."""
    st.title(_("Dân vận khéo"), anchor=False)
    say(trouble)


def say(trouble: Trouble) -> None:
    """What happened, that nothing is lost, what to do next."""
    st.error(f"{trouble_sentence(trouble)} {_kept(trouble)}", icon=":material/database_off:")
    words = _("Việc của người quản trị máy chủ: {what}")
    st.caption(words.format(what=what_to_do(trouble)))
    if trouble is Trouble.GONE:
        st.caption(_("Trang này tự mở lại khi nối được."))
        _look_again()
    else:
        st.button(_("Thử lại"), icon=":material/refresh:", key="thu_lai")


def _kept(trouble: Trouble) -> str:
    if trouble is Trouble.DAMAGED:
        return _("Ngừng nộp và báo ngay người quản trị máy chủ.")
    return _("Không có gì bị mất: báo cáo đã nhận vẫn còn, tệp bạn đã chọn vẫn nằm trên trang.")


@st.fragment(run_every="3s")
def _look_again() -> None:
    """Open the page again as soon as the database answers."""
    try:
        is_back = is_current(engine())
    except SQLAlchemyError as fault:
        is_back = trouble_of(fault) is None
    if is_back:
        st.rerun()
