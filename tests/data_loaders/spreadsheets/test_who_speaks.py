"""Who speaks in a file, and of which part of the year."""

from datetime import date

import pytest
from reader_forms import TITLE, plan, read, workbook

from data_loaders.spreadsheets.read import read_file
from data_loaders.units import Register, RegisterUnit
from domain.kinds import Period, ReportSource
from domain.problems import Fault

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
ROW = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]


@pytest.mark.parametrize(
    ("above", "source"),
    [
        # A summary that so far names one unit is a summary all the same.
        (["TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM 2023"], ReportSource.SUMMARY),
        (
            ["HUYỆN ỦY KHOÁI CHÂU", "BAN DÂN VẬN", "DANH SÁCH ĐĂNG KÝ MÔ HÌNH NĂM 2023"],
            ReportSource.SUMMARY,
        ),
        # A commune that writes under its own name speaks for itself, whatever stands above it.
        (
            ["HUYỆN ỦY KHOÁI CHÂU", "ĐẢNG ỦY XÃ AN VĨ", "TỔNG HỢP MÔ HÌNH ĐĂNG KÝ NĂM 2023"],
            ReportSource.OWN,
        ),
        (["DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"], ReportSource.OWN),
    ],
)
def test_a_body_above_that_names_one_unit_does_not_speak_for_it(above, source):
    assert read([*([line] for line in above), [], HEAD, ROW]).source is source


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("BÁO CÁO KẾT QUẢ MÔ HÌNH “DÂN VẬN KHÉO” 6 THÁNG ĐẦU NĂM 2023", Period.FIRST_HALF),
        ("Báo cáo sơ kết mô hình dân vận khéo sáu tháng đầu năm 2023", Period.FIRST_HALF),
        ("KẾT QUẢ THỰC HIỆN MÔ HÌNH 9 THÁNG NĂM 2023", Period.NINE_MONTHS),
        ("BÁO CÁO KẾT QUẢ MÔ HÌNH 6 THÁNG CUỐI NĂM 2023", Period.SECOND_HALF),
        ("BÁO CÁO KẾT QUẢ MÔ HÌNH DÂN VẬN KHÉO NĂM 2023", Period.YEAR),
    ],
)
def test_the_part_of_the_year_is_read_from_the_title(title, period):
    reading = read([[title], [], [*HEAD, "Kết quả"], [*ROW, "Hiệu quả"]])

    assert reading.kind == "result"
    assert reading.period is period


@pytest.mark.parametrize(
    ("title", "kind", "period"),
    [
        ("DANH SÁCH ĐĂNG KÝ BỔ SUNG MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023", "register", "supplement"),
        ("Danh sách bổ sung đăng ký mô hình dân vận khéo năm 2023", "register", "supplement"),
        ("DANH SÁCH ĐĂNG KÝ MÔ HÌNH NĂM 2023", "register", "year"),
        ("DANH SÁCH MÔ HÌNH ĐỀ NGHỊ ĐƯA RA KHỎI DANH SÁCH NĂM 2023", "result", "year"),
    ],
)
def test_a_supplement_and_a_list_of_those_to_strike_off_are_no_register_of_the_year(
    title, kind, period
):
    reading = read([[title], [], HEAD, ROW])

    assert (reading.kind, reading.period) == (kind, period)


def test_a_plan_for_the_next_half_year_is_no_period_of_the_report():
    lines = [
        ["BÁO CÁO KẾT QUẢ MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"],
        ["Nhiệm vụ 6 tháng đầu năm 2024 gửi kèm theo"],
    ]
    assert read([*lines, [], [*HEAD, "Kết quả"], [*ROW, "Hiệu quả"]]).period is Period.YEAR


OLD = RegisterUnit("OLD", "Xã Tân Dân", "commune", None, date(2010, 1, 1), date(2025, 6, 30))
NEW = RegisterUnit("NEW", "Xã Tân Dân", "commune", None, date(2025, 7, 1), None)
OWN = [["TT", "Tên mô hình", "Lĩnh vực"], [1, "Vườn mẫu", "Kinh tế"]]
SUMMARY = [HEAD, [1, "Xã Tân Dân", "Vườn mẫu", "Kinh tế"]]


