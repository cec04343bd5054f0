"""Rows as offices write them: none at all, examples, notes that say it is old, broken names."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

TITLE = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"
NONE_SAID = {
    "none_under_one_field": """
TT | Tên mô hình | Đơn vị
I | Lĩnh vực kinh tế
1 | Vườn mẫu | Xã An Vĩ
II | Lĩnh vực quốc phòng - an ninh
- | Không có | Xã An Vĩ
>Xã An Vĩ: B5 eco""",
    "none_of_a_unit_in_a_summary": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2 | Xã Tân Dân | Chưa có mô hình nào | -
3 | Xã Tứ Dân | Không đăng ký
4 | Xã Hàm Tử | KHÔNG
5 | Xã Đông Tảo | 0 mô hình | -
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 none
>Xã Tứ Dân: C6 none
>Xã Hàm Tử: C7 none
>Xã Đông Tảo: C8 none""",
    "none_this_year_at_length": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Hiện đơn vị chưa có mô hình đăng ký mới trong năm 2023
2 | Xã Tân Dân | Không rác thải nhựa | Văn hóa - xã hội
>Xã An Vĩ: C4 none
>Xã Tân Dân: C5 cul""",
    "none_without_accents": """
TT | Don vi | Ten mo hinh | Linh vuc
1 | Xa An Vi | Khong co mo hinh
2 | Xa Tan Dan | Tieng keng an ninh | Quoc phong - an ninh
>Xã An Vĩ: C4 none
>Xã Tân Dân: C5 def""",
    "none_but_nothing_sent": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2 | Xã Tân Dân | Chưa gửi báo cáo
3 | Xã Tứ Dân | Chưa đăng ký
4 | Xã Hàm Tử | - | - | Chưa nộp
>Xã An Vĩ: C4 eco
!not_yet_reported""",
    "none_of_the_unit_that_speaks": """
Đơn vị: Xã An Vĩ
TT | Tên mô hình | Lĩnh vực
1 | Chưa đăng ký mô hình nào
>Xã An Vĩ: B5 none""",
    "none_twice_under_fields": """
Đơn vị: Xã An Vĩ
TT | Tên mô hình | Ghi chú
I | Lĩnh vực kinh tế
 | Không có
II | Lĩnh vực văn hóa - xã hội
 | Không có
>Xã An Vĩ: B6 none""",
    "five_noes_are_a_model": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | 5 không, 3 sạch | Văn hóa - xã hội
2 | Xã Tân Dân | Không để ai bị bỏ lại phía sau | VH-XH
3 | Xã Tứ Dân | 3 không trong cải cách hành chính | HTCT
>Xã An Vĩ: C4 cul
>Xã Tân Dân: C5 cul
>Xã Tứ Dân: C6 pol""",
}
EXAMPLES = {
    "example_row_first": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
VD | Xã A | Mô hình tuyến đường hoa | Văn hóa - xã hội
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
>Xã An Vĩ: C5 eco
!example_row""",
    "example_in_the_name": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Ví dụ: Tuyến đường hoa | Văn hóa - xã hội
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
>Xã An Vĩ: C5 eco
!example_row""",
    "example_in_the_note": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú
1 | Xã An Vĩ | Tuyến đường hoa | Văn hóa - xã hội | dòng ví dụ, xóa khi nộp
2 | Xã An Vĩ | Vườn mẫu nông thôn mới | Kinh tế
>Xã An Vĩ: C5 eco
!example_row""",
    "numbers_of_columns_as_text": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
'1 | '2 | '3 | '4
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
>Xã An Vĩ: C5 eco""",
    "letters_and_numbers_of_columns": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú
A | B | C | 1 | 2
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
>Xã An Vĩ: C5 eco""",
    "numbers_of_columns_with_a_gap": """
TT | Đơn vị | Tên mô hình | | Lĩnh vực
1 | 2 | 3 | | 5
1 | Xã An Vĩ | Vườn mẫu | | Kinh tế
>Xã An Vĩ: C5 eco""",
    "numbers_of_columns_on_each_page": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | 2 | 3 | 4
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | 2 | 3 | 4
2 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C8 def""",
    "numbers_in_brackets_under_ticks": """
TT | Đơn vị | Tên mô hình | KT | VHXH | QPAN | HTCT
(1) | (2) | (3) | (4) | (5) | (6) | (7)
1 | Xã An Vĩ | Vườn mẫu | x
>Xã An Vĩ: C5 eco""",
}
OLD_ONES = {
    "sections_of_letters_alone": """
TT | Tên mô hình | Lĩnh vực | Đơn vị
A | MÔ HÌNH DUY TRÌ (đã đăng ký các năm trước)
1 | Vườn mẫu | Kinh tế | Xã An Vĩ
B | MÔ HÌNH ĐĂNG KÝ MỚI NĂM 2023
1 | Đường hoa | VH-XH | Xã An Vĩ
C | Mô hình đề nghị đưa ra khỏi danh sách
1 | Nuôi gà đồi | Kinh tế | Xã An Vĩ
>Xã An Vĩ: B5 eco maintained, B7 cul new, B9 eco
!proposed_only""",
    "sections_numbered_in_the_name": """
