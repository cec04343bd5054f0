"""What becomes of a file, and that a clerk is always told what to do about it."""

from datetime import date

import pytest
from reader_forms import TITLE, accepted, column, errors, plan, read, register, warnings, workbook

from data_loaders.spreadsheets import cells, conclusions
from data_loaders.spreadsheets.read import read_file
from domain.kinds import Outcome
from domain.problems import Fault, Refusal, Severity

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
WITHOUT_YEAR = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”"
ROUND = "tay-ninh-2019"
BOUGHT = ["TT", "Nội dung", "ĐVT", "Số lượng", "Thành tiền"]


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([[TITLE], [], HEAD], Refusal.NO_FILLED_ROW),
        ([["BIỂU SỐ LIỆU NĂM 2023"], ["TT", "Đơn vị", "Kinh tế", "VH-XH"]], Refusal.NO_FILLED_ROW),
        ([[TITLE], [], HEAD, [1, "Xã An Vĩ", "Vườn mẫu", None]], Refusal.NO_GOOD_ROWS),
        ([[WITHOUT_YEAR], [], HEAD, [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]], Refusal.NO_YEAR),
    ],
)
def test_a_file_left_to_a_person_always_says_why(rows, refusal):
    reading = read(rows)

    assert (reading.outcome, reading.refusal) == (Outcome.NEEDS_PERSON, refusal)


def test_a_row_without_a_year_is_pointed_at_in_its_year_cell():
    good = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế", 2022]
    rows = [good, [2, "Xã An Vĩ", "Đường hoa", "VH-XH", None], [3, *good[1:3], None, 2023]]
    reading = read([[WITHOUT_YEAR], [], [*HEAD, "Năm"], *rows])

    assert errors(reading) == [("E5", "missing_year"), ("D6", "missing_field")]


def test_a_row_without_a_unit_is_pointed_at_in_its_unit_cell():
    rows = [[1, None, "Vườn mẫu", "Kinh tế"], [2, "Xã An Vĩ", "Đường hoa", "VH-XH"]]

    assert errors(read([[TITLE], [], HEAD, *rows])) == [("B4", "missing_unit")]


def test_a_day_still_to_come_in_the_head_block_is_told_with_its_cell():
    day = "An Vĩ, ngày 10 tháng 3 năm 2023"
    rows = [["UBND XÃ AN VĨ", None, None, day], [TITLE], [], HEAD, [1, "Xã An Vĩ", "A", "Kinh tế"]]

    def told(today):
        reading = read_file(workbook(DS=rows), "b.xlsx", plan(), register(), today=today)
        return [(p.sheet, p.cell, p.found) for p in reading.problems]

    assert told(date(2023, 3, 9)) == [("DS", "D1", "10/03/2023")]
    assert told(date(2023, 3, 10)) == []


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("THU CHI QUỸ CÔNG ĐOÀN NĂM 2019", ["TT", "Nội dung", "Số tiền", "ĐVT"]),
        ("THU CHI QUỸ CÁC HOẠT ĐỘNG ĐỢT 1 NĂM 2019", BOUGHT),
        ("BẢNG KÊ NĂM 2019", BOUGHT),
        ("HOẠT ĐỘNG NĂM 2019", [*BOUGHT[:-1], "Thu", "Chi", "Kinh phí"]),
    ],
)
def test_accounts_are_no_campaign_round(title, head):
    reading = read([[title], [], head, [1, "Văn phòng phẩm", *range(len(head) - 2)]], code=ROUND)

    assert (reading.outcome, reading.refusal) == (Outcome.NEEDS_PERSON, Refusal.UNKNOWN_KIND)
    assert warnings(reading) == [(reading.problems[0].cell, "table_not_understood")]


def test_contents_with_quantities_are_a_round_where_the_title_speaks_of_one():
    title, unit = ["CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019"], ["Đơn vị: Phòng Nội vụ"]
    reading = read([title, unit, BOUGHT, [1, "Tặng quà", "suất", 3, 2_000_000]], code=ROUND)

    assert column(reading, "quantity") == [3.0]


def test_problems_beyond_a_number_are_counted_and_their_rows_kept_out(monkeypatch):
    monkeypatch.setitem(cells._MOST, Severity.ERROR, 2)
    rows = [[n, "Xã An Vĩ", f"Mô hình {n}", None] for n in range(5)]
    reading = read([[TITLE], [], HEAD, *rows, [6, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]])

    assert errors(reading) == [("D4", "missing_field"), ("D5", "missing_field")]
    (more,) = [p for p in reading.problems if p.fault is Fault.MORE_PROBLEMS]
    assert (more.sheet, more.found) == ("Sheet", "3")
    assert len(accepted(reading)) == 1


def test_a_problem_repeats_no_more_of_a_long_cell_than_can_be_read():
    long = "Thể thao " * 500
    reading = read([[TITLE], [], HEAD, [1, "Xã An Vĩ", "Vườn mẫu", long]])

    assert len(reading.problems[0].found) == 200


def test_a_file_of_more_rows_than_a_report_has_is_refused(monkeypatch):
    monkeypatch.setattr(conclusions, "ROWS", 2)
    rows = [[n, "Xã An Vĩ", f"Mô hình {n}", "Kinh tế"] for n in range(3)]
    reading = read([[TITLE], [], HEAD, *rows])

    assert (reading.outcome, reading.refusal) == (Outcome.REFUSED, Refusal.TOO_LARGE)
