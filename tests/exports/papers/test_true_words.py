"""Sentences of the Word papers that must hold of any plan, period and day."""

from dataclasses import replace
from datetime import date

import pytest

from data_loaders import adoption
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.unit_register import import_units
from database.migrate import migrate
from database.session import engine
from domain.kinds import ReportKind, Timeliness
from exports.basis import carrying_out, no_quota
from exports.papers.issue import NothingToWriteError, no_step
from exports.papers.letter import reminder_letter
from exports.papers.report import summary_report
from metrics.headline import headline
from metrics.missing import missing_reports
from tests.exports.papers.papers_read import read, rows_of, said, told_district
from tests.issues import issue
from tests.screens import CODE, NOW, registered
from tests.source import ROOT

WITHOUT_QUOTA = "hon-quan-2016-2020"
PLANS = builtin_plans()
HEAD = "code,name,kind,parent,valid_from,valid_to,successor\n"


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    source = told_district(f"sqlite:///{tmp_path_factory.mktemp('district') / 'a.db'}")
    yield source
    source.dispose()


@pytest.fixture
def laid_out(tmp_path):
    """A database with a plan and the units of some lines of a register."""
    made = []

    def lay(code, *lines):
        source = engine(f"sqlite:///{tmp_path / 'a.db'}")
        migrate(source)
        register = tmp_path / "units.csv"
        register.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
        import_units(source, register, NOW)
        adoption.adopt(source, ROOT / "plans" / f"{code}.toml", NOW)
        made.append(source)
        return source

    yield lay
    for source in made:
        source.dispose()


def test_a_unit_that_was_not_there_last_year_is_not_silent_in_its_column(laid_out):
    source = laid_out(
        CODE,
        f"D,{PLANS[CODE].place},district,,,,",
        "X1,Xã Cũ,commune,D,,,",
        "X2,Xã Mới,commune,D,2023-07-01,,",
        "X3,Xã Sau,commune,D,2024-07-01,,",
    )
    plan = PLANS[CODE]
    for unit in (("X1", "Xã Cũ"), ("X2", "Xã Mới")):
        reading = registered(*unit, ("Tủ sách thôn", "culture_society", "new"), year=2024)
        take_in(source, unit[0].encode(), reading, plan, date(2024, 3, 1), NOW)
    paper = read(summary_report, issue(source, 2024, day=date(2024, 12, 1)))
    rows = {row[1]: row for row in rows_of(paper, "Đơn vị")}

    assert rows["Đơn vị"][-2] == "Năm 2023"
    assert rows["Xã Cũ"][-2] == "–"
    assert rows["Xã Mới"][-2] == "không phải báo cáo"
    assert "Xã Sau" not in rows
    assert "Cộng" in rows
    assert "dấu “–” là chưa báo cáo" in said(paper)


def test_the_sum_of_last_years_column_is_that_of_its_rows(district):
    made = issue(district)
    rows = rows_of(read(summary_report, made), "Đơn vị")
    before = headline(made.seen.found, made.plan, made.seen.as_of, 2022)
    column = [row[-2] for row in rows[1:-1]]

    assert rows[-1][-2] == str(sum(int(cell) for cell in column if cell.isdigit()))
    assert rows[-1][-2] == str(before.models) == "1"


def test_nobody_asks_for_reports_of_units_that_no_longer_exist(district):
    made = issue(district, day=date(2026, 1, 5))
    owed = made.seen.found.timeliness
    overdue = owed[(owed["year"] <= 2023) & (owed["state"] == Timeliness.MISSING.value)]
    lacking = missing_reports(overdue, made.seen.units)
    words = said(read(summary_report, made))

    assert len(lacking)
    assert (
        f"Còn thiếu {len(lacking)} báo cáo của {lacking['unit_id'].nunique()} đơn vị nay không còn "
        "tồn tại"
    ) in words
    assert "Đôn đốc" not in words
    with pytest.raises(NothingToWriteError, match="nay không còn tồn tại"):
        reminder_letter(made, no_step)


def test_before_the_day_reports_are_early_and_no_share_of_them_is_told(district):
    made = issue(district, day=date(2023, 3, 30))
    found = headline(made.seen.found, made.plan, made.seen.as_of, 2023)
    words = said(read(summary_report, made))

    assert found.on_time
    assert f"Đã có {found.on_time} báo cáo nộp trước hạn." in words
    assert "đã đến hạn được nộp đúng hạn" not in words


def test_reports_that_nobody_owes_are_told_beside_those_owed(laid_out):
    source = laid_out(
        WITHOUT_QUOTA,
        f"D,{PLANS[WITHOUT_QUOTA].place},district,,,,",
        "X1,Xã Đồng Nơ,commune,D,,,",
        "X2,Xã Minh Đức,commune,D,,,",
    )
    reading = registered("X1", "Xã Đồng Nơ", ("Camera an ninh", "security", "new"), year=2019)
    take_in(source, b"1", reading, PLANS[WITHOUT_QUOTA], date(2019, 3, 1), NOW)
    made = issue(source, 2019, day=date(2020, 1, 15), code=WITHOUT_QUOTA)
    paper = read(summary_report, made)
    words = said(paper)

    assert "Đã nhận thêm 1 danh sách đăng ký ngoài các báo cáo phải nộp (kế hoạch không" in words
    assert "Số liệu dựa trên 1 báo cáo năm 2019" in words
    assert "Tính chung, không có báo cáo nào trong 2 báo cáo đã đến hạn được nộp đúng hạn" in words
    assert "Công văn số 447-CV/HU không nêu chỉ tiêu bằng số nên không xét mức đạt." in words
    assert "Thực hiện Kế hoạch số 36-KH/HU ngày 04/8/2016 của Huyện ủy, Công văn số 1232" in words
    assert "Còn 1 đơn vị chưa báo cáo (xã Minh Đức)." in words
    assert rows_of(paper, "Tên mô hình")[0][-1] == "Công nhận"


