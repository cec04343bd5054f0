"""Reports on a quarter or a month stand beside the year's own and never take its place."""

import pytest
from reader_forms import KHOAI_CHAU, column, plan, read, register, workbook

from data_loaders.spreadsheets.guidance import Guidance
from data_loaders.spreadsheets.read import read_file
from domain.kinds import ReportKind
from domain.problems import Refusal
from translations.wording import report_label

LIST = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Tiến độ thực hiện"]
ROW = [1, "Xã An Vĩ", "Chợ 0 đồng", "Kinh tế", "Đã hoàn thành"]
COUNTS = [["TT", "Đơn vị", "Kinh tế", "VH-XH"], [1, "Xã An Vĩ", 2, 1]]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("BÁO CÁO TIẾN ĐỘ THỰC HIỆN MÔ HÌNH DÂN VẬN KHÉO QUÝ III/2024", "quarter_3"),
        ("KẾT QUẢ THỰC HIỆN MÔ HÌNH QUÝ I NĂM 2024", "quarter_1"),
        ("Báo cáo kết quả mô hình dân vận khéo tháng 9/2024", "month_9"),
        ("BÁO CÁO KẾT QUẢ THÁNG 10 NĂM 2024", "month_10"),
        ("BÁO CÁO KẾT QUẢ 9 THÁNG NĂM 2024", "nine_months"),
        ("BÁO CÁO KẾT QUẢ NĂM 2024", "year"),
        ("BÁO CÁO KẾT QUẢ TỪ THÁNG 1 ĐẾN THÁNG 12 NĂM 2024", "year"),
    ],
)
def test_a_result_report_is_of_the_part_of_the_year_that_its_title_names(title, period):
    reading = read([[title], LIST, ROW])

    assert (reading.kind, reading.year, reading.period) == ("result", 2024, period)
    assert list(reading.rows["accepted"]) == [True]


def test_the_day_of_a_paper_is_no_month_of_a_report():
    above = [["KẾT QUẢ MÔ HÌNH NĂM 2024"], ["(Kèm theo báo cáo ngày 10 tháng 9 năm 2024)"]]

    assert read([*above, LIST, ROW]).period == "year"


def test_the_quarters_of_a_year_in_one_file_are_the_year_s():
    sheets = {f"Quy_{n}": [[f"KẾT QUẢ MÔ HÌNH QUÝ {n}/2024"], LIST, ROW] for n in ("I", "II")}

    assert read(workbook(**sheets)).period == "year"


@pytest.mark.parametrize(
    ("quarter", "period"), [("I", "year"), ("II", "supplement"), ("IV", "supplement")]
)
def test_what_is_registered_after_the_year_s_list_supplements_it(quarter, period):
    reading = read([[f"ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO QUÝ {quarter}/2024"], LIST[:4], ROW[:4]])

    assert (reading.kind, reading.period) == ("register", period)


def test_numbers_of_a_quarter_are_left_to_a_person_who_may_say_that_they_are_the_year_s():
    content = workbook(Sheet=[["SỐ LƯỢNG MÔ HÌNH ĐĂNG KÝ QUÝ III/2024"], *COUNTS])

    asked = read(content)
    told = read_file(
        content, "bieu.xlsx", plan(KHOAI_CHAU), register(), guidance=Guidance(year=2024)
    )

    assert (asked.outcome, asked.refusal) == ("needs_person", Refusal.PART_OF_YEAR)
    assert (told.outcome, told.period) == ("read", "year")
    assert column(told, "count") == [2, 1]


def test_a_part_of_the_year_is_called_as_offices_call_it():
    assert report_label(ReportKind.RESULT, "quarter_3") == "Báo cáo kết quả quý III"
    assert report_label(ReportKind.RESULT, "month_9") == "Báo cáo kết quả tháng 9"


WITH_RESULTS = [*LIST[:4], "Kết quả"], [*ROW[:4], "Hiệu quả"]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("BIỂU THEO DÕI MÔ HÌNH DÂN VẬN KHÉO 6 THÁNG CUỐI NĂM 2024", "second_half"),
        ("MÔ HÌNH “DÂN VẬN KHÉO” 6 THÁNG ĐẦU NĂM 2024", "first_half"),
        ("Biểu tổng hợp mô hình dân vận khéo sáu tháng đầu năm 2024", "first_half"),
        ("DANH SÁCH ĐIỂN HÌNH DÂN VẬN KHÉO ĐANG THỰC HIỆN 6 THÁNG ĐẦU NĂM 2024", "first_half"),
        ("BIỂU THỐNG KÊ MÔ HÌNH DÂN VẬN KHÉO 9 THÁNG NĂM 2024", "nine_months"),
        ("BẢNG THEO DÕI MÔ HÌNH QUÝ III NĂM 2024", "quarter_3"),
        ("BẢNG THEO DÕI MÔ HÌNH DÂN VẬN KHÉO THÁNG 9/2024", "month_9"),
    ],
)
def test_a_title_that_names_no_report_says_the_part_of_its_results_too(title, period):
    reading = read([[title], *WITH_RESULTS])

    assert (reading.kind, reading.year, reading.period) == ("result", 2024, period)


def test_a_half_in_a_title_of_numbers_is_theirs():
    title = "BIỂU TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO 6 THÁNG ĐẦU NĂM 2024"

    assert read([[title], *COUNTS]).period == "first_half"


@pytest.mark.parametrize(
    "line",
    [
        "(Kèm theo danh sách mô hình 6 tháng cuối năm 2024)",
        "Theo Kế hoạch xây dựng mô hình dân vận khéo 6 tháng cuối năm 2024",
        "Phương hướng xây dựng mô hình 6 tháng cuối năm 2024",
        "I. Mô hình dân vận khéo 6 tháng đầu năm 2024",
        "Mô hình dân vận khéo 6 tháng đầu năm và cả năm",
        "Các mô hình triển khai 6 tháng đầu năm 2024",
    ],
)
@pytest.mark.parametrize("title", ["KẾT QUẢ MÔ HÌNH NĂM 2024", "TỔNG HỢP MÔ HÌNH NĂM 2024"])
def test_a_half_beneath_the_year_s_own_title_is_not_the_report_s(title, line):
    assert read([[title], [line], *WITH_RESULTS]).period == "year"


def test_a_list_of_what_is_registered_stays_the_year_s():
    reading = read([["MÔ HÌNH DÂN VẬN KHÉO 6 THÁNG ĐẦU NĂM 2024"], LIST[:4], ROW[:4]])

    assert (reading.kind, reading.period) == ("register", "year")
