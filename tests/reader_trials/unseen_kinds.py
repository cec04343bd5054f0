"""More shapes that no other room draws: merged, of one unit, by sheets, numbers, results."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial
from reader_trials.unseen import TITLE, drawn

OF_AN_VI = "UBND XÃ AN VĨ\n\nĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"

MERGED = {
    "unit_and_field_merged_downwards": (
        """
TT | Đơn vị | Lĩnh vực | Tên mô hình
1 | Xã An Vĩ | Kinh tế | Vườn mẫu
 | | | Nuôi lươn
 | | VH-XH | Đường hoa
2 | Xã Tân Dân | QP-AN | Tiếng kẻng
 | | | Camera
>Xã An Vĩ: D4 eco, D5 eco, D6 cul
>Xã Tân Dân: D7 def, D8 def""",
        "A4:A6 B4:B6 C4:C5 A7:A8 B7:B8 C7:C8",
    ),
    "sections_merged_over_all_columns": (
        """
TT | Tên mô hình | Lĩnh vực | Ghi chú
1. Xã An Vĩ
1 | Vườn mẫu | Kinh tế
2 | Đường hoa | VH-XH
2. Xã Tân Dân
1 | Tiếng kẻng | QP-AN
>Xã An Vĩ: B5 eco, B6 cul
>Xã Tân Dân: B8 def""",
        "A4:D4 A7:D7",
    ),
    "name_merged_over_two_columns": (
        """
TT | Tên mô hình | | Lĩnh vực | Đơn vị
1 | Vườn mẫu | | Kinh tế | Xã An Vĩ
2 | Tiếng kẻng | | QP-AN | Xã Tân Dân
>Xã An Vĩ: B4 eco
>Xã Tân Dân: B5 def""",
        "B3:C3 B4:C4 B5:C5",
    ),
    "levels_recognised_in_three_heads": (
        """
TT | Đơn vị | Tên mô hình | Phân loại
 | | | Lĩnh vực | | | | Hình thức
 | | | KT | VHXH | QPAN | HTCT | Tập thể | Cá nhân
1 | Xã An Vĩ | Vườn mẫu | x | | | | x
2 | Xã Tân Dân | Tiếng kẻng | | | x | | | x
>Xã An Vĩ: C6 eco collective
>Xã Tân Dân: C7 def individual""",
        "A3:A5 B3:B5 C3:C5 D3:I3 D4:G4 H4:I4",
    ),
}

OWN = {
    "unit_in_the_title_alone": (
        "ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” CỦA XÃ AN VĨ NĂM 2023\n\n",
        """
TT | Tên mô hình | Lĩnh vực
1 | Vườn mẫu | Kinh tế
2 | Đường hoa | VH-XH
>Xã An Vĩ: B4 eco, B5 cul""",
    ),
    "villages_as_units": (
        OF_AN_VI,
        """
TT | Đơn vị thực hiện | Tên mô hình | Lĩnh vực
1 | Thôn Thượng | Vườn mẫu | Kinh tế
2 | Chi bộ thôn Hạ | Đường hoa | VH-XH
3 | Hội Phụ nữ | Nhà sạch | VH-XH
>Xã An Vĩ: C6 eco, C7 cul, C8 cul""",
    ),
    "names_alone_under_fields": (
        OF_AN_VI,
        """
TT | Tên mô hình
I | Kinh tế
1 | Vườn mẫu
II | Văn hóa – xã hội
1 | Đường hoa
2 | Nhà sạch
>Xã An Vĩ: B7 eco, B9 cul, B10 cul""",
    ),
    "signed_below": (
        OF_AN_VI,
        """
STT | Tên mô hình | Lĩnh vực | Người phụ trách
1 | Vườn mẫu | Kinh tế | Lê Văn A
2 | Đường hoa | VH-XH | Lê Văn B

 | | | An Vĩ, ngày 10 tháng 02 năm 2023
NGƯỜI LẬP BIỂU | | | TM. ỦY BAN NHÂN DÂN
 | | | CHỦ TỊCH
>Xã An Vĩ: B6 eco, B7 cul""",
    ),
}

SHEETS = (
    Sheet(TITLE + "TT | Đơn vị | Tên mô hình\n1 | Xã An Vĩ | Vườn mẫu", "Kinh tế"),
    Sheet(TITLE + "TT | Đơn vị | Tên mô hình\n1 | Xã Tân Dân | Đường hoa", "VH-XH"),
    Sheet(TITLE + "TT | Đơn vị | Tên mô hình\n1 | Xã An Vĩ | Tiếng kẻng", "QP-AN"),
)
OF_SHEETS = """[Kinh tế]
Xã An Vĩ: C4 eco
[VH-XH]
Xã Tân Dân: C4 cul
[QP-AN]
Xã An Vĩ: C4 def"""

FIELD_IN_NAME = """
TT | Đơn vị | Tên mô hình
1 | Xã An Vĩ | Vườn mẫu⏎(Lĩnh vực: Kinh tế)
2 | Xã Tân Dân | Đường hoa⏎Lĩnh vực: VH-XH
"""

TRANSPOSED = """
Nội dung | Mô hình 1 | Mô hình 2
Đơn vị | Xã An Vĩ | Xã Tân Dân
Tên mô hình | Vườn mẫu | Tiếng kẻng
Lĩnh vực | Kinh tế | QP-AN
Loại hình | Mới | Nhân rộng
"""

COUNTS_TITLE = "TỔNG HỢP SỐ LƯỢNG MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM 2023\n\n"
COUNTS = {
    "units_across": """
