"""Odd forms of other kinds and other plans: numbers, rounds, unions, several sheets, no reports."""

from reader_trials.odd import odd
from reader_trials.other_plans import HON_QUAN, NINH_THUAN, TAY_NINH
from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

COUNTS_TITLE = "HUYỆN ỦY KHOÁI CHÂU\n\nBIỂU SỐ LƯỢNG MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM 2023\n\n"
COUNTS = {
    "forms_beneath_fields": (
        """
TT | Đơn vị | Kinh tế | | VH-XH
 | | Tập thể | Cá nhân | Tập thể | Cá nhân
1 | Xã An Vĩ | 2 | 1 | 1 | 0
2 | Xã Tân Dân | 1 | | 3 | 1
>Xã An Vĩ: C7 eco 2 collective, D7 eco 1 individual, E7 cul 1 collective, F7 cul 0 individual
>Xã Tân Dân: C8 eco 1 collective, D8 eco 0 individual, E8 cul 3 collective, F8 cul 1 individual""",
        "A5:A6 B5:B6 C5:D5 E5:F5",
    ),
    "words_for_numbers": (
        """
TT | Đơn vị | Kinh tế | VH-XH | QP-AN | HTCT | Cộng
1 | Xã An Vĩ | một | 2 | 0 | 1 | 4
>!""",
        "",
    ),
    "registered_recognised_struck_off_side_by_side": (
        """
TT | Đơn vị | Số mô hình đăng ký | Số mô hình được công nhận | Số mô hình đưa ra khỏi danh sách
1 | Xã An Vĩ | 4 | 3 | 1
2 | Xã Tân Dân | 2 | 2 | 0
>Xã An Vĩ: C6 4
>Xã Tân Dân: C7 2
!not_of_registered""",
        "",
    ),
    "two_years_side_by_side": (
        """
TT | Đơn vị | Năm 2022 | Năm 2023
1 | Xã An Vĩ | 3 | 4
2 | Xã Tân Dân | 1 | 2
>Xã An Vĩ: C6 3 2022, D6 4 2023
>Xã Tân Dân: C7 1 2022, D7 2 2023""",
        "",
    ),
}

ROUND_TITLE = "LĐLĐ HUYỆN KHOÁI CHÂU\n\nBÁO CÁO KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019\n\n"
UNION = "Liên đoàn Lao động huyện"
ROUNDS = {
    "sections_numbered": """
TT | Nội dung | ĐVT | Số lượng | Trị giá (triệu đồng)
I | Công tác an sinh xã hội
1 | Tặng quà gia đình chính sách | suất | 120 | 60
2 | Sửa nhà cho đoàn viên | căn | 2 | 80
II | Công tác vệ sinh môi trường
1 | Dọn vệ sinh đường làng | km | 3
>Liên đoàn Lao động huyện: B7 120/suất/60, B8 2/căn/80, B10 3/km/-""",
    "number_and_measure_in_one_cell": """
TT | Hoạt động | Kết quả số lượng | Trị giá
1 | Tặng quà | 50 suất | 25 triệu đồng
2 | Tư vấn pháp luật | 3 buổi | -
>Liên đoàn Lao động huyện: B6 50/suất/25, B7 3/buổi/-""",
}

