"""A recognition that is only proposed is told and gives no level; numbers of no unit say why."""

import pytest
from openpyxl import Workbook
from reader_forms import KHOAI_CHAU, fill, plan, read, register, saved, warnings

from data_loaders.spreadsheets.read import read_file
from domain.problems import Fault

RESULT = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024"
PROPOSED = "DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024"
HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
ROW = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]


def grouped(title, group):
    """A form whose labels are merged over two rows beside a group of three levels."""
    book = Workbook()
    sheet = fill(
        book.active,
        [
            [title],
            [],
            [*HEAD, "Kết quả nổi bật", group],
            [None, None, None, None, None, "Xã", "Huyện", "Tỉnh"],
            [*ROW, "120 lao động", None, "x"],
        ],
    )
    for merged in ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:H3"):
        sheet.merge_cells(merged)
    return read_file(saved(book), "a.xlsx", plan(KHOAI_CHAU), register())


@pytest.mark.parametrize(
    ("title", "group", "cell"),
    [
        (PROPOSED, "Đề nghị cấp công nhận", "G4"),
        (RESULT, "Đề nghị cấp công nhận", "G4"),
        (PROPOSED, "Cấp công nhận", "A1"),
    ],
)
def test_the_row_beneath_merged_labels_is_no_model_and_a_proposal_gives_no_level(
    title, group, cell
):
    reading = grouped(title, group)

    assert list(reading.rows["name"]) == ["Vườn mẫu"]
    assert list(reading.rows["level"]) == [None]
    assert warnings(reading) == [(cell, "recognition_proposed")]


@pytest.mark.parametrize(
    ("title", "group"), [(RESULT, "Cấp công nhận"), (PROPOSED, "Cấp đã công nhận")]
)
def test_a_level_that_a_model_has_is_read(title, group):
    reading = grouped(title, group)

    assert list(reading.rows["level"]) == ["district"]
    assert reading.problems == []


def test_a_column_of_proposals_is_told_once_where_it_says_something():
    rows = [[*ROW, "Cấp tỉnh"], [2, "Xã An Vĩ", "Đường hoa", "Kinh tế", None]]

    filled = read([[RESULT], [], [*HEAD, "Đề nghị công nhận"], *rows])
    empty = read([[RESULT], [], [*HEAD, "Đề nghị công nhận"], rows[1]])

    assert warnings(filled) == [("E3", "recognition_proposed")]
    assert warnings(empty) == []


def test_numbers_of_years_that_name_no_unit_say_so():
    reading = read(
        [
            ["HUYỆN ỦY KHOÁI CHÂU"],
            ["TỔNG HỢP SỐ LƯỢNG MÔ HÌNH DÂN VẬN KHÉO 3 NĂM 2021 - 2023"],
            [],
            ["TT", "Năm", "Tổng số", "Kinh tế", "Văn hóa - xã hội"],
            [1, 2021, 32, 12, 20],
            [2, 2022, 37, 15, 22],
        ]
    )

    assert not reading.rows["accepted"].any()
    assert [(each.cell, each.fault) for each in reading.problems] == [
        ("A4:E6", Fault.NUMBERS_OF_NO_UNIT)
    ]


@pytest.mark.parametrize("label", ["Tăng (+), giảm (-)", "Tăng/giảm", "Chênh lệch"])
def test_a_comparison_of_two_years_is_worth_no_remark(label):
    head = ["TT", "Đơn vị", "Năm 2022", "Năm 2023", label]
    reading = read(
        [["SO SÁNH SỐ LƯỢNG MÔ HÌNH NĂM 2022, NĂM 2023"], [], head, [1, "Xã An Vĩ", 3, 4, "+1"]]
    )

    assert list(reading.rows["count"]) == [3, 4]
    assert reading.problems == []
