"""Other plans: a union's fourth field, lists of fields left open, units of other places."""

from reader_trials.trial import Trial, trial

NINH_THUAN = "ninh-thuan-2023-2025"
HON_QUAN = "hon-quan-2016-2020"
TAY_NINH = "tay-ninh-2017"

UNION_REGISTER = """
LIÊN ĐOÀN LAO ĐỘNG TỈNH NINH THUẬN | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023

TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | LĐLĐ huyện Ninh Sơn | Bữa cơm công đoàn | Văn hóa - xã hội
2 | Công đoàn ngành Giáo dục | Trường học hạnh phúc | Xây dựng hệ thống công đoàn
3 | LĐLĐ TP Phan Rang - Tháp Chàm | Khu nhà trọ an toàn | An ninh - quốc phòng
4 | CĐ các KCN | Phát triển đoàn viên | XD tổ chức Công đoàn
5 | Liên đoàn Lao động huyện Ninh Phước | Sáng kiến tiết kiệm | Kinh tế
6 | LĐLĐ huyện Ninh Sơn | Chi bộ kiểu mẫu | Xây dựng hệ thống chính trị
"""
UNION_ROWS = """
Liên đoàn Lao động huyện Ninh Sơn: C6 cul
Công đoàn ngành Giáo dục: C7 uni
Liên đoàn Lao động thành phố Phan Rang - Tháp Chàm: C8 def
Công đoàn các Khu công nghiệp: C9 uni
Liên đoàn Lao động huyện Ninh Phước: C10 eco
"""

UNION_COUNTS = """
SỐ LƯỢNG MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024

TT | Đơn vị | Kinh tế | VH-XH | AN-QP | XD Công đoàn | Tổng
1 | LĐLĐ huyện Ninh Sơn | 1 | 0 | 0 | 2 | 3
2 | LĐLĐ huyện Ninh Phước | - | 1 | - | - | 1
"""
UNION_COUNTED = """
Liên đoàn Lao động huyện Ninh Sơn: C4 eco 1, D4 cul 0, E4 def 0, F4 uni 2
Liên đoàn Lao động huyện Ninh Phước: C5 eco 0, D5 cul 1, E5 def 0, F5 uni 0
"""

OPEN_FIELDS = """
HUYỆN ỦY HỚN QUẢN | | | ĐẢNG CỘNG SẢN VIỆT NAM
BAN DÂN VẬN | | | Hớn Quản, ngày 20 tháng 10 năm 2018

KẾT QUẢ THỰC HIỆN PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” NĂM 2018

TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả
1 | Xã Tân Khai | Thắp sáng đường quê | Văn hóa - xã hội | Hiệu quả
2 | UBND xã Thanh Bình | Trồng điều xen ca cao | Phát triển kinh tế | Hiệu quả
3 | Hội Nông dân huyện | Góp vốn xoay vòng | Giảm nghèo bền vững | Đang thực hiện
"""
OPEN_ROWS = """
Xã Tân Khai: C7 =Văn_hóa_-_xã_hội effective
Xã Thanh Bình: C8 =Phát_triển_kinh_tế effective
Hội Nông dân huyện: C9 =Giảm_nghèo_bền_vững in_progress
"""

THEMES = """
BÁO CÁO KẾT QUẢ PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” NĂM 2017

TT | Đơn vị | Tên mô hình | Nội dung/lĩnh vực | Kết quả
1 | Công đoàn Giáo dục huyện | Bếp ăn sạch | Vệ sinh an toàn thực phẩm | Hiệu quả
2 | CĐCS Trường THPT Trần Phú | Cổng trường an toàn | An ninh trật tự | Hiệu quả
3 | CĐCS Bệnh viện huyện | Nụ cười tiếp đón | Cải cách hành chính | Hiệu quả
"""
THEME_ROWS = """
Công đoàn Giáo dục huyện: C4 food_safety_environment effective
Công đoàn cơ sở Trường THPT Trần Phú: C5 security_order effective
Công đoàn cơ sở Bệnh viện huyện: C6 =Cải_cách_hành_chính effective
"""

ANOTHER_DISTRICT_S_FIELD = """
DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023

TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
2 | Xã An Vĩ | Phát triển đoàn viên | Xây dựng hệ thống Công đoàn
"""

MODELS_UNDER_A_PLAN_OF_ROUNDS = """
DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2019

TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Phòng Nội vụ | Công sở thân thiện | HTCT
"""

OTHER_UNITS = (
    ("NT", "Tỉnh Ninh Thuận", "province", None),
    ("NT-1", "Liên đoàn Lao động huyện Ninh Sơn", "union_upper", "NT"),
    ("NT-2", "Liên đoàn Lao động huyện Ninh Phước", "union_upper", "NT"),
    ("NT-3", "Liên đoàn Lao động thành phố Phan Rang - Tháp Chàm", "union_upper", "NT"),
    ("NT-4", "Công đoàn ngành Giáo dục", "union_upper", "NT"),
    ("NT-5", "Công đoàn các Khu công nghiệp", "union_upper", "NT"),
    ("HQ", "Huyện Hớn Quản", "district", None),
    ("HQ-1", "Xã Tân Khai", "commune", "HQ"),
    ("HQ-2", "Xã Thanh Bình", "commune", "HQ"),
    ("HQ-3", "Hội Nông dân huyện", "mass_organisation", "HQ"),
    ("TN-1", "Công đoàn Giáo dục huyện", "union_grassroots", None),
    ("TN-2", "Công đoàn cơ sở Trường THPT Trần Phú", "union_grassroots", None),
    ("TN-3", "Công đoàn cơ sở Bệnh viện huyện", "union_grassroots", None),
)


def trials() -> list[Trial]:
    """Each plan by its own words."""
    return [
        trial(
            "plan/union_fields",
            UNION_REGISTER,
            UNION_ROWS,
            plan=NINH_THUAN,
            flags="D11 unknown_field",
        ),
        trial(
            "plan/union_counts",
            UNION_COUNTS,
            UNION_COUNTED,
            plan=NINH_THUAN,
            kind="counts",
            year=2024,
        ),
        trial("plan/open_fields", OPEN_FIELDS, OPEN_ROWS, plan=HON_QUAN, kind="result", year=2018),
        trial("plan/themes", THEMES, THEME_ROWS, plan=TAY_NINH, kind="result", year=2017),
        trial(
            "plan/field_of_another_plan",
            ANOTHER_DISTRICT_S_FIELD,
            "Xã An Vĩ: C4 eco",
            flags="D5 unknown_field",
        ),
        trial(
            "plan/list_of_models_where_rounds_are_owed",
            MODELS_UNDER_A_PLAN_OF_ROUNDS,
            plan="tay-ninh-2019",
            left_to_person=True,
        ),
    ]
