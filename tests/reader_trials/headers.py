"""How columns are named, and how header rows are built."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

TITLE = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"

LABELS = {
    "so_tt": (
        "Số TT | Địa phương, đơn vị | Tên mô hình/điển hình | "
        "Thuộc lĩnh vực | Loại hình (mới/nhân rộng)"
    ),
    "registering_agency": (
        "STT | Cơ quan/đơn vị đăng ký | Nội dung mô hình | "
        "Lĩnh vực đăng ký | Mô hình mới hay nhân rộng"
    ),
    "quoted": (
        "TT | Tên đơn vị | Tên mô hình “Dân vận khéo” | "
        "Lĩnh vực thực hiện | Hình thức (xây dựng mới, nhân rộng)"
    ),
    "long": (
        "Stt | Đơn vị đăng ký | Tên mô hình, điển hình “Dân vận khéo” đăng ký | "
        "Thuộc lĩnh vực nào | Mới/ nhân rộng"
    ),
    "communes": "TT | Xã, thị trấn | Mô hình đăng ký | Lĩnh vực | Xây dựng mới hoặc nhân rộng",
    "place": (
        "Thứ tự | Cơ quan, đơn vị, địa phương | Tên gọi mô hình | "
        "Lĩnh vực | Mô hình mới, mô hình nhân rộng"
    ),
    "capitals": "TT | ĐƠN VỊ | TÊN MÔ HÌNH | LĨNH VỰC | MÔ HÌNH MỚI/NHÂN RỘNG",
    "no_accents": "TT | Don vi | Ten mo hinh | Linh vuc | Mo hinh moi/nhan rong",
    "line_breaks": "Số⏎TT | Đơn⏎vị | Tên⏎mô hình,⏎điển hình | Lĩnh⏎vực | Mô hình mới/⏎nhân rộng",
    "stray_spaces": "␣TT␣ | ␣␣Đơn  vị␣ | Tên⍽mô  hình␣ | Lĩnh⍽vực␣␣ | Mô hình mới /  nhân rộng",
    "with_notes": "TT | Đơn vị (1) | Tên mô hình (*) | Lĩnh vực (ghi rõ) | Mô hình mới/nhân rộng",
    "examples_first": (
        "STT | Đơn vị | Tên điển hình, mô hình | Lĩnh vực | Tính chất (mới, nhân rộng)"
    ),
}

BODY = """
1 | Xã An Vĩ | Đường hoa nông thôn mới | Văn hóa - xã hội | Mới
2 | Xã Bình Kiều | Nuôi lươn không bùn | Phát triển kinh tế | Nhân rộng
3 | Xã Chí Tân | Camera giám sát an ninh | Quốc phòng - an ninh | Mới
"""
ROWS = """
Xã An Vĩ: C4 cul new
Xã Bình Kiều: C5 eco replicated
Xã Chí Tân: C6 def new
"""

SHAPES = {
    "swapped_columns": """
Lĩnh vực | Tên mô hình | Ghi chú | Đơn vị | TT
Kinh tế | Chuỗi liên kết nuôi gà | | Xã An Vĩ | 1
VH-XH | Đám tang văn minh | | Xã Tân Dân | 2
>Xã An Vĩ: B4 eco
>Xã Tân Dân: B5 cul""",
    "no_serial_column": """
Đơn vị | Tên mô hình | Lĩnh vực
Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế
Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: B4 eco
>Xã Tân Dân: B5 cul""",
    "unknown_columns_between": """
TT | Đơn vị | Số điện thoại | Tên mô hình | Kinh phí dự kiến | Lĩnh vực | Số hộ tham gia
1 | Xã An Vĩ | 0912345678 | Chuỗi liên kết nuôi gà | 20000000 | Kinh tế | 35
2 | Xã Tân Dân | '0987 654 321 | Đám tang văn minh | '15.000.000 | VH-XH | 120
>Xã An Vĩ: D4 eco
>Xã Tân Dân: D5 cul""",
    "blank_columns_inside": """
TT | | Đơn vị | | Tên mô hình | | | Lĩnh vực
1 | | Xã An Vĩ | | Chuỗi liên kết nuôi gà | | | Kinh tế
2 | | Xã Tân Dân | | Đám tang văn minh | | | VH-XH
>Xã An Vĩ: E4 eco
>Xã Tân Dân: E5 cul""",
    "numbering_row_in_parentheses": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
(1) | (2) | (3) | (4)
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế
2 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C6 cul""",
    "lettering_row": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
(a) | (b) | (c) | (d)
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế
2 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C6 cul""",
    "numbering_row_of_bare_numbers": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | 2 | 3 | 4
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế
2 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C6 cul""",
    "numbering_row_of_letters_and_numbers": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
