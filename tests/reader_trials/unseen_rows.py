"""Wilder rows: lettered models, reasons for having none, years ahead, marks of every sort."""

from reader_trials.office_rows import drawn
from reader_trials.trial import Trial

LISTS = {
    "models_lettered_within_a_field": """
TT | Tên mô hình | Đơn vị
1 | Lĩnh vực kinh tế
a) | Vườn mẫu | Xã An Vĩ
b) | Nuôi lươn | Xã An Vĩ
2 | Lĩnh vực văn hóa - xã hội
a) | Đường hoa | Xã An Vĩ
>Xã An Vĩ: B5 eco, B6 eco, B8 cul""",
    "models_lettered_and_nothing_else": """
Đơn vị: Xã An Vĩ
TT | Tên mô hình | Ghi chú
1 | Lĩnh vực kinh tế
a) | Vườn mẫu
b) | Nuôi lươn
2 | Lĩnh vực văn hóa - xã hội
a) | Đường hoa
>Xã An Vĩ: B6 eco, B7 eco, B9 cul""",
    "reasons_for_having_none": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Không có (do mới thành lập)
2 | Xã Tân Dân | Không đăng ký, lý do: thiếu kinh phí
3 | Xã Tứ Dân | Chưa có mô hình - đang khảo sát
4 | Xã Hàm Tử | Ko có
>Xã An Vĩ: C4 none
>Xã Tân Dân: C5 none
>Xã Tứ Dân: C6 none
>Xã Hàm Tử: C7 none""",
    "none_across_the_row": """
Đơn vị: Xã An Vĩ
TT | Tên mô hình | Lĩnh vực | Ghi chú
Không có mô hình
>Xã An Vĩ: B5 none""",
    "none_with_a_zero_beside": """
TT | Đơn vị | Số lượng | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | 1 | Vườn mẫu | Kinh tế
2 | Xã Tân Dân | 0 | Không
3 | Xã Tứ Dân | 0 | -
>Xã An Vĩ: D4 eco
>Xã Tân Dân: D5 none
>Xã Tứ Dân: D6? none""",
    "models_planned_for_next_year": """
TT | Tên mô hình | Đơn vị | Lĩnh vực
A | Mô hình đăng ký năm 2023
1 | Vườn mẫu | Xã An Vĩ | Kinh tế
B | Mô hình dự kiến đăng ký năm 2024
1 | Đường hoa | Xã An Vĩ | VH-XH
>Xã An Vĩ: B5 eco 2023, B7 cul 2024
!later_year""",
    "new_ones_of_another_year": """
TT | Tên mô hình | Đơn vị | Lĩnh vực
A | MÔ HÌNH ĐĂNG KÝ MỚI NĂM 2023
1 | Vườn mẫu | Xã An Vĩ | Kinh tế
B | MÔ HÌNH ĐĂNG KÝ MỚI NĂM 2024
1 | Đường hoa | Xã An Vĩ | VH-XH
>Xã An Vĩ: B5 eco new 2023, B7 cul new 2024
!later_year""",
    "origin_and_field_in_one_heading": """
TT | Tên mô hình | Đơn vị
I | Mô hình mới - Lĩnh vực kinh tế
1 | Vườn mẫu | Xã An Vĩ
II | Mô hình duy trì - Lĩnh vực văn hóa - xã hội
1 | Đường hoa | Xã An Vĩ
>Xã An Vĩ: B5 eco new, B7 cul maintained""",
    "headings_with_their_numbers": """
TT | Tên mô hình | Đơn vị | Lĩnh vực
I | Mô hình mới: 01 mô hình
1 | Vườn mẫu | Xã An Vĩ | Kinh tế
II | Mô hình duy trì (02 mô hình)
1 | Đường hoa | Xã An Vĩ | VH-XH
2 | Tiếng kẻng | Xã An Vĩ | QP-AN
>Xã An Vĩ: B5 eco new, B7 cul maintained, B8 def maintained""",
    "note_that_lists_its_choices": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú (mới/duy trì)
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Mới
2 | Xã An Vĩ | Đường hoa | VH-XH | Duy trì
>Xã An Vĩ: C4 eco new, C5 cul maintained""",
    "state_that_is_an_origin": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Tình trạng
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Duy trì
2 | Xã An Vĩ | Đường hoa | VH-XH | Mô hình mới
3 | Xã An Vĩ | Tiếng kẻng | QP-AN | Dừng
>Xã An Vĩ: C4 eco maintained, C5 cul new, C6 def struck_off""",
    "notes_in_more_words": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Chuyển tiếp từ năm 2022
2 | Xã An Vĩ | Đường hoa | VH-XH | Đăng ký bổ sung
3 | Xã An Vĩ | Tiếng kẻng | QP-AN | Tiếp tục duy trì, phát huy
4 | Xã An Vĩ | Nuôi lươn | Kinh tế | Không còn hoạt động
5 | Xã An Vĩ | Một cửa | HTCT | Năm 2023
>Xã An Vĩ: C4 eco maintained, C5 cul, C6 def maintained, C7 eco struck_off, C8 pol""",
    "notes_without_accents": """
TT | Don vi | Ten mo hinh | Linh vuc | Ghi chu
1 | Xa An Vi | Vuon mau | Kinh te | Duy tri
2 | Xa An Vi | Duong hoa | Van hoa - xa hoi | Mo hinh cu
>Xã An Vĩ: C4 eco maintained, C5 cul maintained""",
    "serial_merged_over_a_broken_name": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vận động hiến đất | VH-XH
 | | làm đường thôn
2 | Xã An Vĩ | Vườn mẫu | Kinh tế
>Xã An Vĩ: C4 cul name:Vận_động_hiến_đất_làm_đường_thôn, C6 eco""",
    "small_letters_throughout": """
TT | Tên mô hình | Đơn vị | Lĩnh vực
1 | nuôi lươn | Xã An Vĩ | kinh tế
2 | đường hoa | Xã An Vĩ | vh-xh
>Xã An Vĩ: B4 eco, B5 cul""",
    "example_with_a_number": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
0 | Xã A | VD: Tuyến đường hoa | VH-XH
1 | Xã An Vĩ | Mẫu vườn nông thôn mới | Kinh tế
>Xã An Vĩ: C5 eco
!example_row""",
    "roman_numbers_of_columns": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
I | II | III | IV
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
>Xã An Vĩ: C5 eco""",
    "blank_numbered_rows_at_the_end": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2
3
… | … | … | …
>Xã An Vĩ: C4 eco""",
    "unit_heads_with_none_beneath": """
TT | Tên mô hình | Lĩnh vực
I | Xã An Vĩ
1 | Vườn mẫu | Kinh tế
II | Xã Tân Dân
 | Không có mô hình
III | Xã Tứ Dân
 | Chưa báo cáo
>Xã An Vĩ: B5 eco
>Xã Tân Dân: B7 none
!not_yet_reported""",
    "a_heading_whose_words_are_a_field_we_lack": """
TT | Tên mô hình | Đơn vị | Lĩnh vực
I | Xây dựng nông thôn mới
1 | Vườn mẫu | Xã An Vĩ | Kinh tế
>Xã An Vĩ: B5 eco""",
}
RESULTS = {
    "recognition_asked_for_beside_the_state": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Hiệu quả, đề nghị huyện công nhận
2 | Xã An Vĩ | Đường hoa | VH-XH | Hiệu quả, được huyện công nhận
>Xã An Vĩ: C4 eco effective, C5 cul effective district""",
    "level_asked_for_in_its_own_words": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Cấp công nhận | Cấp đề nghị công nhận
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Cấp xã | Cấp huyện
2 | Xã An Vĩ | Đường hoa | VH-XH | Chưa | Cấp tỉnh
>Xã An Vĩ: C4 eco commune, C5 cul
!recognition_proposed""",
    "sections_of_proposals": """
TT | Tên mô hình | Đơn vị | Lĩnh vực
I | Mô hình đề nghị công nhận cấp huyện
1 | Vườn mẫu | Xã An Vĩ | Kinh tế
II | Mô hình đề nghị đưa ra khỏi danh sách
1 | Nuôi gà | Xã An Vĩ | Kinh tế
>Xã An Vĩ: B5 eco, B7 eco
!proposed_only""",
    "none_of_the_results": """
Đơn vị: Xã An Vĩ
TT | Tên mô hình | Lĩnh vực | Kết quả
1 | Không có
>Xã An Vĩ: B5 none""",
}
MERGES = {
    "serial_merged_over_a_broken_name": "A4:A5 B4:B5 D4:D5",
    "none_across_the_row": "A5:D5",
}


def trials() -> list[Trial]:
    """All of them."""
    result = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"
    lists = LISTS.items()
    return [
        *(drawn(f"wild/{name}", shape, merges=MERGES.get(name, "")) for name, shape in lists),
        *(drawn(f"wild/{name}", shape, result, kind="result") for name, shape in RESULTS.items()),
    ]
