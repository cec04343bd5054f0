"""What is set apart from the collector, and when it is looked through again."""

import gc
import subprocess
import sys
import threading
from collections.abc import Callable
from pkgutil import walk_packages

import pages
from pages.frame import settling
from tests.source import ROOT


class Circle:
    """What only the collector finds, once nobody uses it any more."""

    ended = 0

    def __init__(self):
        self.itself = self

    def __del__(self):
        Circle.ended += 1


def loose_ends() -> list[list[int]]:
    return [[number] for number in range(2 * settling.LOOSE)]


def later(seconds: float) -> None:
    """So much time passes."""
    settling._last.at -= seconds


def alone(check: Callable[[], None]) -> None:
    """`check` in a process of its own: all that other tests keep would be walked each time."""
    script = f"from {check.__module__} import *; {check.__name__}()"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def every_screen_is_there_and_set_apart() -> None:
    settling.load_ahead()
    every = {each.name for each in walk_packages(pages.__path__, "pages.")}

    assert every <= sys.modules.keys()
    assert gc.get_freeze_count() > 100_000
    assert settling._last.apart > 100_000


def set_apart_and_not_looked_at_more_often() -> None:
    settling.load_ahead()
    before = gc.get_freeze_count()
    kept = loose_ends()
    settling.settle()
    settled = gc.get_freeze_count()
    kept += loose_ends()
    later(settling.SECONDS / 2)
    settling.settle()

    assert settled >= before + len(kept) // 2
    assert gc.get_freeze_count() <= settled


def what_nobody_uses_goes_once_it_has_grown_by_half() -> None:
    settling.load_ahead()
    circle, kept = Circle(), loose_ends()
    settling.settle()
    Circle.ended = 0
    del circle
    kept += loose_ends()
    later(settling.SECONDS)
    settling.settle()
    ended_too_soon = Circle.ended
    settling._last.apart = gc.get_freeze_count() // 2
    kept += loose_ends()
    later(settling.SECONDS)
    settling.settle()

    assert (ended_too_soon, Circle.ended) == (0, 1)
    assert len(kept) == 6 * settling.LOOSE


def what_others_have_half_made_is_left_alone() -> None:
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
        later(settling.SECONDS)
        settling.settle()
    over.set()
    for other in others:
        other.join()

    assert failed == []


def test_before_anybody_comes_every_screen_is_there_and_set_apart():
    alone(every_screen_is_there_and_set_apart)


def test_what_comes_together_is_set_apart_and_not_looked_at_more_often_than_every_few_seconds():
    alone(set_apart_and_not_looked_at_more_often)


def test_what_was_set_apart_and_nobody_uses_goes_once_it_has_grown_by_half():
    alone(what_nobody_uses_goes_once_it_has_grown_by_half)


def test_what_other_threads_have_half_made_is_left_alone():
    alone(what_others_have_half_made_is_left_alone)