A | B | 1 | 2
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế
2 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C6 cul""",
    "header_repeated_at_the_page_break": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế
TT | Đơn vị | Tên mô hình | Lĩnh vực
2 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C6 cul""",
    "header_and_numbering_repeated": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
(1) | (2) | (3) | (4)
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế
TT | Đơn vị | Tên mô hình | Lĩnh vực
(1) | (2) | (3) | (4)
2 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C8 cul""",
    "reporting_and_carrying_unit": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Đơn vị thực hiện | Người phụ trách
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế | HTX Thanh Niên | Bà Lê Thị H
2 | Xã Tân Dân | Đám tang văn minh | VH-XH | Chi bộ thôn Dương Trạch | Ông Vũ Văn K
>Xã An Vĩ: C4 eco form?
>Xã Tân Dân: C5 cul form?""",
    "name_beside_content": """
TT | Đơn vị | Nội dung, mục tiêu | Tên mô hình | Lĩnh vực | Thời gian thực hiện
1 | Xã An Vĩ | Nâng cao thu nhập | Chuỗi liên kết nuôi gà | Kinh tế | Quý I/2023
2 | Xã Tân Dân | Tiết kiệm | Đám tang văn minh | VH-XH | Từ tháng 3/2022
>Xã An Vĩ: D4 eco
>Xã Tân Dân: D5 cul""",
    "form_in_a_column": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Tập thể/cá nhân
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế | Tập thể
2 | Xã Tân Dân | Đám tang văn minh | VH-XH | Cá nhân
>Xã An Vĩ: C4 eco collective
>Xã Tân Dân: C5 cul individual""",
    "year_in_a_column": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Năm đăng ký
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế | 2023
2 | Xã Tân Dân | Đám tang văn minh | VH-XH | '2022
3 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Năm 2021
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 cul 2022, C6 def 2021""",
}

MERGED = {
    "two_rows_merged": (
        """
TT | Đơn vị | Mô hình đăng ký
 | | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế
2 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C6 cul""",
        "A3:A4 B3:B4 C3:D3",
    ),
    "two_rows_not_merged": (
        """
TT | Đơn vị | Mô hình đăng ký
 | | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | Kinh tế
2 | Xã Tân Dân | Đám tang văn minh | VH-XH
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C6 cul""",
        "",
    ),
    "three_rows_merged_with_ticks": (
        """
TT | Đơn vị | Mô hình “Dân vận khéo” đăng ký | | | | | Ghi chú
 | | Tên mô hình | Lĩnh vực
 | | | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | x
2 | Xã Tân Dân | Đám tang văn minh | | x
3 | Xã Tân Dân | Chi bộ kiểu mẫu | | | | x
>Xã An Vĩ: C6 eco
>Xã Tân Dân: C7 cul, C8 pol""",
        "A3:A5 B3:B5 C3:G3 H3:H5 C4:C5 D4:G4",
    ),
    "name_over_two_columns": (
        """
TT | Đơn vị | Tên mô hình | | Lĩnh vực
1 | Xã An Vĩ | Chuỗi liên kết nuôi gà | | Kinh tế
2 | Xã Tân Dân | Đám tang văn minh | | VH-XH
>Xã An Vĩ: C4 eco
>Xã Tân Dân: C5 cul""",
        "C3:D3 C4:D4 C5:D5 A1:E1",
    ),
}


def shape(name: str, drawn: str, merges: str = "") -> Trial:
    """A drawing whose lines with `>` are the rows to be read; the title stands above it."""
    lines = drawn.strip("\n").splitlines()
    table = "\n".join(line for line in lines if not line.startswith(">"))
    rows = "\n".join(line[1:] for line in lines if line.startswith(">"))
    return trial(name, Sheet(TITLE + table, merges=merges), rows)


def trials() -> list[Trial]:
    """Labels in their variants, then the shapes of header."""
    labelled = [
        trial(f"header/labels_{name}", TITLE + labels + "\n" + BODY.strip(), ROWS)
        for name, labels in LABELS.items()
    ]
    decomposed = trial(
        "header/decomposed_letters",
        Sheet(TITLE + LABELS["so_tt"] + "\n" + BODY.strip(), typed="nfd"),
        ROWS,
    )
    far = trial(
        "header/table_far_from_the_corner",
        Sheet(TITLE + LABELS["quoted"] + "\n" + BODY.strip(), at="E12"),
        "Xã An Vĩ: G15 cul new\nXã Bình Kiều: G16 eco replicated\nXã Chí Tân: G17 def new",
    )
    shapes = [shape(f"header/{name}", drawn) for name, drawn in SHAPES.items()]
    merged = [shape(f"header/{name}", drawn, merges) for name, (drawn, merges) in MERGED.items()]
    return [*labelled, decomposed, far, *shapes, *merged]
