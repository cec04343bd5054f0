"""Where a form says its kind and year: titles as offices word them, head blocks, names."""

from datetime import date

from reader_trials.sheets import Sheet, without_accents
from reader_trials.trial import Trial, trial

TABLE = """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Tuyến đường hoa phụ nữ tự quản | Văn hóa - xã hội
2 | Xã Bình Kiều | Cánh đồng lúa chất lượng cao | Phát triển kinh tế
3 | Xã Chí Tân | Tiếng kẻng an ninh | Quốc phòng - an ninh
"""

REGISTERS_OF_2023 = {
    "summary_table": "BIỂU TỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023",
    "models_and_examples": "DANH SÁCH MÔ HÌNH, ĐIỂN HÌNH DÂN VẬN KHÉO ĐĂNG KÝ NĂM 2023",
    "catalogue": "DANH MỤC mô hình “Dân vận khéo” đăng ký xây dựng năm 2023",
    "emulation": "BẢNG ĐĂNG KÝ THI ĐUA XÂY DỰNG MÔ HÌNH, ĐIỂN HÌNH “DÂN VẬN KHÉO” NĂM 2023",
    "numbered_table": "Biểu số 01: ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO (Năm 2023)",
    "about": "V/v đăng ký xây dựng mô hình “Dân vận khéo” năm 2023",
    "straight_quotes": 'TỔNG HỢP ĐĂNG KÝ XÂY DỰNG MÔ HÌNH "DÂN VẬN KHÉO" NĂM 2023',
    "spelt_with_i": "DANH SÁCH CÁC MÔ HÌNH DÂN VẬN KHÉO CÁC ĐƠN VỊ ĐĂNG KÍ THỰC HIỆN NĂM 2023",
    "lower_case": "danh sách đăng ký mô hình dân vận khéo năm 2023",
    "broken_lines": "DANH SÁCH⏎ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”⏎NĂM 2023",
    "stray_spaces": "␣␣DANH  SÁCH⍽ĐĂNG  KÝ MÔ  HÌNH “DÂN VẬN KHÉO”⍽ NĂM  2023␣␣",
    "year_on_its_own_row": "TỔNG HỢP\nĐĂNG KÝ XÂY DỰNG MÔ HÌNH “DÂN VẬN KHÉO”\nNăm 2023",
    "appendix": (
        "PHỤ LỤC 1\nDANH MỤC MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ XÂY DỰNG NĂM 2023\n"
        "(Kèm theo Kế hoạch số 05-KH/BCĐ ngày 12/8/2021 của Ban Chỉ đạo huyện)"
    ),
    "plan_period_in_the_title": (
        "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n"
        "Thực hiện phong trào thi đua “Dân vận khéo” giai đoạn 2021-2025"
    ),
    "plan_period_before_the_year": (
        "THỰC HIỆN PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” GIAI ĐOẠN 2021 - 2025\n"
        "DANH SÁCH MÔ HÌNH ĐĂNG KÝ NĂM 2023"
    ),
    "older_papers_cited": (
        "Căn cứ Kế hoạch số 01-KH/BCĐ ngày 28/7/2021 của Ban Chỉ đạo tỉnh;\n"
        "Thực hiện Công văn số 12-CV/BDV ngày 15/12/2022 của Ban Dân vận Huyện ủy\n"
        "BIỂU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"
    ),
    "party_head_block": (
        "ĐẢNG BỘ TỈNH HƯNG YÊN | | | ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "HUYỆN ỦY KHOÁI CHÂU\n* | | | Khoái Châu, ngày 20 tháng 3 năm 2023\n"
        "Số 21-BC/BDV\n\nTỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"
    ),
    "state_head_block": (
        "ỦY BAN NHÂN DÂN | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "HUYỆN KHOÁI CHÂU | | | Độc lập - Tự do - Hạnh phúc\n"
        "Số: 15/BC-UBND | | | Khoái Châu, ngày 20 tháng 3 năm 2023\n\n"
        "TỔNG HỢP CÁC MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM 2023"
    ),
    "written_the_year_before": (
        "HUYỆN ỦY KHOÁI CHÂU | | | ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "BAN DÂN VẬN | | | Khoái Châu, ngày 28 tháng 12 năm 2022\n\n"
        "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"
    ),
}

RECEIVED = {
    "party_head_block": date(2023, 3, 20),
    "state_head_block": date(2023, 3, 20),
    "written_the_year_before": date(2022, 12, 28),
}

NO_YEAR = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”"
DATED = (
    "HUYỆN ỦY KHOÁI CHÂU | | | ĐẢNG CỘNG SẢN VIỆT NAM\n"
    "BAN DÂN VẬN | | | Khoái Châu, ngày 12 tháng 3 năm 2023\n\n" + NO_YEAR
)
YEAR_ELSEWHERE = {
    "year_in_the_sheet_name": (NO_YEAR, "Năm 2023", "dang_ky.xlsx"),
    "bare_year_as_sheet_name": (NO_YEAR, "2023", "dang_ky.xlsx"),
    "year_ending_the_sheet_name": (NO_YEAR, "DK 2023", "tong hop.xlsx"),
    "year_in_the_file_name": (NO_YEAR, "Sheet1", "Đăng ký dân vận khéo 2023.xlsx"),
    "year_in_the_file_name_with_underscores": (NO_YEAR, "Sheet1", "dang_ky_dvk_2023_v2.xlsx"),
    "year_only_in_the_head_date": (DATED, "Sheet1", "bieu_mau.xlsx"),
    "kind_and_year_in_the_file_name": ("", "Sheet1", "Dang ky mo hinh Dan van kheo 2023.xlsx"),
    "kind_and_year_in_the_sheet_name": ("", "Đăng ký 2023", "bieu_mau.xlsx"),
}

OTHER_YEARS = {
    "first_year_of_the_plan": ("DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2021", 2021),
    "last_year_of_the_plan": ("DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2025", 2025),
}

NOT_FOR_THE_READER_ALONE = {
    "year_before_the_plan": "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2019",
    "no_year_anywhere": NO_YEAR,
}


def under(head: str, name: str = "Sheet1") -> Sheet:
    """The table under its head, one row left empty between them."""
    return Sheet(head + "\n\n" + TABLE.strip() if head else TABLE, name)


def rows_under(head: str) -> str:
    first = head.count("\n") + 4 if head else 2
    return f"Xã An Vĩ: C{first} cul\nXã Bình Kiều: C{first + 1} eco\nXã Chí Tân: C{first + 2} def"


def trials() -> list[Trial]:
    """Every wording of title, and every other place for kind and year."""
    plain = [
        trial(
            f"title/{name}",
            under(head),
            rows_under(head),
            source="summary",
            received=RECEIVED.get(name),
        )
        for name, head in REGISTERS_OF_2023.items()
    ]
    heads = REGISTERS_OF_2023["summary_table"], REGISTERS_OF_2023["appendix"]
    unaccented = [
        trial(f"title/without_accents_{number}", under(without_accents(head)), rows_under(head))
        for number, head in enumerate(heads, 1)
    ]
    elsewhere = [
        trial(f"title/{name}", under(head, sheet), rows_under(head), file=file)
        for name, (head, sheet, file) in YEAR_ELSEWHERE.items()
    ]
    years = [
        trial(f"title/{name}", under(head), rows_under(head), year=year)
        for name, (head, year) in OTHER_YEARS.items()
    ]
    left = [
        trial(f"title/{name}", under(head), left_to_person=True)
        for name, head in NOT_FOR_THE_READER_ALONE.items()
    ]
    return [*plain, *unaccented, *elsewhere, *years, *left]
