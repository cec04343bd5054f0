"""Which campaign round a report is of, and what is done where that is not said."""

from datetime import date

import pytest
from openpyxl import Workbook
from reader_forms import errors, fill, plan, read, register, saved, workbook

from data_loaders.spreadsheets.guidance import Guidance
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.rounds_said import round_of_cell, round_said
from domain.kinds import Outcome, ReportKind
from domain.plans import Round
from domain.problems import Refusal

TAY_NINH = "tay-ninh-2019"
HEAD = ["TT", "Đơn vị", "Nội dung hoạt động", "ĐVT", "Số lượng", "Trị giá (triệu đồng)"]
ROW = [1, "Phòng Nội vụ", "Tặng quà công nhân nghèo", "suất", 20, 10]
TITLE = "KẾT QUẢ THAM GIA CÔNG TÁC DÂN VẬN NĂM 2019"


def reported(*above, rows=(ROW,), head=HEAD):
    return [*([line] for line in above), head, *rows]


def read_round(content, file="bieu.xlsx", guidance=None, of=None):
    content = workbook(Sheet=content) if isinstance(content, list) else content
    given = {"guidance": guidance} if guidance else {}
    return read_file(content, file, of or plan(TAY_NINH), register(), **given)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019", 1),
        ("Kết quả đợt I năm 2019", 1),
        ("Kết quả đợt hai, năm 2019", 2),
        ("đợt thứ nhất", 1),
        ("Đợt II/2019", 2),
        ("đợt 2-2019", 2),
        ("v08_dot1_2019", 1),
        ("bao cao dot 2", 2),
        # “năm” is five, but a year where a number follows …
        ("công tác dân vận theo đợt năm 2019", None),
        # … days and their number are no round …
        ("đợt 15 ngày", None),
        ("đợt 16/7 – 30/7/2019", None),
        # … nor is what only sounds like one, and several are none.
        ("công tác đột xuất 1", None),
        ("tổng hợp đợt 1 và đợt 2", None),
        ("đợt 1, 2 năm 2019", None),
        ("hai đợt năm 2019", None),
    ],
)
def test_a_text_says_one_round_or_none(text, number):
    assert round_said(text) == number


@pytest.mark.parametrize(
    ("text", "number"), [("1", 1), ("II", 2), ("Đợt hai", 2), ("Đợt 2/2019", 2), ("đợt đầu", None)]
)
def test_a_cell_beneath_its_own_label_says_the_round_by_itself(text, number):
    assert round_of_cell(text) == number


@pytest.mark.parametrize(
    ("content", "file", "cell"),
    [
        (reported("KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 2 NĂM 2019"), "bieu.xlsx", "A1"),
        (reported(TITLE, "(Đợt II)"), "bieu.xlsx", "A2"),
        # What the form says goes before what its name says.
        (reported(TITLE, "(đợt 2)"), "dot 1.xlsx", "A2"),
        (reported(TITLE), "BC dot 2 2019.xlsx", ""),
        (workbook(Đợt_2=reported(TITLE)), "bieu.xlsx", ""),
    ],
)
def test_the_round_comes_with_the_cell_or_the_name_it_was_taken_from(content, file, cell):
    reading = read_round(content, file)

    assert reading.period == "round_2"
    assert list(reading.rows["round"]) == [2]
    assert (reading.facts["round"].value, reading.facts["round"].cell) == ("2", cell)


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("(từ ngày 16/7/2019 đến ngày 30/7/2019)", "round_1"),
        ("(Từ 16/7 đến 30/7/2019)", "round_1"),
        ("Khoái Châu, ngày 20 tháng 7 năm 2019", "round_1"),
        # Days that lie within no round, or in part.
        ("(từ ngày 16/7/2019 đến ngày 3/8/2019)", "year"),
        ("Khoái Châu, ngày 12 tháng 11 năm 2019", "year"),
    ],
)
def test_days_within_those_of_a_round_say_that_round(line, period):
    assert read_round(reported(TITLE, line)).period == period


def test_a_report_that_names_no_round_is_left_to_a_person_who_says_it():
    reading = read_round(reported(TITLE))
    told = read_round(reported(TITLE), guidance=Guidance(round=2))

    assert (reading.outcome, reading.refusal) == (Outcome.NEEDS_PERSON, Refusal.NO_ROUND)
    assert errors(reading) == [("", "missing_round")]
    assert (told.outcome, told.period) == (Outcome.READ, "round_2")
    assert told.facts["round"].by == "person"


def test_a_person_says_it_against_the_form_too():
    content = reported("KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 2 NĂM 2019")

    assert read_round(content, guidance=Guidance(round=1)).period == "round_1"


def test_where_the_year_has_one_round_it_is_that_one():
    of_one = plan(TAY_NINH).model_copy(update={"rounds": plan(TAY_NINH).rounds[:1]})
    another_year = Round(number=2, first_day=date(2020, 3, 1), source="x")
    of_two_years = of_one.model_copy(update={"rounds": (*of_one.rounds, another_year)})

    assert read_round(reported(TITLE), of=of_one).period == "round_1"
    assert read_round(reported(TITLE), of=of_two_years).period == "round_1"


def test_a_round_that_the_plan_does_not_have_keeps_its_rows_out_and_says_which_it_has():
    reading = read_round(reported("KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 3 NĂM 2019"))

    assert errors(reading) == [("A1", "round_not_in_plan")]
    assert reading.problems[0].expected == "1, 2"
    assert not reading.rows["accepted"].any()


def test_sheets_of_two_rounds_are_reports_of_two():
    sheets = {f"Đợt_{number}": reported(TITLE) for number in (1, 2)}
    reading = read_round(workbook(**sheets))

    assert list(reading.rows["round"]) == [1, 2]
    assert (reading.period, reading.problems) == ("year", [])


def test_a_column_of_rounds_is_read_row_by_row():
    rows = [[1, "1", *ROW[1:]], [2, "II", *ROW[1:]], [3, "đợt đầu", *ROW[1:]]]
    head = ["TT", "Đợt", *HEAD[1:]]
    reading = read_round(reported(TITLE, rows=rows, head=head))

    assert list(reading.rows["round"])[:2] == [1, 2]
    assert errors(reading) == [("B5", "missing_round")]
    assert list(reading.rows["accepted"]) == [True, True, False]


def test_of_two_tables_each_is_of_the_round_over_it():
    book = Workbook()
    first = reported("KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019")
    second = reported("KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 2 NĂM 2019")
    fill(fill(book.active, first), second, len(first) + 2)

    assert list(read_round(saved(book)).rows["round"]) == [1, 2]


def test_other_reports_are_of_no_round():
    head = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
    rows = [head, [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]]
    reading = read([["ĐĂNG KÝ MÔ HÌNH ĐỢT 1 NĂM 2023"], *rows])

    assert (reading.kind, reading.period) == (ReportKind.REGISTER, "year")
    assert reading.rows["round"].isna().all()
