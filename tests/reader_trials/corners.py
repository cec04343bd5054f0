"""Odd corners: tables away from A1, captions that say whose, years that are ticked, spacers."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial
from reader_trials.unseen import TITLE, drawn
from reader_trials.unseen_kinds import COUNTS_TITLE, RESULT_TITLE

LISTS = {
    "captions_that_say_whose": """
XÃ AN VĨ
TT | Tên mô hình | Lĩnh vực
1 | Vườn mẫu | Kinh tế
2 | Đường hoa | VH-XH

XÃ TÂN DÂN
TT | Tên mô hình | Lĩnh vực
1 | Tiếng kẻng | QP-AN
>Xã An Vĩ: B5 eco, B6 cul
>Xã Tân Dân: B10 def""",
    "page_break": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
 | Cộng trang | 1
Trang 2
TT | Đơn vị | Tên mô hình | Lĩnh vực
2 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C8 def""",
    "sections_with_numbers_of_each_form": """
TT | Tên mô hình, điển hình | Đơn vị
I | LĨNH VỰC KINH TẾ: 02 mô hình (tập thể 1, cá nhân 1)
1 | Vườn mẫu | Xã An Vĩ
2 | Ông Lê Văn C nuôi lươn | Xã Tân Dân
II | LĨNH VỰC QUỐC PHÒNG - AN NINH (01 mô hình)
1 | Tiếng kẻng | Xã Tân Dân
>Xã An Vĩ: B5 eco
>Xã Tân Dân: B6 eco, B8 def""",
    "years_ticked": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | 2021 | 2022 | 2023
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x
2 | Xã Tân Dân | Tiếng kẻng | QP-AN | | | x
>Xã An Vĩ: C4 eco 2021
>Xã Tân Dân: C5 def 2023""",
    "years_of_every_form": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Năm đăng ký
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Quý I/2022
2 | Xã An Vĩ | Đường hoa | VH-XH | @2021-03-10
3 | Xã Tân Dân | Tiếng kẻng | QP-AN | '2023
4 | Xã Tân Dân | Một cửa | HTCT | năm 2022
>Xã An Vĩ: C4 eco 2022, C5 cul 2021
>Xã Tân Dân: C6 def 2023, C7 pol 2022""",
    "empty_columns_between": """
TT | | Đơn vị | | Tên mô hình | | Lĩnh vực
1 | | Xã An Vĩ | | Vườn mẫu | | Kinh tế
2 | | Xã Tân Dân | | Tiếng kẻng | | QP-AN
>Xã An Vĩ: E4 eco
>Xã Tân Dân: E5 def""",
    "empty_rows_between": """
TT | Đơn vị | Tên mô hình | Lĩnh vực

1 | Xã An Vĩ | Vườn mẫu | Kinh tế


2 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C8 def""",
    "names_with_quotes_and_numbers": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
'01 | XÃ AN VĨ | “5 không, 3 sạch” | VH-XH
'02 | Xã Tân Dân. | 3 sạch 5 không | VH-XH
'03 | xã tân dân; | 2 con bò vàng | Kinh tế
>Xã An Vĩ: C4 cul
>Xã Tân Dân: C5 cul, C6 eco""",
    "numbers_beside_the_units": """
TT | Đơn vị | Tổng số mô hình | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | 2 | Vườn mẫu | Kinh tế
 | | | Đường hoa | VH-XH
2 | Xã Tân Dân | 1 | Tiếng kẻng | QP-AN
 | Tổng | 3
>Xã An Vĩ: D4 eco, D5 cul
>Xã Tân Dân: D6 def""",
    "fields_numbered_in_their_column": """
TT | Đơn vị | Lĩnh vực | Tên mô hình
1 | Xã An Vĩ | I. Kinh tế | Vườn mẫu
2 | Xã An Vĩ | II- Văn hóa, xã hội | Đường hoa
3 | Xã Tân Dân | Lĩnh vực QP, AN | Tiếng kẻng
4 | Xã Tân Dân | Xây dựng Đảng, hệ thống chính trị | Một cửa
>Xã An Vĩ: D4 eco, D5 cul
>Xã Tân Dân: D6 def, D7 pol""",
    "totals_of_fields": """
TT | Tên mô hình | Đơn vị
I | Kinh tế
1 | Vườn mẫu | Xã An Vĩ
 | Cộng lĩnh vực kinh tế | 1
II | QP-AN
1 | Tiếng kẻng | Xã Tân Dân
 | Tổng QP-AN: 01
>Xã An Vĩ: B5 eco
>Xã Tân Dân: B8 def""",
    "names_under_their_fields": """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | Vườn mẫu | Đường hoa
 | | Nuôi lươn
2 | Xã Tân Dân | | Nhà sạch | Tiếng kẻng an ninh
>Xã An Vĩ: C4 eco, C5 eco, D4 cul
>Xã Tân Dân: D6 cul, E6 def""",
    "names_under_their_years": """
