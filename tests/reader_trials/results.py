"""Result reports: how models fared, who recognised them, which were struck off."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

TITLE = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024\n\n"

SHAPES = {
    "states": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả thực hiện
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Hiệu quả
2 | Xã An Vĩ | Đám cưới gọn nhẹ | VH-XH | Phát huy hiệu quả
3 | Xã An Vĩ | Cổng rào an toàn | QP-AN | Hoạt động có hiệu quả
4 | Xã Tân Dân | Chi bộ kiểu mẫu | HTCT | Đang thực hiện
5 | Xã Tân Dân | Sen trong đồng trũng | Kinh tế | Không hiệu quả
6 | Xã Tân Dân | Nhà sạch vườn đẹp | VH-XH | Kém hiệu quả
7 | Xã Tân Dân | Tổ hòa giải lưu động | HTCT | Đưa ra khỏi danh sách
>Xã An Vĩ: C4 eco effective, C5 cul effective, C6 def effective
>Xã Tân Dân: C7 pol in_progress, C8 eco ineffective, C9 cul ineffective, C10 pol struck_off""",
    "states_otherwise_worded": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Đánh giá hiệu quả
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Đạt hiệu quả cao
2 | Xã An Vĩ | Đám cưới gọn nhẹ | VH-XH | Chưa hiệu quả
3 | Xã An Vĩ | Cổng rào an toàn | QP-AN | Đang triển khai
4 | Xã Tân Dân | Chi bộ kiểu mẫu | HTCT | Tốt, hiệu quả
5 | Xã Tân Dân | Sen trong đồng trũng | Kinh tế | Không hiệu quả, đưa ra khỏi danh sách
6 | Xã Tân Dân | Nhà sạch vườn đẹp | VH-XH | HIỆU QUẢ
>Xã An Vĩ: C4 eco effective, C5 cul ineffective, C6 def in_progress
>Xã Tân Dân: C7 pol effective, C8 eco struck_off, C9 cul effective""",
    "levels": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Cấp công nhận
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Hiệu quả | Cấp xã
2 | Xã An Vĩ | Đám cưới gọn nhẹ | VH-XH | Hiệu quả | Cấp huyện
3 | Xã An Vĩ | Cổng rào an toàn | QP-AN | Hiệu quả | Cấp tỉnh
4 | Xã Tân Dân | Chi bộ kiểu mẫu | HTCT | Hiệu quả | Trung ương
5 | Xã Tân Dân | Sen trong đồng trũng | Kinh tế | Hiệu quả | Huyện
6 | Xã Tân Dân | Nhà sạch vườn đẹp | VH-XH | Hiệu quả | tỉnh
7 | Xã Tân Dân | Tổ hòa giải lưu động | HTCT | Đang thực hiện
>Xã An Vĩ: C4 eco effective commune, C5 cul effective district, C6 def effective province
>Xã Tân Dân: C7 pol effective central, C8 eco effective district, C9 cul effective province
>Xã Tân Dân: C10 pol in_progress""",
    "levels_ticked": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Cấp công nhận
 | | | | | Xã | Huyện | Tỉnh
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Hiệu quả | x
2 | Xã An Vĩ | Đám cưới gọn nhẹ | VH-XH | Hiệu quả | | x
3 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Hiệu quả | | | x
>Xã An Vĩ: C5 eco effective commune, C6 cul effective district
>Xã Tân Dân: C7 def effective province""",
    "states_ticked": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Hiệu quả | Không hiệu quả
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | x
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | | x
>Xã An Vĩ: C4 eco effective
>Xã Tân Dân: C5 def ineffective""",
    "year_registered_and_year_recognised": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Năm đăng ký | Năm công nhận | Kết quả
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | 2022 | 2024 | Hiệu quả
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | 2024 | 2024 | Hiệu quả
>Xã An Vĩ: C4 eco effective 2022
>Xã Tân Dân: C5 def effective""",
    "year_recognised_alone": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Cấp công nhận | Năm công nhận
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Hiệu quả | Cấp huyện | 2023
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Hiệu quả | Cấp xã | 2024
>Xã An Vĩ: C4 eco effective district
>Xã Tân Dân: C5 def effective commune""",
    "struck_off_with_a_reason": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Lý do
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Hiệu quả
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Đưa ra khỏi danh sách | Không còn phù hợp
>Xã An Vĩ: C4 eco effective
>Xã Tân Dân: C5 def struck_off""",
    "fields_as_sections": """
