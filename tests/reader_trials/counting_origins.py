"""Numbers by origin: what is new or replicated counts, what was maintained does not."""

from reader_trials.counting import counted
from reader_trials.trial import Trial

KEPT = {"warnings": "columns_not_read"}

ORIGINS = {
    "total_beside": (
        """
TT | Đơn vị | Tổng | Mới | Nhân rộng | Duy trì
1 | Xã An Vĩ | 5 | 1 | 1 | 3
2 | Huyện đoàn | 3 | 0 | 0 | 3
 | Cộng | 8 | 1 | 1 | 6
>Xã An Vĩ: D4 new 1, E4 replicated 1
>Huyện đoàn Khoái Châu: D5 new 0, E5 replicated 0""",
        "",
        {},
    ),
    "in_which": (
        """
TT | Đơn vị | Tổng số mô hình | Trong đó
 | | | Mới | Nhân rộng | Nâng cấp | Duy trì
1 | Xã An Vĩ | 5 | 1 | | 1 | 3
2 | Xã Tân Dân | 2 | | | | 2
>Xã An Vĩ: D5 new 1, E5 replicated 0
>Xã Tân Dân: D6 new 0, E6 replicated 0""",
        "A3:A4 B3:B4 C3:C4 D3:G3",
        KEPT,
    ),
    "total_and_maintained_alone": (
        """
TT | Đơn vị | Tổng số mô hình | Mô hình duy trì
1 | Xã An Vĩ | 5 | 3
2 | Xã Tân Dân | 2 | 02
3 | Xã Tứ Dân | 4
>Xã An Vĩ: C4 2
>Xã Tân Dân: C5 0
>Xã Tứ Dân: C6 4""",
        "",
        {},
    ),
    "more_maintained_than_there_are": (
        """
TT | Đơn vị | Tổng số mô hình | Duy trì
1 | Xã An Vĩ | 2 | 3
2 | Xã Tân Dân | 2 | 1
>Xã Tân Dân: C5 1""",
        "",
        {"flags": "C4 not_a_number"},
    ),
    "maintained_unreadable_beside_a_total": (
        """
TT | Đơn vị | Tổng số mô hình | Duy trì
1 | Xã An Vĩ | 4 | vài
2 | Xã Tân Dân | 2 | 1
>Xã Tân Dân: C5 1""",
        "",
        {"flags": "C4 not_a_number"},
    ),
    "beneath_fields": (
        """
TT | Đơn vị | Kinh tế | | | VH-XH
 | | Mới | Nhân rộng | Duy trì | Mới | Nhân rộng | Duy trì
1 | Xã An Vĩ | 1 | 0 | 2 | 0 | 1 | 1
2 | Xã Tân Dân | | | 2 | | | 1
>Xã An Vĩ: C5 eco new 1, D5 eco replicated 0, F5 cul new 0, G5 cul replicated 1
>Xã Tân Dân: C6 eco new 0, D6 eco replicated 0, F6 cul new 0, G6 cul replicated 0""",
        "A3:A4 B3:B4 C3:E3 F3:H3",
        {},
    ),
    "beneath_fields_with_totals": (
        """
TT | Đơn vị | Kinh tế | | VH-XH | | Tổng cộng
 | | Tổng | Duy trì | Tổng | Duy trì
1 | Xã An Vĩ | 3 | 2 | 1 | 0 | 4
>Xã An Vĩ: C5 eco 1, E5 cul 1""",
        "A3:A4 B3:B4 C3:D3 E3:F3 G3:G4",
        {},
    ),
    "over_fields": (
        """
TT | Đơn vị | Xây dựng mới | | | | Duy trì
 | | KT | VHXH | QPAN | HTCT | KT | VHXH | QPAN | HTCT
1 | Xã An Vĩ | 1 | 0 | 0 | 1 | 2 | 1 | 0 | 0
>Xã An Vĩ: C5 eco new 1, D5 cul new 0, E5 def new 0, F5 pol new 1""",
        "A3:A4 B3:B4 C3:F3 G3:J3",
        KEPT,
    ),
    "beside_fields_of_all": (
        """
TT | Đơn vị | Tổng số | Mới | Nhân rộng | Duy trì | KT | VHXH | QPAN | HTCT
1 | Xã An Vĩ | 5 | 1 | 1 | 3 | 2 | 1 | 1 | 1
>Xã An Vĩ: D4 new 1, E4 replicated 1""",
        "",
        KEPT,
    ),
    "new_and_replicated_beside_fields": (
        """
TT | Đơn vị | KT | VHXH | QPAN | HTCT | Mới | Nhân rộng
1 | Xã An Vĩ | 2 | 1 | 1 | 1 | 3 | 2
>Xã An Vĩ: C4 eco 2, D4 cul 1, E4 def 1, F4 pol 1""",
        "",
        {"warnings": "columns_not_read"},
    ),
    "a_new_one_of_several": (
        """
TT | Đơn vị | Tổng số mô hình | Trong đó mô hình mới
1 | Xã An Vĩ | 5 | 2
>Xã An Vĩ: D4 new 2""",
        "",
        {"warnings": "total_differs"},
    ),
    "rows_of_a_unit": (
        """
TT | Đơn vị | Phân loại | KT | VHXH | QPAN | HTCT
1 | Xã An Vĩ | Mới | 1 | 0 | 0 | 1
 | | Nhân rộng | 0 | 1 | 0 | 0
 | | Duy trì | 2 | 0 | 0 | 0
2 | Xã Tân Dân | Mới | 1 | 0 | 0 | 0
 | | Nhân rộng
 | | Duy trì | 1 | 1 | 1 | 1
>Xã An Vĩ: D4 eco new 1, E4 cul new 0, F4 def new 0, G4 pol new 1
>Xã An Vĩ: D5 eco replicated 0, E5 cul replicated 1, F5 def replicated 0, G5 pol replicated 0
>Xã Tân Dân: D7 eco new 1, E7 cul new 0, F7 def new 0, G7 pol new 0""",
        "A4:A6 B4:B6 A7:A9 B7:B9",
        KEPT,
    ),
    "fields_down_origins_across": (
        """
Đơn vị: Xã An Vĩ
TT | Lĩnh vực | Tổng số | Mới | Nhân rộng | Duy trì
1 | Kinh tế | 4 | 1 | 1 | 2
2 | Văn hóa - xã hội | 1 | 0 | 0 | 1
 | Cộng | 5 | 1 | 1 | 3
>Xã An Vĩ: D5 eco new 1, E5 eco replicated 1, D6 cul new 0, E6 cul replicated 0""",
        "",
        {},
    ),
    "sections": (
        """
TT | Đơn vị | KT | VHXH | QPAN | HTCT
I | Mô hình mới
1 | Xã An Vĩ | 1 | 0 | 0 | 1
II | Mô hình duy trì
1 | Xã An Vĩ | 2 | 0 | 0 | 0
>Xã An Vĩ: C5 eco new 1, D5 cul new 0, E5 def new 0, F5 pol new 1""",
        "",
        KEPT,
    ),
    "years_over_them": (
        """
TT | Đơn vị | Năm 2022 | | | Năm 2023
 | | Tổng | Mới | Duy trì | Tổng | Mới | Duy trì
1 | Xã An Vĩ | 3 | 1 | 2 | 4 | 1 | 3
>Xã An Vĩ: D5 2022 new 1, G5 2023 new 1""",
        "A3:A4 B3:B4 C3:E3 F3:H3",
        {**KEPT, "year": None},
    ),
    "collectives_and_individuals_within": (
        """
TT | Đơn vị | Tập thể | | Cá nhân
 | | Mới | Duy trì | Mới | Duy trì
1 | Xã An Vĩ | 2 | 1 | 1 | 0
>Xã An Vĩ: C5 new collective 2, E5 new individual 1""",
        "A3:A4 B3:B4 C3:D3 E3:F3",
        KEPT,
    ),
    "both_ways_of_splitting": (
        """
TT | Đơn vị | Tổng số | Mới | Nhân rộng | Tập thể | Cá nhân
1 | Xã An Vĩ | 3 | 2 | 1 | 2 | 1
>Xã An Vĩ: D4 new 2, E4 replicated 1""",
        "",
        {},
    ),
    "told_in_the_cell": (
        """
TT | Đơn vị | Số mô hình
1 | Xã An Vĩ | 3 (2 mới, 1 nhân rộng)
2 | Xã Tân Dân | 4 (3 duy trì)
3 | Xã Tứ Dân | 2 mới, 1 duy trì
4 | Xã Đông Ninh | 2 (1 mới)
>Xã An Vĩ: C4 3
>Xã Tân Dân: C5 1
>Xã Tứ Dân: C6 2
>Xã Đông Ninh: C7 1""",
        "",
        {"warnings": "total_differs"},
    ),
}


def trials() -> list[Trial]:
    """Forms whose numbers are split by origin."""
    return [
        counted(f"by_origin/{name}", drawn, merges, **rest)
        for name, (drawn, merges, rest) in ORIGINS.items()
    ]
