"""Numbers alone: units down, fields across; totals, years, blanks and dashes."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

TITLE = "BIỂU TỔNG HỢP SỐ LƯỢNG MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"
FIELDS = "Kinh tế | Văn hóa - xã hội | Quốc phòng - an ninh | Xây dựng HTCT"

SHAPES = {
    "total_first": f"""
TT | Đơn vị | Tổng số | {FIELDS}
1 | Xã An Vĩ | 6 | 3 | 1 | 0 | 2
2 | Xã Tân Dân | 3 | 0 | 1 | 1 | 1
 | Tổng cộng | 9 | 3 | 2 | 1 | 3
>Xã An Vĩ: D4 eco 3, E4 cul 1, F4 def 0, G4 pol 2
>Xã Tân Dân: D5 eco 0, E5 cul 1, F5 def 1, G5 pol 1""",
    "total_last": f"""
TT | Đơn vị | {FIELDS} | Cộng | Ghi chú
1 | Xã An Vĩ | 3 | 1 | 0 | 2 | 6
2 | Xã Tân Dân | 0 | 1 | 1 | 1 | 3
Tổng | | 3 | 2 | 1 | 3 | 9
>Xã An Vĩ: C4 eco 3, D4 cul 1, E4 def 0, F4 pol 2
>Xã Tân Dân: C5 eco 0, D5 cul 1, E5 def 1, F5 pol 1""",
    "total_row_first": f"""
TT | Đơn vị | {FIELDS}
 | TOÀN HUYỆN | 3 | 2 | 1 | 3
1 | Xã An Vĩ | 3 | 1 | 0 | 2
2 | Xã Tân Dân | 0 | 1 | 1 | 1
>Xã An Vĩ: C5 eco 3, D5 cul 1, E5 def 0, F5 pol 2
>Xã Tân Dân: C6 eco 0, D6 cul 1, E6 def 1, F6 pol 1""",
    "without_totals": f"""
STT | Tên đơn vị | {FIELDS}
1 | Xã An Vĩ | 3 | 1 | 0 | 2
2 | Hội LHPN huyện | 0 | 2 | 0 | 0
>Xã An Vĩ: C4 eco 3, D4 cul 1, E4 def 0, F4 pol 2
>Hội Liên hiệp Phụ nữ huyện: C5 eco 0, D5 cul 2, E5 def 0, F5 pol 0""",
    "short_field_names_in_another_order": """
TT | Địa phương, đơn vị | XDHTCT | QP-AN | VH-XH | KT
1 | Xã An Vĩ | 2 | 0 | 1 | 3
2 | Xã Tân Dân | 1 | 1 | 1 | 0
>Xã An Vĩ: C4 pol 2, D4 def 0, E4 cul 1, F4 eco 3
>Xã Tân Dân: C5 pol 1, D5 def 1, E5 cul 1, F5 eco 0""",
    "numbers_in_words_and_text": """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT | Tổng
1 | Xã An Vĩ | 02 mô hình | '03 | - | '1 | 06 mô hình
2 | Xã Tân Dân | 01 MH | '0 | − | – | 01 MH
>Xã An Vĩ: C4 eco 2, D4 cul 3, E4 def 0, F4 pol 1
>Xã Tân Dân: C5 eco 1, D5 cul 0, E5 def 0, F5 pol 0""",
    "blanks_where_there_is_none": """
TT | Đơn vị | Tổng | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | 3 | 2 | | | 1
2 | Xã Tân Dân | 1 | | | 1
>Xã An Vĩ: D4 eco 2, E4? cul 0, F4? def 0, G4 pol 1
>Xã Tân Dân: D5? eco 0, E5? cul 0, F5 def 1, G5? pol 0""",
    "a_unit_that_sent_nothing": """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT | Ghi chú
1 | Xã An Vĩ | 2 | 1 | 0 | 1
2 | Xã Tân Dân | | | | | Chưa báo cáo
3 | Xã Tứ Dân | 1 | 0 | 0 | 0
>Xã An Vĩ: C4 eco 2, D4 cul 1, E4 def 0, F4 pol 1
>Xã Tứ Dân: C6 eco 1, D6 cul 0, E6 def 0, F6 pol 0""",
    "numbering_row_with_sums": """
TT | Đơn vị | Tổng số | Kinh tế | VH-XH | QP-AN | HTCT
(1) | (2) | (3)=(4)+(5)+(6)+(7) | (4) | (5) | (6) | (7)
1 | Xã An Vĩ | 4 | 2 | 1 | 0 | 1
>Xã An Vĩ: D5 eco 2, E5 cul 1, F5 def 0, G5 pol 1""",
    "groups_with_subtotals": """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
