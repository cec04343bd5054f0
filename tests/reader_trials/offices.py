"""Habits of offices: counts, results, and what a copied file still carries."""

from reader_trials.counting import counted
from reader_trials.headers import TITLE
from reader_trials.results import resulted
from reader_trials.rounds import of_round
from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

COUNTS = {
    "collectives_and_individuals_beside_fields": """
TT | Đơn vị | Tổng số | Tập thể | Cá nhân | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | 4 | 3 | 1 | 2 | 1 | 0 | 1
>Xã An Vĩ: F4 eco 2, G4 cul 1, H4 def 0, I4 pol 1""",
    "years_down_for_one_unit": """
Đơn vị: Xã An Vĩ
TT | Năm | Kinh tế | VH-XH | QP-AN | HTCT
1 | 2021 | 1 | 0 | 2 | 0
2 | 2022 | 2 | 1 | 0 | 0
>Xã An Vĩ: C5 eco 1 2021, D5 cul 0 2021, E5 def 2 2021, F5 pol 0 2021
>Xã An Vĩ: C6 eco 2 2022, D6 cul 1 2022, E6 def 0 2022, F6 pol 0 2022""",
    "units_across_fields_down": """
TT | Lĩnh vực | Xã An Vĩ | Xã Tân Dân | Tổng
1 | Kinh tế | 2 | 1 | 3
2 | VH-XH | 1 | 0 | 1
>Xã An Vĩ: C4 eco 2, C5 cul 1
>Xã Tân Dân: D4 eco 1, D5 cul 0""",
    "short_words_and_total_of_the_district": """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT
1 | Xã An Vĩ | 2 mh | 01 | 0 | 1
2 | Xã Tân Dân | 1 mô hình | 0 | 0 | 0
 | Cộng toàn huyện | 3 | 1 | 0 | 1
>Xã An Vĩ: C4 eco 2, D4 cul 1, E4 def 0, F4 pol 1
>Xã Tân Dân: C5 eco 1, D5 cul 0, E5 def 0, F5 pol 0""",
}

RESULTS = {
    "decisions_beside_levels": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Cấp công nhận | Số, ngày quyết định
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Hiệu quả | Cấp huyện | 12-QĐ/HU ngày 5/10/2024
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Đang thực hiện | | -
>Xã An Vĩ: C4 eco effective district
>Xã Tân Dân: C5 def in_progress""",
    "content_of_the_work_beside": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả nổi bật | Đánh giá
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Thu nhập tăng 20%, 35 hộ tham gia | Hiệu quả
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Lắp 12 camera | Không hiệu quả
>Xã An Vĩ: C4 eco effective
>Xã Tân Dân: C5 def ineffective""",
}

ROUNDS = """
CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019

TT | Nội dung hoạt động | Đơn vị thực hiện | Kết quả
 | | | Số lượng | ĐVT | Trị giá (triệu đồng)
1 | Xây tặng nhà “Mái ấm Công đoàn” | LĐLĐ huyện | 2 | căn | 100
2 | Chăm sóc nghĩa trang liệt sỹ | Phòng Nội vụ | 3 | lượt
"""

PLAIN = """
TT | Tên mô hình | Lĩnh vực
1 | Nuôi lươn không bùn | Kinh tế
"""
LISTED = """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
"""
SLIP = """
PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023

I. THÔNG TIN CHUNG
1. Tên đơn vị | UBND xã An Vĩ
2. Số điện thoại | '0221 3910 123
II. NỘI DUNG ĐĂNG KÝ
1. Tên mô hình | Nuôi lươn không bùn
2. Lĩnh vực | Kinh tế
3. Tập thể, cá nhân thực hiện | Hội Nông dân xã
"""


def conflicts() -> list[Trial]:
    """Where a copied file still carries last year's name, the form itself is believed."""
    line = TITLE.strip() + "\nĐơn vị: Xã An Vĩ, huyện Khoái Châu\n\n" + PLAIN.strip()
    head = "UBND XÃ AN VĨ⏎DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”⏎NĂM 2023\n\n"
    until = TITLE.strip() + "\n(Số liệu tính đến ngày 15/01/2024)\n\n" + LISTED.strip()
    return [
        trial(
            "office/last_year_s_sheet_name",
            Sheet(TITLE + LISTED.strip(), "2022"),
            "Xã An Vĩ: C4 eco",
        ),
        trial(
            "office/last_year_s_file_name",
            TITLE + LISTED.strip(),
            "Xã An Vĩ: C4 eco",
            file="dang ky 2022.xlsx",
        ),
        trial("office/another_unit_s_file_name", line, "Xã An Vĩ: B5 eco", file="xa Tan Dan.xlsx"),
        trial("office/unit_and_title_in_one_cell", head + PLAIN.strip(), "Xã An Vĩ: B4 eco"),
        trial("office/figures_as_of_a_later_day", until, "Xã An Vĩ: C5 eco"),
        trial(
            "office/the_same_list_on_two_sheets",
            (Sheet(TITLE + LISTED.strip(), "Biểu 1"), Sheet(TITLE + LISTED.strip(), "Biểu 1 (2)")),
            "Xã An Vĩ: C4 eco",
            flags="C4 repeated_row",
        ),
        trial(
            "office/numbered_unit_sheets",
            tuple(
                Sheet(TITLE + PLAIN.strip().replace("lươn", each), name)
                for name, each in (("01. An Vĩ", "ếch"), ("02. Tân Dân", "ong"))
            ),
            "[01. An Vĩ]\nXã An Vĩ: B4 eco\n[02. Tân Dân]\nXã Tân Dân: B4 eco",
        ),
    ]


def trials() -> list[Trial]:
    """Counts, results, a round, a slip, and names that say another thing than the form."""
    merged = "A3:A4 B3:B4 C3:C4 D3:F3"
    return [
        *(
            counted(
                f"of_an_office_{name}",
                drawn,
                year=None if "years" in name else 2023,
            )
            for name, drawn in COUNTS.items()
        ),
        *(resulted(f"of_an_office_{name}", drawn) for name, drawn in RESULTS.items()),
        of_round(
            "of_an_office_with_two_header_rows",
            Sheet(ROUNDS, merges=merged),
            "Liên đoàn Lao động huyện: B5 2/căn/100\nPhòng Nội vụ: B6 3/lượt/-",
        ),
        trial("slip/of_an_office_in_parts", SLIP, "Xã An Vĩ: B7 eco form?"),
        trial(
            "office/table_far_down_in_xls",
            Sheet(TITLE + LISTED.strip(), at="A31"),
            "Xã An Vĩ: C34 eco",
            file="bieu.xls",
        ),
        *conflicts(),
    ]
