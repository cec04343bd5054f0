"""Odd forms of communes and districts: registers and results of shapes that no other room draws."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

AN_VI = "UBND XÃ AN VĨ\n\nĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"
DISTRICT = "HUYỆN ỦY KHOÁI CHÂU\n\nTỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"
RESULT = "HUYỆN ỦY KHOÁI CHÂU\n\nKẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"

# Head at row 5, the first row beneath it is 6.
OWN = {
    "three_columns_and_a_signature_beside": """
TT | Tên mô hình | Lĩnh vực
01 | Vườn mẫu | Kinh tế
02 | Đường hoa | VH-XH

 | | TM. ỦY BAN NHÂN DÂN
 | | Nguyễn Văn An
>Xã An Vĩ: B6 eco, B7 cul""",
    "goals_steps_and_people": """
STT | Tên mô hình | Mục tiêu | Cách làm | Lĩnh vực | Người phụ trách | Thời gian hoàn thành
1 | Nuôi cá lồng | 20 hộ thoát nghèo | Hướng dẫn | Phát triển kinh tế | Ông Tý | Quý IV/2023
2 | Cổng trường an toàn | Không ùn tắc | Tổ tự quản | An ninh trật tự | Bà Sửu | Tháng 9/2023
>Xã An Vĩ: B6 eco, B7 def""",
    "hamlets_merged_downwards": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Thôn Thượng | Vườn mẫu | Kinh tế
2 | | Đường hoa | VH-XH
3 | Trường Tiểu học An Vĩ | Thư viện xanh | VH-XH
>Xã An Vĩ: C6 eco, C7 cul, C8 cul""",
    "party_cells_as_sections": """
TT | Tên mô hình | Lĩnh vực
I | Chi bộ thôn Thượng
1 | Vườn mẫu | Kinh tế
II | Chi bộ Trường THCS
1 | Đường hoa | VH-XH
III | HTX Nông nghiệp
1 | Lúa hữu cơ | Kinh tế
>Xã An Vĩ: B7 eco, B9 cul, B11 eco""",
    "collectives_and_individuals_in_two_columns_of_names": """
TT | Tên mô hình tập thể | Tên mô hình cá nhân | Lĩnh vực
1 | Vườn mẫu | | Kinh tế
2 | | Bà Lan giúp người nghèo | VH-XH
>Xã An Vĩ: B6 eco collective, C7 cul individual""",
    "new_and_replicated_in_two_columns_of_names": """
TT | Tên mô hình xây dựng mới | Tên mô hình nhân rộng | Lĩnh vực
1 | Vườn mẫu | | Kinh tế
2 | | Tiếng kẻng an ninh | QP-AN
>Xã An Vĩ: B6 eco new, C7 def replicated""",
    "name_with_field_before_it": """
TT | Nội dung đăng ký
1 | Lĩnh vực kinh tế: Vườn mẫu
2 | Lĩnh vực VH-XH: Đường hoa
>Xã An Vĩ: B6 eco, B7 cul""",
    "numbered_fields_in_cells": """
TT | Tên mô hình | Thuộc lĩnh vực
1 | Vườn mẫu | 1. Kinh tế
2 | Đường hoa | 2. Văn hóa - xã hội
3 | Tiếng kẻng | 3. Quốc phòng - an ninh
>Xã An Vĩ: B6 eco, B7 cul, B8 def""",
    "level_asked_for_in_a_register": """
TT | Tên mô hình | Lĩnh vực | Đăng ký công nhận cấp
1 | Vườn mẫu | Kinh tế | Huyện
2 | Đường hoa | VH-XH | Tỉnh
>Xã An Vĩ: B6 eco, B7 cul""",
    "adjusted_name_on_the_row_below": """
TT | Tên đã đăng ký | Tên điều chỉnh | Lĩnh vực | Lý do điều chỉnh
1 | Vườn mẫu | Vườn rau sạch | Kinh tế | Phù hợp thực tế
2 | Đường hoa | Không thay đổi | VH-XH
3 | Tiếng kẻng | | QP-AN
>Xã An Vĩ: C6 eco, B7 cul, B8 def
!renamed""",
    "codes_and_a_legend_in_the_head": """
TT | Tên mô hình | Mã LV (1: Kinh tế; 2: VH-XH; 3: QP-AN; 4: HTCT)
1 | Vườn mẫu | 1
2 | Tiếng kẻng | 3
>Xã An Vĩ: B6 eco, B7 def""",
    "registered_by_three_people_beneath": """
TT | Tên mô hình | Lĩnh vực | Họ và tên | Chức vụ
1 | Vườn mẫu | Kinh tế | Lê A | Bí thư chi bộ
 | | | Lê B | Trưởng thôn
 | | | Lê C | Chi hội trưởng
2 | Đường hoa | VH-XH | Lê D | Trưởng thôn
>Xã An Vĩ: B6 eco, B9 cul
?B7 missing_name, B8 missing_name""",
    "of_two_years_one_each_column": """
TT | Tên mô hình | Lĩnh vực | Năm đăng ký | Ghi chú
1 | Vườn mẫu | Kinh tế | 2022 | Tiếp tục năm 2023
2 | Đường hoa | VH-XH | 2023 | Mới
>Xã An Vĩ: B6 eco 2022 origin?, B7 cul 2023 new""",
}

