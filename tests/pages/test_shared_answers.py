"""What is shared is made once for all who ask; of one question the state of now is kept alone."""

import gc
import threading
import weakref

import pytest

from pages.frame.shared import Latest, shared


class Table:
    """Something that takes room."""


class Asked:
    """A question that is told apart by its `name`, and cannot tell so itself."""

    __hash__ = None

    def __init__(self, name: str) -> None:
        self.name = name


KEYS = {Asked: lambda asked: asked.name}


def test_who_asks_the_same_is_given_the_same_and_who_asks_another_is_not():
    @shared(8, KEYS)
    def table(asked: Asked, year: int, *, wide: bool = False) -> Table:
        assert asked.name
        assert year + wide
        return Table()

    first = table(Asked("a"), 2023)
    assert table(Asked("a"), 2023) is first
    others = [table(Asked("b"), 2023), table(Asked("a"), 2024), table(Asked("a"), 2023, wide=True)]
    assert len({id(one) for one in (first, *others)}) == 4
    assert table(Asked("a"), 2023) is first


def test_what_was_asked_for_longest_ago_is_let_go():
    made = []

    @shared(2)
    def table(name: str) -> Table:
        made.append(name)
        return Table()

    for name in ("a", "b", "a", "c", "a", "b"):
        table(name)
    assert made == ["a", "b", "c", "b"]


def test_what_fails_is_made_again_for_the_next_who_asks():
    tries = []

    @shared(2)
    def ratio(whole: int) -> float:
        tries.append(whole)
        return 1 / (len(tries) - 1)

    with pytest.raises(ZeroDivisionError):
        ratio(3)
    assert [ratio(3), ratio(3)] == [1, 1]
    assert len(tries) == 2


def test_whoever_asks_while_it_is_made_waits_for_it_and_others_do_not():
    made, begin = [], threading.Event()

    @shared(8)
    def table(name: str) -> Table:
        if name == "slow":
            assert begin.wait(10)
        made.append(name)
        return Table()

    seen: list[Table] = []
    asking = [threading.Thread(target=lambda: seen.append(table("slow"))) for _ in range(4)]
    for each in asking:
        each.start()
    table("quick")
    assert made == ["quick"]
    begin.set()
    for each in asking:
        each.join(10)

    assert made == ["quick", "slow"]
    assert len({id(one) for one in seen}) == 1
    assert len(seen) == 4


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
