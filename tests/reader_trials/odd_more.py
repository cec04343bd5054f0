"""Odd forms once more: what offices retype, scan, part over sheets, or add columns to."""

from reader_trials.odd import AN_VI, DISTRICT, RESULT, odd
from reader_trials.odd_kinds import COUNTS_TITLE, ROUND_TITLE
from reader_trials.other_plans import HON_QUAN, TAY_NINH
from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

OWN = {
    "places_as_units_beside_addresses": """
TT | Địa điểm | Tên mô hình | Lĩnh vực | Quy mô
1 | Thôn Thượng, xã An Vĩ | Vườn mẫu | Kinh tế | 20 hộ
2 | Khu phố 2 | Đường hoa | VH-XH | 1,5 km
3 | Trường THCS | Cổng trường an toàn | QP-AN | 500 học sinh
>Xã An Vĩ: C6 eco, C7 cul, C8 def""",
    "bodies_of_the_commune_with_models_each": """
TT | Đơn vị | Số mô hình | Tên mô hình | Lĩnh vực
1 | MTTQ xã | 1 | Quỹ vì người nghèo | VH-XH
2 | Hội Nông dân | 2 | Vườn mẫu | Kinh tế
 | | | Nuôi lươn | Kinh tế
3 | Đoàn TN | 1 | Thắp sáng đường quê | QP-AN
>Xã An Vĩ: D6 cul, D7 eco, D8 eco, D9 def""",
    "ticks_of_the_field_with_a_total": """
TT | Tên mô hình | Kinh tế | VH-XH | QP-AN | HTCT | Ghi chú
1 | Vườn mẫu | X
2 | Đường hoa | | X
3 | Tiếng kẻng | | | X
 | Tổng cộng | 1 | 1 | 1 | 0
>Xã An Vĩ: B6 eco, B7 cul, B8 def""",
    "words_after_the_table": """
TT | Tên mô hình | Lĩnh vực
1 | Vườn mẫu | Kinh tế
2 | Đường hoa | VH-XH

Trên đây là danh sách đăng ký mô hình “Dân vận khéo” của xã An Vĩ năm 2023.
Nơi nhận: | | CHỦ TỊCH
- Ban Dân vận Huyện ủy;
- Lưu VP.
>Xã An Vĩ: B6 eco, B7 cul""",
    "notes_of_the_committee": """
TT | Tên mô hình | Lĩnh vực | Ý kiến của Đảng ủy
1 | Vườn mẫu | Kinh tế | Nhất trí
2 | Đường hoa | VH-XH | Đồng ý đăng ký
>Xã An Vĩ: B6 eco, B7 cul""",
    "years_from_and_to": """
TT | Tên mô hình | Lĩnh vực | Thời gian thực hiện | Ghi chú
1 | Vườn mẫu | Kinh tế | 2023-2025 | Thực hiện đến hết năm 2025
2 | Đường hoa | VH-XH | Năm 2023
>Xã An Vĩ: B6 eco, B7 cul""",
    "registered_anew_from_last_year": """
TT | Tên mô hình | Lĩnh vực | Ghi chú
1 | Vườn mẫu | Kinh tế | Chuyển tiếp từ năm 2022
2 | Đường hoa | VH-XH | Đăng ký mới năm 2023
3 | Tiếng kẻng | QP-AN | Duy trì từ năm 2021 đến nay
>Xã An Vĩ: B6 eco maintained, B7 cul new, B8 def maintained""",
    "names_in_quotes_and_capitals": """
TT | TÊN MÔ HÌNH | LĨNH VỰC
1 | “VƯỜN MẪU” | KINH TẾ
2 | Mô hình: “Đường hoa” | VĂN HÓA - XÃ HỘI
>Xã An Vĩ: B6 eco, B7 cul""",
    "field_of_two_words_only": """
TT | Tên mô hình | Lĩnh vực
1 | Vườn mẫu | PTKT
2 | Đường hoa | Văn hóa
3 | Tiếng kẻng | ANTT
4 | Một cửa | XD Đảng
5 | Quân dân | Quốc phòng
>Xã An Vĩ: B6 eco, B7 cul, B8 def, B10 def
?C9 unknown_field""",
    "adjusted_with_reason_in_brackets": """
TT | Tên mô hình đăng ký | Điều chỉnh thành | Lĩnh vực
1 | Vườn mẫu | Vườn rau hữu cơ | Kinh tế
2 | Đường hoa | Bỏ | VH-XH
>Xã An Vĩ: C6 eco, B7 cul struck_off
!renamed""",
    "fields_as_numbers_without_a_legend": """
TT | Tên mô hình | Lĩnh vực
1 | Vườn mẫu | 1
2 | Đường hoa | VH-XH
>Xã An Vĩ: B7 cul
?C6 unknown_field""",
    "page_of_two_tables_side_by_side": """
TT | Tên mô hình tập thể | Lĩnh vực | | TT | Tên mô hình cá nhân | Lĩnh vực
1 | Vườn mẫu | Kinh tế | | 1 | Ông Năm hiến đất | VH-XH
2 | Đường hoa | VH-XH
>Xã An Vĩ: B6 eco collective, B7 cul collective, F6 cul individual""",
}

