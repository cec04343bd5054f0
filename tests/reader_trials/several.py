"""Several tables on a sheet, several sheets, and what is hidden."""

from dataclasses import replace

from reader_trials.headers import TITLE, shape
from reader_trials.sheets import Sheet, renamed, tables_down
from reader_trials.trial import Trial, trial

LABELS = "TT | Đơn vị | Tên mô hình | Lĩnh vực\n"
NO_YEAR = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”\n\n"
FIRST = LABELS + "1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế"
SECOND = LABELS + "1 | Xã Tân Dân | Đám cưới gọn nhẹ | VH-XH"
OWN = "TT | Tên mô hình | Lĩnh vực\n1 | {} | Kinh tế\n2 | Nhà sạch vườn đẹp | VH-XH"
COVER = Sheet("BÌA\n\nHồ sơ phong trào thi đua “Dân vận khéo”\nNgười lập: Lê Thị Q", "Bìa")
GUIDE = Sheet(
    "HƯỚNG DẪN\nMỗi đơn vị ghi một dòng cho một mô hình.\n"
    "- Không thêm cột.\n- Gửi trước ngày 31/3.",
    "Hướng dẫn",
)
WORDS = Sheet("Lĩnh vực\nKinh tế\nVăn hóa - xã hội\nQuốc phòng - an ninh\nHTCT", "Danh mục")

TWO_FORMS = """
A. TẬP THỂ
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế

B. CÁ NHÂN
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã Tân Dân | Bà Phạm Thị P hiến đất mở đường | VH-XH
>Xã An Vĩ: C5 eco collective
>Xã Tân Dân: C9 cul individual"""

TWO_ORDERS = """
I. MÔ HÌNH XÂY DỰNG MỚI
TT | Đơn vị | Tên mô hình | Lĩnh vực
1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế
Cộng | | 1

II. MÔ HÌNH NHÂN RỘNG
STT | Tên mô hình | Lĩnh vực | Đơn vị
1 | Cổng rào an toàn | QP-AN | Xã Tân Dân
2 | Đám cưới gọn nhẹ | VH-XH | Xã Tứ Dân
Cộng | 2
>Xã An Vĩ: C5 eco new
>Xã Tân Dân: B10 def replicated
>Xã Tứ Dân: B11 cul replicated"""

UNIT_BY_UNIT = """
Đơn vị: Xã An Vĩ
TT | Tên mô hình | Lĩnh vực
1 | Nuôi lươn không bùn | Kinh tế

Đơn vị: Xã Tân Dân
TT | Tên mô hình | Lĩnh vực
1 | Cổng rào an toàn | QP-AN
>Xã An Vĩ: B5 eco
>Xã Tân Dân: B9 def"""

FIELD_BY_FIELD = """
1. Lĩnh vực kinh tế
TT | Đơn vị | Tên mô hình
1 | Xã An Vĩ | Nuôi lươn không bùn

2. Lĩnh vực quốc phòng - an ninh
TT | Đơn vị | Tên mô hình
1 | Xã Tân Dân | Cổng rào an toàn
>Xã An Vĩ: C5 eco
>Xã Tân Dân: C9 def"""

RESULTS_AND_REGISTRATIONS = tables_down(
    "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023",
    "TT | Đơn vị | Tên mô hình | Lĩnh vực | Kết quả\n"
    "1 | Xã An Vĩ | Nuôi lươn không bùn | Kinh tế | Hiệu quả",
)


def year_by_year(title: str) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(title.replace("NĂM 2023", f"NĂM {year}") + table, str(year))
        for year, table in ((2021, FIRST), (2022, SECOND), (2023, FIRST.replace("lươn", "ba ba")))
    )


YEARS = (
    "[2021]\nXã An Vĩ: C4 eco 2021\n[2022]\nXã Tân Dân: C4 cul 2022\n[2023]\nXã An Vĩ: C4 eco 2023"
)


def unit_by_unit() -> Trial:
    units = {"Xã An Vĩ": "Nuôi lươn", "Tân Dân": "Trồng sen", "TT Khoái Châu": "Phố ẩm thực"}
    sheets = tuple(Sheet(TITLE + OWN.format(model), name) for name, model in units.items())
    return trial(
        "sheets/one_for_each_unit",
        sheets,
        "[Xã An Vĩ]\nXã An Vĩ: B4 eco, B5 cul\n[Tân Dân]\nXã Tân Dân: B4 eco, B5 cul\n"
        "[TT Khoái Châu]\nThị trấn Khoái Châu: B4 eco, B5 cul",
    )


def hidden() -> list[Trial]:
    """What is hidden is left out, and said."""
    shown, copy = Sheet(TITLE + FIRST, "Đăng ký"), Sheet(TITLE + SECOND, "Bản nháp")
    only = "Xã An Vĩ: C4 eco"
    full = FIRST + "\n2 | Xã Hàm Tử | Đám tang văn minh | VH-XH\n3 | Xã Tứ Dân | Cổng hoa | VH-XH"
    rows = Sheet(TITLE + full, hidden_rows=(5,))
    kept = "Xã An Vĩ: C4 eco\nXã Tứ Dân: C6 cul"
    return (
        [
            trial(
                f"hidden/{state}_sheet",
                (shown, replace(copy, state=state)),
                only,
                warnings="hidden_sheet",
            )
            for state in ("hidden", "veryHidden")
        ]
        + [
            trial(
                f"hidden/sheet_in_{ending}",
                (shown, replace(copy, state="hidden")),
                only,
                warnings="hidden_sheet",
                file=f"bieu.{ending}",
            )
            for ending in ("xls", "ods")
        ]
        + [
            trial(f"hidden/row_in_{ending}", rows, kept, warnings="hidden_rows", file=f"b.{ending}")
            for ending in ("xlsx", "xls")
        ]
    )


def trials() -> list[Trial]:
    """Several tables and sheets, each read for itself."""
    result = Sheet(RESULTS_AND_REGISTRATIONS, "Kết quả 2023")
    coming = Sheet(TITLE.replace("2023", "2024") + SECOND, "Đăng ký 2024")
    return [
        shape("tables/collectives_and_individuals", TWO_FORMS),
        shape("tables/columns_in_another_order", TWO_ORDERS),
        shape("tables/one_for_each_unit", UNIT_BY_UNIT),
        shape("tables/one_for_each_field", FIELD_BY_FIELD),
        trial("sheets/one_for_each_year", year_by_year(NO_YEAR), YEARS, year=None),
        trial("sheets/one_for_each_year_titled", year_by_year(TITLE), YEARS, year=None),
        unit_by_unit(),
        trial(
            "sheets/cover_and_guide_beside_the_list",
            (COVER, GUIDE, renamed(Sheet(TITLE + FIRST), "Biểu 1")),
            "[Biểu 1]\nXã An Vĩ: C4 eco",
        ),
        trial(
            "sheets/list_of_words_beside_the_list",
            (Sheet(TITLE + FIRST, "Biểu 1"), WORDS),
            "Xã An Vĩ: C4 eco",
        ),
        trial(
            "sheets/empty_ones_beside_the_list",
            (Sheet(TITLE + FIRST), Sheet("", "Sheet2"), Sheet("", "Sheet3")),
            "Xã An Vĩ: C4 eco",
        ),
        trial(
            "sheets/results_and_next_year_s_registrations",
            (result, coming),
            "[Kết quả 2023]\nXã An Vĩ: C4 eco 2023 effective\n"
            "[Đăng ký 2024]\nXã Tân Dân: C4 cul 2024",
            kind=None,
            year=None,
        ),
        *hidden(),
    ]
