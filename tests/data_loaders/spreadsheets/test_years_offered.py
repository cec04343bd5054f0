"""A report that says no year: the one it may be of is offered, never taken."""

import pytest
from reader_forms import read

from domain.problems import Refusal
from translations.wording import problem_sentence

TITLE = ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO"]
HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Thời gian thực hiện"]
CARRIES_OUT = ["(Thực hiện Kế hoạch số 05-KH/BCĐ ngày 12/8/2021 của Ban Chỉ đạo huyện)"]
COMES_WITH = ["(Kèm theo Công văn số 15-CV/ĐU ngày 10/3/2023 của Đảng ủy xã)"]


def listed(*above, time=None, file="bieu.xlsx"):
    return read([TITLE, *above, HEAD, [1, "Xã An Vĩ", "Nuôi cá", "KT", time]], file)


@pytest.mark.parametrize(
    ("above", "time", "file"),
    [
        ([CARRIES_OUT, COMES_WITH], None, "bieu.xlsx"),
        ([CARRIES_OUT], "Quý II/2023", "bieu.xlsx"),
        ([CARRIES_OUT, COMES_WITH], "Từ tháng 3/2023", "kem ke hoach 2021.xlsx"),
    ],
)
def test_the_year_that_a_paper_or_a_time_names_is_offered(above, time, file):
    reading = listed(*above, time=time, file=file)

    assert (reading.refusal, reading.year) == (Refusal.NO_YEAR, None)
    assert [p.suggestion for p in reading.problems] == ["2023"]
    assert "Có phải là năm 2023" in problem_sentence(reading.problems[0])


@pytest.mark.parametrize(
    ("above", "time"),
    [([CARRIES_OUT], None), ([COMES_WITH], "Quý II/2024"), ([], "Cả năm")],
)
def test_where_nothing_or_two_years_are_named_none_is_offered(above, time):
    reading = listed(*above, time=time)

    assert reading.refusal is Refusal.NO_YEAR
    assert [p.suggestion for p in reading.problems] == [None]


def test_the_year_of_a_file_s_name_stands_where_nothing_within_says_another():
    assert listed(CARRIES_OUT, file="dang ky 2023.xlsx").year == 2023
    assert listed(COMES_WITH, file="dang ky 2023.xlsx").year == 2023