def test_where_nobody_registers_models_are_those_that_reports_tell_of(laid_out):
    source = laid_out(
        WITHOUT_QUOTA,
        f"D,{PLANS[WITHOUT_QUOTA].place},district,,,,",
        "X1,Xã Đồng Nơ,commune,D,,,",
    )
    register = registered("X1", "Xã Đồng Nơ", ("Camera an ninh", "security", "new"), year=2019)
    rows = register.rows.assign(kind=ReportKind.RESULT, state="effective")
    told = replace(register, kind=ReportKind.RESULT, rows=rows)
    take_in(source, b"1", told, PLANS[WITHOUT_QUOTA], date(2019, 10, 1), NOW)
    made = issue(source, 2019, day=date(2020, 1, 15), code=WITHOUT_QUOTA)
    words = said(read(summary_report, made))

    assert "CÁC MÔ HÌNH BÁO CÁO KỂ RA NĂM 2019" in words
    assert "Các báo cáo kể ra 1 mô hình năm 2019" in words
    assert "ĐĂNG KÝ" not in words


def test_a_paper_of_before_the_plan_does_not_carry_it_out():
    plan = PLANS[CODE]
    issued = plan.document.day

    assert carrying_out(plan, issued).startswith("Thực hiện Kế hoạch số 05-KH/BCĐ ngày 12/8/2021")
    early = carrying_out(plan, date(2021, 8, 1))
    assert early.startswith("Theo Kế hoạch số 05-KH/BCĐ của Ban Chỉ đạo huyện")
    assert early.endswith("(ban hành ngày 12/8/2021)")


@pytest.mark.parametrize(
    ("number", "title", "begins"),
    [
        ("15/KH-LĐLĐ", "Về phong trào", "Kế hoạch số 15/KH-LĐLĐ không nêu"),
        ("", "Kế hoạch tiếp tục đẩy mạnh", "Kế hoạch không nêu"),
        ("15", "Về phong trào", "Văn bản số 15 không nêu"),
    ],
)
def test_what_asks_for_no_number_is_called_by_its_kind(number, title, begins):
    plan = PLANS[WITHOUT_QUOTA]
    paper = plan.document.model_copy(update={"number": number, "title": title})

    assert no_quota(plan.model_copy(update={"document": paper})).startswith(begins)


def test_a_number_without_a_list_bears_its_mark_and_says_why_its_day_is_not_judged(laid_out):
    source = laid_out(
        CODE,
        f"D,{PLANS[CODE].place},district,,,,",
        "X1,Xã Cũ,commune,D,,,",
        "X2,Xã Hai,commune,D,,,",
    )
    one = registered("X1", "Xã Cũ", ("", "economy", "new"))
    rows = one.rows.assign(kind=ReportKind.COUNTS, name=None, origin=None, count=3, cell="E7")
    told = replace(one, kind=ReportKind.COUNTS, rows=rows)
    take_in(source, b"1", told, PLANS[CODE], date(2023, 5, 1), NOW)
    paper = read(summary_report, issue(source, 2023, day=date(2023, 12, 1)))
    later = read(summary_report, issue(source, 2024, day=date(2024, 12, 1)))
    words = said(paper)
    standing = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]

    assert {row[1]: row for row in rows_of(paper, "Đơn vị")}["Xã Cũ"][6] == "3*"
    assert "dấu “*” là chỉ có con số, không có danh sách kèm theo" in words
    assert {row[1]: row for row in rows_of(later, "Đơn vị")}["Xã Cũ"][-2] == "3*"
    assert "đã nhận, lấy từ biểu tổng hợp hoặc biểu số lượng, không xét hạn" in standing
    assert "1 đơn vị đã nộp, không rõ ngày gửi nên không xét hạn" in words


def test_a_letter_lists_the_units_that_exist_and_counts_the_others_beside(laid_out):
    source = laid_out(
        CODE,
        f"D,{PLANS[CODE].place},district,,,,",
        "X1,Xã Cũ,commune,D,,,",
        "X2,Xã Thôi,commune,D,,2024-06-30,",
        "X3,Xã Ba,commune,D,,,",
    )
    paper = read(reminder_letter, issue(source, 2024, day=date(2024, 12, 1)))
    rows = rows_of(paper, "Đơn vị")[1:]

    assert {row[1] for row in rows} == {"Xã Cũ", "Xã Ba"}
    assert "còn 2 đơn vị chưa gửi đủ báo cáo theo quy định" in said(paper)
    assert "Còn thiếu 4 báo cáo của 1 đơn vị nay không còn tồn tại" in said(paper)


def test_a_report_that_one_unit_owes_is_told_by_its_name(laid_out):
    source = laid_out(
        CODE,
        f"D,{PLANS[CODE].place},district,,,,",
        "X1,Xã Cũ,commune,D,,,",
        "X2,Xã Mới,commune,D,2024-06-01,,",
    )
    reading = registered("X2", "Xã Mới", ("Tủ sách thôn", "culture_society", "new"), year=2024)
    take_in(source, b"1", reading, PLANS[CODE], date(2024, 11, 1), NOW)
    made = issue(source, 2024, day=date(2024, 12, 1))
    words = said(read(summary_report, made))

    assert "chỉ xã Cũ phải nộp; quá hạn chưa nộp" in words
    assert "Báo cáo duy nhất đã đến hạn không được nộp đúng hạn." in words
    assert "cả 1 đơn vị" not in words
