"""Counts forms that nobody showed us: what is added up, planned or judged is no figure."""

from reader_trials.counting import counted
from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

OTHERS = {"warnings": "not_of_registered"}
UNREAD = {"warnings": "columns_not_read"}

FORMS = {
    "cumulated_first": (
        """
TT | Đơn vị | Số mô hình lũy kế đến nay | Số mô hình đăng ký trong năm
1 | Xã An Vĩ | 9 | 2
>Xã An Vĩ: D4 2""",
        "",
        UNREAD,
    ),
    "cumulated_after_the_year": (
        """
TT | Đơn vị | Số lượng | Luỹ kế từ đầu nhiệm kỳ
1 | Xã An Vĩ | 2 | 9
>Xã An Vĩ: C4 2""",
        "",
        UNREAD,
    ),
    "cumulated_group_of_fields": (
        """
TT | Đơn vị | Lũy kế từ năm 2021 | | | | Trong năm 2023
 | | KT | VHXH | QPAN | HTCT | KT | VHXH | QPAN | HTCT
1 | Xã An Vĩ | 3 | 3 | 2 | 1 | 1 | 0 | 0 | 1
>Xã An Vĩ: G5 eco 1, H5 cul 0, I5 def 0, J5 pol 1""",
        "A3:A4 B3:B4 C3:F3 G3:J3",
        UNREAD,
    ),
    "rate_beside": (
        """
TT | Đơn vị | Số mô hình đăng ký | Tỷ lệ (%) | Xếp thứ
1 | Xã An Vĩ | 2 | 40 | 1
2 | Xã Tân Dân | 3 | 60% | 2
>Xã An Vĩ: C4 2
>Xã Tân Dân: C5 3""",
        "",
        UNREAD,
    ),
    "rate_beneath_fields": (
        """
TT | Đơn vị | Kinh tế | | VH-XH
 | | SL | Tỷ lệ % | SL | Tỷ lệ %
1 | Xã An Vĩ | 2 | 67 | 1 | 33
>Xã An Vĩ: C5 eco 2, E5 cul 1""",
        "A3:A4 B3:B4 C3:D3 E3:F3",
        {},
    ),
    "a_rate_in_a_cell": (
        """
TT | Đơn vị | Kinh tế | VH-XH
1 | Xã An Vĩ | 50% | 1
2 | Xã Tân Dân | 1 | 1
>Xã Tân Dân: C5 eco 1, D5 cul 1""",
        "",
        {"flags": "C4 not_a_number"},
    ),
    "planned_and_registered": (
        """
TT | Đơn vị | Số mô hình theo kế hoạch | Số mô hình đăng ký
1 | Xã An Vĩ | 2 | 1
>Xã An Vĩ: D4 1""",
        "",
        UNREAD,
    ),
    "proposed_for_recognition": (
        """
TT | Đơn vị | Số mô hình đề nghị công nhận | Số mô hình đăng ký
1 | Xã An Vĩ | 1 | 3
>Xã An Vĩ: D4 3""",
        "",
        OTHERS,
    ),
    "last_year_beside": (
        """
TT | Đơn vị | Số mô hình năm 2022 | Số mô hình năm 2023 | Tăng, giảm
1 | Xã An Vĩ | 3 | 2 | -1
>Xã An Vĩ: C4 3 2022, D4 2 2023""",
        "",
        {"year": None},
    ),
    "same_time_last_year": (
        """
TT | Đơn vị | Số mô hình cùng kỳ năm trước | Số mô hình
1 | Xã An Vĩ | 3 | 2
>Xã An Vĩ: D4 2""",
        "",
        UNREAD,
    ),
    "registered_and_ineffective": (
        """
STT | Đơn vị | Số MH đăng ký | Số MH được công nhận | Số MH không hiệu quả
1 | Huyện đoàn | 4 | 3 | 1
>Huyện đoàn Khoái Châu: C4 4""",
        "",
        OTHERS,
    ),
    "numbers_of_each_origin": (
        """
TT | Đơn vị | Số mô hình mới | Số mô hình nhân rộng | Số mô hình duy trì, nâng cấp
1 | Xã An Vĩ | 1 | 1 | 4
>Xã An Vĩ: C4 new 1, D4 replicated 1""",
        "",
        {},
    ),
    "collectives_and_individuals_alone": (
        """
TT | Đơn vị | Số mô hình tập thể | Số mô hình cá nhân
1 | Xã An Vĩ | 2 | 1
>Xã An Vĩ: C4 collective 2, D4 individual 1""",
        "",
        {},
    ),
    "planned_by_field_beside_registered": (
        """
TT | Đơn vị | Kế hoạch | | Đăng ký
 | | KT | VHXH | KT | VHXH
1 | Xã An Vĩ | 2 | 2 | 1 | 0
>Xã An Vĩ: E5 eco 1, F5 cul 0""",
        "A3:A4 B3:B4 C3:D3 E3:F3",
        UNREAD,
    ),
    "up_to_a_year": (
        """
TT | Đơn vị | Tổng số mô hình tính đến năm 2023 | Số mô hình đăng ký năm 2023
1 | Xã An Vĩ | 8 | 2
>Xã An Vĩ: D4 2""",
        "",
        UNREAD,
    ),
    "those_there_are_already": (
        """
TT | Đơn vị | Tổng số mô hình hiện có | Mô hình mới
1 | Xã An Vĩ | 7 | 2
>Xã An Vĩ: D4 new 2""",
        "",
        UNREAD,
    ),
    "carried_out_and_registered": (
        """
TT | Đơn vị | Số mô hình đã hoàn thành | Số mô hình đăng ký
1 | Xã An Vĩ | 2 | 3
>Xã An Vĩ: D4 3""",
        "",
        UNREAD,
    ),
}