I | Khối xã, thị trấn | 3 | 1 | 1 | 1
1 | Xã An Vĩ | 2 | 1 | 0 | 1
2 | Thị trấn Khoái Châu | 1 | 0 | 1 | 0
II | Khối cơ quan, đoàn thể | 0 | 1 | 0 | 1
1 | Phòng Nội vụ | 0 | 0 | 0 | 1
2 | Hội CCB huyện | 0 | 1 | 0 | 0
 | Tổng cộng (I+II) | 3 | 2 | 1 | 2
>Xã An Vĩ: C5 eco 2, D5 cul 1, E5 def 0, F5 pol 1
>Thị trấn Khoái Châu: C6 eco 1, D6 cul 0, E6 def 1, F6 pol 0
>Phòng Nội vụ: C8 eco 0, D8 cul 0, E8 def 0, F8 pol 1
>Hội Cựu chiến binh huyện: C9 eco 0, D9 cul 1, E9 def 0, F9 pol 0""",
    "formulas_with_values": """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT | Tổng số
1 | Xã An Vĩ | 2 | 1 | 0 | 1 | =SUM(C4:F4)→4
2 | Xã Tân Dân | =1+1→2 | 0 | 0 | 0 | =SUM(C5:F5)→2
 | Tổng | =SUM(C4:C5)→4 | =SUM(D4:D5)→1 | =SUM(E4:E5)→0 | =SUM(F4:F5)→1 | =SUM(G4:G5)→6
>Xã An Vĩ: C4 eco 2, D4 cul 1, E4 def 0, F4 pol 1
>Xã Tân Dân: C5 eco 2, D5 cul 0, E5 def 0, F5 pol 0""",
    "totals_as_formulas_without_values": """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT | Tổng số
1 | Xã An Vĩ | 2 | 1 | 0 | 1 | =SUM(C4:F4)
 | Tổng | =SUM(C4:C4) | =SUM(D4:D4) | =SUM(E4:E4) | =SUM(F4:F4) | =SUM(G4:G4)
>Xã An Vĩ: C4 eco 2, D4 cul 1, E4 def 0, F4 pol 1""",
}

MERGED = {
    "fields_under_one_head": (
        """
TT | Đơn vị | Tổng số mô hình | Chia theo lĩnh vực | | | | Ghi chú
 | | | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | 4 | 2 | 1 | 0 | 1
2 | Xã Tân Dân | 2 | 1 | 1 | - | -
>Xã An Vĩ: D5 eco 2, E5 cul 1, F5 def 0, G5 pol 1
>Xã Tân Dân: D6 eco 1, E6 cul 1, F6 def 0, G6 pol 0""",
        "A3:A4 B3:B4 C3:C4 D3:G3 H3:H4",
    ),
    "in_which": (
        """
TT | Đơn vị | Số lượng mô hình đăng ký
 | | Tổng số | Trong đó
 | | | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | 4 | 2 | 1 | 0 | 1
>Xã An Vĩ: D6 eco 2, E6 cul 1, F6 def 0, G6 pol 1""",
        "A3:A5 B3:B5 C3:G3 C4:C5 D4:G4",
    ),
}

YEARS_TITLE = "TỔNG HỢP SỐ LƯỢNG MÔ HÌNH “DÂN VẬN KHÉO” GIAI ĐOẠN 2021 - 2025\n\n"
YEARS = """
TT | Đơn vị | Năm 2021 | | | | Năm 2022
 | | KT | VHXH | QPAN | HTCT | KT | VHXH | QPAN | HTCT
1 | Xã An Vĩ | 1 | 0 | 2 | 0 | 3 | 1 | 0 | 0
2 | Xã Tân Dân | - | 1 | - | 1 | - | - | 2 | -
>Xã An Vĩ: C5 eco 1 2021, D5 cul 0 2021, E5 def 2 2021, F5 pol 0 2021
>Xã An Vĩ: G5 eco 3 2022, H5 cul 1 2022, I5 def 0 2022, J5 pol 0 2022
>Xã Tân Dân: C6 eco 0 2021, D6 cul 1 2021, E6 def 0 2021, F6 pol 1 2021
>Xã Tân Dân: G6 eco 0 2022, H6 cul 0 2022, I6 def 2 2022, J6 pol 0 2022"""
YEARS_WITHIN_FIELDS = """
TT | Đơn vị | Kinh tế | | Văn hóa - xã hội
 | | 2022 | 2023 | 2022 | 2023
1 | Xã An Vĩ | 1 | 0 | 2 | 4
>Xã An Vĩ: C5 eco 1 2022, D5 eco 0 2023, E5 cul 2 2022, F5 cul 4 2023"""
YEARS_WITH_TOTALS = """
TT | Đơn vị | Năm 2021 | | | Năm 2022 | | | Tổng cộng
 | | Tổng | Kinh tế | VH-XH | Tổng | Kinh tế | VH-XH
