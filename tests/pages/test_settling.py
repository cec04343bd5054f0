"""What is set apart from the collector, and when it is looked through again."""

import gc
import subprocess
import sys
import threading
from pkgutil import walk_packages

import pytest

import pages
from pages.frame import settling
from tests.source import ROOT


@pytest.fixture(autouse=True)
def _as_before(monkeypatch):
    monkeypatch.setattr(settling, "_last", settling._Looked())
    yield
    gc.unfreeze()


@pytest.fixture
def time(monkeypatch):
    """A clock that is put forward by hand: the seconds are in `time[0]`."""
    seconds = [1000.0]
    monkeypatch.setattr(settling.time, "monotonic", lambda: seconds[0])
    return seconds


class Circle:
    """What only the collector finds, once nobody uses it any more."""

    ended = 0

    def __init__(self):
        self.itself = self

    def __del__(self):
        Circle.ended += 1


def loose_ends() -> list[list[int]]:
    return [[number] for number in range(2 * settling.LOOSE)]


def test_before_anybody_comes_every_screen_is_there_and_set_apart():
    settling.load_ahead()
    every = {each.name for each in walk_packages(pages.__path__, "pages.")}

    assert every <= sys.modules.keys()
    assert gc.get_freeze_count() > 100_000
    assert settling._last.apart > 100_000


def test_what_comes_together_is_set_apart_and_not_looked_at_more_often_than_every_few_seconds(time):
    settling.load_ahead()
    before = gc.get_freeze_count()
    kept = loose_ends()
    settling.settle()
    settled = gc.get_freeze_count()
    kept += loose_ends()
    time[0] += settling.SECONDS / 2
    settling.settle()

    assert settled >= before + len(kept) // 2
    assert gc.get_freeze_count() <= settled


def test_what_was_set_apart_and_nobody_uses_goes_once_it_has_grown_by_half(time, monkeypatch):
    settling.load_ahead()
    circle, kept = Circle(), loose_ends()
    settling.settle()
    Circle.ended = 0
    del circle
    kept += loose_ends()
    time[0] += settling.SECONDS
    settling.settle()
    ended_too_soon = Circle.ended
    monkeypatch.setattr(settling._last, "apart", gc.get_freeze_count() // 2)
    kept += loose_ends()
    time[0] += settling.SECONDS
    settling.settle()

    assert (ended_too_soon, Circle.ended) == (0, 1)
    assert len(kept) == 6 * settling.LOOSE


def settle_while_others_make_tuples() -> list[SystemError]:
    """What failed meanwhile. In a process of its own: all that other tests keep would be counted
    each time.
    """
    settling.LOOSE = 3_000  # enough comes together sooner
    sys.setswitchinterval(1e-6)  # threads give way to each other as often as they can
    over, failed, kept = threading.Event(), [], []

    def make_tuples() -> None:
        while not over.is_set():
            try:
                tuple(number for number in range(200))
            except SystemError as fault:
                failed.append(fault)

    others = [threading.Thread(target=make_tuples) for _ in range(2)]
    for other in others:
        other.start()
    for _ in range(60):
        kept += loose_ends()
        settling._last.at = -settling.SECONDS  # long ago
        settling.settle()
    over.set()
    for other in others:
        other.join()
    return failed


def test_what_other_threads_have_half_made_is_left_alone():
    script = f"from {__name__} import *; print(settle_while_others_make_tuples())"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("[]\n", "")
