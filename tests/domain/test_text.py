"""Vietnamese text: words, numbers, days and years as offices write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import (
    fold,
    fold_all,
    nfc,
    parse_day,
    parse_number,
    parse_year,
    plain,
    sort_key,
    squeeze,
    squeeze_all,
    words,
)


def test_letters_and_marks_become_one_and_spaces_collapse():
    assert nfc("a\u0302\u0301") == "ấ"
    assert squeeze(" Xa\u0303\u00a0\n Đông\u200b  Tảo\t") == "Xã Đông Tảo"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("Uỷ", "Ủy"),
        ("khoẻ", "khỏe"),
        ("thuý", "thúy"),
        ("hòan", "hoàn"),
        ("qúy", "quý"),
    ],
)
def test_a_tone_has_one_place_to_compare_by(one, other):
    assert plain(one) == plain(other)


def test_words_that_differ_by_a_tone_stay_apart():
    assert plain("Thiệu Hóa") != plain("Thiệu Hòa")


def test_folding_takes_accents_away_and_makes_d_of_its_barred_letter():
    assert fold("Đường Đồng Tảo") == "duong dong tao"


def test_names_sort_by_the_vietnamese_alphabet():
    names = ["Đông", "Dạ", "Ấn", "An", "Ăn", "Ân", "Bình", "Ản"]

    assert sorted(names, key=sort_key) == ["An", "Ản", "Ăn", "Ân", "Ấn", "Bình", "Dạ", "Đông"]


@given(st.lists(st.text(max_size=8) | st.text("Xã 0129٣²", max_size=8), max_size=6))
def test_any_texts_can_be_sorted(texts):
    in_order = sorted(texts, key=sort_key)

    assert [sort_key(text) for text in in_order] == sorted(map(sort_key, texts))


@given(st.text())
def test_words_and_folds_of_any_text_are_their_own(text):
    assert words(words(text)) == words(text)
    assert squeeze(squeeze(text)) == squeeze(text)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.250", 1250),
        ("1 250", 1250),
        ("312,5", 312.5),
        ("1.250,5", 1250.5),
        ("12.5", 12.5),
        ("02", 2),
        ("02 mô hình", 2),
        ("05 (02 mới)", 5),
        ("-", 0),
        ("–", 0),
        ("-5", -5),
        (3, 3),
        (2.5, 2.5),
        ("ba", None),
        ("2/3", None),
        ("2 nhà, 3 cầu", None),
        ("", None),
        (None, None),
        (True, None),
        (float("nan"), None),
    ],
)
def test_a_number_is_read_as_it_is_written_here(written, number):
    assert parse_number(written) == number


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("10/3/2023", date(2023, 3, 10)),
        ("05-12-2023", date(2023, 12, 5)),
        ("10.3.23", date(2023, 3, 10)),
        ("Đông Tảo, ngày 10 tháng 3 năm 2023", date(2023, 3, 10)),
        ("2023-03-10 00:00:00", date(2023, 3, 10)),
        (datetime(2023, 3, 10, 8, tzinfo=UTC), date(2023, 3, 10)),
        (44995.0, date(2023, 3, 10)),
        ("31/2/2023", None),
        ("3/25/2023", None),
        ("ngày … tháng … năm 2023", None),
        (2023, None),
        ("", None),
    ],
)
def test_a_day_is_read_day_first(written, day):
    assert parse_day(written) == day


@pytest.mark.parametrize(
    ("written", "year"),
    [
        (2024, 2024),
        (2024.0, 2024),
        ("2024", 2024),
        ("năm 2024", 2024),
        ("10/3/2024", 2024),
        ("Quý I/2024", 2024),
        (45300, 2024),
        (date(2024, 5, 1), 2024),
        ("2021-2025", None),
        ("20224", None),
        ("năm tới", None),
        (float("nan"), None),
        (None, None),
    ],
)
def test_a_year_is_read_where_one_alone_is_said(written, year):
    assert parse_year(written) == year


@given(st.lists(st.text(st.sampled_from("aàa\u0300 \u00a0\u200b\u2066\x01\t\n\0.đ"), max_size=6)))
def test_many_texts_are_squeezed_as_each_alone_is(texts):
    assert squeeze_all(texts) == [squeeze(text) for text in texts]


@given(st.lists(st.text(st.sampled_from("aÀaĐđ\u0300 \u00a0\u200b\x01\0ΣςİıXẤ."), max_size=6)))
def test_many_texts_are_folded_as_each_alone_is(texts):
    assert fold_all(texts) == [fold(text) for text in texts]


def test_numbers_stand_by_what_they_say_and_words_by_the_alphabet():
    many = f"Xã {'1' * 5000}"
    mixed = ["Xã An", many, "Xã 10", "Đào", "Xã 2 Ân Thi", "2", "Xã 2", "Dung", "Xã 09"]
    in_order = ["2", "Dung", "Đào", "Xã 2", "Xã 2 Ân Thi", "Xã 09", "Xã 10", many, "Xã An"]

    assert sorted(mixed, key=sort_key) == in_order