TT | Tên mô hình | Lĩnh vực | Đơn vị
1. Các mô hình tiếp tục duy trì
 | Vườn mẫu | Kinh tế | Xã An Vĩ
2. Các mô hình nhân rộng trong năm
 | Đường hoa | VH-XH | Xã An Vĩ
>Xã An Vĩ: B5 eco maintained, B7 cul replicated""",
    "sections_of_states": """
TT | Tên mô hình | Lĩnh vực | Đơn vị
I | Mô hình hoạt động hiệu quả
1 | Vườn mẫu | Kinh tế | Xã An Vĩ
II | Mô hình hoạt động kém hiệu quả
1 | Đường hoa | VH-XH | Xã An Vĩ
III | Mô hình đã dừng hoạt động
1 | Nuôi gà đồi | Kinh tế | Xã An Vĩ
>Xã An Vĩ: B5 eco effective, B7 cul ineffective, B9 eco struck_off""",
    "field_sections_within_origin_sections": """
TT | Tên mô hình | Đơn vị
A | Mô hình duy trì từ những năm trước
I | Lĩnh vực kinh tế
1 | Vườn mẫu | Xã An Vĩ
B | Mô hình đăng ký mới
I | Lĩnh vực kinh tế
1 | Nuôi lươn | Xã An Vĩ
II | Lĩnh vực văn hóa - xã hội
1 | Đường hoa | Xã Tân Dân
>Xã An Vĩ: B6 eco maintained, B9 eco new
>Xã Tân Dân: B11 cul new""",
    "tables_under_their_own_captions": """
A. MÔ HÌNH DUY TRÌ NĂM 2023
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Kinh tế

B. MÔ HÌNH XÂY DỰNG MỚI NĂM 2023
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Đường hoa | VH-XH
>Xã An Vĩ: C5 eco maintained, C9 cul new""",
    "notes_say_the_origin": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Duy trì
2 | Xã An Vĩ | Đường hoa | VH-XH | Mô hình cũ từ 2021
3 | Xã An Vĩ | Tiếng kẻng | QP-AN | Mới
4 | Xã An Vĩ | Nuôi gà | Kinh tế | đã dừng
5 | Xã An Vĩ | Một cửa | HTCT | Mô hình năm 2022
6 | Xã An Vĩ | Nuôi cá | Kinh tế | MH điểm
>Xã An Vĩ: C4 eco maintained, C5 cul maintained, C6 def new, C7 eco struck_off
>Xã An Vĩ: C8 pol maintained, C9 eco""",
    "notes_ask_to_strike_off": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Đề nghị đưa ra khỏi danh sách
2 | Xã An Vĩ | Đường hoa | VH-XH | Xin rút
3 | Xã An Vĩ | Tiếng kẻng | QP-AN | Đăng ký năm 2023
>Xã An Vĩ: C4 eco, C5 cul struck_off, C6 def
!proposed_only""",
    "notes_of_their_own_columns_agree": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Tính chất | Ghi chú
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Mới | Mới
2 | Xã An Vĩ | Đường hoa | VH-XH | | Duy trì
3 | Xã An Vĩ | Tiếng kẻng | QP-AN | Nhân rộng | Nhân rộng từ xã Tân Dân
>Xã An Vĩ: C4 eco new, C5 cul maintained, C6 def replicated""",
    "names_that_begin_with_their_origin": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Duy trì mô hình đường hoa | VH-XH
