"""The same list in every kind of file, and in every way of typing Vietnamese."""

from dataclasses import replace

from reader_trials.headers import TITLE
from reader_trials.sheets import Sheet
from reader_trials.trial import Trial, trial

LIST = (
    TITLE
    + """
TT | Đơn vị | Tên mô hình | Lĩnh vực | Mô hình mới/nhân rộng
1 | Xã An Vĩ | Giữ gìn trật tự bến bãi ven sông | Quốc phòng - an ninh | Mới
2 | Xã Đông Kết | Đám cưới tiết kiệm, ứng xử văn minh | Văn hóa - xã hội | Nhân rộng
3 | Thị trấn Khoái Châu | Chuỗi giá trị nhãn lồng | Phát triển kinh tế | Mới
4 | Hội Cựu chiến binh huyện | Gương mẫu, nghĩa tình | Xây dựng hệ thống chính trị | Mới
""".strip()
)
ROWS = """
Xã An Vĩ: C4 def new
Xã Đông Kết: C5 cul replicated
Thị trấn Khoái Châu: C6 eco new
Hội Cựu chiến binh huyện: C7 pol new
"""

TEXTS = {
    "semicolons_with_mark": ("bieu.csv", "utf-8-sig", ";"),
    "semicolons_without_mark": ("bieu.csv", "utf-8", ";"),
    "commas": ("bieu.csv", "utf-8-sig", ","),
    "tabs": ("bieu.tsv", "utf-8", "\t"),
    "utf_16_tabs_as_excel_saves_unicode_text": ("bieu.txt", "utf-16", "\t"),
    "utf_16_big_end_first": ("bieu.csv", "utf-16-be", ";"),
    "windows_1258": ("bieu.csv", "cp1258", ";"),
    "windows_1258_commas": ("bieu.csv", "cp1258", ","),
}

MERGED = """
STT | Đơn vị | Tên mô hình | Lĩnh vực
 | | | Kinh tế | VH-XH
1 | Xã An Vĩ | Chuỗi giá trị nhãn lồng | x
 | | Đám cưới tiết kiệm | | x
"""
MERGES = "A3:A4 B3:B4 C3:C4 D3:E3 A5:A6 B5:B6 A1:E1"
MERGED_ROWS = "Xã An Vĩ: C5 eco, C6 cul"

COUNTS = """
BIỂU TỔNG HỢP SỐ LƯỢNG MÔ HÌNH DÂN VẬN KHÉO NĂM 2023

TT | Tên đơn vị | Kinh tế | Văn hóa - xã hội | Quốc phòng - an ninh | Hệ thống chính trị
1 | Xã An Vĩ | 2 | - | 1 | 0
"""


def legacy(name: str, sheet: Sheet, file: str) -> Trial:
    return trial(f"typed/{name}", sheet, ROWS, file=file, warnings="legacy_encoding")


def trials() -> list[Trial]:
    """Kinds of file, then legacy fonts."""
    plain = Sheet(LIST)
    merged = Sheet(TITLE + MERGED.strip("\n"), merges=MERGES)
    in_text = [
        trial(
            f"file/{name}",
            plain,
            ROWS,
            file=file,
            write={"encoding": encoding, "separator": separator},
        )
        for name, (file, encoding, separator) in TEXTS.items()
    ]
    in_books = [
        trial(f"file/{ending}", plain, ROWS, file=f"bieu.{ending}") for ending in ("xls", "ods")
    ]
    with_merges = [
        trial(f"file/merged_{ending}", merged, MERGED_ROWS, file=f"bieu.{ending}")
        for ending in ("xlsx", "xls", "ods")
    ]
    under_a_title = replace(plain, typed="tcvn3", legacy_from=3)
    return [
        *in_text,
        *in_books,
        *with_merges,
        trial("file/ending_in_capitals", plain, ROWS, file="BIEU.XLSX"),
        trial("file/xls_named_xlsx", plain, ROWS, file="bieu.xlsx", write={"kind": "xls"}),
        trial("file/xlsx_named_xls", plain, ROWS, file="bieu.xls", write={"kind": "xlsx"}),
        trial("file/web_page_named_xls", merged, MERGED_ROWS, file="b.xls", write={"kind": "html"}),
        trial("typed/decomposed", replace(plain, typed="nfd"), ROWS),
        trial("typed/decomposed_ods", replace(plain, typed="nfd"), ROWS, file="bieu.ods"),
        legacy("tcvn3_in_xls", replace(plain, typed="tcvn3"), "bieu.xls"),
        legacy("tcvn3_in_xlsx", replace(plain, typed="tcvn3"), "bieu.xlsx"),
        legacy("tcvn3_under_a_unicode_title", under_a_title, "bieu.xls"),
        legacy("tcvn3_shown_in_arial", replace(plain, typed="tcvn3", font="Arial"), "bieu.xls"),
        legacy("vni_in_xls", replace(plain, typed="vni"), "bieu.xls"),
        legacy("vni_in_xlsx", replace(plain, typed="vni"), "bieu.xlsx"),
        trial(
            "typed/counts_in_tcvn3",
            Sheet(COUNTS, typed="tcvn3", font=".VnArial"),
            "Xã An Vĩ: C4 eco 2, D4 cul 0, E4 def 1, F4 pol 0",
            kind="counts",
            file="so_lieu.xls",
            warnings="legacy_encoding",
        ),
    ]
