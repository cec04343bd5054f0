"""In which money a round's worths are stated: by the cell, the label, or a line above the table."""

import pytest
from reader_forms import column, errors, read, warnings

ROUND = "tay-ninh-2019"
TITLE = ["KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019"]
HEAD = ["TT", "Hoạt động", "Số lượng", "ĐVT", "Trị giá"]


def worths(*numbers, above=(), label="Trị giá"):
    rows = [[n, f"Việc {n}", 20, "suất", number] for n, number in enumerate(numbers, 1)]
    lines = [["UBND XÃ AN VĨ"], TITLE, *above]
    return read([*lines, [*HEAD[:4], label], *rows], code=ROUND)


@pytest.mark.parametrize(
    ("line", "worth"),
    [
        (["ĐVT: nghìn đồng"], 4.5),
        ([None, None, None, None, "Đơn vị tính: 1.000 đồng"], 4.5),
        (["(Đơn vị tính: ngàn đồng)"], 4.5),
        (["Đơn vị: 1000đ"], 4.5),
        (["Đơn vị tính: suất, nghìn đồng"], 4.5),
        (["Đơn vị tính:", "nghìn đồng"], 4.5),
        (["ĐVT: đồng"], 0.0045),
        (["ĐVT: 1.000.000 đồng"], 4500),
        (["Đơn vị tính: triệu đồng"], 4500),
    ],
)
def test_a_line_above_the_table_says_in_what_its_worths_are_stated(line, worth):
    reading = worths(4500, above=[line])

    assert column(reading, "worth") == [worth]
    assert (column(reading, "unit"), warnings(reading), errors(reading)) == (["Xã An Vĩ"], [], [])


def test_the_label_goes_before_the_line_and_the_cell_before_both():
    reading = worths(4.5, "5.000 đồng", above=[["ĐVT: nghìn đồng"]], label="Trị giá (triệu đồng)")

    assert column(reading, "worth") == [4.5, 0.005]


def test_a_line_over_the_first_table_speaks_of_those_beneath_unless_they_have_their_own():
    second = [["TT", "Hoạt động", "Số lượng", "ĐVT", "Trị giá"], [1, "Sửa đường", 2, "km", 7500]]
    first = [[*HEAD], [1, "Tặng quà", 20, "suất", 4500]]
    above = [["UBND XÃ AN VĨ"], TITLE, ["ĐVT: nghìn đồng"]]

    assert column(read([*above, *first, [], *second], code=ROUND), "worth") == [4.5, 7.5]
    own = read([*above, *first, [], ["ĐVT: triệu đồng"], *second], code=ROUND)
    assert column(own, "worth") == [4.5, 7500]


@pytest.mark.parametrize("line", ["Đơn vị: Trường tiểu học Đồng Khởi", "Đơn vị: Đồng Tiến"])
def test_the_name_of_a_unit_is_no_money(line):
    assert column(worths(45, above=[[line]]), "worth") == [45]


def test_thousands_in_a_cell_s_own_number_name_no_money():
    assert column(worths("1.000.000 đồng", "51.000 đồng"), "worth") == [1, 0.051]


def test_numbers_of_no_money_too_great_for_million_dong_are_told():
    reading = worths(6000, 25, 1_500_000)

    assert column(reading, "worth") == [6000, 25, 1.5]
    assert warnings(reading) == [("E4", "money_not_said")]
