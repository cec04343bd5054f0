"""Counts forms that nobody showed us: years and quarters, what a cell may say, what is missing."""

from reader_trials.counting import counted
from reader_trials.trial import Trial

FORMS = {
    "quarters_and_the_whole_year": (
        """
TT | Đơn vị | Số mô hình đăng ký
 | | Quý I | Quý II | Quý III | Quý IV | Cả năm
1 | Xã An Vĩ | 1 | 0 | 1 | 0 | 2
>Xã An Vĩ: G5 2""",
        "A3:A4 B3:B4 C3:G3",
        {"warnings": "columns_not_read"},
    ),
    "words_for_none": (
        """
TT | Đơn vị | KT | VHXH | QPAN | HTCT
1 | Xã An Vĩ | không | Chưa có | 02 MH | 1 (mới)
2 | Xã Tân Dân | Không có | o | - | không
>Xã An Vĩ: C4 eco 0, D4 cul 0, E4 def 2, F4 pol 1
>Xã Tân Dân: C5 eco 0, D5 cul 0, E5 def 0, F5 pol 0""",
        "",
        {},
    ),
    "unreadable_beside_a_total": (
        """
TT | Đơn vị | Tổng | KT | VHXH | QPAN | HTCT
1 | Huyện đoàn | 4 | 1+1 | hai | | x
2 | Xã Tân Dân | 3 | 1 | 1 | 0 | 1
>Xã Tân Dân: D5 eco 1, E5 cul 1, F5 def 0, G5 pol 1""",
        "",
        {"flags": "D4 not_a_number, E4 not_a_number, G4 not_a_number"},
    ),
    "names_beneath_fields": (
        """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã Việt Hòa | Nuôi cá lồng | | Camera an ninh
2 | Xã Tân Dân | 0 | 0 | 0 | 1
>Xã Tân Dân: C5 eco 0, D5 cul 0, E5 def 0, F5 pol 1""",
        "",
        {"flags": "C4 not_a_number, E4 not_a_number"},
    ),
    "years_not_yet_filled_in": (
        """
TT | Đơn vị | Năm 2022 | Năm 2023 | Năm 2024 | Năm 2025 | Tổng
1 | Xã An Vĩ | 1 | 2 | | | 3
2 | Xã Tân Dân | 0 | 1 | 1 | | 2
>Xã An Vĩ: C4 1 2022, D4 2 2023
>Xã Tân Dân: C5 0 2022, D5 1 2023, E5 1 2024""",
        "",
        {"year": None},
    ),
    "fields_down_years_across": (
        """
Đơn vị: Xã An Vĩ
TT | Lĩnh vực | Năm 2022 | Năm 2023 | Năm 2024 | Tổng
1 | Kinh tế | 1 | | | 1
2 | VHXH | | 1 | | 1
 | Cộng | 1 | 1 | | 2
>Xã An Vĩ: C5 eco 1 2022, D5? eco 0 2023, C6? cul 0 2022, D6 cul 1 2023""",
        "",
        {"year": None},
    ),
    "units_across": (
        """
TT | Lĩnh vực | Xã An Vĩ | Xã Tân Dân | Xã Tứ Dân | Tổng
1 | Kinh tế | 1 | 0 | | 1
2 | Văn hóa - xã hội | vài | 2 | | 2
 | Cộng | 1 | 2 | | 3
>Xã Tân Dân: D4 eco 0, D5 cul 2""",
        "",
        {"flags": "C5 not_a_number"},
    ),
    "rows_by_field_of_merged_units": (
        """
TT | Đơn vị | Lĩnh vực | Số lượng
1 | Xã An Vĩ | Kinh tế | 2
 | | VHXH | 1
 | | Tổng số | 3
2 | Xã Tân Dân | Kinh tế
 | | VHXH | nhiều
3 | Xã Tứ Dân | Kinh tế | -
 | | VHXH | 1
>Xã An Vĩ: D4 eco 2, D5 cul 1
>Xã Tứ Dân: D9 eco 0, D10 cul 1""",
        "A4:A6 B4:B6 A7:A8 B7:B8 A9:A10 B9:B10",
        {"flags": "D8 not_a_number"},
    ),
    "an_unknown_field_among_them": (
        """
TT | Đơn vị | Lĩnh vực | Số lượng
1 | Xã An Vĩ | Kinh tế | 2
 | | Thể thao điện tử | 1
2 | Xã Tân Dân | Kinh tế | 1
>Xã Tân Dân: D6 eco 1""",
        "A4:A5 B4:B5",
        {"flags": "C5 unknown_field"},
    ),
}
HALF_YEARS = """
TT | Đơn vị | 6 tháng đầu năm | 6 tháng cuối năm | Tổng số
1 | Xã An Vĩ | 1 | 1 | 2
"""


def trials() -> list[Trial]:
    """Forms whose cells say more, or less, than a number."""
    return [
        *(
            counted(f"cells/{name}", drawn, merges, **rest)
            for name, (drawn, merges, rest) in FORMS.items()
        ),
        counted("cells/half_years_beside_a_total", HALF_YEARS, left_to_person=True),
    ]
