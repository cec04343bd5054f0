"""Bad cells: each is pointed at, and the good rows beside it go in."""

from dataclasses import replace

from reader_trials.headers import TITLE, shape
from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

HEAD = "TT | Đơn vị | Tên mô hình | Lĩnh vực\n"
GOOD = "9 | Xã Tứ Dân | Ngày thứ bảy tình nguyện | HTCT\n"

ROWS = {
    "missing_name": ("1 | Xã An Vĩ | | Kinh tế", "C5 missing_name"),
    "name_of_spaces": ("1 | Xã An Vĩ | ␣⍽␣ | Kinh tế", "C5 missing_name"),
    "unknown_unit": ("1 | Xã Không Có | Nuôi lươn | Kinh tế", "B5 unknown_unit"),
    "unknown_field": ("1 | Xã An Vĩ | Nuôi lươn | Thể thao điện tử", "D5 unknown_field"),
    "missing_field": ("1 | Xã An Vĩ | Nuôi lươn | ", "D5 missing_field"),
    "field_between_two": (
        "1 | Xã An Vĩ | Nuôi lươn | Kinh tế và QP-AN",
        "D5 unknown_field/several_fields",
    ),
    "repeated_row": (
        "1 | Xã Tứ Dân | Ngày thứ bảy tình nguyện | HTCT",
        "C5 repeated_row",
    ),
    "repeated_in_other_letters": (
        "1 | xã tứ dân | NGÀY THỨ BẢY  TÌNH NGUYỆN | HTCT",
        "C5 repeated_row",
    ),
    "name_as_formula_without_value": (
        '1 | Xã An Vĩ | ="Nuôi "&"lươn" | Kinh tế',
        "C5 formula_without_value",
    ),
    "unit_as_formula_without_value": (
        '1 | ="Xã "&"An Vĩ" | Nuôi lươn | Kinh tế',
        "B5 formula_without_value",
    ),
    "name_as_error": ("1 | Xã An Vĩ | #REF! | Kinh tế", "C5 error_value"),
    "unit_as_error": ("1 | #N/A | Nuôi lươn | Kinh tế", "B5 error_value"),
    "field_as_error": ("1 | Xã An Vĩ | Nuôi lươn | #VALUE!", "D5 error_value"),
    "two_faults_in_a_row": (
        "1 | Xã Không Có | Nuôi lươn | Thể thao",
        "B5 unknown_unit, D5 unknown_field",
    ),
}
NOT_FAULTS = {
    "same_name_of_two_units": (
        "1 | Xã An Vĩ | Ngày thứ bảy tình nguyện | HTCT",
        "Xã An Vĩ: C5 pol",
    ),
    "two_names_that_differ_in_a_number": (
        "1 | Xã Tứ Dân | Ngày thứ bảy tình nguyện 2 | HTCT",
        "Xã Tứ Dân: C5 pol",
    ),
}

WITH_YEARS = """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Năm đăng ký
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | 2023
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | năm ngoái
3 | Xã Tân Dân | Đám cưới gọn nhẹ | VH-XH | 2016
4 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | 2022
>Xã An Vĩ: C4 eco, C7 eco 2022"""

TICKED = """
TT | Đơn vị | Tên mô hình | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | Nuôi lươn không bùn | x
2 | Xã Tân Dân | Cổng rào an toàn | | x | x
3 | Xã Tân Dân | Đám cưới gọn nhẹ
>Xã An Vĩ: C4 eco"""

TOGETHER = """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | | Kinh tế
2 | Xã Không Có | Nuôi lươn | Kinh tế
3 | Xã An Vĩ | Nuôi ong | Thể thao điện tử
4 | Xã An Vĩ | Nuôi ba ba
5 | Xã Tứ Dân | Ngày thứ bảy tình nguyện | HTCT
6 | Xã Tứ Dân | Ngày thứ bảy tình nguyện | HTCT
7 | Xã Tân Dân | #REF! | VH-XH
>Xã Tứ Dân: C8 pol"""
SIX = (
    "C4 missing_name",
    "B5 unknown_unit",
    "D6 unknown_field",
    "D7 missing_field",
    "C9 repeated_row",
    "C10 error_value",
)

NO_UNIT = """
TT | Tên mô hình | Lĩnh vực
1 | Nuôi lươn không bùn | Kinh tế
2 | Cổng rào an toàn | QP-AN"""

NO_REPORT = {
    "a_payroll": "BẢNG LƯƠNG\n\nTT | Họ và tên | Hệ số | Thành tiền\n1 | A | 2.34 | 3486600",
    "a_letter": "Kính gửi: Ban Dân vận Huyện ủy\nĐơn vị xin gửi báo cáo như sau.\nTrân trọng./.",
    "an_empty_form": TITLE + HEAD,
    "one_word": "x",
}


def trials() -> list[Trial]:
    """One fault a form, then several; and forms that are no report."""
    alone = [
        trial(f"fault/{name}", f"{TITLE}{HEAD}{GOOD}{row}", "Xã Tứ Dân: C4 pol", flags=flags)
        for name, (row, flags) in ROWS.items()
    ]
    sound = [
        trial(f"fault/none_{name}", f"{TITLE}{HEAD}{GOOD}{row}", f"Xã Tứ Dân: C4 pol\n{read}")
        for name, (row, read) in NOT_FAULTS.items()
    ]
    return [
        *alone,
        *sound,
        flagged("six_at_once", TOGETHER, *SIX),
        flagged("years", WITH_YEARS, "E5 unknown_year", "E6 year_outside_plan/unknown_year"),
        flagged("ticks", TICKED, "5 several_fields", "6 missing_field"),
        trial("fault/no_unit_anywhere", TITLE + NO_UNIT.strip(), left_to_person=True),
        *(
            trial(f"no_report/{name}", Sheet(drawn), left_to_person=True)
            for name, drawn in NO_REPORT.items()
        ),
    ]


def flagged(name: str, drawn: str, *flags: str) -> Trial:
    return replace(shape(f"fault/{name}", drawn), flags=flags)
