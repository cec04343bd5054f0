"""Of one question the state of now is kept alone, made once for all who ask."""

import gc
import threading
import weakref

import pytest

from pages.frame.latest import Latest


class Table:
    """Something that takes room."""


def test_it_is_made_once_a_state_and_what_was_before_is_let_go():
    kept: Latest[Table] = Latest()
    first = kept.of("one", Table)
    assert kept.of("one", pytest.fail) is first

    before = weakref.ref(first)
    del first

    def made() -> Table:
        gc.collect()
        assert before() is None
        return Table()

    second = kept.of("two", made)
    assert kept.of("two", pytest.fail) is second
    assert kept.of("one", Table) is not second


def test_what_could_not_be_made_is_asked_for_again():
    kept: Latest[int] = Latest()
    kept.of("one", lambda: 1)
    with pytest.raises(ZeroDivisionError):
        kept.of("two", lambda: 1 // 0)

    assert kept.of("two", lambda: 2) == 2


def test_those_who_ask_together_wait_for_the_one_that_makes_it():
    kept: Latest[Table] = Latest()
    made, begin = [], threading.Event()

    def make():
        begin.wait(10)
        made.append(Table())
        return made[-1]

    seen: list[Table] = []
    asking = [threading.Thread(target=lambda: seen.append(kept.of("now", make))) for _ in range(4)]
    for each in asking:
        each.start()
    begin.set()
    for each in asking:
        each.join(10)

    assert seen == made * 4