REGISTERED_AND_RECOGNISED = """
BIỂU SỐ LIỆU MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023

1. Số mô hình đăng ký
TT | Đơn vị | KT | VHXH | QPAN | HTCT
1 | Xã An Vĩ | 1 | 1 | 0 | 1

2. Số mô hình được công nhận
TT | Đơn vị | KT | VHXH | QPAN | HTCT
1 | Xã An Vĩ | 1 | 1 | 0 | 0
"""
SPLIT_TWICE = """
BIỂU SỐ LIỆU MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023

Biểu 1. Theo lĩnh vực
TT | Đơn vị | KT | VHXH | QPAN | HTCT
1 | Xã An Vĩ | 1 | 1 | 0 | 1

Biểu 2. Theo loại hình
TT | Đơn vị | Tập thể | Cá nhân | Tổng số
1 | Xã An Vĩ | 2 | 1 | 3
"""
NOT_OF_THE_YEAR = {
    "cumulated": "SỐ MÔ HÌNH “DÂN VẬN KHÉO” LŨY KẾ ĐẾN NĂM 2023",
    "maintained": "TỔNG HỢP SỐ MÔ HÌNH “DÂN VẬN KHÉO” DUY TRÌ NĂM 2023",
}
HEAD = "BIỂU SỐ LƯỢNG MÔ HÌNH NĂM 2023\nTT | Đơn vị | Số mô hình"


def trials() -> list[Trial]:
    """Forms of numbers beside which others stand."""
    by_field = (
        Sheet(f"{HEAD}\n1 | Xã An Vĩ | 2", name="Kinh tế"),
        Sheet(f"{HEAD}\n1 | Xã An Vĩ | 1", name="Văn hóa - xã hội"),
    )
    return [
        *(
            counted(f"beside/{name}", drawn, merges, **rest)
            for name, (drawn, merges, rest) in FORMS.items()
        ),
        *(
            counted(
                f"titled_{name}",
                "TT | Đơn vị | KT | VHXH | Tổng\n1 | Xã An Vĩ | 3 | 2 | 5",
                title=f"{title}\n\n",
                left_to_person=True,
            )
            for name, title in NOT_OF_THE_YEAR.items()
        ),
        trial(
            "counts/tables_of_registered_and_of_recognised",
            REGISTERED_AND_RECOGNISED,
            "Xã An Vĩ: C5 eco 1, D5 cul 1, E5 def 0, F5 pol 1",
            kind="counts",
            warnings="not_of_registered",
        ),
        trial(
            "counts/tables_that_split_the_same_models_twice",
            SPLIT_TWICE,
            "Xã An Vĩ: C5 eco 1, D5 cul 1, E5 def 0, F5 pol 1",
            kind="counts",
            flags="E9 repeated_row",
        ),
        trial(
            "counts/a_sheet_a_field",
            by_field,
            "[Kinh tế]\nXã An Vĩ: C3 eco 2\n[Văn hóa - xã hội]\nXã An Vĩ: C3 cul 1",
            kind="counts",
        ),
    ]