@pytest.mark.parametrize(
    ("day", "code"),
    [("Tân Dân, ngày 10 tháng 3 năm 2025", "OLD"), ("Tân Dân, ngày 10 tháng 8 năm 2025", "NEW")],
)
@pytest.mark.parametrize(("above", "rows"), [(["UBND XÃ TÂN DÂN"], OWN), ([], SUMMARY)])
def test_of_a_name_on_both_sides_of_a_merger_the_day_of_the_report_decides(day, code, above, rows):
    lines = [*([line] for line in above), [day], ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH NĂM 2025"], *rows]
    reading = read_file(workbook(Sheet=lines), "a.xlsx", plan(), Register([OLD, NEW]))

    assert list(reading.rows["unit_code"]) == [code]
    assert reading.problems == []


@pytest.mark.parametrize(("above", "rows"), [(["UBND XÃ TÂN DÂN"], OWN), ([], SUMMARY)])
def test_without_a_day_both_units_of_the_name_are_told(above, rows):
    lines = [*([line] for line in above), ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH NĂM 2025"], *rows]
    (told,) = read_file(workbook(Sheet=lines), "a.xlsx", plan(), Register([OLD, NEW])).problems

    assert told.fault is Fault.TWO_UNITS
    assert "30/06/2025" in told.expected
    assert "01/07/2025" in told.expected


UNIONS = [
    RegisterUnit("NT", "Tỉnh Ninh Thuận", "province"),
    RegisterUnit("L0", "Liên đoàn Lao động tỉnh Ninh Thuận", "union", "NT"),
    RegisterUnit("L2", "Liên đoàn Lao động huyện Ninh Sơn", "union_upper", "L0"),
    RegisterUnit("S1", "Công đoàn cơ sở xã Lâm Sơn", "union_grassroots", "L2"),
    RegisterUnit("HY", "Tỉnh Hưng Yên", "province"),
    RegisterUnit("AV", "Xã An Vĩ", "commune", "HY"),
]


@pytest.mark.parametrize(
    ("above", "code"),
    [
        (["LĐLĐ HUYỆN NINH SƠN", "CĐCS XÃ LÂM SƠN"], "S1"),
        (["LIÊN ĐOÀN LAO ĐỘNG HUYỆN NINH SƠN", "CÔNG ĐOÀN CƠ SỞ⏎XÃ LÂM SƠN"], "S1"),
        (["LĐLĐ TỈNH NINH THUẬN", "LĐLĐ HUYỆN NINH SƠN"], "L2"),
        (["LĐLĐ TỈNH NINH THUẬN", "BAN CHỈ ĐẠO"], "L0"),
        (["ĐẢNG ỦY XÃ AN VĨ", "KHỐI DÂN VẬN"], "AV"),
        # Where the issuer is not in the register, whoever stands above it does not speak for it.
        (["LĐLĐ HUYỆN TÂN BIÊN", "CĐCS XÃ THẠNH TÂY"], None),
        (["LĐLĐ HUYỆN NINH SƠN", "CĐCS XÃ THẠNH TÂY"], None),
        (["LĐLĐ TỈNH NINH THUẬN", "CÔNG ĐOÀN GIÁO DỤC HUYỆN"], None),
        (["ĐẢNG BỘ TỈNH HƯNG YÊN", "ĐẢNG ỦY XÃ CHÂU NINH"], None),
    ],
)
def test_the_institution_above_the_issuer_never_speaks_for_it(above, code):
    lines = [*([line.replace("⏎", "\n")] for line in above), [], [TITLE], [], *OWN]
    reading = read_file(workbook(Sheet=lines), "a.xlsx", plan(), Register(UNIONS))

    assert list(reading.rows["unit_code"]) == [code]
    assert [each.fault for each in reading.problems] == ([] if code else [Fault.MISSING_UNIT])


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        (["ỦY BAN MTTQ VIỆT NAM HUYỆN KHOÁI CHÂU", "BAN THƯỜNG TRỰC"], "MTTQ"),
        (["BCH ĐOÀN HUYỆN KHOÁI CHÂU"], "DOAN"),
        (["HUYỆN ỦY KHOÁI CHÂU", "BCH HỘI NÔNG DÂN HUYỆN", "BAN THƯỜNG VỤ"], "HND"),
        (["LĐLĐ TỈNH HƯNG YÊN", "BAN CHẤP HÀNH LĐLĐ HUYỆN KHOÁI CHÂU"], "LDLD"),
        (["ĐẢNG BỘ HUYỆN KHOÁI CHÂU", "BAN THƯỜNG VỤ"], None),
    ],
)
def test_an_organ_speaks_for_its_institution_and_a_committee_for_whose_it_is(above, unit):
    units = [
        RegisterUnit("MTTQ", "Ủy ban Mặt trận Tổ quốc huyện", "organisation"),
        RegisterUnit("DOAN", "Huyện đoàn Khoái Châu", "organisation"),
        RegisterUnit("HND", "Hội Nông dân huyện", "organisation"),
        RegisterUnit("LDLD", "Liên đoàn Lao động huyện", "union"),
    ]
    rows = [[TITLE], ["TT", "Tên mô hình", "Lĩnh vực"], [1, "Vườn mẫu", "Kinh tế"]]
    book = workbook(Sheet=[*([line] for line in above), *rows])

    reading = read_file(book, "bieu.xlsx", plan(), Register(units, "Huyện Khoái Châu"))

    assert list(reading.rows["unit_code"]) == [unit]


@pytest.mark.parametrize("label", ["CĐ cơ sở", "Tên công đoàn", "Phường, xã", "Tổ chức cơ sở đảng"])
def test_a_unit_that_nobody_knows_is_told_in_its_own_cell_beneath_its_label(label):
    rows = [[1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"], [2, "Cty May Lạ", "Ca kiểu mẫu", "Kinh tế"]]
    reading = read([[TITLE], ["TT", label, "Tên mô hình", "Lĩnh vực"], *rows])

    assert [(p.cell, p.fault) for p in reading.problems] == [("B4", Fault.UNKNOWN_UNIT)]
