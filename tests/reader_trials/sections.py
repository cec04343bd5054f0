"""Where a form says field, unit, form or origin by its sections, ticks or merged cells."""

from reader_trials.headers import shape
from reader_trials.trial import Trial

BY_FIELD = {
    "roman_in_the_serial_column": """
STT | Tên mô hình | Đơn vị thực hiện
I | LĨNH VỰC PHÁT TRIỂN KINH TẾ
1 | Nuôi lươn không bùn | Xã An Vĩ
2 | Ghép nhãn Hương Chi | Xã Hàm Tử
II | LĨNH VỰC VĂN HÓA - XÃ HỘI
1 | Đám tang văn minh | Xã Tân Dân
>Xã An Vĩ: B5 eco
>Xã Hàm Tử: B6 eco
>Xã Tân Dân: B8 cul""",
    "roman_in_one_cell": """
STT | Đơn vị | Tên mô hình
I. Lĩnh vực kinh tế
1 | Xã An Vĩ | Nuôi lươn không bùn
II. Lĩnh vực quốc phòng, an ninh
1 | Xã Tân Dân | Cổng rào an toàn
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C7 def""",
    "letters_in_one_cell": """
STT | Đơn vị | Tên mô hình
A. PHÁT TRIỂN KINH TẾ
1 | Xã An Vĩ | Nuôi lươn không bùn
B. XÂY DỰNG HỆ THỐNG CHÍNH TRỊ
1 | Xã Tân Dân | Chi bộ kiểu mẫu
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C7 pol""",
    "letters_in_the_serial_column": """
STT | Đơn vị | Tên mô hình
A | Kinh tế
1 | Xã An Vĩ | Nuôi lươn không bùn
B | Văn hoá, xã hội
1 | Xã Tân Dân | Đám tang văn minh
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C7 cul""",
    "without_numerals": """
STT | Đơn vị | Tên mô hình
Lĩnh vực kinh tế
1 | Xã An Vĩ | Nuôi lươn không bùn
Lĩnh vực văn hóa - xã hội
2 | Xã Tân Dân | Đám tang văn minh
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C7 cul""",
    "with_their_number_of_models": """
STT | Đơn vị | Tên mô hình
I | Lĩnh vực kinh tế: 02 mô hình
1 | Xã An Vĩ | Nuôi lươn không bùn
2 | Xã Hàm Tử | Ghép nhãn Hương Chi
II | Lĩnh vực văn hóa - xã hội (01 mô hình)
1 | Xã Tân Dân | Đám tang văn minh
>Xã An Vĩ: C5 eco
>Xã Hàm Tử: C6 eco
>Xã Tân Dân: C8 cul""",
    "arabic_with_numbered_items": """
STT | Đơn vị | Tên mô hình
1. | Lĩnh vực kinh tế
'1.1 | Xã An Vĩ | Nuôi lươn không bùn
'1.2 | Xã Hàm Tử | Ghép nhãn Hương Chi
2. | Lĩnh vực quốc phòng - an ninh
'2.1 | Xã Tân Dân | Cổng rào an toàn
>Xã An Vĩ: C5 eco
>Xã Hàm Tử: C6 eco
>Xã Tân Dân: C8 def""",
    "a_section_left_empty": """
STT | Đơn vị | Tên mô hình
I | Lĩnh vực kinh tế
1 | Xã An Vĩ | Nuôi lươn không bùn
II | Lĩnh vực văn hóa - xã hội
III | Lĩnh vực quốc phòng - an ninh
1 | Xã Tân Dân | Cổng rào an toàn
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C8 def""",
}