UNION_TITLE = (
    "LĐLĐ TỈNH NINH THUẬN\n\nTỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” CÔNG ĐOÀN NĂM 2024\n\n"
)
UNIONS = {
    "codes_of_fields_below": """
TT | Đơn vị | Tên mô hình | Mã lĩnh vực
1 | LĐLĐ huyện Ninh Sơn | Bữa cơm công đoàn | II
2 | CĐ ngành Giáo dục | Trường học hạnh phúc | IV

Ghi chú: I. Kinh tế; II. Văn hóa - xã hội; III. An ninh - quốc phòng; IV. Xây dựng Công đoàn
>Liên đoàn Lao động huyện Ninh Sơn: C6 cul
>Công đoàn ngành Giáo dục: C7 uni""",
    "levels_of_the_union": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Đăng ký mới | Duy trì
1 | Công đoàn các KCN | Nhà trọ an toàn | AN-QP | x
2 | LĐLĐ huyện Ninh Phước | Sáng kiến tiết kiệm | Kinh tế | | x
>Công đoàn các Khu công nghiệp: C6 def new
>Liên đoàn Lao động huyện Ninh Phước: C7 eco maintained""",
}

NONE = {
    "schedule": ("LỊCH KIỂM TRA CÁC MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM 2023", "Ngày | Đoàn số"),
    "seats": ("SƠ ĐỒ CHỖ NGỒI HỘI NGHỊ TỔNG KẾT MÔ HÌNH NĂM 2023", "Dãy | Ghế"),
    "guests": ("DANH SÁCH MỜI DỰ HỘI NGHỊ BIỂU DƯƠNG MÔ HÌNH NĂM 2023", "Chức vụ | Ghi chú"),
    "budget": ("DỰ TOÁN HỖ TRỢ MÔ HÌNH ĐĂNG KÝ NĂM 2023", "Định mức | Thành tiền"),
    "awards": ("DANH SÁCH NHẬN TIỀN THƯỞNG MÔ HÌNH ĐƯỢC CÔNG NHẬN NĂM 2023", "Số tiền | Ký nhận"),
    "contacts": ("DANH BẠ LIÊN HỆ CÁC MÔ HÌNH NĂM 2023", "Họ tên | Điện thoại"),
    "assignments": ("BẢNG PHÂN CÔNG ỦY VIÊN THEO DÕI MÔ HÌNH NĂM 2023", "Ủy viên | Ghi chú"),
    "untitled_schedule": ("NĂM 2023", "Ngày kiểm tra | Người kiểm tra"),
    "attendance": ("DANH SÁCH ĐIỂM DANH LỚP TẬP HUẤN XÂY DỰNG MÔ HÌNH NĂM 2023", "Sáng | Chiều"),
}

TITLE = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023\n\n"
BY_UNIT = (
    Sheet(TITLE + "TT | Tên mô hình | Lĩnh vực\n1 | Vườn mẫu | Kinh tế", "An Vĩ"),
    Sheet(TITLE + "TT | Tên mô hình | Lĩnh vực\n1 | Đường hoa | VH-XH", "Tân Dân"),
    Sheet("Danh mục\nKT | Kinh tế\nVH-XH | Văn hóa", "DM"),
)
WITH_LEGEND = (
    Sheet(TITLE + "TT | Đơn vị | Tên mô hình | Mã LV\n1 | Xã An Vĩ | Vườn mẫu | 01", "Biểu 1"),
    Sheet("Mã | Lĩnh vực\n01 | Kinh tế\n02 | Văn hóa - xã hội\n03 | Quốc phòng - an ninh", "Mã"),
)
LIST_AND_NUMBERS = (
    TITLE
    + """TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
2 | Xã Tân Dân | Đường hoa | VH-XH

TỔNG HỢP THEO LĨNH VỰC
TT | Lĩnh vực | Số lượng
1 | Kinh tế | 1
2 | VH-XH | 1"""
)
TWO_KINDS = """A. KẾT QUẢ THỰC HIỆN MÔ HÌNH NĂM 2022
TT | Đơn vị | Tên mô hình | Lĩnh vực | Đánh giá
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Tốt

B. ĐĂNG KÝ MÔ HÌNH NĂM 2023
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Đường hoa | VH-XH"""
RETYPED = """ĐẢNG BỘ HUYỆN KHOÁI CHÂU⍽ | | | ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ TÂN DÂN | | | Tân Dân, ngày 05 tháng 3 năm 2023
 *
Số 12 - BC/ĐU

BÁO CÁO
Đăng ký mô hình, điển hình⏎“Dân vận khéo” năm 2023

T T | Tên mô hình,⏎điển hình | Lĩnh⏎vực | Ghi chú
1. | Đường  hoa⏎tự quản | Văn hoá -⏎xã hội
2. | Tiếng kẻng an⍽ninh | ANQP"""
OPEN = """HUYỆN ỦY HỚN QUẢN

BÁO CÁO KẾT QUẢ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2019

TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Ghi chú
1 | Xã Tân Khai | Đường điện | Xây dựng nông thôn mới | Hiệu quả | Tiếp tục năm 2020
2 | Xã Thanh Bình | Vườn điều | Kinh tế | Kém | Đề nghị đưa ra khỏi danh sách"""
THEMES = """CÔNG ĐOÀN CƠ SỞ BỆNH VIỆN HUYỆN

BÁO CÁO KẾT QUẢ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2017

TT | Tên mô hình | Nội dung | Tổ công đoàn thực hiện | Kết quả
1 | Nụ cười tiếp đón | Hướng dẫn người bệnh | Tổ công đoàn khoa Khám | Hiệu quả
2 | Bếp ăn tình thương | Nấu cháo miễn phí | Tổ công đoàn khoa Nội | Hiệu quả"""


def trials() -> list[Trial]:
    """All of them."""
    hospital = "Công đoàn cơ sở Bệnh viện huyện"
    return [
        *(
            odd(f"counts_{name}", shape.replace(">!", ""), COUNTS_TITLE, at, kind="counts")
            if ">!" not in shape
            else odd(name, shape.replace(">!", ""), COUNTS_TITLE, left_to_person=True)
            for name, (shape, at) in COUNTS.items()
        ),
        *(
            odd(f"round_{n}", s, ROUND_TITLE, kind="round", year=2019, plan="tay-ninh-2019")
            for n, s in ROUNDS.items()
        ),
        *(odd(n, s, UNION_TITLE, year=2024, plan=NINH_THUAN) for n, s in UNIONS.items()),
        *(
            odd(
                f"no_report_{name}",
                f"TT | Đơn vị | Tên mô hình | Lĩnh vực | {columns}\n"
                "1 | Xã An Vĩ | Vườn mẫu | Kinh tế | a | b",
                f"{title}\n\n",
                left_to_person=True,
            )
            for name, (title, columns) in NONE.items()
        ),
        trial(
            "odd/a_sheet_a_unit_and_a_list_of_codes",
            BY_UNIT,
            "[An Vĩ]\nXã An Vĩ: B4 eco\n[Tân Dân]\nXã Tân Dân: B4 cul",
        ),
        trial("odd/legend_on_another_sheet", WITH_LEGEND, "Xã An Vĩ: C4 eco", file="bieu.xls"),
        trial(
            "odd/list_with_its_numbers_below",
            LIST_AND_NUMBERS,
            "Xã An Vĩ: C4 eco\nXã Tân Dân: C5 cul",
            file="bieu.ods",
            flags=", ".join(f"{row} numbers_of_no_unit" for row in (8, 9, 10)),
        ),
        trial("odd/retyped", RETYPED, "Xã Tân Dân: B10 cul, B11 def", received=None, source="own"),
        trial(
            "odd/codes_in_csv",
            "ĐĂNG KÝ NĂM 2023\nTT | Đơn vị | Tên mô hình | Mã LV\n1 | Xã An Vĩ | Vườn mẫu | KT",
            "Xã An Vĩ: C3 eco",
            file="dangky.csv",
        ),
        trial(
            "odd/open_list_goes_on_and_proposes",
            OPEN,
            "Xã Tân Khai: C6 =Xây_dựng_nông_thôn_mới maintained effective\n"
            "Xã Thanh Bình: C7 =Kinh_tế ineffective",
            plan=HON_QUAN,
            kind="result",
            year=2019,
            warnings="later_year proposed_only",
        ),
        trial(
            "odd/groups_of_one_union",
            THEMES,
            f"{hospital}: B6 effective field?, B7 effective field?",
            plan=TAY_NINH,
            kind="result",
            year=2017,
        ),
        trial(
            "odd/last_year_s_results_and_this_year_s_register",
            TWO_KINDS,
            "Xã An Vĩ: C3 eco effective 2022, C7 cul 2023",
            kind=None,
            year=None,
        ),
    ]
