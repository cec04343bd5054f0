"""Habits of offices in lists: short heads, notes in the head, points and dashes, odd sections."""

from reader_trials.headers import shape
from reader_trials.trial import Trial

LISTS = {
    "heads_of_one_word": """
Số TT | Tên cơ quan | Mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
2 | Xã Tân Dân | Cổng rào an toàn | QP&AN
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 def""",
    "address_and_dates_beside": """
TT | Đơn vị | Tên mô hình, điển hình đăng ký xây dựng | Địa điểm thực hiện | Lĩnh vực | Thời gian
1 | Xã An Vĩ | Nuôi lươn không bùn | Thôn An Thái | Kinh tế | @2023-03-10
2 | Xã Tân Dân | Đám cưới gọn nhẹ | Thôn Dương Trạch, xã Tân Dân | VHXH | 03/2023 - 12/2023
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 cul""",
    "notes_under_the_head": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
 | (ghi đầy đủ) | (ghi ngắn gọn) | (một trong bốn lĩnh vực)
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
>Xã An Vĩ: C5 eco""",
    "fields_with_points_and_dashes": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế.
2 | Xã An Vĩ | Đám cưới gọn nhẹ | Văn hoá – xã hội
3 | Xã An Vĩ | Cổng rào an toàn | - Quốc phòng – An ninh;
4 | Xã An Vĩ | Chi bộ kiểu mẫu | Lĩnh vực xây dựng HTCT
5 | Xã An Vĩ | Nhà sạch vườn đẹp | Văn hóa xã hội
>Xã An Vĩ: C4 eco, C5 cul, C6 def, C7 pol, C8 cul""",
    "kind_told_by_its_values": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Loại hình | Hình thức
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Tập thể | Mới
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Cá nhân | Nhân rộng
>Xã An Vĩ: C4 eco collective new
>Xã Tân Dân: C5 def individual replicated""",
    "origins_in_more_words": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Mới/nhân rộng/duy trì
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Mô hình mới
2 | Xã An Vĩ | Đám cưới gọn nhẹ | VH-XH | Nhân rộng từ xã Bình Kiều
3 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Duy trì
4 | Xã Tân Dân | Chi bộ kiểu mẫu | HTCT | Nâng cấp
>Xã An Vĩ: C4 eco new, C5 cul replicated
>Xã Tân Dân: C6 def maintained, C7 pol upgraded""",
    "place_behind_the_unit": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ - huyện Khoái Châu | Nuôi lươn không bùn | Kinh tế
2 | Đảng ủy xã Tân Dân, huyện Khoái Châu | Cổng rào an toàn | QP-AN
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 def""",
    "an_empty_row_in_the_middle": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế

2 | Xã Tân Dân | Cổng rào an toàn | QP-AN
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C6 def""",
    "title_and_head_repeated_on_the_next_page": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế

DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023 (tiếp theo)

TT | Đơn vị | Tên mô hình | Lĩnh vực
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C9 def""",
    "serials_of_all_kinds": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
'01 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
2. | Xã Hàm Tử | Ghép nhãn Hương Chi | Kinh tế
3) | Xã Tân Dân | Cổng rào an toàn | QP-AN
 | Xã Tứ Dân | Chi bộ kiểu mẫu | HTCT
>Xã An Vĩ: C4 eco
>Xã Hàm Tử: C5 eco
>Xã Tân Dân: C6 def
>Xã Tứ Dân: C7 pol""",
    "names_with_a_dash_before": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | - Nuôi lươn không bùn | Kinh tế
2 | Xã An Vĩ | Mô hình “Đám cưới gọn nhẹ” | VH-XH
3 | Xã An Vĩ | Mô hình tập thể dục dưỡng sinh | VH-XH
>Xã An Vĩ: C4 eco name?, C5 cul, C6 cul""",
    "total_by_field_in_a_sentence": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN
Tổng cộng: 02 mô hình (trong đó: Kinh tế: 01; Quốc phòng - an ninh: 01)
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 def""",
    "ticks_explained_in_the_head": """
TT | Đơn vị | Tên mô hình | Thuộc lĩnh vực (đánh dấu x)
 | | | Phát triển kinh tế | VHXH | QPAN | Xây dựng HTCT
1 | Xã An Vĩ | Nuôi lươn không bùn | x
2 | Xã Tân Dân | Cổng rào an toàn | | | X
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C6 def""",
}

SECTIONS = {
    "roman_and_slash": ("I/ Lĩnh vực kinh tế", "II/ Lĩnh vực quốc phòng - an ninh"),
    "roman_and_dash": ("I- PHÁT TRIỂN KINH TẾ", "II- QUỐC PHÒNG - AN NINH"),
    "star_and_colon": ("* Lĩnh vực kinh tế:", "* Lĩnh vực quốc phòng, an ninh:"),
    "in_the_field_of": ("1. Trên lĩnh vực kinh tế", "2. Trên lĩnh vực quốc phòng - an ninh"),
    "in_the_second_column": (" | I. Lĩnh vực kinh tế", " | II. Lĩnh vực quốc phòng - an ninh"),
    "with_a_number_beside": ("I | Lĩnh vực kinh tế | 1", "II | Lĩnh vực quốc phòng - an ninh | 1"),
    "part": ("Phần I: Lĩnh vực kinh tế", "Phần II: Lĩnh vực quốc phòng - an ninh"),
}
SECTIONED = """
TT | Đơn vị | Tên mô hình
{0}
1 | Xã An Vĩ | Nuôi lươn không bùn
{1}
1 | Xã Tân Dân | Cổng rào an toàn
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C7 def"""


def trials() -> list[Trial]:
    """Lists, then sections."""
    return [
        *(shape(f"office/{name}", drawn) for name, drawn in LISTS.items()),
        *(
            shape(f"office/section_{name}", SECTIONED.format(*heads))
            for name, heads in SECTIONS.items()
        ),
    ]
