"""Shapes that no other room draws: marks and dittos of every sort, notes between the rows."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

TITLE = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"
LISTS = {
    "ticks_of_every_sort": """
TT | Đơn vị | Tên mô hình | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | Vườn mẫu | x
2 | Xã An Vĩ | Đường hoa | | X
3 | Xã An Vĩ | Tiếng kẻng | | | ✓
4 | Xã An Vĩ | Một cửa | | | | 1
5 | Xã Tân Dân | Nuôi lươn | ✔
6 | Xã Tân Dân | Nhà sạch | - | + | - | -
7 | Xã Tân Dân | Camera | | | (x)
>Xã An Vĩ: C4 eco, C5 cul, C6 def, C7 pol
>Xã Tân Dân: C8 eco, C9 cul, C10 def""",
    "dittos_of_every_sort": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Ghi chú
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2 | nt | Đường hoa | nt
3 | " | Tiếng kẻng | QP-AN
4 | -nt- | Camera | -nt-
5 | Xã Tân Dân | Nhà sạch | VH-XH
6 | -"- | Đọc sách | -"-
7 | như trên | Một cửa | HTCT
>Xã An Vĩ: C4 eco, C5 eco, C6 def, C7 def
>Xã Tân Dân: C8 cul, C9 cul, C10 pol""",
    "notes_between_the_rows": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
 | (Mô hình trên tiếp tục từ năm 2022)
2 | Xã An Vĩ | Đường hoa | VH-XH
* Ghi chú: các mô hình dưới đây mới bổ sung
3 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: C4 eco, C6 cul
>Xã Tân Dân: C8 def""",
    "total_on_top": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
 | Tổng cộng: 03 mô hình
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2 | Xã An Vĩ | Đường hoa | VH-XH
3 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: C5 eco, C6 cul
>Xã Tân Dân: C7 def""",
    "unit_subtotals": """
TT | Tên mô hình | Lĩnh vực | Ghi chú
I | Xã An Vĩ (02 mô hình)
1 | Vườn mẫu | Kinh tế
2 | Đường hoa | VH-XH
 | Cộng xã An Vĩ: 2
II | Xã Tân Dân: 01 mô hình
1 | Tiếng kẻng | QP-AN
 | Cộng xã Tân Dân: 1
 | TỔNG CỘNG TOÀN HUYỆN: 3
>Xã An Vĩ: B5 eco, B6 cul
>Xã Tân Dân: B9 def""",
    "year_in_the_sections": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
I | Năm 2022
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
II | Năm 2023
1 | Xã An Vĩ | Đường hoa | VH-XH
2 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: C5 eco 2022, C7 cul 2023
>Xã Tân Dân: C8 def 2023""",
    "side_by_side_of_two_units": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | | TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | | 1 | Xã Tân Dân | Nuôi lươn | Kinh tế
2 | Xã An Vĩ | Đường hoa | VH-XH | | 2 | Xã Tân Dân | Tiếng kẻng | QP-AN
 | | | | | 3 | Xã Tân Dân | Một cửa | HTCT
>Xã An Vĩ: C4 eco, C5 cul
>Xã Tân Dân: H4 eco, H5 def, H6 pol""",
    "head_with_line_breaks": """
TT | Tên cơ quan,⏎đơn vị | Tên mô hình,⏎điển hình⏎“DVK” | Thuộc⏎lĩnh vực | Tập thể/⏎cá nhân
1 | Xã⏎An Vĩ | Vườn mẫu | Phát triển⏎kinh tế | Tập⏎thể
2 | Xã Tân Dân | Đường hoa | Văn hóa -⏎xã hội | Cá nhân
>Xã An Vĩ: C4 eco collective
>Xã Tân Dân: C5 cul individual""",
    "numbers_before_the_units": """
STT | Đơn vị đăng ký | Tên mô hình | Lĩnh vực
1 | 1. Xã An Vĩ | - Vườn mẫu | 1. Kinh tế
2 | 2) Xã Tân Dân | - Đường hoa | 2. Văn hóa - xã hội
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 cul""",
    "letters_for_collectives_and_individuals": """
TT | Tên mô hình, điển hình | Đơn vị | Lĩnh vực
a) | Tập thể
1 | Vườn mẫu | Xã An Vĩ | Kinh tế
b) | Cá nhân
1 | Ông Lê Văn C hiến đất | Xã Tân Dân | VH-XH
>Xã An Vĩ: B5 eco collective
>Xã Tân Dân: B7 cul individual""",
    "small_numerals_for_fields": """
TT | Tên mô hình | Đơn vị
i | Lĩnh vực kinh tế
1 | Vườn mẫu | Xã An Vĩ
ii | Lĩnh vực văn hóa - xã hội
1 | Đường hoa | Xã Tân Dân
>Xã An Vĩ: B5 eco
>Xã Tân Dân: B7 cul""",
    "sections_of_dashes": """
TT | Tên mô hình | Đơn vị
- Lĩnh vực kinh tế:
1 | Vườn mẫu | Xã An Vĩ
- Lĩnh vực quốc phòng, an ninh:
1 | Tiếng kẻng | Xã Tân Dân
>Xã An Vĩ: B5 eco
>Xã Tân Dân: B7 def""",
    "origin_ticked_in_capitals": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | XÂY DỰNG MỚI | NHÂN RỘNG | DUY TRÌ
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | X
2 | Xã An Vĩ | Đường hoa | VH-XH | | X
3 | Xã Tân Dân | Tiếng kẻng | QP-AN | | | X
>Xã An Vĩ: C4 eco new, C5 cul replicated
>Xã Tân Dân: C6 def maintained""",
    "field_and_origin_in_one_row_of_heads": """
