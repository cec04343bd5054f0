"""What a report puts off to a later year is no new model of its own year, and that is said."""

import pytest
from reader_forms import TITLE, column, errors, read, warnings

RESULT = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"
HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
ROW = ["Xã An Vĩ", "Vườn mẫu", "Kinh tế"]


def noted(text, title, label="Ghi chú"):
    other = [2, "Xã Tân Dân", "Đường hoa", "VH-XH", None]
    return read([[title], [], [*HEAD, label], [1, *ROW, text], other])


@pytest.mark.parametrize("title", [TITLE, RESULT])
@pytest.mark.parametrize(
    "text",
    [
        "Chuyển sang năm 2024",
        "Đăng ký cho năm 2024",
        "Chuyển sang năm sau",
        "Hoãn, chuyển sang thực hiện năm 2024",
        "Chuyen sang nam 2024",
        "Lùi sang năm 2024 do thiếu kinh phí",
        "Năm 2024",
    ],
)
def test_a_note_that_puts_a_model_off_puts_it_into_that_year(text, title):
    reading = noted(text, title)

    assert column(reading, "year") == [2024, 2023]
    assert warnings(reading) == [("E4", "later_year")]


@pytest.mark.parametrize(
    "text", ["Tiếp tục thực hiện năm sau", "Tiếp tục duy trì trong năm 2024", "Duy trì năm 2024"]
)
def test_a_model_that_goes_on_next_year_is_kept_in_this_one_and_is_not_new(text):
    reading = noted(text, RESULT)

    assert (column(reading, "year"), column(reading, "origin")) == (
        [2023, 2023],
        ["maintained", "unknown"],
    )
    assert warnings(reading) == [("E4", "later_year")]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện đến năm 2025",
        "Chuyển đổi số năm 2024",
        "Dự kiến hoàn thành năm 2024",
        "Tiếp tục thực hiện trong năm 2023",
        "Đăng ký năm 2023",
        "Giai đoạn 2023-2025",
        "Chuyển từ năm 2022 sang",
    ],
)
def test_what_only_names_a_later_year_or_this_one_puts_nothing_off(text):
    reading = noted(text, TITLE)

    assert column(reading, "year") == [2023, 2023]
    assert warnings(reading) == []


def test_a_year_after_the_plan_s_last_keeps_the_row_out():
    reading = noted("Chuyển sang năm 2026", TITLE.replace("2023", "2025"))

    assert errors(reading) == [("E4", "year_outside_plan")]


def test_a_row_s_own_year_stands():
    head = [*HEAD, "Năm đăng ký", "Ghi chú"]
    reading = read([[TITLE], [], head, [1, *ROW, 2023, "Chuyển sang năm 2024"]])

    assert column(reading, "year") == [2023]
    assert warnings(reading) == [("F4", "later_year")]


def test_a_state_s_column_may_put_off_too():
    reading = noted("Chuyển sang năm 2024", RESULT, "Kết quả")

    assert column(reading, "year") == [2024, 2023]
    assert ("E4", "later_year") in warnings(reading)


@pytest.mark.parametrize(
    ("heading", "year", "origin"),
    [
        (["II", "MÔ HÌNH CHUYỂN SANG NĂM 2024"], 2024, "unknown"),
        (["II", "ĐĂNG KÝ CHO NĂM 2024"], 2024, "unknown"),
        (["II", "Phương hướng đăng ký năm 2024"], 2024, "unknown"),
        (["II", "TIẾP TỤC THỰC HIỆN NĂM SAU"], 2023, "maintained"),
        ([None, None, "Mô hình chuyển sang năm sau"], 2024, "unknown"),
    ],
)
def test_a_section_may_put_its_rows_off(heading, year, origin):
    first = [1, "Xã Tân Dân", "Đường hoa", "VH-XH"]
    above = ["I", "MÔ HÌNH THỰC HIỆN NĂM 2023"]
    reading = read([[RESULT], [], HEAD, above, first, heading, [2, *ROW]])

    assert column(reading, "name") == ["Đường hoa", "Vườn mẫu"]
    assert (column(reading, "year"), column(reading, "origin")) == (
        [2023, year],
        ["unknown", origin],
    )
    assert [fault for _, fault in warnings(reading)] == ["later_year"]


def test_ticks_under_a_later_year_put_their_rows_off():
    head = [*HEAD, "Thực hiện năm 2023", "Chuyển sang năm 2024"]
    rows = [[1, *ROW, "x", None], [2, "Xã Tân Dân", "Đường hoa", "VH-XH", None, "x"]]
    reading = read([[RESULT], [], head, *rows])

    assert column(reading, "year") == [2023, 2024]
    assert warnings(reading) == [("F5", "later_year")]


def test_a_table_among_results_that_lists_what_is_put_off_is_a_register_of_that_year():
    head = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
    later = [["II. Mô hình chuyển sang năm 2024"], head, [1, *ROW]]
    first = [["I. Kết quả năm 2023"], head, [1, "Xã Tân Dân", "Đường hoa", "VH-XH"]]
    reading = read([[RESULT], *first, *later])

    assert column(reading, "kind") == ["result", "register"]
    assert column(reading, "year") == [2023, 2024]
