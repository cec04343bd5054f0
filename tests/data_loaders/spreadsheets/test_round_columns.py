"""Rounds with several columns that may hold what was done, or what it was worth."""

import pytest
from reader_forms import column, errors, read, warnings

ROUND = "tay-ninh-2019"
ABOVE = [["UBND XÃ AN VĨ"], ["KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019"]]


def done(labels, *rows, beneath=None):
    head = [["TT", "Hoạt động", *labels], *([[None, None, *beneath]] if beneath else [])]
    return read([*ABOVE, *head, *([n, "Việc", *row] for n, row in enumerate(rows, 1))], code=ROUND)


@pytest.mark.parametrize(
    "label",
    ["Thực hiện", "Đã thực hiện", "Kết quả", "Kết quả thực hiện", "Số thực hiện", "Tổng số", "Đạt"],
)
@pytest.mark.parametrize("plan", [None, "Kế hoạch", "Kế hoạch giao", "Chỉ tiêu"])
def test_numbers_of_what_was_done_beside_a_unit_of_measure_are_its_quantities(label, plan):
    labels = ["ĐVT", *([plan] if plan else []), label]
    rows = [["suất", *([30] if plan else []), 25], ["km", *([2] if plan else []), 1.5]]

    reading = done(labels, *rows)

    assert column(reading, "quantity") == [25, 1.5]
    assert column(reading, "unit_of_measure") == ["suất", "km"]
    assert (errors(reading), warnings(reading)) == ([], [])


def test_of_quantities_planned_and_done_those_done_are_taken():
    labels = ["ĐVT", "Số lượng kế hoạch", "Số lượng thực hiện"]

    assert column(done(labels, ["suất", 30, 25]), "quantity") == [25]


def test_what_was_handed_over_is_done_and_not_planned():
    labels = ["ĐVT", "Số lượng được giao", "Số lượng đã bàn giao"]

    assert column(done(labels, ["căn", 3, 2]), "quantity") == [2]


def test_what_is_planned_alone_is_no_quantity():
    assert column(done(["ĐVT", "Kế hoạch"], ["suất", 30]), "quantity") == [None]


def test_numbers_beneath_words_that_nobody_knows_are_told_beside_a_unit_of_measure():
    reading = done(["ĐVT", "Cột lạ"], ["suất", 30])

    assert column(reading, "quantity") == [None]
    assert warnings(reading) == [("D3", "unknown_word")]


@pytest.mark.parametrize(
    "labels",
    [
        ["Kinh phí công đoàn (triệu đồng)", "Kinh phí vận động", "Tổng kinh phí (triệu đồng)"],
        ["Tổng kinh phí (triệu đồng)", "Kinh phí công đoàn", "Kinh phí vận động"],
    ],
)
def test_of_several_columns_of_money_the_total_is_the_worth(labels):
    numbers = [20, 30, 50] if labels[0].startswith("Kinh") else [50, 20, 30]
    reading = done(["ĐVT", "Số lượng", *labels], ["căn", 1, *numbers])

    assert column(reading, "worth") == [50]
    assert warnings(reading) == []


@pytest.mark.parametrize("group", ["Kinh phí (triệu đồng)", "Trị giá (triệu đồng)"])
@pytest.mark.parametrize(
    "sources", [("Công đoàn", "Vận động"), ("Nguồn công đoàn", "Xã hội hóa"), ("Đơn vị", "Dân")]
)
def test_sources_of_money_beneath_their_group_name_no_unit_and_their_total_is_the_worth(
    group, sources
):
    labels = ["ĐVT", "Số lượng", group, None, None, "Số người tham gia"]
    reading = done(labels, ["căn", 1, 20, 30, 50, 15], beneath=[None, None, *sources, "Tổng"])

    assert (column(reading, "worth"), column(reading, "unit")) == ([50], ["Xã An Vĩ"])
    assert (errors(reading), warnings(reading)) == ([], [])


def test_sources_of_money_without_a_total_are_told():
    labels = ["Số lượng", "Kinh phí công đoàn (triệu đồng)", "Kinh phí vận động (triệu đồng)"]
    reading = done(labels, [1, 20, 30])

    assert column(reading, "worth") == [20]
    assert warnings(reading) == [("E3", "unknown_word")]