1 | Xã An Vĩ | 1 | 1 | 0 | 4 | 3 | 1 | 5
 | Cộng | 1 | 1 | 0 | 4 | 3 | 1 | 5
>Xã An Vĩ: D5 eco 1 2021, E5 cul 0 2021, G5 eco 3 2022, H5 cul 1 2022"""

OWN = """
Đơn vị: Xã An Vĩ
TT | Lĩnh vực | Số lượng mô hình | Ghi chú
1 | Kinh tế | 2
2 | Văn hóa - xã hội | 01 mô hình
3 | Quốc phòng - an ninh | -
4 | Xây dựng hệ thống chính trị | 1
 | Cộng | 4
>Xã An Vĩ: C5 eco 2, C6 cul 1, C7 def 0, C8 pol 1"""

FAULTY = {
    "no_number": (
        """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | nhiều | 1 | 0 | 1
2 | Xã Tân Dân | 1 | 0 | 0 | 0
>Xã Tân Dân: C5 eco 1, D5 cul 0, E5 def 0, F5 pol 0""",
        {"flags": "C4 not_a_number"},
    ),
    "unknown_unit": (
        """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã Kim Động | 2 | 1 | 0 | 1
2 | Xã Tân Dân | 1 | 0 | 0 | 0
>Xã Tân Dân: C5 eco 1, D5 cul 0, E5 def 0, F5 pol 0""",
        {"flags": "B4 unknown_unit"},
    ),
    "formula_and_error_in_a_field": (
        """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | =1+1 | 1 | 0 | 1
2 | Xã Tân Dân | 1 | #REF! | 0 | 0
3 | Xã Tứ Dân | 1 | 0 | 0 | 0
>Xã Tứ Dân: C6 eco 1, D6 cul 0, E6 def 0, F6 pol 0""",
        {"flags": "C4 formula_without_value, D5 error_value"},
    ),
    "total_of_a_unit_wrong": (
        """
TT | Đơn vị | Tổng số | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | 7 | 2 | 1 | 0 | 1
>Xã An Vĩ: D4 eco 2, E4 cul 1, F4 def 0, G4 pol 1""",
        {"warnings": "total_differs"},
    ),
    "total_of_a_field_wrong": (
        """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | 2 | 1 | 0 | 1
2 | Xã Tân Dân | 1 | 0 | 0 | 0
 | Tổng cộng | 5 | 1 | 0 | 1
>Xã An Vĩ: C4 eco 2, D4 cul 1, E4 def 0, F4 pol 1
>Xã Tân Dân: C5 eco 1, D5 cul 0, E5 def 0, F5 pol 0""",
        {"warnings": "total_differs"},
    ),
}

TITLES = {
    "statistics": "THỐNG KÊ SỐ LƯỢNG MÔ HÌNH, ĐIỂN HÌNH “DÂN VẬN KHÉO” NĂM 2023",
    "synthesis": "TỔNG HỢP SỐ MÔ HÌNH DÂN VẬN KHÉO ĐĂNG KÝ NĂM 2023",
    "figures": "SỐ LIỆU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” CỦA CÁC ĐƠN VỊ NĂM 2023",
    "no_word_of_numbers": "TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023",
}


def counted(name: str, drawn: str, merges: str = "", title: str = TITLE, **rest: object) -> Trial:
    lines = drawn.strip("\n").splitlines()
    table = "\n".join(line for line in lines if not line.startswith(">"))
    rows = "\n".join(line[1:] for line in lines if line.startswith(">"))
    sheet = Sheet(title + table, merges=merges)
    return trial(f"counts/{name}", sheet, rows, kind="counts", **rest)


def trials() -> list[Trial]:
    """Counts in every shape."""
    simple = SHAPES["total_first"]
    return [
        *(counted(name, drawn) for name, drawn in SHAPES.items()),
        *(counted(name, drawn, merges) for name, (drawn, merges) in MERGED.items()),
        *(
            counted(f"titled_{name}", simple, title=title + "\n\n")
            for name, title in TITLES.items()
        ),
        *(counted(name, drawn, **rest) for name, (drawn, rest) in FAULTY.items()),
        counted("years_across", YEARS, "C3:F3 G3:J3", YEARS_TITLE, year=None),
        counted("years_within_fields", YEARS_WITHIN_FIELDS, "C3:D3 E3:F3", YEARS_TITLE, year=None),
        counted("years_with_totals", YEARS_WITH_TOTALS, "C3:E3 F3:H3", YEARS_TITLE, year=None),
        counted("fields_down_for_one_unit", OWN),
        counted("in_xls", simple, file="so_lieu.xls"),
        counted("in_ods", SHAPES["numbers_in_words_and_text"], file="so_lieu.ods"),
    ]