LISTS = {
    "sections_of_kinds_of_units": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
A | KHỐI XÃ, THỊ TRẤN
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2 | Xã Tân Dân | Đường hoa | VH-XH
B | KHỐI CƠ QUAN, ĐOÀN THỂ
1 | Phòng Nội vụ | Công sở thân thiện | HTCT
2 | Hội LHPN huyện | Năm không, ba sạch | VH-XH
C | KHỐI LỰC LƯỢNG VŨ TRANG
1 | Công an huyện | Camera an ninh | QP-AN
>Xã An Vĩ: C7 eco
>Xã Tân Dân: C8 cul
>Phòng Nội vụ: C10 pol
>Hội Liên hiệp Phụ nữ huyện: C11 cul
>Công an huyện: C13 def""",
    "models_counted_in_the_unit_s_row": """
TT | Đơn vị | Số lượng | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | 2 | Vườn mẫu | Kinh tế
 | | | Đường hoa | VH-XH
2 | Xã Tân Dân | 1 | Tiếng kẻng | QP-AN
 | Tổng cộng | 3
>Xã An Vĩ: D6 eco, D7 cul
>Xã Tân Dân: D8 def""",
    "ticks_for_origin_and_form_of_v": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Mới | Nhân rộng | Duy trì | TT | CN
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | v | | | v
2 | Xã Tân Dân | Đường hoa | VH-XH | | | v | | v
>Xã An Vĩ: C6 eco new collective
>Xã Tân Dân: C7 cul maintained individual""",
    "origin_ticked_twice": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Mới | Nhân rộng
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x | x
2 | Xã Tân Dân | Đường hoa | VH-XH | x
>Xã An Vĩ: C6 eco
>Xã Tân Dân: C7 cul new
!several_ticks""",
    "unit_under_the_name_in_brackets": """
TT | Tên mô hình | Lĩnh vực | Đơn vị
1 | Vườn mẫu | Kinh tế | UBND xã An Vĩ
2 | Đường hoa | VH-XH | Đảng ủy xã Tân Dân
3 | Tiếng kẻng | QP-AN | UBND xã Hàm Tử
4 | Một cửa | HTCT | TT Khoái Châu
>Xã An Vĩ: B6 eco
>Xã Tân Dân: B7 cul
>Xã Hàm Tử: B8 def
>Thị trấn Khoái Châu: B9 pol""",
    "two_numberings_of_rows": """
TT chung | TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | 1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2 | 2 | | Đường hoa | VH-XH
3 | 1 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: D6 eco, D7 cul
>Xã Tân Dân: D8 def""",
    "not_registered_among_others": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2 | Xã Tân Dân | Chưa đăng ký
3 | Xã Hàm Tử | Không đăng ký
>Xã An Vĩ: C6 eco
>Xã Hàm Tử: C8 none
!not_yet_reported""",
    "page_heads_repeated_with_the_title": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
Trang 1
TT | Đơn vị | Tên mô hình | Lĩnh vực
2 | Xã Tân Dân | Đường hoa | VH-XH
Trang 2
>Xã An Vĩ: C6 eco
>Xã Tân Dân: C9 cul""",
    "money_asked_for_beside_each": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kinh phí đề nghị hỗ trợ | Nguồn kinh phí
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | 5000000 | NSNN
2 | Xã Tân Dân | Đường hoa | VH-XH | '3.000.000 | XHH
>Xã An Vĩ: C6 eco
>Xã Tân Dân: C7 cul""",
    "put_off_beside_the_others": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Xin chuyển sang năm 2024
2 | Xã Tân Dân | Đường hoa | VH-XH | Đăng ký bổ sung
>Xã An Vĩ: C6 eco 2024
>Xã Tân Dân: C7 cul
!later_year""",
    "struck_off_in_a_register_s_last_section": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
I | Mô hình đăng ký mới
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
II | Mô hình đưa ra khỏi danh sách theo Quyết định số 12
1 | Xã Tân Dân | Đường hoa | VH-XH
>Xã An Vĩ: C7 eco new
>Xã Tân Dân: C9 cul struck_off""",
    "model_serials_of_letters": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ
a | | Vườn mẫu | Kinh tế
b | | Đường hoa | VH-XH
2 | Xã Tân Dân
a | | Tiếng kẻng | QP-AN
>Xã An Vĩ: C7 eco, C8 cul
>Xã Tân Dân: C10 def""",
    "decimals_as_serials": """
TT | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ
'1.1 | Vườn mẫu | Kinh tế
'1.2 | Đường hoa | VH-XH
2 | Xã Tân Dân
'2.1 | Tiếng kẻng | QP-AN
>Xã An Vĩ: B7 eco, B8 cul
>Xã Tân Dân: B10 def""",
}

RESULTS = {
    "levels_of_grassroots_district_province": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Công nhận
 | | | | Cơ sở | Huyện | Tỉnh
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x | x
2 | Xã Tân Dân | Đường hoa | VH-XH | x | x | x
3 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: C7 eco district
>Xã Tân Dân: C8 cul province, C9 def
!several_ticks""",
    "levels_told_together": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Cấp công nhận
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Xã, huyện
2 | Xã Tân Dân | Đường hoa | VH-XH | Cấp cơ sở
>Xã An Vĩ: C6 eco district
>Xã Tân Dân: C7 cul commune""",
    "recognised_and_struck_off_ticked": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Duy trì hiệu quả | Kém hiệu quả | Đề nghị đưa ra
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x
2 | Xã Tân Dân | Đường hoa | VH-XH | | x | x
>Xã An Vĩ: C6 eco effective
>Xã Tân Dân: C7 cul ineffective
!proposed_only""",
    "reasons_and_proposals": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Đánh giá | Nguyên nhân | Đề xuất
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Không hiệu quả | Thiếu vốn | Đưa ra khỏi danh sách
2 | Xã Tân Dân | Đường hoa | VH-XH | Hiệu quả | | Nhân rộng
>Xã An Vĩ: C6 eco ineffective
>Xã Tân Dân: C7 cul effective""",
    "decision_s_number_and_day": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Quyết định công nhận (số, ngày, cấp)
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Tốt | QĐ 15-QĐ/HU ngày 10/11/2023 của Huyện ủy
2 | Xã Tân Dân | Đường hoa | VH-XH | Khá
>Xã An Vĩ: C6 eco effective district
>Xã Tân Dân: C7 cul effective""",
    "shares_and_numbers_in_the_result": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả thực hiện
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | 95% hộ tham gia
2 | Xã Tân Dân | Đường hoa | VH-XH | Đạt 100% kế hoạch
3 | Xã Tân Dân | Tiếng kẻng | QP-AN | Chưa hoàn thành
>Xã An Vĩ: C6 eco
>Xã Tân Dân: C7 cul effective, C8 def in_progress""",
    "what_goes_on_next_year": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Đánh giá
I | Mô hình hoàn thành trong năm 2023
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Tốt
II | Mô hình tiếp tục thực hiện năm 2024
1 | Xã Tân Dân | Đường hoa | VH-XH | Đang thực hiện
III | Đăng ký mới năm 2024
1 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: C7 eco effective
>Xã Tân Dân: C9 cul maintained in_progress, C11 def new 2024
!later_year""",
    "states_as_plus_and_minus": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Hiệu quả | Không hiệu quả
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | +
2 | Xã Tân Dân | Đường hoa | VH-XH | - | +
>Xã An Vĩ: C6 eco effective
>Xã Tân Dân: C7 cul ineffective""",
    "renamed_models_in_a_result": """
TT | Đơn vị | Tên mô hình | Tên mới (nếu đổi) | Lĩnh vực | Xếp loại
1 | Xã An Vĩ | Vườn mẫu | Vườn sạch | Kinh tế | Tốt
2 | Xã Tân Dân | Đường hoa | - | VH-XH | Khá
>Xã An Vĩ: D6 eco effective
>Xã Tân Dân: C7 cul effective
!renamed""",
}
TWO_HEADS = {"levels_of_grassroots_district_province": "A5:A6 B5:B6 C5:C6 D5:D6 E5:G5"}


def odd(name: str, shape: str, title: str, merges: str = "", **rest: object) -> Trial:
    lines = shape.strip("\n").splitlines()
    table = "\n".join(line for line in lines if line[:1] not in {">", "!", "?"})
    flags = ", ".join(line[1:] for line in lines if line.startswith("?"))
    rows = "\n".join(line[1:] for line in lines if line.startswith(">"))
    warned = " ".join(line[1:] for line in lines if line.startswith("!"))
    sheet = Sheet(title + table, merges=merges)
    return trial(f"odd/{name}", sheet, rows, warnings=warned, flags=flags, **rest)


def trials() -> list[Trial]:
    """All of them."""
    return [
        *(odd(name, shape, AN_VI, source="own") for name, shape in OWN.items()),
        *(odd(name, shape, DISTRICT) for name, shape in LISTS.items()),
        *(
            odd(name, shape, RESULT, TWO_HEADS.get(name, ""), kind="result")
            for name, shape in RESULTS.items()
        ),
    ]
