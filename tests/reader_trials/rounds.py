"""Campaign rounds: activities, how many, of what worth."""

from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

TITLE = (
    "BÁO CÁO KẾT QUẢ THAM GIA CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019\n"
    "(từ ngày 16/7/2019 đến ngày 30/7/2019)"
)
UNION = "Liên đoàn Lao động huyện"

SHAPES = {
    "units_in_a_column": f"""
TT | Đơn vị | Nội dung hoạt động | ĐVT | Số lượng | Trị giá (triệu đồng) | Ghi chú
1 | {UNION} | Xây tặng nhà “Mái ấm Công đoàn” | căn | 2 | 100
2 | {UNION} | Tặng quà gia đình chính sách | suất | '1.250 | '312,5
3 | Phòng Nội vụ | Chăm sóc nghĩa trang liệt sỹ | lượt | '03 | -
>{UNION}: C5 2/căn/100, C6 1250/suất/312.5
>Phòng Nội vụ: C7 3/lượt/-""",
    "worth_in_dong": f"""
STT | Đơn vị | Hoạt động | Đơn vị tính | Số lượng | Kinh phí (đồng)
1 | {UNION} | Sửa chữa đường giao thông | km | 1.5 | 45000000
2 | {UNION} | Khám bệnh, cấp thuốc miễn phí | lượt | '1.200 | '60.000.000
>{UNION}: C5 1.5/km/45, C6 1200/lượt/60""",
    "worth_in_thousands": f"""
STT | Tên đơn vị | Nội dung công việc | Đơn vị tính | Khối lượng | Thành tiền (nghìn đồng)
1 | {UNION} | Nạo vét kênh mương | m | 350 | 12500
>{UNION}: C5 350/m/12.5""",
    "other_column_names": f"""
Số TT | Cơ quan, đơn vị | Tên hoạt động | ĐVT | SL | Giá trị (triệu đồng)
1 | {UNION} | Ra quân tổng vệ sinh | buổi | 4 | 0
2 | Huyện đoàn | Tuyên truyền pháp luật | buổi | 6 | 3.5
>{UNION}: C5 4/buổi/0
>Huyện đoàn Khoái Châu: C6 6/buổi/3.5""",
    "columns_in_another_order": f"""
TT | Nội dung hoạt động | Số lượng | ĐVT | Trị giá (triệu đồng) | Đơn vị thực hiện
1 | Xây tặng nhà “Mái ấm Công đoàn” | 2 | căn | 100 | {UNION}
2 | Tặng quà gia đình chính sách | 30 | suất | 15 | Phòng Nội vụ
>{UNION}: B5 2/căn/100
>Phòng Nội vụ: B6 30/suất/15""",
    "total_of_worth": f"""
TT | Đơn vị | Nội dung hoạt động | ĐVT | Số lượng | Trị giá (triệu đồng)
1 | {UNION} | Xây tặng nhà “Mái ấm Công đoàn” | căn | 2 | 100
2 | {UNION} | Tặng quà gia đình chính sách | suất | 30 | 15
 | Tổng cộng | | | | 115
>{UNION}: C5 2/căn/100, C6 30/suất/15""",
    "kinds_of_activity_as_sections": f"""
TT | Nội dung hoạt động | Đơn vị | ĐVT | Số lượng | Trị giá (triệu đồng)
I | Công tác tuyên truyền
1 | Nói chuyện chuyên đề về biên giới | {UNION} | buổi | 2 | 4
II | Hoạt động an sinh xã hội
1 | Tặng quà gia đình chính sách | {UNION} | suất | 30 | 15
>{UNION}: B6 2/buổi/4, B8 30/suất/15""",
    "unit_merged_downwards": f"""
TT | Đơn vị | Nội dung hoạt động | ĐVT | Số lượng | Trị giá (triệu đồng)
1 | {UNION} | Xây tặng nhà “Mái ấm Công đoàn” | căn | 2 | 100
 | | Tặng quà gia đình chính sách | suất | 30 | 15
2 | Công an huyện | Cấp căn cước lưu động | lượt | 85
>{UNION}: C5 2/căn/100, C6 30/suất/15
>Công an huyện: C7 85/lượt/-""",
}

ONE_UNIT = """
LIÊN ĐOÀN LAO ĐỘNG TỈNH HƯNG YÊN | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG HUYỆN KHOÁI CHÂU | | | Độc lập - Tự do - Hạnh phúc
Số: 31/BC-LĐLĐ | | | Khoái Châu, ngày 30 tháng 7 năm 2019

KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019

TT | Nội dung hoạt động | ĐVT | Số lượng | Trị giá (triệu đồng)
1 | Xây tặng nhà “Mái ấm Công đoàn” | căn | 2 | 100
2 | Chăm sóc nghĩa trang liệt sỹ | lượt | 3
"""

SECOND_ROUND = """
KẾT QUẢ THAM GIA CÔNG TÁC DÂN VẬN ĐỢT 2 NĂM 2019

TT | Đơn vị | Nội dung hoạt động | ĐVT | Số lượng | Trị giá (triệu đồng)
1 | Phòng Nội vụ | Tặng quà công nhân nghèo | suất | 20 | 10
"""

FAULTY = """
TT | Đơn vị | Nội dung hoạt động | ĐVT | Số lượng | Trị giá (triệu đồng)
1 | Phòng Nội vụ | Tặng quà công nhân nghèo | suất | nhiều | 10
2 | Phòng Lạ | Trồng cây | cây | 50 | 1
3 | Phòng Nội vụ | | suất | 5 | 1
4 | Phòng Nội vụ | Trồng cây nhớ Bác | cây | 50 | #DIV/0!
5 | Phòng Nội vụ | Hiến máu | đơn vị | 25 | 0
"""


def of_round(name: str, drawn: str | Sheet, rows: str, **rest: object) -> Trial:
    return trial(
        f"round/{name}", drawn, rows, kind="round", year=2019, plan="tay-ninh-2019", **rest
    )


def trials() -> list[Trial]:
    """Rounds in every shape."""
    made = []
    for name, drawn in SHAPES.items():
        lines = drawn.strip("\n").splitlines()
        table = "\n".join(line for line in lines if not line.startswith(">"))
        rows = "\n".join(line[1:] for line in lines if line.startswith(">"))
        merges = "A5:A6 B5:B6" if name == "unit_merged_downwards" else ""
        made.append(of_round(name, Sheet(f"{TITLE}\n\n{table}", merges=merges), rows))
    return [
        *made,
        of_round("unit_in_the_head", ONE_UNIT, f"{UNION}: B8 2/căn/100, B9 3/lượt/-"),
        of_round("second_round", SECOND_ROUND, "Phòng Nội vụ: C4 20/suất/10"),
        of_round(
            "faults",
            f"{TITLE}\n\n{FAULTY.strip()}",
            "Phòng Nội vụ: C9 25/đơn_vị/0",
            flags="E5 not_a_number, B6 unknown_unit, C7 missing_name, F8 error_value",
        ),
    ]
