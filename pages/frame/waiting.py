"""What stands on a page while its figures are counted for the first time."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock, Thread

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import add_script_run_ctx

from translations import gettext as _

# Pixels: about what a page shows under its filters before one scrolls.
HEIGHT = 420
AFTER, LOOKS = 0.5, 0.25  # seconds: it is shown after so long; how often is looked who waits


@contextmanager
def waited_for() -> Iterator[None]:
    """Draw the page in here: below what it has drawn so far stands a skeleton, with a word on what
    is being done, once half a second has passed; a page that is there sooner never shows it, and
    no message is sent of it.
    """
    page = st.container()
    waiting = _Waiting(st.empty, _("Đang tính số liệu của trang này…"))
    _watch().add(waiting)
    try:
        with page:
            yield
    finally:
        _watch().discard(waiting)
        waiting.end()


class _Waiting:
    """Somebody who waits for a page; `below` makes the place under it, where it is needed."""

    def __init__(self, below: Callable[[], DeltaGenerator], words: str) -> None:
        self.since = time.monotonic()
        self._below, self._words = below, words
        self._lock, self._over = Lock(), False
        self._shown: DeltaGenerator | None = None
        # Of this run, and started only where it takes long: to start one costs a millisecond.
        self.shows = Thread(target=self._show, daemon=True)
        add_script_run_ctx(self.shows)

    def _show(self) -> None:
        with self._lock:
            if not self._over:
                self._shown = self._below()
                block = self._shown.container()
                block.caption(self._words)
                block.skeleton(height=HEIGHT)

    def end(self) -> None:
        """Nothing is shown any more."""
        with self._lock:
            self._over = True
            if self._shown is not None:
                self._shown.empty()


class _Watch:
    """One thread of the process that looks who has waited long enough. A timer for each run would
    be a thread for each: a tenth of what a run of a page costs.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: set[_Waiting] = set()
        Thread(target=self._look, daemon=True).start()

    def add(self, one: _Waiting) -> None:
        with self._lock:
            self._waiting.add(one)

    def discard(self, one: _Waiting) -> None:
        with self._lock:
            self._waiting.discard(one)

    def _look(self) -> None:
        while True:
            time.sleep(LOOKS)
            long_ago = time.monotonic() - AFTER
            with self._lock:
                due = {one for one in self._waiting if one.since <= long_ago}
                self._waiting -= due
            for one in due:
                one.shows.start()


@cache
def _watch() -> _Watch:
    return _Watch()
