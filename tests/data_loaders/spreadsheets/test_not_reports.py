"""Lists that mention models and report nothing are left to a person, with the words for why."""

import pytest
from reader_forms import TITLE, column, plan, read, register, warnings, workbook

from data_loaders.spreadsheets.guidance import Guidance
from data_loaders.spreadsheets.read import read_file
from domain.kinds import Outcome, ReportKind
from domain.problems import Refusal

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
ROW = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]


@pytest.mark.parametrize(
    "title",
    [
        "LỊCH KIỂM TRA MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023",
        "KẾ HOẠCH KIỂM TRA CÁC MÔ HÌNH ĐĂNG KÝ NĂM 2023",
        "DANH SÁCH ĐI KIỂM TRA MÔ HÌNH NĂM 2023",
        "LICH KHAO SAT CAC MO HINH DAN VAN KHEO NAM 2023",
        "PHÂN CÔNG THEO DÕI CÁC MÔ HÌNH ĐÃ ĐĂNG KÝ NĂM 2023",
        "SƠ ĐỒ CHỖ NGỒI HỘI NGHỊ TỔNG KẾT NĂM 2023",
        "DANH SÁCH KHÁCH MỜI DỰ HỘI NGHỊ BÁO CÁO KẾT QUẢ NĂM 2023",
        "DANH SÁCH ĐĂNG KÝ THAM DỰ HỘI NGHỊ NĂM 2023",
        "DỰ TOÁN KINH PHÍ HỖ TRỢ MÔ HÌNH NĂM 2023",
        "DANH SÁCH CHI TIỀN THƯỞNG CÁC MÔ HÌNH NĂM 2023",
        "DANH BẠ NGƯỜI PHỤ TRÁCH MÔ HÌNH NĂM 2023",
    ],
)
def test_what_its_title_calls_something_else_is_no_register(title):
    reading = read([["HUYỆN ỦY KHOÁI CHÂU"], [title], [], HEAD, ROW])

    assert (reading.outcome, reading.refusal) == (Outcome.NEEDS_PERSON, Refusal.UNKNOWN_KIND)
    assert warnings(reading) == [("A2", "not_a_report")]
    assert reading.problems[0].found == title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("DANH SÁCH ĐĂNG KÝ MÔ HÌNH VÀ DỰ TOÁN KINH PHÍ NĂM 2023", "register"),
        ("KẾT QUẢ KIỂM TRA CÁC MÔ HÌNH NĂM 2023", "result"),
        ("DANH SÁCH MÔ HÌNH ĐĂNG KÝ CỦA ỦY BAN KIỂM TRA NĂM 2023", "register"),
        ("BÁO CÁO CỦA ỦY BAN KIỂM TRA VỀ MÔ HÌNH NĂM 2023", "result"),
        ("DANH SÁCH MÔ HÌNH DU LỊCH CỘNG ĐỒNG NĂM 2023", "register"),
    ],
)
def test_a_report_that_speaks_of_such_things_too_is_one(title, kind):
    reading = read([[title], [], HEAD, ROW])

    assert (reading.outcome, reading.kind) == (Outcome.READ, kind)


@pytest.mark.parametrize(
    "labels",
    [["Người kiểm tra"], ["Ngày kiểm tra", "Thành phần đoàn"], ["Số ghế"], ["Mức thưởng"], ["Giờ"]],
)
def test_without_a_title_the_columns_tell_a_list_of_something_else(labels):
    reading = read([["Năm 2023"], [], [*HEAD, *labels], [*ROW, *["…a"] * len(labels)]])

    assert reading.refusal is Refusal.UNKNOWN_KIND
    assert warnings(reading) == [("E3", "not_a_report")]


def test_two_such_columns_stand_against_a_title_and_one_does_not():
    one, both = ([*HEAD, *labels] for labels in (["Ký nhận"], ["Mức thưởng", "Ký nhận"]))

    assert read([[TITLE], [], one, ROW]).outcome is Outcome.READ
    assert read([[TITLE], [], both, ROW]).refusal is Refusal.UNKNOWN_KIND


def test_the_name_of_a_sheet_or_file_tells_where_the_words_over_a_table_do_not():
    rows = [["Năm 2023"], [], HEAD, ROW]

    assert read(rows, file="Lich kiem tra mo hinh.xlsx").refusal is Refusal.UNKNOWN_KIND
    assert read(workbook(Dự_toán=rows), file="dang ky.xlsx").refusal is Refusal.UNKNOWN_KIND


def test_another_sheet_s_register_is_read_beside_it():
    schedule = [["LỊCH KIỂM TRA MÔ HÌNH NĂM 2023"], [], HEAD, ROW]
    own = [[TITLE], [], HEAD, [1, "Xã Tân Dân", "Đường hoa", "VH-XH"]]
    reading = read(workbook(Đăng_ký=own, Lịch=schedule))

    assert column(reading, "name") == ["Đường hoa"]
    assert warnings(reading) == [("A1", "not_a_report")]


def test_what_a_paper_rests_on_is_no_title():
    rows = [
        [TITLE],
        ["Thực hiện Kế hoạch kiểm tra số 15-KH/HU"],
        ["Điện thoại: 0221 3910"],
        [],
        HEAD,
    ]

    assert read([*rows, ROW]).outcome is Outcome.READ


@pytest.mark.parametrize(
    "institution",
    ["TRUNG TÂM BỒI DƯỠNG CHÍNH TRỊ HUYỆN", "ỦY BAN KIỂM TRA HUYỆN ỦY", "PHÒNG KHEN THƯỞNG"],
)
def test_an_institution_s_name_is_no_title(institution):
    rows = [["HUYỆN ỦY KHOÁI CHÂU"], [institution], [TITLE], [], HEAD, ROW]

    assert read(rows).outcome is Outcome.READ


def test_a_person_s_word_on_the_kind_goes_before():
    rows = workbook(Sheet=[["LỊCH KIỂM TRA MÔ HÌNH NĂM 2023"], [], HEAD, ROW])
    guidance = Guidance(kind=ReportKind.REGISTER)
    reading = read_file(rows, "bieu.xlsx", plan(), register(), guidance=guidance)

    assert (reading.outcome, column(reading, "name")) == (Outcome.READ, ["Vườn mẫu"])


@pytest.mark.parametrize(
    "title", ["LỊCH RA QUÂN ĐỢT 1 NĂM 2019", "DỰ KIẾN HOẠT ĐỘNG ĐỢT 2 NĂM 2019"]
)
def test_a_round_that_is_only_planned_is_left_to_a_person(title):
    head = ["TT", "Đơn vị", "Nội dung hoạt động", "ĐVT", "Số lượng"]
    rows = [[title], [], head, [1, "Phòng Nội vụ", "Tặng quà", "suất", 5]]
    done = [["KẾT QUẢ " + title], *rows[1:]]

    assert read(rows, code="tay-ninh-2019").refusal is Refusal.UNKNOWN_KIND
    assert read(done, code="tay-ninh-2019").outcome is Outcome.READ
