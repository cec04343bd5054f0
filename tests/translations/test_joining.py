"""Names put together in a sentence, in both languages."""

import pytest

from translations import speaking
from translations.joining import beginning, inside, together


@pytest.mark.parametrize(
    ("names", "said", "in_english"),
    [
        (["Kim Động"], "Kim Động", "Kim Động"),
        (["Kim Động", "Yên Mỹ"], "Kim Động và Yên Mỹ", "Kim Động and Yên Mỹ"),
        (["A", "B", "C"], "A, B và C", "A, B and C"),
    ],
)
def test_the_last_of_several_names_is_joined_by_a_word(names, said, in_english):
    assert together(names) == said
    with speaking("en"):
        assert together(names) == in_english


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Văn hóa - xã hội", "văn hóa - xã hội"),
        ("Đoàn thể", "đoàn thể"),
        ("NTM", "NTM"),
        ("X", "X"),
        ("", ""),
    ],
)
def test_inside_a_sentence_a_name_is_small_but_for_an_abbreviation(name, said):
    assert inside(name) == said


def test_words_that_begin_a_line_keep_all_but_their_first_letter():
    assert beginning("đoàn thể của Huyện") == "Đoàn thể của Huyện"
    assert beginning("") == ""
