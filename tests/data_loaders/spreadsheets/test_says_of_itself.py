"""What a report says of its own year, day and sheets, and where it contradicts itself."""

from datetime import date

import pytest
from reader_forms import accepted, read, warnings, workbook

from domain.problems import Fault

HEAD = ["TT", "Tên mô hình", "Lĩnh vực"]
ROW = [1, "Vườn mẫu", "Kinh tế"]
OF_2023 = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"


def registered(*above, head=HEAD, rows=(ROW,)):
    return [["ĐẢNG ỦY XÃ AN VĨ"], *([line] for line in above), head, *rows]


def years(reading):
    return list(reading.rows["year"])


@pytest.mark.parametrize("day", ["08 tháng 3 năm 2024", "15 tháng 01 năm 2024"])
def test_a_register_dated_after_the_year_of_its_title_is_told_and_keeps_its_year(day):
    reading = read(registered(f"An Vĩ, ngày {day}", OF_2023))

    assert years(reading) == [2023]
    assert warnings(reading) == [("A3", "year_differs")]
    assert reading.problems[0].found == "2023"
    assert "/2024 (A2)" in reading.problems[0].expected


@pytest.mark.parametrize("day", ["10 tháng 3 năm 2023", "20 tháng 12 năm 2022"])
def test_a_register_dated_in_its_year_or_before_it_is_not_doubted(day):
    assert warnings(read(registered(f"An Vĩ, ngày {day}", OF_2023))) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [("15 tháng 01 năm 2024", []), ("10 tháng 11 năm 2022", [("A3", "year_differs")])],
)
def test_results_are_reported_in_their_year_or_the_one_after(day, told):
    title = "BÁO CÁO KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"

    assert warnings(read(registered(f"An Vĩ, ngày {day}", title))) == told


@pytest.mark.parametrize(
    ("times", "told"),
    [
        (["Năm 2024", "Từ tháng 4 đến tháng 11/2024"], True),
        (["Năm 2023", "Năm 2024"], False),
        (["Từ 10/2023 đến 6/2024", "Cả năm"], False),
    ],
)
def test_rows_that_all_speak_of_another_year_are_told(times, told):
    rows = [[n, f"Vườn mẫu {n}", "Kinh tế", time] for n, time in enumerate(times, 1)]
    reading = read(registered(OF_2023, head=[*HEAD, "Thời gian thực hiện"], rows=rows))

    assert years(reading) == [2023, 2023]
    assert [each.fault for each in reading.problems] == [Fault.YEAR_DIFFERS] * told


def test_rows_that_state_their_own_year_keep_it_and_the_title_is_told():
    reading = read(registered(OF_2023, head=[*HEAD, "Năm đăng ký"], rows=[[*ROW, 2024]]))

    assert years(reading) == [2024]
    assert warnings(reading) == [("A2", "year_differs")]


def sheets(first, second):
    """A sheet of three models and one of two of them, by their names."""
    names = ["Ao A", "Ao B", "Ao C"]
    rows = [[n, name, "Kinh tế"] for n, name in enumerate(names, 1)]
    return workbook(
        **{first: registered(OF_2023, rows=rows), second: registered(OF_2023, rows=rows[:2])}
    )


@pytest.mark.parametrize("name", ["Bản nháp", "nháp", "Bản cũ", "DS cũ", "Mẫu", "sao lưu"])
@pytest.mark.parametrize("official_first", [True, False])
def test_a_sheet_named_a_draft_gives_way_to_the_official_one(name, official_first):
    order = ("Chính thức", name) if official_first else (name, "Chính thức")
    content = sheets(*order) if not official_first else sheets(*reversed(order))
    reading = read(content)

    assert {name for _, name, _ in accepted(reading)} == {"Ao A", "Ao B"}
    assert [(p.sheet, p.fault) for p in reading.problems] == [(name, Fault.DRAFT_SHEET)]


@pytest.mark.parametrize("name", ["Ví dụ", "Hướng dẫn", "HD"])
def test_examples_are_not_counted_beside_the_form_that_they_explain(name):
    example = registered(OF_2023, rows=[[1, "Mô hình ví dụ", "Kinh tế"]])
    reading = read(workbook(**{name: example, "Biểu": registered(OF_2023)}))

    assert [name for _, name, _ in accepted(reading)] == ["Vườn mẫu"]
    assert [(p.sheet, p.fault) for p in reading.problems] == [(name, Fault.DRAFT_SHEET)]


@pytest.mark.parametrize("name", ["Mô hình cũ", "Biểu mẫu 1", "Mẫu số 2"])
def test_a_list_of_its_own_is_read_whatever_its_sheet_is_called(name):
    own = registered(OF_2023, rows=[[1, "Đường hoa", "Kinh tế"]])
    reading = read(workbook(**{name: own, "Mô hình mới": registered(OF_2023)}))

    assert {name for _, name, _ in accepted(reading)} == {"Đường hoa", "Vườn mẫu"}


def test_a_draft_alone_is_the_report():
    assert len(accepted(read(workbook(**{"Bản nháp": registered(OF_2023)})))) == 1


@pytest.mark.parametrize(
    "line",
    [
        ["ĐẢNG ỦY XÃ AN VĨ", None, date(2023, 3, 8)],
        ["ĐẢNG ỦY XÃ AN VĨ", "An Vĩ,", date(2023, 3, 8)],
        ["Ngày báo cáo:", date(2023, 3, 8)],
        ["Ngày lập", None, None, "Ngày 8/3/2023"],
        ["Ngày báo cáo: 08/03/2023"],
    ],
)
def test_a_day_in_a_cell_of_the_head_is_the_day_received(line):
    reading = read([["ĐẢNG ỦY XÃ AN VĨ"], line, [OF_2023], HEAD, ROW])

    assert reading.received == date(2023, 3, 8)
    assert reading.facts["received"].value == "2023-03-08"


@pytest.mark.parametrize("label", ["Hạn nộp:", "Nộp trước ngày", "Ngày sinh:", "Đăng ký từ"])
def test_the_day_of_something_else_is_not_the_day_received(label):
    reading = read([["ĐẢNG ỦY XÃ AN VĨ"], [label, date(2023, 3, 8)], [OF_2023], HEAD, ROW])

    assert reading.received is None
