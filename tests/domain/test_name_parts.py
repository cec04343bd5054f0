"""What a model's name says: its telling words, the places, the person."""

import pytest

from domain.name_parts import name_parts


def told(name):
    return set(name_parts(name).words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đảm bảo ANTT", "đảm bảo an ninh trật tự"),
        ("Tiếng kẻng an ninh", "Tieng keng an ninh"),
        ("Hoà giải viên", "Hòa giải viên"),
        ("Chi bộ bốn tốt", "Chi bộ 4 tốt"),
        ("Chiến sỹ trẻ", "Chiến sĩ trẻ"),
        ("Tiếp tục duy trì mô hình “Dân vận khéo” Hũ gạo", "hũ gạo"),
    ],
)
def test_ways_to_write_a_name_have_the_same_words(one, other):
    assert told(one) == told(other)


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Tiếng kẻng an ninh thôn Đông", {"dong"}),
        ("Tiếng kẻng an ninh thôn Đông, thôn Đoài", {"dong", "doai"}),
        ("Camera an ninh thôn 1, 2 và 03", {"1", "2", "3"}),
        ("Tự quản KDC số 05", {"5"}),
        ("Đường hoa xã Tân Dân", {"tan dan"}),
        ("Tổ Hòa giải bền vững", set()),
        ("Tổ 5 tự quản", {"5"}),
        ("Khu dân cư không có tệ nạn", set()),
        ("TIẾNG KẺNG AN NINH THÔN ĐÔNG", set()),
    ],
)
def test_places_are_told_by_their_capital_or_number(name, places):
    assert name_parts(name).places == places


def test_a_person_is_told_from_the_deed():
    parts = name_parts("Ông Nguyễn Văn Bình - hiến 120 m2 đất mở đường")
    assert parts.person == "nguyen van binh"
    assert "binh" not in parts.words
    assert {"hien", "dat"} <= parts.words.keys()
    assert name_parts("Ông bà mẫu mực, con cháu thảo hiền").person == ""


def test_words_of_any_work_weigh_less_than_those_of_one():
    words = name_parts("Vận động phụ nữ trồng 20 mẫu sen").words
    assert words["van"] < words["phu"] < words["sen"]
    assert words["20"] < words["sen"]


def test_a_word_weighs_by_its_accents_where_it_has_them():
    # “mien” of “miễn phí” is a word of any work, “miến” is what is made.
    assert name_parts("Dạy làm miến").words["mien"] == 1.0
    assert name_parts("Dạy bơi miễn phí").words["mien"] < 1.0


@pytest.mark.parametrize("name", ["Mô hình số 5", "Điển hình Dân vận khéo", "12"])
def test_a_name_that_tells_nothing_is_one_word_of_its_own(name):
    assert len(name_parts(name).words) == 1
    assert name_parts(name).words != name_parts("Mô hình số 6").words


def test_a_name_of_a_place_alone_has_no_words():
    assert name_parts("Thôn Đông").words == {}
    assert name_parts("").words == {}
