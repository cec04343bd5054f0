"""The head of a section may say how many models stand beneath it, and still says what they are."""

import pytest
from reader_forms import TITLE, column, errors, read

HEAD = ["TT", "Tên mô hình", "Lĩnh vực"]
NEW = [[1, "Vườn mẫu", "Kinh tế"], [2, "Xóm không rác", "Văn hóa - xã hội"]]
KEPT = [[1, "Tổ tự quản", "Quốc phòng - an ninh"]]
KEPT_HEADS = [
    "2. Mô hình duy trì từ các năm trước: 01 mô hình",
    "2. Mô hình duy trì từ các năm trước (01 mô hình)",
    "2. Mô hình duy trì từ các năm trước: 01",
    "2. Mô hình duy trì từ các năm trước - 1 MH",
    "II. Các mô hình cũ (tổng số: 01 mô hình)",
    "II. Có 01 mô hình duy trì từ các năm trước",
    "B. Số mô hình tiếp tục duy trì từ năm trước: 01 mô hình.",
]


@pytest.mark.parametrize("head", KEPT_HEADS)
def test_models_beneath_a_head_with_their_number_are_what_it_says(head):
    above = [[TITLE], ["Đơn vị: Xã An Vĩ"], ["1. Mô hình đăng ký mới năm 2023: 02 mô hình"]]
    two_tables = read([*above, HEAD, *NEW, [head], HEAD, *KEPT])
    sections = read([*above[:2], HEAD, ["1. Mô hình đăng ký mới: 02 mô hình"], *NEW, [head], *KEPT])

    for reading in (two_tables, sections):
        assert column(reading, "origin") == ["new", "new", "maintained"]
        assert set(column(reading, "year")) == {2023}
        assert errors(reading) == []


def test_a_number_of_other_things_in_a_head_leaves_it_unknown():
    head = "II. Mô hình duy trì từ các năm trước cùng 12 hộ dân"
    reading = read([[TITLE], ["Đơn vị: Xã An Vĩ"], HEAD, *NEW, [head], *KEPT])

    assert column(reading, "origin")[-1] == "unknown"