LISTS = {
    "follower_of_each_unit": """
TT | Thành viên BCĐ phụ trách | Đơn vị | Tên mô hình | Lĩnh vực
1 | Đ/c Lê Văn A | Xã An Vĩ | Vườn mẫu | Kinh tế
 | | Xã Tân Dân | Đường hoa | VH-XH
2 | Đ/c Trần B | Xã Hàm Tử | Tiếng kẻng | QP-AN
>Xã An Vĩ: D6 eco
>Xã Tân Dân: D7 cul
>Xã Hàm Tử: D8 def""",
    "units_merged_with_a_sum_in_them": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ (02 mô hình) | Vườn mẫu | Kinh tế
 | | Đường hoa | VH-XH
2 | Xã Tân Dân (01 mô hình) | Tiếng kẻng | QP-AN
>Xã An Vĩ: C6 eco, C7 cul
>Xã Tân Dân: C8 def""",
    "pilot_models_marked": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Mô hình điểm
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x
2 | Xã Tân Dân | Đường hoa | VH-XH
>Xã An Vĩ: C6 eco
>Xã Tân Dân: C7 cul""",
    "first_time_or_again": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Đăng ký lần đầu | Đăng ký lại
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x
2 | Xã Tân Dân | Đường hoa | VH-XH | | x
>Xã An Vĩ: C6 eco new
>Xã Tân Dân: C7 cul maintained""",
    "next_year_s_in_the_last_section": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
I | Đăng ký năm 2023
1 | Xã An Vĩ | Vườn mẫu | Kinh tế
II | Chuyển sang thực hiện năm sau
1 | Xã Tân Dân | Đường hoa | VH-XH
>Xã An Vĩ: C7 eco
>Xã Tân Dân: C9 cul 2024
!later_year""",
    "hidden_legend_of_letters": """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Vườn mẫu | A
2 | Xã Tân Dân | Đường hoa | B

A: Phát triển kinh tế
B: Văn hóa - xã hội
C: Quốc phòng - an ninh
>Xã An Vĩ: C6 eco
>Xã Tân Dân: C7 cul""",
}

RESULTS = {
    "registered_recognised_and_proposed_levels": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Đã công nhận | | Đề nghị công nhận
 | | | | Xã | Huyện | Tỉnh
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x | x | x
2 | Xã Tân Dân | Đường hoa | VH-XH | x
>Xã An Vĩ: C7 eco district
>Xã Tân Dân: C8 cul commune
!several_ticks recognition_proposed""",
    "three_grades_ticked": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Xếp loại
 | | | | Tốt | Khá | Yếu
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | x
2 | Xã Tân Dân | Đường hoa | VH-XH | | | x
>Xã An Vĩ: C7 eco effective
>Xã Tân Dân: C8 cul ineffective""",
    "merged_judgement_of_several": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Hiệu quả
2 | Xã An Vĩ | Đường hoa | VH-XH |
3 | Xã Tân Dân | Tiếng kẻng | QP-AN | Dừng do không còn kinh phí
>Xã An Vĩ: C6 eco effective, C7 cul effective
>Xã Tân Dân: C8 def struck_off""",
    "not_struck_off_though_weak": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Ghi chú
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Hoạt động kém | Chưa đưa ra khỏi danh sách
2 | Xã Tân Dân | Đường hoa | VH-XH | Kém hiệu quả | Đã đưa ra khỏi danh sách theo QĐ số 20
>Xã An Vĩ: C6 eco ineffective
>Xã Tân Dân: C7 cul ineffective""",
    "prizes_beside_levels": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Cấp công nhận | Hình thức khen
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Huyện | Giấy khen
2 | Xã Tân Dân | Đường hoa | VH-XH | Tỉnh | Bằng khen
>Xã An Vĩ: C6 eco district
>Xã Tân Dân: C7 cul province""",
    "half_done": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả
1 | Xã An Vĩ | Vườn mẫu | Kinh tế | Đang hoàn thiện hồ sơ công nhận
2 | Xã Tân Dân | Đường hoa | VH-XH | Sẽ hoàn thành trong tháng 12
>Xã An Vĩ: C6 eco state?
>Xã Tân Dân: C7 cul""",
}
AT = {
    "registered_recognised_and_proposed_levels": "A5:A6 B5:B6 C5:C6 D5:D6 E5:F5",
    "three_grades_ticked": "A5:A6 B5:B6 C5:C6 D5:D6 E5:G5",
    "merged_judgement_of_several": "E6:E7",
}

COUNTS = {
    "put_down_with_units_of_measure": (
        """
STT | Đơn vị | Số mô hình đăng ký
1 | Xã An Vĩ | 02 mô hình
2 | Xã Tân Dân | 01 MH
3 | Xã Hàm Tử | Không
>Xã An Vĩ: C6 2
>Xã Tân Dân: C7 1
>Xã Hàm Tử: C8 0""",
        "",
    ),
    "new_upgraded_and_all": (
        """
TT | Đơn vị | Tổng số | Trong đó
 | | | Mới | Nhân rộng | Nâng cấp
1 | Xã An Vĩ | 5 | 3 | 1 | 1
>Xã An Vĩ: D7 new 3, E7 replicated 1
!columns_not_read""",
        "A5:A6 B5:B6 C5:C6 D5:F5",
    ),
}

