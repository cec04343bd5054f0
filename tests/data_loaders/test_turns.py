"""Whose turn it is: first come first served, but nobody's many keep another's one waiting."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from data_loaders.turns import Turns


def lined_up(said):
    """Each letter is a person; what they put is their letter and how many before it were theirs."""
    turns, counted = Turns(), defaultdict(int)
    for person in said:
        turns.add(person, f"{person}{counted[person]}")
        counted[person] += 1
    return turns


def all_taken(turns):
    taken = []
    while (one := turns.take()) is not None:
        taken.append(one)
    return taken


def test_what_one_person_puts_comes_in_its_order():
    assert all_taken(lined_up("aaa")) == ["a0", "a1", "a2"]


def test_one_file_does_not_wait_for_thirty_of_another():
    assert all_taken(lined_up("a" * 30 + "b"))[1] == "b0"


def test_those_who_came_first_are_first_in_each_round():
    assert all_taken(lined_up("aabbca")) == ["a0", "b0", "c0", "a1", "b1", "a2"]


def test_who_had_a_turn_goes_behind_those_who_came_meanwhile():
    turns = lined_up("aab")
    assert turns.take() == "a0"
    turns.add("c", "c0")
    assert all_taken(turns) == ["b0", "a1", "c0"]


@given(st.text("abcd", max_size=30), st.integers(0, 10))
def test_a_place_is_how_many_are_taken_up_to_it_however_many_were_taken_before(said, before):
    turns = lined_up(said)
    for _ in range(before):
        turns.take()
    waiting = [f"{person}{at}" for person in "abcd" for at in range(30)]
    places = {one: turns.place(one[0], one) for one in waiting}

    assert len(turns) == max(len(said) - before, 0)
    taken = all_taken(turns)
    assert {one: place for one, place in places.items() if place is not None} == {
        one: place for place, one in enumerate(taken, 1)
    }


def test_what_is_no_longer_wanted_waits_no_more():
    turns = lined_up("aabb")
    turns.keep(lambda one: one in {"a1"})
    assert (len(turns), turns.of("a"), turns.of("b")) == (1, 1, 0)
    assert all_taken(turns) == ["a1"]
