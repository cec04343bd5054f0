"""Sections by whatever an office numbers them with, with accents or without."""

import pytest
from reader_forms import TITLE, column, errors, read

MARKS = [
    ("i", "ii"),
    ("i.", "ii."),
    ("a", "b"),
    ("a)", "b)"),
    ("1.", "2."),
    ("I", "II"),
    ("1", "2"),
]


@pytest.mark.parametrize(("first", "second"), MARKS)
def test_sections_of_fields_are_known_whatever_numbers_them(first, second):
    rows = [[first, "Linh vuc kinh te"], [1, "Vườn mẫu"], [second, "Văn hóa - xã hội"], [1, "Hoa"]]
    reading = read([[TITLE], ["Đơn vị: Xã An Vĩ"], ["TT", "Tên mô hình", "Ghi chú"], *rows])

    assert column(reading, "field") == ["economy", "culture_society"]
    assert errors(reading) == []


@pytest.mark.parametrize(("first", "second"), MARKS)
def test_sections_of_units_are_known_whatever_numbers_them(first, second):
    rows = [[first, "xa an vi"], [1, "Vườn mẫu", "Kinh tế"], [second, "Xã Tân Dân"]]
    reading = read([[TITLE], ["TT", "Tên mô hình", "Lĩnh vực"], *rows, [1, "Hoa", "VH-XH"]])

    assert column(reading, "unit") == ["Xã An Vĩ", "Xã Tân Dân"]
    assert errors(reading) == []


@pytest.mark.parametrize("mark", ["i. ", "1. ", "a) ", "2 "])
def test_the_number_may_stand_in_the_section_s_own_cell(mark):
    rows = [[mark + "van hoa - xa hoi"], [1, "Vườn mẫu"]]
    reading = read([[TITLE], ["Đơn vị: Xã An Vĩ"], ["TT", "Tên mô hình", "Ghi chú"], *rows])

    assert column(reading, "field") == ["culture_society"]


def test_a_small_numeral_nests_below_a_large_one():
    rows = [["I", "Xã An Vĩ"], ["i", "Kinh tế"], [1, "Vườn mẫu"], ["ii", "VH-XH"], [1, "Hoa"]]
    reading = read([[TITLE], ["TT", "Tên mô hình", "Ghi chú"], *rows])

    assert column(reading, "unit") == ["Xã An Vĩ", "Xã An Vĩ"]
    assert column(reading, "field") == ["economy", "culture_society"]
