"""Activities are one where their names are equal, never where they are only like."""

import pytest

from domain.activities import activity_key, measure_key


@pytest.mark.parametrize(
    ("one", "other", "measure"),
    [
        ("Tặng quà gia đình chính sách", "tặng quà gia đình chính sách.", "suất"),
        ("Hoà giải", "Hòa giải", ""),
        ("Xây nhà “Mái ấm Công đoàn”", "Xây nhà Mái ấm công đoàn", "căn"),
        ("Tặng các phần quà", "Tặng phần quà", "phần"),
        ("Tặng những phần quà", "Tặng một số phần quà", "phần"),
        ("Tặng 1.250 suất quà hộ nghèo", "Tặng 30 suất quà hộ nghèo", "suất"),
        ("Tặng quà hộ nghèo (30 suất)", "Tặng quà hộ nghèo", "Suất"),
        ("Xây tặng 02 căn nhà", "Xây tặng nhà", "căn"),
    ],
)
def test_an_activity_is_one_however_it_is_written(one, other, measure):
    assert activity_key(one, measure) == activity_key(other, measure)


@pytest.mark.parametrize(
    ("one", "other", "measure"),
    [
        ("Tặng quà gia đình chính sách", "Tặng quà gia đình khó khăn", "suất"),
        # Accents tell words apart.
        ("Sửa cầu", "Sửa câu", "cái"),
        # A number that is no count of its unit of measure is a part of the name.
        ("Sửa đường ấp 3", "Sửa đường ấp 4", "km"),
        ("Tuyên truyền Luật 2015", "Tuyên truyền Luật 2019", "buổi"),
        ("Tặng 30 suất quà", "Tặng 20 suất quà", "phần"),
    ],
)
def test_what_is_only_like_is_another(one, other, measure):
    assert activity_key(one, measure) != activity_key(other, measure)


def test_a_name_of_nothing_but_a_count_is_kept():
    assert activity_key("30 suất", "suất") == "30 suất"


def test_units_of_measure_are_compared_as_they_are_spoken_and_never_converted():
    assert measure_key("Mét") == measure_key("m.") == "m"
    assert measure_key("ki-lô-mét") == measure_key("KM") == "km"
    assert measure_key("m²") == measure_key("mét vuông") == "m2"
    assert len({measure_key(each) for each in ("m", "km", "căn", "ngôi", "", "suất")}) == 6
    assert measure_key(None) == ""
