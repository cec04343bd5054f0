"""Ticks under columns, cells merged downwards, totals, and what stands below a table."""

from dataclasses import replace

from reader_trials.headers import shape
from reader_trials.trial import Trial

TICKED = """
TT | Đơn vị | Tên mô hình | Lĩnh vực
 | | | Kinh tế | VH - XH | QP - AN | XD HTCT
1 | Xã An Vĩ | Nuôi lươn không bùn | {0}
2 | Xã Hàm Tử | Đám tang văn minh | | {0}
3 | Xã Tân Dân | Cổng rào an toàn | | | {0}
4 | Phòng Nội vụ | Công sở thân thiện | | | | {0}
>Xã An Vĩ: C5 eco
>Xã Hàm Tử: C6 cul
>Xã Tân Dân: C7 def
>Phòng Nội vụ: C8 pol"""
TICKED_HEAD = "A3:A4 B3:B4 C3:C4 D3:G3"
TICKS = {"small_x": "x", "capital_x": "X", "check_mark": "✓", "one": "1", "plus": "+"}

TICKED_OTHERWISE = {
    "fields_in_one_header_row": """
TT | Đơn vị | Tên mô hình | Kinh tế | Văn hóa - xã hội | Quốc phòng - an ninh | Hệ thống chính trị
1 | Xã An Vĩ | Nuôi lươn không bùn | x
2 | Xã Tân Dân | Cổng rào an toàn | | | x
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 def""",
    "with_a_total_row_of_numbers": """
TT | Đơn vị | Tên mô hình | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | Nuôi lươn không bùn | x
2 | Xã Tân Dân | Cổng rào an toàn | | | x
 | Tổng cộng | 2 | 1 | 0 | 1 | 0
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 def""",
    "origin_and_form_ticked": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Xây dựng mới | Nhân rộng | Tập thể | Cá nhân
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | x | | x
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | | x | | x
>Xã An Vĩ: C4 eco new collective
>Xã Tân Dân: C5 def replicated individual""",
}

MERGED_DOWN = {
    "unit_and_serial_merged": (
        """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
 | | Đám cưới gọn nhẹ | VH-XH
 | | Chi bộ kiểu mẫu | HTCT
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN
>Xã An Vĩ: C4 eco, C5 cul, C6 pol
>Xã Tân Dân: C7 def""",
        "A4:A6 B4:B6",
    ),
    "unit_left_blank_below": (
        """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
2 | | Đám cưới gọn nhẹ | VH-XH
3 | Xã Tân Dân | Cổng rào an toàn | QP-AN
4 | | Nhà sạch vườn đẹp | VH-XH
>Xã An Vĩ: C4 eco, C5 cul
>Xã Tân Dân: C6 def, C7 cul""",
        "",
    ),
    "unit_as_ditto": (
        """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
2 | -nt- | Đám cưới gọn nhẹ | VH-XH
3 | Xã Tân Dân | Cổng rào an toàn | QP-AN
4 | nt | Nhà sạch vườn đẹp | VH-XH
>Xã An Vĩ: C4 eco, C5 cul
>Xã Tân Dân: C6 def, C7 cul""",
        "",
    ),
    "field_merged": (
        """
TT | Lĩnh vực | Đơn vị | Tên mô hình
1 | Kinh tế | Xã An Vĩ | Nuôi lươn không bùn
2 | | Xã Hàm Tử | Ghép nhãn Hương Chi
3 | QP-AN | Xã Tân Dân | Cổng rào an toàn
>Xã An Vĩ: D4 eco
>Xã Hàm Tử: D5 eco
>Xã Tân Dân: D6 def""",
        "B4:B5",
    ),
    "unit_and_field_merged": (
        """
TT | Đơn vị | Lĩnh vực | Tên mô hình
1 | Xã An Vĩ | Kinh tế | Nuôi lươn không bùn
 | | | Ghép nhãn Hương Chi
 | | VH-XH | Đám cưới gọn nhẹ
2 | Xã Tân Dân | QP-AN | Cổng rào an toàn
>Xã An Vĩ: D4 eco, D5 eco, D6 cul
>Xã Tân Dân: D7 def""",
        "A4:A6 B4:B6 C4:C5",
    ),
}

LIST = """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
2 | Xã Hàm Tử | Đám tang văn minh | VH-XH
3 | Xã Tân Dân | Cổng rào an toàn | QP-AN
{below}
>Xã An Vĩ: C4 eco
>Xã Hàm Tử: C5 cul
>Xã Tân Dân: C6 def"""

BELOW = {
    "total_in_the_unit_column": " | Tổng cộng | 3",
    "total_in_one_cell": "Tổng cộng: 03 mô hình",
    "total_as_words": " | Cộng | 03 mô hình",
    "total_in_the_serial_column": "Tổng số | | 3",
    "total_as_a_sentence": "(Danh sách có 03 mô hình)",
    "signatures": (
        "\nNơi nhận: | | | T/M BAN THƯỜNG VỤ\n- Ban Dân vận Huyện ủy; | | | PHÓ BÍ THƯ\n"
        "- Lưu VPĐU.\n\n | | | Nguyễn Văn A"
    ),
    "signatures_at_once": (
        " | NGƯỜI LẬP BIỂU | | TM. ỦY BAN NHÂN DÂN\n | (Ký, ghi rõ họ tên) | | CHỦ TỊCH\n\n"
        " | Lê Thị Q | | Trần Văn R"
    ),
    "date_line_and_signature": (
        "\n | | | Khoái Châu, ngày 15 tháng 3 năm 2023\n | | | TRƯỞNG BAN"
        "\n | | | (Ký tên, đóng dấu)"
        "\n | | | Hoàng Văn T"
    ),
    "notes": (
        "\nGhi chú:\n- Cột 3: ghi đầy đủ tên mô hình.\n- Cột 4: ghi một trong bốn lĩnh vực: "
        "kinh tế; văn hóa - xã hội; quốc phòng - an ninh; hệ thống chính trị."
    ),
    "note_at_once": "* Lưu ý: gửi về Ban Dân vận Huyện ủy trước ngày 31/3/2023.",
    "empty_numbered_rows": "4\n5\n6",
    "dots_in_empty_rows": "4 | …… | ………… | ……\n...",
}

WRONG_TOTALS = {
    "total_too_high": " | Tổng cộng | 4",
    "total_too_high_in_one_cell": "Tổng cộng: 04 mô hình",
}

NAMES_LIKE_TOTALS = """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Cộng đồng an toàn phòng cháy, chữa cháy | QP-AN
2 | Xã An Vĩ | Tổng đài tiếp dân 24/7 | HTCT
3 | Xã Hàm Tử | Kinh tế vườn đồi | Kinh tế
4 | Xã Hàm Tử | 5 không 3 sạch | VH-XH
5 | Xã Tân Dân | An ninh trật tự - Niềm tin của dân | QP-AN
6 | Xã Tân Dân | Xã Tân Dân không rác thải nhựa | VH-XH
>Xã An Vĩ: C4 def, C5 pol
>Xã Hàm Tử: C6 eco, C7 cul
>Xã Tân Dân: C8 def, C9 cul"""

SUBTOTALS = """
TT | Đơn vị | Tên mô hình
I | Lĩnh vực kinh tế
1 | Xã An Vĩ | Nuôi lươn không bùn
2 | Xã Hàm Tử | Ghép nhãn Hương Chi
 | Cộng | {first}
II | Lĩnh vực quốc phòng - an ninh
1 | Xã Tân Dân | Cổng rào an toàn
 | Cộng | 1
 | TỔNG CỘNG | {last}
>Xã An Vĩ: C5 eco
>Xã Hàm Tử: C6 eco
>Xã Tân Dân: C9 def"""


def warned(made: Trial, warnings: str) -> Trial:
    return replace(made, warnings=frozenset(warnings.split()))


def trials() -> list[Trial]:
    """Ticks, merges and what is below; a total that is right says nothing, a wrong one warns."""
    ticked = [
        shape(f"ticks/{name}", TICKED.format(tick), TICKED_HEAD) for name, tick in TICKS.items()
    ]
    otherwise = [shape(f"ticks/{name}", drawn) for name, drawn in TICKED_OTHERWISE.items()]
    merged = [shape(f"merged/{name}", *drawn) for name, drawn in MERGED_DOWN.items()]
    below = [shape(f"below/{name}", LIST.format(below=end)) for name, end in BELOW.items()]
    wrong = [
        warned(shape(f"below/{name}", LIST.format(below=end)), "total_differs")
        for name, end in WRONG_TOTALS.items()
    ]
    subtotals = [
        shape("below/subtotals_right", SUBTOTALS.format(first=2, last=3)),
        warned(shape("below/subtotal_wrong", SUBTOTALS.format(first=3, last=3)), "total_differs"),
        warned(
            shape("below/grand_total_wrong", SUBTOTALS.format(first=2, last=5)), "total_differs"
        ),
        shape("names/that_look_like_totals_and_fields", NAMES_LIKE_TOTALS),
    ]
    return [*ticked, *otherwise, *merged, *below, *wrong, *subtotals]
