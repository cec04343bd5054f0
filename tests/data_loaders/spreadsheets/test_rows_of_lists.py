"""Rows of lists: one that says there is none, several in a cell, struck through, broken off."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from reader_forms import TITLE, accepted, column, errors, fill, read, saved, warnings

from data_loaders.spreadsheets.list_rows import Standing, denied
from data_loaders.spreadsheets.several_names import names_in

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Ghi chú"]
GOOD = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]


def form(*rows, head=HEAD, title=TITLE):
    return [[title], [], head, *rows]


def test_a_unit_that_says_it_has_no_model_has_a_row_of_none():
    reading = read(form(GOOD, [2, "Xã Tân Dân", "Chưa có mô hình nào", "-"]))

    assert errors(reading) == warnings(reading) == []
    assert column(reading, "name") == ["Vườn mẫu", None]
    assert column(reading, "count") == [None, 0]
    assert column(reading, "cell") == ["C4", "C5"]
    assert list(reading.rows["accepted"]) == [True, True]


def test_none_beside_a_model_of_the_same_unit_is_left_out():
    reading = read(form(GOOD, [2, "Xã An Vĩ", "Không có"]))

    assert column(reading, "name") == ["Vườn mẫu"]


def test_none_beside_a_model_that_is_kept_out_is_no_word_that_there_is_none():
    reading = read(form([1, "Xã An Vĩ", "Tổ xe ôm", "Thể thao"], [2, "Xã An Vĩ", "Không"]))

    assert column(reading, "name") == ["Tổ xe ôm"]
    assert not reading.rows["accepted"].any()


def test_none_of_a_unit_that_nobody_knows_is_kept_out():
    reading = read(form(GOOD, [2, "Xã Không Ai Biết", "Không có mô hình"]))

    assert errors(reading) == [("B5", "unknown_unit")]
    assert list(reading.rows["accepted"]) == [True, False]


def test_a_slip_that_says_none_is_its_units_word():
    reading = read(
        [
            ["PHIẾU ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"],
            ["Đơn vị:", "Xã An Vĩ"],
            ["Tên mô hình:", "Không có"],
            ["Lĩnh vực:", "-"],
        ]
    )

    assert column(reading, "name") == [None]
    assert column(reading, "unit") == ["Xã An Vĩ"]
    assert column(reading, "count") == [0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Không", Standing.NONE),
        ("Không có mô hình nào.", Standing.NONE),
        ("Năm 2023 chưa có mô hình mới", Standing.NONE),
        ("00", Standing.NONE),
        ("Khong dang ky", Standing.NONE),
        ("Chưa gửi", Standing.NOT_YET),
        ("Chưa đăng ký mô hình", Standing.NOT_YET),
        ("Không rác", None),
        ("5 không 3 sạch", None),
        ("Có mô hình", None),
        ("", None),
    ],
)
def test_what_names_nothing_and_denies_is_no_model(text, said):
    assert denied(text) is said


@pytest.mark.parametrize("serial", ["VD", "Ví dụ"])
def test_an_example_is_left_out_and_said(serial):
    reading = read(form([serial, "Xã An Vĩ", "Đường hoa", "VH-XH"], GOOD))

    assert column(reading, "name") == ["Vườn mẫu"]
    assert warnings(reading) == [("C4", "example_row")]


def test_models_listed_in_one_cell_are_rows_of_their_own_and_said():
    reading = read(form([1, "Xã An Vĩ", "1. Nuôi cá lồng\n2. Trồng nghệ", "Kinh tế"]))

    assert [name for _, name, _ in accepted(reading)] == ["Nuôi cá lồng", "Trồng nghệ"]
    assert column(reading, "cell") == ["C4", "C4"]
    assert warnings(reading) == [("C4", "several_models")]


def test_the_total_of_a_list_counts_the_models_of_a_cell_and_not_those_that_are_none():
    rows = [
        [1, "Xã An Vĩ", "- Chợ an toàn\n- Đường hoa", "VH-XH"],
        [2, "Xã Tân Dân", "Không có"],
        [None, "Tổng cộng: 2 mô hình"],
    ]

    assert warnings(read(form(*rows))) == [("C4", "several_models")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. Ao cá\n2. Vườn mẫu", ("Ao cá", "Vườn mẫu")),
        ("1) Ao cá 2) Vườn mẫu", ("Ao cá", "Vườn mẫu")),
        ("a) Ao cá;\nb) Vườn mẫu;", ("Ao cá", "Vườn mẫu")),
        ("- Ao cá\n- Vườn\n  mẫu", ("Ao cá", "Vườn mẫu")),
        ("+ Ao cá\n\n+ Vườn mẫu", ("Ao cá", "Vườn mẫu")),
        ("Vườn mẫu:\n- Trồng hoa\n- Trồng rau", ()),
        ("- Tên mô hình: Ao cá\n- Nội dung: nuôi cá", ()),
        ("1. Ao cá\n3. Vườn mẫu", ()),
        ("Mô hình 3.5 ha lúa", ()),
        ("- Vườn mẫu", ()),
        ("Ao cá\nVườn mẫu", ()),
        ("1. Ao cá\n2. " + "rất dài " * 30, ()),
    ],
)
def test_only_what_is_listed_with_marks_is_several(text, names):
    assert names_in(text) == names


def test_a_stated_quantity_is_held_against_the_models_read_beside_it():
    head = ["TT", "Đơn vị", "Số lượng", "Tên mô hình", "Lĩnh vực"]
    rows = [
        [1, "Xã An Vĩ", 3, "Chợ an toàn; đường hoa; loa thôn", "VH-XH"],
        [2, "Xã Tân Dân", 2, "Vườn mẫu", "Kinh tế"],
        [None, None, None, "Nuôi lươn", "Kinh tế"],
        [3, "Xã Tứ Dân", 0, "Không"],
    ]

    assert warnings(read(form(*rows, head=head))) == [("C4", "total_differs")]


def test_a_number_alone_is_no_name():
    reading = read(form(GOOD, [2, "Xã An Vĩ", 3, "Kinh tế"]))

    assert errors(reading) == [("C5", "missing_name")]


def struck(*rows):
    book = Workbook()
    sheet = fill(book.active, form(*rows))
    for cell in sheet[5]:
        cell.font = Font(strike=True)
    return saved(book)


def test_a_row_struck_through_is_left_out_and_said():
    reading = read(struck(GOOD, [2, "Xã An Vĩ", "Nuôi ba ba", "Kinh tế"], [3, *GOOD[1:2], "Ao cá"]))

    assert column(reading, "name") == ["Vườn mẫu", "Ao cá"]
    assert ("C5", "struck_through") in warnings(reading)


def test_a_note_that_is_not_understood_but_speaks_of_before_is_said():
    reading = read(form([*GOOD, "Duy trì như cũ theo ý kiến chị Hoa"]))

    assert column(reading, "origin") == ["unknown"]
    assert warnings(reading) == [("E4", "unknown_word")]


def test_a_note_against_its_rows_own_column_is_said():
    head = [*HEAD[:4], "Mới/nhân rộng", "Ghi chú"]
    reading = read(form([*GOOD, "Mới", "Duy trì"], head=head))

    assert column(reading, "origin") == ["new"]
    assert warnings(reading) == [("F4", "unknown_word")]


def test_a_long_note_on_the_work_says_nothing_of_its_origin():
    note = "Nhằm duy trì nếp sống văn minh và giữ gìn vệ sinh môi trường trong toàn xã"
    reading = read(form([*GOOD, note]))

    assert column(reading, "origin") == ["unknown"]
    assert warnings(reading) == []


def test_a_heading_of_origin_is_no_row_without_a_field():
    head = ["TT", "Tên mô hình", "Lĩnh vực", "Đơn vị"]
    reading = read(
        form(
            ["A", "MÔ HÌNH DUY TRÌ (đã đăng ký các năm trước)"],
            [1, "Vườn mẫu", "Kinh tế", "Xã An Vĩ"],
            ["B", "MÔ HÌNH ĐĂNG KÝ MỚI NĂM 2023"],
            [1, "Đường hoa", "VH-XH", "Xã An Vĩ"],
            head=head,
        )
    )

    assert column(reading, "origin") == ["maintained", "new"]
    assert errors(reading) == []


def test_a_name_typed_over_two_rows_is_one_model():
    rows = [[1, "Xã An Vĩ", "Hiến đất", "VH-XH"], [None, None, "mở rộng đường"], [2, *GOOD[1:]]]

    assert [name for _, name, _ in accepted(read(form(*rows)))] == [
        "Hiến đất mở rộng đường",
        "Vườn mẫu",
    ]


def test_a_numbered_row_whose_name_was_left_out_is_told_and_is_no_section():
    rows = [
        [1, "Nuôi ong lấy mật", "Kinh tế", None],
        [2, None, "Văn hóa - xã hội", None],
        [3, "Camera an ninh", "Quốc phòng - an ninh", None],
    ]
    head = ["TT", "Tên mô hình", "Lĩnh vực", "Ghi chú"]
    reading = read([["XÃ DÂN TIẾN"], [TITLE], [], head, *rows])

    assert errors(reading) == [("B6", "missing_name")]
    assert column(reading, "accepted") == [True, False, True]
