"""Writes the .xls files of `legacy/` anew from `legacy/reports.toml`. Needs xlwt, as developers do.

Run as `python -m samples.write_legacy`. The sample itself only copies the files.
"""

import unicodedata

import viparse
import xlwt

from samples.columns import FIELD_WORDS
from samples.legacy_reports import FOLDER, YEAR, LegacyReport, legacy_reports
from samples.offices import bare
from samples.register import sample_units

HEADERS = {"TT": 6, "Tên mô hình": 52, "Lĩnh vực": 32, "Người phụ trách": 24, "Ghi chú": 14}
FONT = "font: name .VnTime, height 240"
RULED = "align: wrap on; borders: left thin, right thin, top thin, bottom thin"


def tcvn3(words: str) -> str:
    """`words` as typed in .VnTime. Accented capitals have no key of their own there: ValueError."""
    keys = {viparse.fix(chr(code), encoding="tcvn3"): chr(code) for code in range(0xA1, 0x100)}
    typed = [keys.get(letter, letter) for letter in unicodedata.normalize("NFC", words)]
    if not all(letter.isascii() or letter in keys.values() for letter in typed):
        raise ValueError(words)
    return "".join(typed)


def write(report: LegacyReport) -> None:
    """Write the file of `report`."""
    unit = next(unit.name for unit in sample_units() if unit.code == report.unit)
    lower = unit[0].lower() + unit[1:]
    day = f"{bare(unit)}, ngày {report.received:%d} tháng {report.received.month} năm {YEAR}"
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    plain, bold = xlwt.easyxf(FONT), xlwt.easyxf(f"{FONT}, bold on")
    ruled, header = xlwt.easyxf(f"{FONT}; {RULED}"), xlwt.easyxf(f"{FONT}, bold on; {RULED}")
    sheet.write(0, 0, tcvn3(f"Đảng ủy {lower}"), plain)
    sheet.write(0, 2, tcvn3(day), plain)
    sheet.write(2, 0, tcvn3(f"Danh sách đăng ký mô hình Dân vận khéo năm {YEAR}"), bold)
    sheet.write(3, 0, tcvn3(f"Đơn vị: {lower}"), plain)
    for place, (words, width) in enumerate(HEADERS.items()):
        sheet.col(place).width = width * 256
        sheet.write(5, place, tcvn3(words), header)
    for number, (name, field) in enumerate(report.models, start=1):
        sheet.write(5 + number, 0, number, ruled)
        cells = (name, FIELD_WORDS[field][0], report.in_charge, "")
        for place, words in enumerate(cells, start=1):
            sheet.write(5 + number, place, tcvn3(words), ruled)
    book.save(str(FOLDER / report.file))


if __name__ == "__main__":
    for each in legacy_reports().values():
        write(each)
