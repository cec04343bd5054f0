"""Slips: one model as pairs of label and value, in one cell or in two."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

TITLE = "PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"

SLIPS = {
    "label_and_value_in_two_columns": (
        """
Đơn vị | Xã An Vĩ
Tên mô hình | Nuôi lươn không bùn
Lĩnh vực | Phát triển kinh tế
Loại hình | Xây dựng mới
Người phụ trách | Nguyễn Văn A""",
        "Xã An Vĩ: B4 eco new",
    ),
    "with_colons": (
        """
Tên đơn vị: | UBND xã An Vĩ
Tên mô hình, điển hình: | Nuôi lươn không bùn
Thuộc lĩnh vực: | Kinh tế
Tập thể/cá nhân: | Cá nhân
Thời gian thực hiện: | Quý I/2023""",
        "Xã An Vĩ: B4 eco individual",
    ),
    "numbered_labels": (
        """
1. Đơn vị đăng ký | Xã An Vĩ
2. Tên mô hình | Nuôi lươn không bùn
3. Lĩnh vực | Kinh tế
4. Mục tiêu, nội dung | Nâng cao thu nhập cho 35 hộ""",
        "Xã An Vĩ: B4 eco",
    ),
    "serial_numbers_beside": (
        """
TT | Nội dung | Thông tin
1 | Đơn vị đăng ký | Xã An Vĩ
2 | Tên mô hình | Nuôi lươn không bùn
3 | Lĩnh vực | Kinh tế""",
        "Xã An Vĩ: C5 eco",
    ),
    "values_further_right": (
        """
Đơn vị: | | | Xã An Vĩ
Tên mô hình: | | | Nuôi lươn không bùn
Lĩnh vực: | | | Kinh tế""",
        "Xã An Vĩ: D4 eco",
    ),
}

ONE_CELL = """
Đơn vị: Xã An Vĩ
Tên mô hình: Nuôi lươn không bùn
Thuộc lĩnh vực: Kinh tế
Mô hình mới/nhân rộng: Nhân rộng
"""
NUMBERED_ONE_CELL = """
1. Tên đơn vị: Xã An Vĩ
2. Tên mô hình “Dân vận khéo”: Nuôi lươn không bùn
3. Lĩnh vực: Kinh tế
4. Đại diện: Nguyễn Văn A - Chủ tịch Hội Nông dân xã
"""


def one_cell(name: str, drawn: str, origin: str) -> Trial:
    """The name is what follows the colon, so it can't be taken from the drawing."""
    made = trial(f"slip/{name}", TITLE + drawn.strip("\n"), "Xã An Vĩ: A4 eco")
    made.rows[0].says.update(name="Nuôi lươn không bùn", origin=origin)
    return made


def trials() -> list[Trial]:
    """Slips of both kinds; one for each sheet; two on a sheet."""
    two_columns, row = SLIPS["label_and_value_in_two_columns"]
    second = two_columns.replace("An Vĩ", "Tân Dân").replace("Nuôi lươn không bùn", "Ghép nhãn")
    two = TITLE + two_columns.strip("\n") + "\n\n" + TITLE + second.strip("\n")
    return [
        *(
            trial(f"slip/{name}", TITLE + drawn.strip("\n"), rows)
            for name, (drawn, rows) in SLIPS.items()
        ),
        one_cell("in_one_cell", ONE_CELL, "replicated"),
        one_cell("in_one_cell_numbered", NUMBERED_ONE_CELL, "unknown"),
        trial(
            "slip/one_on_each_sheet",
            (
                Sheet(TITLE + two_columns.strip("\n"), "MH 1"),
                Sheet(TITLE + second.strip("\n"), "MH 2"),
            ),
            f"[MH 1]\n{row}\n[MH 2]\nXã Tân Dân: B4 eco new",
        ),
        trial("slip/two_on_a_sheet", two, f"{row}\nXã Tân Dân: B12 eco new"),
    ]
