"""How names of one model are found, and names of two are left alone."""

import time

import pandas as pd
import pytest

from benchmarks.names import Labelled, is_likely, labelled_pairs, worth
from metrics.similar import similar_names

TUNED, HELD_OUT = labelled_pairs()


def test_on_names_it_was_not_tuned_on_few_repeats_are_missed_and_few_are_made_up():
    measured = worth(is_likely, HELD_OUT)
    assert measured.recall >= 0.95
    assert measured.precision >= 0.95


def test_the_labelled_names_are_many_of_both_sorts_and_each_pair_is_there_once():
    pairs = [*TUNED, *HELD_OUT]
    assert len(pairs) >= 220
    assert len({frozenset((pair.earlier, pair.later)) for pair in pairs}) == len(pairs)
    for half in (TUNED, HELD_OUT):
        assert 0.4 < sum(pair.same for pair in half) / len(half) < 0.6
    assert all(pair.why for pair in pairs)


def test_a_rule_that_always_asks_and_one_that_never_does_are_seen_through():
    pairs = [Labelled("a", "b", same, "") for same in (True, False, False, False)]
    always, never = worth(lambda *_names: True, pairs), worth(lambda *_names: False, pairs)
    assert (always.precision, always.recall) == (0.25, 1.0)
    assert never.recall == 0.0


@pytest.mark.parametrize("pair", HELD_OUT[::6], ids=lambda pair: pair.later[:30])
def test_it_does_not_matter_which_name_is_the_earlier(pair):
    assert is_likely(pair.earlier, pair.later) == is_likely(pair.later, pair.earlier)


def alike(names, kin):
    written = pd.DataFrame(names, columns=["name_id", "unit_id", "name"])
    related = pd.DataFrame(kin, columns=["unit_id", "other_unit_id", "same_year"])
    found = similar_names(written, related)
    return set(zip(found["name_id"], found["other"], strict=True))


def test_only_the_names_of_units_that_are_kin_are_held_against_each_other():
    names = [(0, 1, "Đường hoa tự quản"), (1, 2, "Đường hoa tự quản"), (2, 3, "Đường hoa tự quản")]
    own = [(unit, unit, False) for unit in (1, 2, 3)]
    assert alike(names, own) == set()
    assert alike(names, [*own, (2, 1, False)]) == {(1, 0)}


def test_a_slip_of_the_finger_in_a_long_name_is_forgiven_and_in_a_short_one_not():
    own = [(1, 1, False)]
    long = [(0, 1, "Phân loại rác thải sinh hoạt"), (1, 1, "Phân loại rác thải sing hoạt")]
    short = [(0, 1, "Đường quê sáng"), (1, 1, "Đường quê sạch")]
    assert alike(long, own) == {(0, 1), (1, 0)}
    assert alike(short, own) == set()


def test_names_of_one_word_are_alike_only_where_the_word_is_the_same():
    own = [(1, 1, False)]
    assert alike([(0, 1, "Camera"), (1, 1, "CAMERA")], own) == {(0, 1), (1, 0)}
    assert alike([(0, 1, "Camera"), (1, 1, "Zalo")], own) == set()


def test_no_names_make_no_pairs():
    assert alike([], [(1, 1, False)]) == set()


@pytest.mark.usefixtures("collector_at_rest")
def test_a_word_that_stands_in_very_many_names_of_a_unit_is_not_met_with_all_of_them():
    names = [(place, 1, f"Đường hoa tự quản ngõ {place}") for place in range(3000)]
    begun = time.process_time()
    assert alike(names, [(1, 1, False)]) == set()
    assert time.process_time() - begun < 10
