"""Ticks under several columns of one kind: the strongest holds, and that is said."""

import pytest
from reader_forms import TITLE, column, read, warnings

RESULT = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"


def ticked(group, labels, *ticks, title=RESULT):
    head = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", group]
    below = [None, None, None, None, *labels]
    rows = [[n, "Xã An Vĩ", f"Mô hình {n}", "Kinh tế", *each] for n, each in enumerate(ticks, 1)]
    return read([[title], [], head, below, *rows])


def test_of_the_levels_ticked_the_highest_holds_and_it_is_said():
    levels = ["Cơ sở", "Huyện", "Tỉnh"]
    reading = ticked("Cấp công nhận", levels, ["x", "x", None], ["x"], ["x", "x", "x"], [None, "x"])

    assert column(reading, "level") == ["district", "commune", "province", "district"]
    assert warnings(reading) == [("E5:F5", "several_ticks"), ("E7:G7", "several_ticks")]


@pytest.mark.parametrize("labels", [["Tỉnh", "Huyện", "Xã"], ["Cấp tỉnh", "Cấp huyện", "Cấp xã"]])
def test_the_order_of_the_columns_decides_nothing(labels):
    reading = ticked("Được công nhận", labels, ["x", "x", "x"], [None, "x", "x"])

    assert column(reading, "level") == ["province", "district"]


def test_of_two_origins_ticked_neither_is_taken_and_it_is_said():
    reading = ticked("Tính chất", ["Mới", "Nhân rộng"], ["x", "x"], ["x"], title=TITLE)

    assert column(reading, "origin") == ["unknown", "new"]
    assert warnings(reading) == [("E5:F5", "several_ticks")]


def test_a_model_ticked_as_struck_off_is_so_whatever_else_is_ticked():
    labels = ["Hiệu quả", "Đưa ra khỏi danh sách"]
    reading = ticked("Đánh giá", labels, ["x", "x"], ["x"])

    assert column(reading, "state") == ["struck_off", "effective"]
    assert warnings(reading) == [("E5:F5", "several_ticks")]


@pytest.mark.parametrize("text", ["Chưa", "Không", "Đang đề nghị", "Trình huyện", "-", "0"])
def test_words_that_deny_or_propose_are_no_tick(text):
    reading = ticked("Cấp công nhận", ["Xã", "Huyện"], ["x", text])

    assert (column(reading, "level"), warnings(reading)) == (["commune"], [])


def test_a_tick_for_what_was_not_recognised_is_understood_and_gives_no_level():
    head = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Công nhận cấp huyện", "Chưa công nhận"]
    rows = [
        [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế", "x", None],
        [2, "Xã An Vĩ", "Xóm không rác", "Kinh tế", None, "x"],
    ]
    reading = read([["KẾT QUẢ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"], head, *rows])

    assert column(reading, "level") == ["district", None]
    assert reading.problems == []
