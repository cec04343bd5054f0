"""The summary of many files: read back, every word out of a file is text and nothing is lost."""

from datetime import UTC, date, datetime
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from domain.kinds import Period, ReportKind, Sorting
from domain.not_counted import Hindrance, NotCounted
from domain.problem_groups import grouped
from domain.problems import Fault, Problem
from exports.batch_summary import batch_summary, batch_summary_name

MADE = datetime(2024, 11, 30, 14, 5, tzinfo=UTC)
ATTACK = '=HYPERLINK("http://x","bấm đây")'


def row(file: str, sorting: Sorting, **more):
    told = {"kind": ReportKind.REGISTER, "year": 2024, "units": ("Xã A",), "taken": 5}
    told |= {"kept_out": 0, "problems": (), "untold": 0, "reason": "", "not_counted": ()}
    return {"file": file, "sorting": sorting} | told | more


def beaten_by(file, why=Hindrance.OUTRANKED, units=("Xã A",)):
    return NotCounted(
        why, ReportKind.REGISTER, 2024, Period.YEAR, units, (file,), date(2024, 3, 20)
    )


def book_of(*rows):
    content = batch_summary(pd.DataFrame(list(rows)), "Kế hoạch 2021–2025", MADE)
    return load_workbook(BytesIO(content))


def files_of(*rows):
    return list(book_of(*rows)["Từng tệp"].iter_rows(min_row=2))


@pytest.mark.parametrize("words", [ATTACK, "+1", "-1", "@SUM(A1)", "{=1}", "http://x.vn/a", "007"])
def test_words_out_of_a_file_stay_text_whatever_they_begin_with(words):
    fault = Problem(words, "C8", Fault.UNKNOWN_FIELD, found=words)
    problems = tuple(grouped([fault]))
    beaten = beaten_by(words, units=(words,))
    told = {"units": (words,), "problems": problems, "reason": words, "not_counted": (beaten,)}
    (cells,) = files_of(row(words, Sorting.TAKEN_WITH_REMARKS, **told))

    assert [cell.value for cell in (cells[1], cells[5], cells[9])] == [words] * 3
    assert words in cells[8].value
    assert words in cells[10].value
    assert {cells[place].data_type for place in (1, 5, 8, 9, 10)} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_the_first_sheet_counts_the_files_of_each_kind():
    page = book_of(
        row("a.xlsx", Sorting.NEEDS_PERSON, taken=0, kept_out=3),
        row("b.xlsx", Sorting.REFUSED, kind=None, year=None, units=(), taken=0),
        row("c.xlsx", Sorting.TAKEN_IN_PART, kept_out=1),
        row("f.xlsx", Sorting.TAKEN_WITH_REMARKS),
        row("d.xlsx", Sorting.TAKEN),
        row("e.xlsx", Sorting.TAKEN),
    )["Tóm tắt"]
    counts = [[cell.value for cell in cells[:4]] for cells in page.iter_rows(min_row=8)]

    said = "6 tệp: 2 nhận được, 1 nhận kèm nhắc nhở, 1 nhận một phần, 1 cần người xem, "
    assert page["A5"].value == said + "1 không nhận."
    assert page["A6"].value is None
    assert counts == [
        ["Nhận được", 2, 10, 0],
        ["Nhận kèm nhắc nhở", 1, 5, 0],
        ["Nhận một phần", 1, 5, 1],
        ["Cần người xem", 1, 0, 3],
        ["Không nhận", 1, 0, 0],
        ["Tất cả", 6, 20, 4],
    ]


def test_a_row_tells_of_its_file_in_words():
    fault = [Problem("DS", f"D{place}", Fault.MISSING_FIELD) for place in (9, 10)]
    told = {"problems": tuple(grouped(fault)), "untold": 4, "reason": "Sửa rồi nộp lại."}
    (cells,) = files_of(row("a.xlsx", Sorting.TAKEN_IN_PART, kept_out=2, **told))

    assert [cell.value for cell in cells[:8]] == [
        *(1, "a.xlsx", "Nhận một phần: 2 dòng bị giữ lại", "Danh sách đăng ký", 2024, "Xã A", 5, 2),
    ]
    assert cells[8].value.splitlines() == [
        "• Các ô D9:D10 (2 chỗ), trang tính “DS”: thiếu lĩnh vực của mô hình. "
        "Điền hoặc đánh dấu một lĩnh vực.",
        "… và 4 loại lỗi nữa.",
    ]
    assert cells[9].value == "Sửa rồi nộp lại."


def test_the_reports_that_do_not_count_are_told_with_the_reason_and_counted_above():
    beaten = (
        beaten_by("moi.xlsx", Hindrance.DATED_EARLIER),
        beaten_by("b.xlsx", units=("Xã B", "Xã C")),
    )
    book = book_of(row("a.xlsx", Sorting.TAKEN, not_counted=beaten), row("d.xlsx", Sorting.TAKEN))
    told = book["Từng tệp"]["K2"].value.splitlines()

    said = "3 báo cáo trong 1 tệp không được tính vì đã có báo cáo khác."
    assert book["Tóm tắt"]["A6"].value == said
    assert told == [
        "Không được tính: danh sách đăng ký 2024 của Xã A, vì đã có bản mới hơn, nhận ngày "
        "20/3/2024: moi.xlsx. Nếu tệp này mới hơn, ghi đúng ngày nhận rồi nộp lại.",
        "Không được tính: danh sách đăng ký 2024 của Xã B, Xã C, vì đơn vị đã tự báo cáo: b.xlsx.",
    ]
    assert not book["Từng tệp"]["K3"].value


def test_more_words_than_a_cell_takes_are_cut_and_said_to_be():
    (cells,) = files_of(row("a.xlsx", Sorting.REFUSED, reason="lỗi " * 20_000))

    assert len(cells[9].value) < 32_767
    assert cells[9].value.endswith("…")


def test_of_very_many_units_the_rest_are_counted():
    units = tuple(f"Xã {place}" for place in range(34))
    (cells,) = files_of(row("a.xlsx", Sorting.TAKEN, units=units))

    assert cells[5].value.startswith("Xã 0, Xã 1, ")
    assert cells[5].value.endswith(" và 22 đơn vị khác")


def test_the_list_can_be_filtered_scrolled_and_printed_on_a4():
    page = book_of(row("a.xlsx", Sorting.TAKEN))["Từng tệp"]

    assert page.auto_filter.ref == "A1:K2"
    assert page.freeze_panes == "C2"
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.print_title_rows == "$1:$1"


def test_no_file_at_all_is_a_summary_too():
    columns = list(row("", Sorting.TAKEN))
    content = batch_summary(pd.DataFrame([], columns=columns), "Kế hoạch", MADE)

    assert load_workbook(BytesIO(content))["Tóm tắt"]["A5"].value == "0 tệp."


def test_the_file_is_named_by_the_minute_it_was_made():
    assert batch_summary_name(MADE) == "tom-tat-nop-bao-cao-20241130-1405.xlsx"