NONE = {
    "visit": ("KẾ HOẠCH THAM QUAN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023", "Ngày đi | Số người"),
    "speeches": ("DANH SÁCH THAM LUẬN VỀ MÔ HÌNH TẠI HỘI NGHỊ NĂM 2023", "Người trình bày | Phút"),
    "stalls": ("DANH SÁCH TRƯNG BÀY SẢN PHẨM CÁC MÔ HÌNH NĂM 2023", "Gian số | Ghi chú"),
    "marks": ("PHIẾU CHẤM ĐIỂM HỘI THI MÔ HÌNH NĂM 2023", "Điểm | Giám khảo"),
}

OVER_SHEETS = (
    Sheet(
        "PHỤ LỤC 1\nĐĂNG KÝ MÔ HÌNH NĂM 2023\nTT | Đơn vị | Tên mô hình | Lĩnh vực\n"
        "1 | Xã An Vĩ | Vườn mẫu | Kinh tế",
        "PL1",
    ),
    Sheet(
        "PHỤ LỤC 2\nLỊCH KIỂM TRA MÔ HÌNH NĂM 2023\nTT | Đơn vị | Tên mô hình | Ngày\n"
        "1 | Xã An Vĩ | Vườn mẫu | 12/5",
        "PL2",
    ),
    Sheet(
        "PHỤ LỤC 3\nDỰ TOÁN KINH PHÍ\nTT | Đơn vị | Tên mô hình | Số tiền\n"
        "1 | Xã An Vĩ | Vườn mẫu | 5000000",
        "PL3",
    ),
)
NO_TITLE = "TT | Đơn vị | Tên mô hình | Lĩnh vực\n1 | Xã An Vĩ | Vườn mẫu | Kinh tế"


def trials() -> list[Trial]:
    """All of them."""
    return [
        *(odd(f"more/{name}", shape, AN_VI, source="own") for name, shape in OWN.items()),
        *(odd(f"more/{name}", shape, DISTRICT) for name, shape in LISTS.items()),
        *(
            odd(f"more/{name}", shape, RESULT, AT.get(name, ""), kind="result")
            for name, shape in RESULTS.items()
        ),
        *(
            odd(f"more/counts_{name}", shape, COUNTS_TITLE, at, kind="counts")
            for name, (shape, at) in COUNTS.items()
        ),
        *(
            odd(
                f"more/no_report_{name}",
                f"TT | Đơn vị | Tên mô hình | Lĩnh vực | {columns}\n"
                "1 | Xã An Vĩ | Vườn mẫu | Kinh tế | a | b",
                f"{title}\n\n",
                left_to_person=True,
            )
            for name, (title, columns) in NONE.items()
        ),
        trial(
            "odd/more/appendices",
            OVER_SHEETS,
            "[PL1]\nXã An Vĩ: C4 eco",
            file="phu_luc.xls",
            warnings="not_a_report",
        ),
        trial(
            "odd/more/file_named_a_schedule",
            "NĂM 2023\n" + NO_TITLE,
            file="lich_kiem_tra_mo_hinh.xlsx",
            left_to_person=True,
        ),
        trial(
            "odd/more/file_named_a_register",
            "NĂM 2023\n" + NO_TITLE,
            "Xã An Vĩ: C3 eco",
            file="Dang ky mo hinh 2023.ods",
        ),
        odd(
            "more/round_without_worth",
            """
TT | Đơn vị | Nội dung | ĐVT | Số lượng
1 | Phòng Nội vụ | Hiến máu | người | 12
>Phòng Nội vụ: C6 12/người/-""",
            ROUND_TITLE,
            kind="round",
            year=2019,
            plan="tay-ninh-2019",
        ),
        odd(
            "more/commune_of_an_open_plan",
            """
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Ấp 1 | Vườn điều | Kinh tế
2 | Trường Tiểu học | Thư viện | Giáo dục
>Xã Tân Khai: C6 =Kinh_tế, C7 =Giáo_dục""",
            "UBND XÃ TÂN KHAI\n\nĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2018\n\n",
            plan=HON_QUAN,
            year=2018,
            source="own",
        ),
        odd(
            "more/themes_as_sections",
            """
TT | Đơn vị | Tên mô hình | Kết quả
I | An ninh trật tự
1 | CĐCS Bệnh viện huyện | Bệnh viện an toàn | Tốt
II | Vệ sinh an toàn thực phẩm
1 | Công đoàn Giáo dục huyện | Bếp ăn sạch | Khá
>Công đoàn cơ sở Bệnh viện huyện: C7 security_order effective
>Công đoàn Giáo dục huyện: C9 food_safety_environment effective""",
            "LĐLĐ HUYỆN\n\nBÁO CÁO KẾT QUẢ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2017\n\n",
            plan=TAY_NINH,
            kind="result",
            year=2017,
        ),
    ]