STT | Tên mô hình | Đơn vị thực hiện | Hiệu quả | Cấp công nhận
I | LĨNH VỰC KINH TẾ
1 | Nuôi lươn không bùn | Xã An Vĩ | Hiệu quả | Cấp huyện
II | LĨNH VỰC QUỐC PHÒNG - AN NINH
1 | Cổng rào an toàn | Xã Tân Dân | Không hiệu quả
 | Tổng cộng | 2
>Xã An Vĩ: B5 eco effective district
>Xã Tân Dân: B7 def ineffective""",
    "origin_and_form_beside_the_result": """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Tập thể/ cá nhân | Mới/ nhân rộng | Kết quả
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Cá nhân | Mới | Hiệu quả
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Tập thể | Nhân rộng | Đang thực hiện
>Xã An Vĩ: C4 eco effective individual new
>Xã Tân Dân: C5 def in_progress collective replicated""",
}

TITLES = {
    "report": "BÁO CÁO KẾT QUẢ THỰC HIỆN PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” NĂM 2024",
    "summary": "TỔNG HỢP KẾT QUẢ XÂY DỰNG MÔ HÌNH, ĐIỂN HÌNH “DÂN VẬN KHÉO” NĂM 2024",
    "results_of_registered": "KẾT QUẢ THỰC HIỆN CÁC MÔ HÌNH “DÂN VẬN KHÉO” ĐÃ ĐĂNG KÝ NĂM 2024",
    "half_year": "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN “DÂN VẬN KHÉO” 6 THÁNG ĐẦU NĂM 2024",
    "with_next_year_s_tasks": (
        "BÁO CÁO KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024,\n"
        "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025"
    ),
    "recognised": "DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” ĐƯỢC CÔNG NHẬN NĂM 2024",
    "no_accents": "TONG HOP KET QUA THUC HIEN MO HINH DAN VAN KHEO NAM 2024",
}
TITLED = """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả | Cấp công nhận
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Hiệu quả | Cấp huyện
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Hiệu quả | Cấp xã
"""

MERGES = {"levels_ticked": "A3:A4 B3:B4 C3:C4 D3:D4 E3:E4 F3:H3"}

TWO_TABLES = """
Đơn vị: Xã Dạ Trạch
I. TẬP THỂ
TT | Tên mô hình | Lĩnh vực | Kết quả | Cấp công nhận
'01 | Nuôi lươn không bùn | Kinh tế | Hiệu quả | Cấp huyện
'02 | Cổng rào an toàn | QP-AN | Không hiệu quả

II. CÁ NHÂN
TT | Tên điển hình | Lĩnh vực | Kết quả | Cấp công nhận
'01 | Bà Phạm Thị P hiến đất mở đường | VH-XH | Hiệu quả | Cấp tỉnh
>Xã Dạ Trạch: B6 eco effective collective district, B7 def ineffective collective
>Xã Dạ Trạch: B11 cul effective individual province"""

LIST_OF_RECOGNISED = """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Cấp công nhận
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Huyện
2 | Xã Tân Dân | Cổng rào an toàn | QP-AN | Xã
>Xã An Vĩ: C4 eco state? district
>Xã Tân Dân: C5 def state? commune"""


def resulted(name: str, drawn: str, title: str = TITLE) -> Trial:
    lines = drawn.strip("\n").splitlines()
    table = "\n".join(line for line in lines if not line.startswith(">"))
    rows = "\n".join(line[1:] for line in lines if line.startswith(">"))
    sheet = Sheet(title + table, merges=MERGES.get(name, ""))
    return trial(f"result/{name}", sheet, rows, kind="result", year=2024)


def titled(name: str, title: str) -> Trial:
    first = title.count("\n") + 4
    rows = f">Xã An Vĩ: C{first} eco effective district\n>Xã Tân Dân: C{first + 1} def "
    return resulted(f"titled_{name}", TITLED + rows + "effective commune", title + "\n\n")


def trials() -> list[Trial]:
    """Results in every wording."""
    return [
        *(resulted(name, drawn) for name, drawn in SHAPES.items()),
        *(titled(name, title) for name, title in TITLES.items()),
        resulted("collectives_and_individuals_of_one_unit", TWO_TABLES),
        resulted("list_of_recognised", LIST_OF_RECOGNISED, TITLES["recognised"] + "\n\n"),
    ]