TT | Tên mô hình | Đơn vị | KT | VHXH | QPAN | HTCT | Mới | Nhân rộng
1 | Vườn mẫu | Xã An Vĩ | x | | | | x
2 | Tiếng kẻng | Xã Tân Dân | | | x | | | x
>Xã An Vĩ: B4 eco new
>Xã Tân Dân: B5 def replicated""",
    "states_in_a_register": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Đánh giá năm trước
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Hiệu quả
2 | Xã An Vĩ | Đường hoa | VH-XH | Kém hiệu quả, đã đưa ra khỏi danh sách
3 | Xã Tân Dân | Tiếng kẻng | QP-AN | Chưa đánh giá
>Xã An Vĩ: C4 eco effective, C5 cul struck_off
>Xã Tân Dân: C6 def""",
    "states_under_an_unknown_head": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Thẩm định
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Có hiệu quả
2 | Xã Tân Dân | Tiếng kẻng | QP-AN | Đang triển khai
>Xã An Vĩ: C4 eco effective
>Xã Tân Dân: C5 def in_progress""",
    "expected_effects_told_at_length": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Dự kiến 30 hộ tham gia, mỗi hộ thu nhập thêm 2 triệu đồng
2 | Xã Tân Dân | Tiếng kẻng | QP-AN | Giảm các vụ việc mất an ninh trật tự trên địa bàn toàn xã
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 def""",
    "unit_abbreviated": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | X. An Vĩ | Vườn mẫu | KT
2 | TT Khoái Châu | Đường hoa | VH - XH
3 | Hội CCB huyện | Tiếng kẻng | AN-QP
4 | P. Nội vụ | Một cửa | XD HTCT
>Xã An Vĩ: C4 eco
>Thị trấn Khoái Châu: C5 cul
>Hội Cựu chiến binh huyện: C6 def
>Phòng Nội vụ: C7 pol""",
    "serials_of_two_levels": """
TT | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ
1.1 | Vườn mẫu | Kinh tế
1.2 | Đường hoa | VH-XH
2 | Xã Tân Dân
2.1 | Tiếng kẻng | QP-AN
>Xã An Vĩ: B5 eco, B6 cul
>Xã Tân Dân: B8 def""",
    "units_within_fields": """
TT | Tên mô hình | Ghi chú
A | KINH TẾ
I | Xã An Vĩ
1 | Vườn mẫu
II | Xã Tân Dân
1 | Nuôi lươn
B | VĂN HÓA - XÃ HỘI
I | Xã An Vĩ
1 | Đường hoa
>Xã An Vĩ: B6 eco, B11 cul
>Xã Tân Dân: B8 eco""",
    "fields_within_units": """
TT | Tên mô hình | Ghi chú
I | XÃ AN VĨ
1 | Lĩnh vực kinh tế
 | Vườn mẫu
2 | Lĩnh vực văn hóa - xã hội
 | Đường hoa
II | XÃ TÂN DÂN
1 | Lĩnh vực kinh tế
 | Nuôi lươn
>Xã An Vĩ: B6 eco, B8 cul
>Xã Tân Dân: B11 eco""",
    "time_and_people_between": """
TT | Thời gian | Người phụ trách | Tên mô hình | Số hộ tham gia | Lĩnh vực | Đơn vị | Điện thoại
1 | 10/02/2023 | Lê Văn A | Vườn mẫu | 35 | Kinh tế | Xã An Vĩ | '0912345678
2 | 15/02/2023 | Lê Văn B | Tiếng kẻng | 120 | QP-AN | Xã Tân Dân | '0987654321
>Xã An Vĩ: D4 eco
>Xã Tân Dân: D5 def""",
    "no_accents_at_all": """
TT | Don vi | Ten mo hinh | Linh vuc | Loai hinh
1 | Xa An Vi | Vuon mau | Kinh te | Moi
2 | Xa Tan Dan | Tieng keng | Quoc phong - an ninh | Nhan rong
>Xã An Vĩ: C4 eco new
>Xã Tân Dân: C5 def replicated""",
}


def drawn(name: str, shape: str, title: str = TITLE, merges: str = "", **rest: object) -> Trial:
    lines = shape.strip("\n").splitlines()
    table = "\n".join(line for line in lines if not line.startswith(">"))
    rows = "\n".join(line[1:] for line in lines if line.startswith(">"))
    return trial(f"unseen/{name}", Sheet(title + table, merges=merges), rows, **rest)


def trials() -> list[Trial]:
    """All of them."""
    return [drawn(name, shape) for name, shape in LISTS.items()]
