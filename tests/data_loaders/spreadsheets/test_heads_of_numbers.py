"""Heads of counts forms: bare years across, and the plan's fields down beneath any label."""

import pytest
from reader_forms import column, errors, read, warnings

TITLE = ["BIỂU THỐNG KÊ SỐ MÔ HÌNH DÂN VẬN KHÉO GIAI ĐOẠN 2021-2025"]
OF_2023 = ["SỐ LƯỢNG MÔ HÌNH DÂN VẬN KHÉO ĐĂNG KÝ NĂM 2023"]
ROWS = [[1, "Xã An Vĩ", 1, 2, 0, 3], [2, "Xã Tân Dân", 0, 1, 1, 2]]
DOWN = [["Lĩnh vực kinh tế", 3], ["Văn hóa - xã hội", 2], ["QP-AN", 1]]
FIELDS = ["economy", "culture_society", "defence_security"]


@pytest.mark.parametrize("years", [[2021, 2022, 2023], ["2021", "2022", "2023"]])
@pytest.mark.parametrize("unit", ["Đơn vị", "Xã, thị trấn"])
def test_bare_years_across_are_those_of_the_numbers_beneath(years, unit):
    reading = read([TITLE, [], ["STT", unit, *years, "Tổng"], *ROWS])

    assert column(reading, "year") == [2021, 2022, 2023] * 2
    assert column(reading, "count") == [1, 2, 0, 0, 1, 1]
    assert (errors(reading), warnings(reading)) == ([], [])


@pytest.mark.parametrize("years", [[2022, 2023], ["2022", "2023"]])
def test_bare_years_may_group_what_was_registered_and_recognised(years):
    head = ["STT", "Đơn vị", years[0], None, years[1], None]
    beneath = [None, None, *(["Đăng ký", "Công nhận"] * 2)]
    reading = read([TITLE, [], head, beneath, [1, "Xã An Vĩ", 3, 2, 4, 1]])

    assert column(reading, "year") == [2022, 2023]
    assert column(reading, "count") == [3, 4]


def test_the_year_within_a_sum_of_years_is_the_figure():
    head = ["TT", "Đơn vị", "Lũy kế đến nay", "Trong đó năm 2023"]
    reading = read([OF_2023, [], head, [1, "Xã An Vĩ", 9, 2]])

    assert (column(reading, "year"), column(reading, "count")) == ([2023], [2])
    assert warnings(reading) == [("C3", "columns_not_read")]


@pytest.mark.parametrize("label", ["Nội dung", "Chỉ tiêu", "Hạng mục", "Nội dung hoạt động"])
@pytest.mark.parametrize("number", ["Số lượng", "Số mô hình đăng ký", "Tổng số"])
def test_the_plan_s_fields_down_beneath_any_label_make_it_a_form_of_numbers(label, number):
    rows = [[n, *row] for n, row in enumerate(DOWN, 1)]
    above = [["ĐẢNG ỦY XÃ AN VĨ"], OF_2023, []]
    reading = read([*above, ["TT", label, number], *rows, [None, "Tổng cộng", 6]])

    assert (reading.kind, column(reading, "field")) == ("counts", FIELDS)
    assert (column(reading, "count"), set(column(reading, "unit"))) == ([3, 2, 1], {"Xã An Vĩ"})
    assert (errors(reading), warnings(reading)) == ([], [])


def test_a_unit_of_measure_beside_them_is_no_matter():
    rows = [[n, field, "mô hình", count] for n, (field, count) in enumerate(DOWN, 1)]
    reading = read([["ĐẢNG ỦY XÃ AN VĨ"], OF_2023, ["TT", "Nội dung", "ĐVT", "Số lượng"], *rows])

    assert (reading.kind, column(reading, "count")) == ("counts", [3, 2, 1])


def test_activities_beneath_the_same_label_stay_a_round_that_this_plan_does_not_take():
    rows = [[1, "Tặng quà hộ nghèo", 20], [2, "Sửa đường thôn", 3]]
    reading = read([["ĐẢNG ỦY XÃ AN VĨ"], OF_2023, ["TT", "Nội dung", "Số lượng"], *rows])

    assert (reading.outcome, reading.refusal) == ("refused", "kind_not_in_plan")


def test_a_label_of_numbers_is_none_of_fields():
    head = ["TT", "Đơn vị", "Chỉ tiêu", "Số mô hình đăng ký"]
    reading = read([OF_2023, [], head, [1, "Xã An Vĩ", 2, 3], [2, "Xã Tân Dân", 2, 1]])

    assert column(reading, "count") == [3, 1]
