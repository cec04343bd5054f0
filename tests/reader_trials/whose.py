"""Whose report it is where no column says so, and how offices name units."""

from dataclasses import replace

from reader_trials.headers import TITLE, shape
from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

OWN = """
TT | Tên mô hình | Lĩnh vực | Ghi chú
1 | Nuôi lươn không bùn | Kinh tế
2 | Đám cưới gọn nhẹ | VH-XH
"""
NAMED = TITLE.strip()
PARTY = "ĐẢNG BỘ HUYỆN KHOÁI CHÂU | | | ĐẢNG CỘNG SẢN VIỆT NAM\n"
STATE = (
    "{} | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{} | | | Độc lập - Tự do - Hạnh phúc\n"
    "Số: 15/BC | | | Khoái Châu, ngày 10 tháng 3 năm 2023\n\n" + NAMED
)
FRONT = "Ủy ban Mặt trận Tổ quốc huyện"
WOMEN = "Hội Liên hiệp Phụ nữ huyện"

ABOVE_THE_TABLE = {
    "unit_line": (f"{NAMED}\nĐơn vị: Xã An Vĩ", "Xã An Vĩ"),
    "unit_line_of_the_committee": (f"{NAMED}\nTên đơn vị: UBND xã Bình Kiều", "Xã Bình Kiều"),
    "reporting_unit_line": (f"{NAMED}\nĐơn vị báo cáo: Đảng ủy xã Chí Tân", "Xã Chí Tân"),
    "unit_line_in_two_cells": (f"{NAMED}\nĐơn vị: | Xã Hàm Tử", "Xã Hàm Tử"),
    "unit_line_two_cells_apart": (f"{NAMED}\nĐơn vị đăng ký | | Xã Tân Châu", "Xã Tân Châu"),
    "unit_line_above_the_title": (f"Đơn vị: Phòng Nội vụ\n{NAMED}", "Phòng Nội vụ"),
    "unit_line_with_dots": (f"{NAMED}\nĐơn vị: ....Xã Dạ Trạch....", "Xã Dạ Trạch"),
    "party_committee_of_the_commune": (
        PARTY + "ĐẢNG ỦY XÃ ĐÔNG NINH | | | Đông Ninh, ngày 10 tháng 3 năm 2023\n*\n"
        "Số 12-BC/ĐU\n" + NAMED,
        "Xã Đông Ninh",
    ),
    "party_committee_on_two_rows": (
        PARTY + "ĐẢNG BỘ XÃ VIỆT HOÀ | | | Việt Hoà, ngày 10 tháng 3 năm 2023\n*\n" + NAMED,
        "Xã Việt Hòa",
    ),
    "people_s_committee": (STATE.format("ỦY BAN NHÂN DÂN", "XÃ ÔNG ĐÌNH"), "Xã Ông Đình"),
    "people_s_committee_in_one_cell": (
        STATE.format("UBND HUYỆN KHOÁI CHÂU", "UBND XÃ THÀNH CÔNG"),
        "Xã Thành Công",
    ),
    "broken_line_in_the_head": (
        STATE.format("UBND HUYỆN KHOÁI CHÂU", "ỦY BAN NHÂN DÂN⏎XÃ NHUẾ DƯƠNG"),
        "Xã Nhuế Dương",
    ),
    "town": (
        STATE.format("UBND HUYỆN KHOÁI CHÂU", "UBND THỊ TRẤN KHOÁI CHÂU"),
        "Thị trấn Khoái Châu",
    ),
    "office_of_the_district": (
        STATE.format("UBND HUYỆN KHOÁI CHÂU", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"),
        "Phòng Giáo dục và Đào tạo",
    ),
    "women_s_union": (
        STATE.format("HỘI LHPN TỈNH HƯNG YÊN", "HỘI LHPN HUYỆN KHOÁI CHÂU"),
        WOMEN,
    ),
    "union_federation": (
        STATE.format("LIÊN ĐOÀN LAO ĐỘNG TỈNH HƯNG YÊN", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN KHOÁI CHÂU"),
        "Liên đoàn Lao động huyện",
    ),
    "in_the_title": (
        "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” CỦA XÃ PHÙNG HƯNG NĂM 2023",
        "Xã Phùng Hưng",
    ),
    "below_the_title": (f"{NAMED}\nXÃ HỒNG TIẾN", "Xã Hồng Tiến"),
    "in_the_appendix_line": (
        f"{NAMED}\n(Kèm theo Báo cáo số 12-BC/ĐU ngày 10/3/2023 của Đảng ủy xã Liên Khê)",
        "Xã Liên Khê",
    ),
}

BY_NAME = {
    "file_name": ("Đăng ký dân vận khéo 2023 - xã An Vĩ.xlsx", "Sheet1", "Xã An Vĩ"),
    "file_name_without_accents": ("dang_ky_2023_xa_thuan_hung.xlsx", "Sheet1", "Xã Thuần Hưng"),
    "file_name_of_an_office": ("Hoi LHPN huyen - DK 2023.xlsx", "Sheet1", WOMEN),
    "sheet_name": ("bieu_mau.xlsx", "Xã Đại Hưng", "Xã Đại Hưng"),
    "sheet_name_without_kind": ("bieu_mau.xlsx", "Dong Tao", "Xã Đông Tảo"),
}

NAMES = {
    "communes_shortened": {
        "X. An Vĩ": "Xã An Vĩ",
        "X.Bình Kiều": "Xã Bình Kiều",
        "xã chí tân": "Xã Chí Tân",
        "XÃ DẠ TRẠCH": "Xã Dạ Trạch",
        "Dân Tiến": "Xã Dân Tiến",
    },
    "committees_of_communes": {
        "UBND xã An Vĩ": "Xã An Vĩ",
        "Ủy ban nhân dân xã Bình Kiều": "Xã Bình Kiều",
        "Uỷ ban nhân dân xã Chí Tân": "Xã Chí Tân",
        "Đảng ủy xã Dạ Trạch": "Xã Dạ Trạch",
        "Đảng bộ xã Dân Tiến": "Xã Dân Tiến",
        "UBND X. Đại Hưng": "Xã Đại Hưng",
    },
    "towns": {
        "TT Khoái Châu": "Thị trấn Khoái Châu",
        "Xã An Vĩ": "Xã An Vĩ",
        "TT. Khoái Châu": "Thị trấn Khoái Châu",
        "Xã Ông Đình": "Xã Ông Đình",
        "UBND thị trấn Khoái Châu": "Thị trấn Khoái Châu",
    },
    "tones_placed_otherwise": {
        "Xã Việt Hoà": "Xã Việt Hòa",
        "Uỷ ban Mặt trận Tổ quốc huyện": FRONT,
    },
    "without_accents": {
        "Xa Ham Tu": "Xã Hàm Tử",
        "xa dong tien": "Xã Đồng Tiến",
        "Thi tran Khoai Chau": "Thị trấn Khoái Châu",
        "Phong Noi vu": "Phòng Nội vụ",
    },
    "stray_spaces_and_points": {
        "␣Xã␣␣Tân⍽Châu␣": "Xã Tân Châu",
        "Xã Tứ⏎Dân": "Xã Tứ Dân",
        "Xã Thuần Hưng.": "Xã Thuần Hưng",
        "1. Xã Đông Kết": "Xã Đông Kết",
    },
    "mass_organisations": {
        "Hội LHPN huyện": WOMEN,
        "Hội Liên hiệp phụ nữ huyện Khoái Châu": WOMEN,
        "Hội CCB huyện": "Hội Cựu chiến binh huyện",
        "Huyện đoàn": "Huyện đoàn Khoái Châu",
        "LĐLĐ huyện": "Liên đoàn Lao động huyện",
        "Liên đoàn Lao động huyện Khoái Châu": "Liên đoàn Lao động huyện",
    },
    "armed_forces": {
        "BCH Quân sự huyện": "Ban Chỉ huy Quân sự huyện",
        "Ban CHQS huyện": "Ban Chỉ huy Quân sự huyện",
        "Công an huyện Khoái Châu": "Công an huyện",
        "CA huyện": "Công an huyện",
    },
    "the_front": {
        "UB MTTQ huyện": FRONT,
        "UBMTTQ huyện": FRONT,
        "Ủy ban MTTQ Việt Nam huyện": FRONT,
        "MTTQ huyện": FRONT,
    },
    "offices": {
        "Phòng nội vụ huyện": "Phòng Nội vụ",
        "Phòng GD&ĐT": "Phòng Giáo dục và Đào tạo",
        "Phòng GD-ĐT huyện": "Phòng Giáo dục và Đào tạo",
        "Phòng Giáo dục & Đào tạo": "Phòng Giáo dục và Đào tạo",
    },
}

MODELS = (
    "Nuôi lươn không bùn",
    "Đám cưới gọn nhẹ",
    "Cổng rào an toàn",
    "Chi bộ kiểu mẫu",
    "Nhà sạch vườn đẹp",
    "Tổ hòa giải lưu động",
)
SHORT = {"Kinh tế": "eco", "VH-XH": "cul", "QP-AN": "def", "HTCT": "pol"}

UNKNOWN = """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vỹ | Nuôi lươn không bùn | Kinh tế
2 | Hội LHPN xã An Vĩ | Đám cưới gọn nhẹ | VH-XH
3 | Xã Kim Động | Cổng rào an toàn | QP-AN
4 | Xã Tân Dân | Chi bộ kiểu mẫu | HTCT
>Xã Tân Dân: C7 pol"""

COLUMN_OVER_HEAD = """
Đơn vị tổng hợp: Ban Dân vận Huyện ủy

TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
2 | Xã Tân Dân | Đám cưới gọn nhẹ | VH-XH
>Xã An Vĩ: C6 eco
>Xã Tân Dân: C7 cul"""


def below(head: str, unit: str, name: str) -> Trial:
    first = head.count("\n") + 4
    rows = f"{unit}: B{first} eco, B{first + 1} cul"
    return trial(f"unit/{name}", head + "\n\n" + OWN.strip(), rows, source="own")


def named(name: str, meant: dict[str, str]) -> Trial:
    """A list in which each unit is written in its own way."""
    lines, rows = ["TT | Đơn vị | Tên mô hình | Lĩnh vực"], []
    for number, (words, unit) in enumerate(meant.items(), 1):
        field = list(SHORT)[number % 4]
        lines.append(f"{number} | {words} | {MODELS[number - 1]} | {field}")
        rows.append(f">{unit}: C{number + 3} {SHORT[field]}")
    return shape(f"unit/named_as_{name}", "\n".join(lines + rows))


def trials() -> list[Trial]:
    """Units above the table, in names of files and sheets, and in every spelling."""
    above = [below(head, unit, name) for name, (head, unit) in ABOVE_THE_TABLE.items()]
    by_name = [
        trial(
            f"unit/{name}",
            Sheet(TITLE + OWN.strip(), sheet),
            f"{unit}: B4 eco, B5 cul",
            file=file,
        )
        for name, (file, sheet, unit) in BY_NAME.items()
    ]
    unknown = replace(
        shape("unit/unknown_ones_are_pointed_at", UNKNOWN),
        flags=("B4 unknown_unit", "B5 unknown_unit", "B6 unknown_unit"),
        suggestions={"B4": "Xã An Vĩ"},
    )
    return [
        *above,
        *by_name,
        *(named(name, meant) for name, meant in NAMES.items()),
        unknown,
        shape("unit/column_outranks_who_sums_up", COLUMN_OVER_HEAD),
    ]