2 | Xã An Vĩ | Tiếp tục duy trì các mô hình vườn mẫu | Kinh tế
3 | Xã An Vĩ | Nhân rộng mô hình tiếng kẻng | QP-AN
4 | Xã An Vĩ | Duy trì nếp sống văn minh | VH-XH
>Xã An Vĩ: C4 cul maintained, C5 eco maintained, C6 def replicated, C7 cul""",
    "origins_in_brackets_after_the_name": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Đường hoa (duy trì) | VH-XH
2 | Xã An Vĩ | Vườn mẫu (mới) | Kinh tế
3 | Xã An Vĩ | Tiếng kẻng (mô hình năm 2022) | QP-AN
4 | Xã An Vĩ | Nuôi lươn (không bùn) | Kinh tế
>Xã An Vĩ: C4 cul maintained, C5 eco new, C6 def maintained, C7 eco""",
}
BROKEN_NAMES = {
    "name_goes_on_in_the_next_row": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vận động nhân dân hiến đất | VH-XH
 | | mở rộng đường giao thông nông thôn
2 | Xã An Vĩ | Vườn mẫu | Kinh tế
>Xã An Vĩ: C4 cul name:Vận_động_nhân_dân_hiến_đất_mở_rộng_đường_giao_thông_nông_thôn, C6 eco""",
    "name_goes_on_for_three_rows": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Tuyên truyền, vận động nhân dân | VH-XH
 | | thu gom rác thải và
 | | Xây dựng tuyến đường hoa
2 | Xã An Vĩ | Vườn mẫu | Kinh tế
>Xã An Vĩ: C4 cul name:Tuyên_truyền,_vận_động_nhân_dân_thu_gom_rác_thải_và_Xây_dựng_tuyến_đường_hoa
>Xã An Vĩ: C7 eco""",
    "name_breaks_off_in_quotes": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Tổ phụ nữ “Nói không với | VH-XH
 | | Rác thải nhựa”
>Xã An Vĩ: C4 cul name:Tổ_phụ_nữ_“Nói_không_với_Rác_thải_nhựa”""",
    "names_beneath_a_merged_unit_stay_apart": """
TT | Đơn vị | Tên mô hình | Thời gian
I | Lĩnh vực kinh tế
1 | Xã An Vĩ | Vườn mẫu | 2023
 | | Nuôi lươn
 | | Ghép nhãn
>Xã An Vĩ: C5 eco, C6 eco, C7 eco""",
}
THREE_ROW_HEADS = {
    "ticks_in_the_third_row": (
        """
TT | Tên mô hình | Đơn vị | Phân loại
 | | | Lĩnh vực | | | | Hình thức | | Nguồn gốc
 | | | KT | VHXH | QPAN | HTCT | Tập thể | Cá nhân | Mới | Nhân rộng | Duy trì
1 | Vườn mẫu | Xã An Vĩ | x | | | | x | | x
2 | Bà Mơ | Xã An Vĩ | | x | | | | x | | x
3 | Tiếng kẻng | Xã An Vĩ | | | x | | x | | | | x
>Xã An Vĩ: B6 eco collective new, B7 cul individual replicated, B8 def collective maintained""",
        "A3:A5 B3:B5 C3:C5 D3:L3 D4:G4 H4:I4 J4:L4",
    ),
    "short_ticks_in_the_third_row": (
        """
TT | Tên mô hình | Đơn vị | Phân loại | | | | | | | | Ghi chú
 | | | Lĩnh vực | | | | Hình thức | | Nguồn gốc
 | | | KT | VHXH | QPAN | HTCT | TT | CN | Mới | NR
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
1 | Vườn mẫu | Xã An Vĩ | x | | | | x | | x
2 | Bà Mơ | Xã An Vĩ | | x | | | | x | | x
>Xã An Vĩ: B7 eco collective new, B8 cul individual replicated""",
        "A3:A5 B3:B5 C3:C5 D3:K3 D4:G4 H4:I4 J4:K4 L3:L5",
    ),
    "short_ticks_without_a_group": (
        """
TT | Tên mô hình | Đơn vị | KT | VHXH | QPAN | HTCT | TT | CN
1 | Vườn mẫu | Xã An Vĩ | x | | | | x
2 | Bà Mơ | Xã An Vĩ | | x | | | | x
>Xã An Vĩ: B4 eco collective, B5 cul individual""",
        "",
    ),
}
RESULTS = {
    "proposed_is_not_recognised": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Công nhận
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Tốt | Đề nghị huyện công nhận
2 | Xã An Vĩ | Đường hoa | VH-XH | Tốt | Huyện công nhận
3 | Xã An Vĩ | Tiếng kẻng | QP-AN | Tốt | Đang trình cấp tỉnh
4 | Xã An Vĩ | Một cửa | HTCT | Tốt | Dự kiến cấp huyện
>Xã An Vĩ: C4 eco effective, C5 cul effective district, C6 def effective, C7 pol effective""",
    "column_of_proposals": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Đề nghị công nhận
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Hiệu quả | Cấp huyện
2 | Xã An Vĩ | Đường hoa | VH-XH | Hiệu quả | x
>Xã An Vĩ: C4 eco effective, C5 cul effective
!recognition_proposed""",
    "ticks_of_proposals_and_of_recognition": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Được công nhận | | Đề nghị công nhận
 | | | | Cấp xã | Cấp huyện | Cấp huyện | Cấp tỉnh
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x | | x
2 | Xã An Vĩ | Đường hoa | VH-XH | | x | | x
3 | Xã An Vĩ | Tiếng kẻng | QP-AN | | | x
>Xã An Vĩ: C5 eco commune, C6 cul district, C7 def
!recognition_proposed""",
}


def drawn(name: str, shape: str, title: str = TITLE, merges: str = "", **rest: object) -> Trial:
    lines = shape.strip("\n").splitlines()
    table = "\n".join(line for line in lines if line[:1] not in {">", "!"})
    rows = "\n".join(line[1:] for line in lines if line.startswith(">"))
    warned = " ".join(line[1:] for line in lines if line.startswith("!"))
    sheet = Sheet(title + table, merges=merges)
    return trial(f"rows/{name}", sheet, rows, warnings=warned, **rest)


def trials() -> list[Trial]:
    """All of them."""
    result = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"
    groups = "A3:A4 B3:B4 C3:C4 D3:D4 E3:F3 G3:H3"
    lists = NONE_SAID | EXAMPLES | OLD_ONES | BROKEN_NAMES
    return [
        *(drawn(name, shape) for name, shape in lists.items()),
        *(drawn(name, shape, merges=at) for name, (shape, at) in THREE_ROW_HEADS.items()),
        *(
            drawn(name, shape, result, groups if "ticks" in name else "", kind="result")
            for name, shape in RESULTS.items()
        ),
    ]