TT | Lĩnh vực | Xã An Vĩ | Xã Tân Dân
1 | Kinh tế | 2 | 1
2 | VH-XH | 1 | -
>Xã An Vĩ: C4 eco 2, C5 cul 1
>Xã Tân Dân: D4 eco 1, D5 cul 0""",
    "numbers_of_every_form": """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | '02 | 3.0 | '04 mô hình | –
2 | Xã Tân Dân | '1 | 0 | '01 MH | 2
>Xã An Vĩ: C4 eco 2, D4 cul 3, E4 def 4, F4 pol 0
>Xã Tân Dân: C5 eco 1, D5 cul 0, E5 def 1, F5 pol 2""",
    "recognised_beside": """
TT | Đơn vị | Số đăng ký | | Số được công nhận
 | | Kinh tế | VH-XH | Kinh tế | VH-XH
1 | Xã An Vĩ | 3 | 2 | 1 | 1
>Xã An Vĩ: C5 eco 3, D5 cul 2""",
    "units_and_fields_down": """
TT | Đơn vị | Lĩnh vực | Số lượng
1 | Xã An Vĩ | Kinh tế | 2
2 | Xã An Vĩ | VH-XH | 1
3 | Xã Tân Dân | QP-AN | 3
>Xã An Vĩ: D4 eco 2, D5 cul 1
>Xã Tân Dân: D6 def 3""",
}
RECOGNISED = """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | 2 | 1 | 0 | 1"""

RESULT_TITLE = "BÁO CÁO KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"
RESULTS = {
    "recognition_told_in_the_result": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Đã được công nhận cấp huyện
2 | Xã An Vĩ | Đường hoa | VH-XH | Hiệu quả, UBND tỉnh công nhận
3 | Xã Tân Dân | Tiếng kẻng | QP-AN | Chưa được công nhận
4 | Xã Tân Dân | Một cửa | HTCT | Không hiệu quả, đưa ra khỏi danh sách
>Xã An Vĩ: C4 eco state? district, C5 cul effective province
>Xã Tân Dân: C6 def state?, C7 pol struck_off""",
    "states_and_levels_ticked": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Hiệu quả | Yếu kém | Công nhận cấp xã | Công nhận cấp huyện
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x | | | x
2 | Xã Tân Dân | Tiếng kẻng | QP-AN | | x
3 | Xã Tân Dân | Camera | QP-AN | x | | x
>Xã An Vĩ: C4 eco effective district
>Xã Tân Dân: C5 def ineffective, C6 def effective commune""",
    "states_as_sections": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
I | Các mô hình hiệu quả
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
II | Các mô hình đưa ra khỏi danh sách
1 | Xã Tân Dân | Tiếng kẻng | QP-AN
>Xã An Vĩ: C5 eco effective
>Xã Tân Dân: C7 def struck_off""",
}


def trials() -> list[Trial]:
    """All of them."""
    merges = {"recognised_beside": "A3:A4 B3:B4 C3:D3 E3:F3"}
    warned = {"recognised_beside": "not_of_registered"}
    return [
        *(drawn(name, shape, merges=merged) for name, (shape, merged) in MERGED.items()),
        *(drawn(name, shape, title) for name, (title, shape) in OWN.items()),
        *(
            drawn(
                f"counts_{name}",
                shape,
                COUNTS_TITLE,
                merges.get(name, ""),
                kind="counts",
                warnings=warned.get(name, ""),
            )
            for name, shape in COUNTS.items()
        ),
        *(drawn(f"result_{n}", s, RESULT_TITLE, kind="result") for n, s in RESULTS.items()),
        trial("unseen/fields_as_sheets", SHEETS, OF_SHEETS),
        drawn("field_in_the_name", FIELD_IN_NAME + ">Xã An Vĩ: C4 eco\n>Xã Tân Dân: C5 cul"),
        drawn(
            "slips_side_by_side",
            TRANSPOSED + ">Xã An Vĩ: B5 eco new\n>Xã Tân Dân: C5 def replicated",
        ),
        drawn(
            "counts_of_recognised_alone",
            RECOGNISED,
            "SỐ LƯỢNG MÔ HÌNH ĐƯỢC CÔNG NHẬN NĂM 2023\n\n",
            left_to_person=True,
        ),
        drawn(
            "accounts",
            "TT | Nội dung | ĐVT | Số tiền\n1 | Thu quỹ | đồng | 500000",
            "THU CHI QUỸ NĂM 2023\n\n",
            left_to_person=True,
        ),
    ]