TT | Đơn vị | Mô hình năm 2022 | Mô hình năm 2023 | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Đường hoa nông thôn | Kinh tế
2 | Xã Tân Dân | | Tiếng kẻng an ninh | QP-AN
>Xã An Vĩ: C4 eco 2022, D4 eco 2023
>Xã Tân Dân: D5 def 2023""",
    "names_of_collectives_and_of_individuals": """
TT | Đơn vị | Mô hình tập thể | Mô hình cá nhân | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | | Kinh tế
2 | Xã Tân Dân | | Ông Lê Văn C hiến đất | VH-XH
>Xã An Vĩ: C4 eco collective
>Xã Tân Dân: D5 cul individual""",
    "hints_below_the_head": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
 | (ghi đầy đủ) | (ghi tên đã đăng ký) | (chọn một trong bốn lĩnh vực)
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
>Xã An Vĩ: C5 eco""",
    "rows_left_to_be_filled_in": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2 | ……… | ……………… | ………
3
4
>Xã An Vĩ: C4 eco""",
}

RESULTS = {
    "levels_under_one_head": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Được công nhận | | | Đưa ra khỏi danh sách
 | | | | Xã | Huyện | Tỉnh
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | | x
2 | Xã Tân Dân | Tiếng kẻng | QP-AN | | | | x
>Xã An Vĩ: C5 eco state? district
>Xã Tân Dân: C6 def struck_off""",
    "states_by_many_words": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Tình trạng
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Đang duy trì, phát huy hiệu quả tốt
2 | Xã An Vĩ | Đường hoa | VH-XH | Đã giải thể
3 | Xã Tân Dân | Tiếng kẻng | QP-AN | Hoạt động cầm chừng, kém hiệu quả
4 | Xã Tân Dân | Một cửa | HTCT | Chưa triển khai
>Xã An Vĩ: C4 eco state?, C5 cul struck_off
>Xã Tân Dân: C6 def ineffective, C7 pol""",
}

COUNTS = {
    "one_number_a_unit": """
TT | Tên đơn vị | Số mô hình | Ghi chú
1 | Xã An Vĩ | 2
2 | Xã Tân Dân | '03
 | Tổng cộng | 5
""",
    "registered_effective_recognised": """
TT | Đơn vị | Đăng ký | Hiệu quả | Được công nhận
1 | Xã An Vĩ | 4 | 3 | 2
2 | Xã Tân Dân | 2 | 2 | 1
""",
    "rows_of_dashes": """
TT | Đơn vị | KT | VHXH | QPAN | HTCT | Tổng
1 | Xã An Vĩ | 2 | - | - | 1 | 3
2 | Xã Tân Dân | - | - | - | - | -
>Xã An Vĩ: C4 eco 2, D4 cul 0, E4 def 0, F4 pol 1
>Xã Tân Dân: C5 eco 0, D5 cul 0, E5 def 0, F5 pol 0""",
}
NUMBERS = {
    "one_number_a_unit": (("C4", 2), ("C5", 3)),
    "registered_effective_recognised": (("C4", 4), ("C5", 2)),
}
MERGES = {"levels_under_one_head": "A3:A4 B3:B4 C3:C4 D3:D4 E3:G3 H3:H4"}


def without_field(name: str, shape: str) -> Trial:
    """Numbers of no field, which a drawing of rows can't say."""
    rows = "\n".join(
        f"{unit}: {cell} eco {number}"
        for unit, (cell, number) in zip(("Xã An Vĩ", "Xã Tân Dân"), NUMBERS[name], strict=True)
    )
    drawn = COUNTS_TITLE + shape.strip("\n")
    warned = "not_of_registered" if "recognised" in name else ""
    made = trial(f"corner/counts_{name}", drawn, rows, kind="counts", warnings=warned)
    for row in made.rows:
        row.says["field"] = None
    return made


def trials() -> list[Trial]:
    """All of them, and two that stand elsewhere or have no title."""
    away = TITLE + "TT | Đơn vị | Tên mô hình | Lĩnh vực\n1 | Xã An Vĩ | Vườn mẫu | Kinh tế"
    bare = "TT | Tên mô hình | Lĩnh vực\n1 | Vườn mẫu | Kinh tế"
    return [
        *(drawn(name, shape) for name, shape in LISTS.items()),
        *(
            drawn(f"result_{name}", shape, RESULT_TITLE, MERGES.get(name, ""), kind="result")
            for name, shape in RESULTS.items()
        ),
        *(
            without_field(name, shape)
            if name in NUMBERS
            else drawn(f"counts_{name}", shape, COUNTS_TITLE, kind="counts")
            for name, shape in COUNTS.items()
        ),
        trial("corner/away_from_a1", Sheet(away, at="F12"), "Xã An Vĩ: H15 eco"),
        trial(
            "corner/no_title", Sheet(bare), "Xã An Vĩ: B2 eco", file="dang ky 2023 xa An Vi.xlsx"
        ),
    ]