BY_UNIT = {
    "units_as_sections": """
STT | Tên mô hình | Lĩnh vực
1. Xã An Vĩ
- | Nuôi lươn không bùn | Kinh tế
- | Đám cưới gọn nhẹ | VH-XH
2. Xã Tân Dân
- | Đám tang văn minh | VH-XH
>Xã An Vĩ: B5 eco, B6 cul
>Xã Tân Dân: B8 cul""",
    "units_as_roman_sections": """
STT | Tên mô hình | Lĩnh vực
I | XÃ AN VĨ
1 | Nuôi lươn không bùn | Kinh tế
2 | Đám cưới gọn nhẹ | VH-XH
II | HỘI LHPN HUYỆN
1 | Biến rác thành tiền | VH-XH
>Xã An Vĩ: B5 eco, B6 cul
>Hội Liên hiệp Phụ nữ huyện: B8 cul""",
    "groups_above_a_unit_column": """
STT | Đơn vị | Tên mô hình | Lĩnh vực
I | KHỐI XÃ, THỊ TRẤN
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
2 | Thị trấn Khoái Châu | Vỉa hè thông thoáng | VH-XH
II | KHỐI CƠ QUAN, ĐOÀN THỂ HUYỆN
1 | Phòng Nội vụ | Công sở thân thiện | HTCT
>Xã An Vĩ: C5 eco
>Thị trấn Khoái Châu: C6 cul
>Phòng Nội vụ: C8 pol""",
    "groups_above_unit_sections": """
STT | Tên mô hình | Lĩnh vực
A. KHỐI XÃ, THỊ TRẤN
I | Xã An Vĩ
1 | Nuôi lươn không bùn | Kinh tế
II | Xã Tân Dân
1 | Đám tang văn minh | VH-XH
B. KHỐI CƠ QUAN HUYỆN
I | Phòng Nội vụ
1 | Công sở thân thiện | HTCT
>Xã An Vĩ: B6 eco
>Xã Tân Dân: B8 cul
>Phòng Nội vụ: B11 pol""",
    "fields_within_units": """
STT | Tên mô hình | Người phụ trách
I | Xã An Vĩ
1 | Lĩnh vực kinh tế
- | Nuôi lươn không bùn | Nguyễn Thị L
2 | Lĩnh vực văn hóa - xã hội
- | Đám cưới gọn nhẹ | Trần Văn M
II | Xã Tân Dân
1 | Lĩnh vực văn hóa - xã hội
- | Đám tang văn minh | Đỗ Văn N
>Xã An Vĩ: B6 eco, B8 cul
>Xã Tân Dân: B11 cul""",
    "units_within_fields": """
STT | Tên mô hình | Người phụ trách
I | LĨNH VỰC KINH TẾ
1 | Xã An Vĩ
- | Nuôi lươn không bùn | Nguyễn Thị L
2 | Xã Tân Dân
- | Sen trong đồng trũng | Trần Văn M
II | LĨNH VỰC VĂN HÓA - XÃ HỘI
1 | Xã Tân Dân
- | Đám tang văn minh | Đỗ Văn N
>Xã An Vĩ: B6 eco
>Xã Tân Dân: B8 eco, B11 cul""",
}

BY_FORM_AND_ORIGIN = {
    "collectives_and_individuals": """
STT | Đơn vị | Tên mô hình, điển hình | Lĩnh vực
A | TẬP THỂ
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
B | CÁ NHÂN
1 | Xã Tân Dân | Bà Phạm Thị P hiến đất mở đường | VH-XH
>Xã An Vĩ: C5 eco collective
>Xã Tân Dân: C7 cul individual""",
    "models_of_collectives_and_individuals": """
STT | Đơn vị | Tên mô hình, điển hình | Lĩnh vực
I. Điển hình tập thể
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
II. Điển hình cá nhân
1 | Xã Tân Dân | Bà Phạm Thị P hiến đất mở đường | VH-XH
>Xã An Vĩ: C5 eco collective
>Xã Tân Dân: C7 cul individual""",
    "fields_within_forms": """
STT | Đơn vị | Tên mô hình, điển hình
A. TẬP THỂ
I | Lĩnh vực kinh tế
1 | Xã An Vĩ | Nuôi lươn không bùn
II | Lĩnh vực văn hóa - xã hội
1 | Xã Hàm Tử | Đám tang văn minh
B. CÁ NHÂN
I | Lĩnh vực văn hóa - xã hội
1 | Xã Tân Dân | Bà Phạm Thị P hiến đất mở đường
>Xã An Vĩ: C6 eco collective
>Xã Hàm Tử: C8 cul collective
>Xã Tân Dân: C11 cul individual""",
    "new_and_replicated": """
STT | Đơn vị | Tên mô hình | Lĩnh vực
I | Mô hình xây dựng mới
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
II | Mô hình nhân rộng
1 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C5 eco new
>Xã Tân Dân: C7 cul replicated""",
    "upgraded_and_maintained": """
STT | Đơn vị | Tên mô hình | Lĩnh vực
I | Mô hình nâng cấp
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
II | Mô hình duy trì
1 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C5 eco upgraded
>Xã Tân Dân: C7 cul maintained""",
}


def trials() -> list[Trial]:
    """Sections of every meaning, alone and nested."""
    return [
        shape(f"section/{name}", drawn)
        for drawings in (BY_FIELD, BY_UNIT, BY_FORM_AND_ORIGIN)
        for name, drawn in drawings.items()
    ]
