"""Text in fonts older than Unicode: recognised by font or whole sheet, converted, and said."""

from io import BytesIO

import pytest
import xlwt
from openpyxl import Workbook
from openpyxl.styles import Font
from reader_forms import accepted, errors, fill, read, saved, warnings
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

ROWS = [
    ["Danh sách đăng ký mô hình dân vận khéo năm 2023"],
    [],
    ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"],
    ["1", "Xã An Vĩ", "Nhà sạch vườn đẹp", "phát triển kinh tế"],
]
READ = [("Xã An Vĩ", "Nhà sạch vườn đẹp", "economy")]


def typed(text, table):
    letters = {unicode: legacy for legacy, unicode in table.pairs}
    return "".join(letters.get(letter, letter) for letter in text)


def legacy(table):
    return [[typed(value, table) for value in row] for row in ROWS]


def as_xls(rows, font):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    style = xlwt.easyxf(f"font: name {font}")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            sheet.write(row, column, value, style)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def as_xlsx(rows, font):
    book = Workbook()
    for row in fill(book.active, rows).iter_rows():
        for cell in row:
            cell.font = Font(name=font)
    return saved(book)


@pytest.mark.parametrize(
    ("table", "font"), [(TCVN3, ".VnTime"), (VNI, "VNI-Times"), (TCVN3, "Arial"), (VNI, "Arial")]
)
@pytest.mark.parametrize("written", [as_xls, as_xlsx])
def test_legacy_text_is_converted_by_font_or_by_the_whole_sheet_and_that_is_said(
    table, font, written
):
    reading = read(written(legacy(table), font))

    assert accepted(reading) == READ
    assert warnings(reading) == [("", "legacy_encoding")]


def test_unicode_text_in_a_legacy_font_is_left_as_it_is():
    reading = read(as_xlsx(ROWS, ".VnTime"))

    assert accepted(reading) == READ
    assert warnings(reading) == []


def test_capitals_that_the_font_alone_draws_come_back_as_capitals():
    rows = legacy(TCVN3)
    book = Workbook()
    sheet = fill(book.active, rows)
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=".VnTime")
    sheet["C4"].font = Font(name=".VnTimeH")
    reading = read(saved(book))

    assert list(reading.rows["name"]) == ["NHÀ SẠCH VƯỜN ĐẸP"]
    assert errors(reading) == []


def test_a_foreign_word_in_a_unicode_sheet_is_never_converted():
    rows = [*ROWS[:3], ["1", "Xã An Vĩ", "Café “Số” nhà văn hoá", "KT"]]

    assert list(read(as_xlsx(rows, "Arial")).rows["name"]) == ["Café “Số” nhà văn hoá"]
