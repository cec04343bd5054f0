"""What stands on a page that is long in coming; one that comes soon sends nothing of it."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from pages.frame import waiting


class Place:
    """Stands for a place on the page, and notes what is done with it."""

    def __init__(self):
        self.done = []

    def container(self):
        return self

    def caption(self, words):
        self.done.append(words)

    def skeleton(self, *, height):
        self.done.append(height)

    def empty(self):
        self.done.append("empty")


@pytest.fixture
def place(monkeypatch):
    monkeypatch.setattr(waiting, "AFTER", 0.2)
    return Place()


def wait(place, seconds=5.0):
    end = time.monotonic() + seconds
    while not place.done and time.monotonic() < end:
        time.sleep(0.02)


def test_who_waits_long_sees_what_is_done_until_it_is_over(place):
    one = waiting._Waiting(lambda: place, "Đang tính")
    waiting._watch().add(one)
    wait(place)
    one.end()
    assert place.done == ["Đang tính", waiting.HEIGHT, "empty"]


def test_who_is_served_soon_sees_nothing_of_it(place):
    one = waiting._Waiting(lambda: place, "Đang tính")
    waiting._watch().add(one)
    waiting._watch().discard(one)
    one.end()
    wait(place, waiting.AFTER + 2 * waiting.LOOKS)
    assert place.done == []


def test_nothing_is_shown_once_the_page_is_there(place):
    one = waiting._Waiting(lambda: place, "Đang tính")
    one.end()
    one.shows.start()
    one.shows.join()
    assert place.done == []


def _slow_page():
    import time

    import streamlit as st

    from pages.frame.waiting import AFTER, LOOKS, waited_for

    with waited_for():
        st.write("before")
        time.sleep(AFTER + 2 * LOOKS)
        st.write("after")


def test_a_page_that_was_long_in_coming_stands_alone_in_the_end():
    screen = AppTest.from_function(_slow_page, default_timeout=30).run()
    assert not screen.exception
    assert [each.value for each in screen.markdown] == ["before", "after"]
    assert not screen.caption
