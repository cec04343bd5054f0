"""Workbooks to hand back, and what is asked of them before and after."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter
from openpyxl import load_workbook
from PIL import Image
from reader_forms import TITLE, plan, read, register

from data_loaders.returned.marks import Choices
from data_loaders.returned.workbook import ReturnedFile, returned_workbook

HEADER = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Ghi chú"]
ROWS = [
    ["Xã Đông Tảo", "Vườn cây Bác Hồ", "Phát triển kinh tế"],
    ["Xã Không Có", "Ao cá Bác Hồ", "Phát triển kinh tế"],
    ["Xã Tân Dân", "Cổng trường an toàn", "Thể thao điện tử"],
    ["Xã Tân Dân", None, "Phát triển kinh tế"],
    ["Xã Tân Dân", "Ngõ xóm sáng", None],
]
FAULTY = {"B5", "D6", "C7", "D8"}


def choices():
    return Choices.of(plan(), register(), 2023)


def returned(content: bytes, file: str = "bieu.xlsx") -> ReturnedFile:
    return returned_workbook(content, file, read(content, file), choices())


def rich_book() -> bytes:
    """Charts, pictures, comments, validations, formats, hidden things; four faults."""
    whole, picture = BytesIO(), BytesIO()
    Image.new("RGB", (60, 30), "green").save(picture, "PNG")
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    book.set_properties({"created": datetime(2024, 1, 1, tzinfo=UTC)})  # the same bytes each time
    bold = book.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1})
    green = book.add_format({"bg_color": "#E2EFDA", "num_format": "0.00", "border": 1})
    cover, sheet, hidden = (book.add_worksheet(name) for name in ("Bìa", "DS", "Ẩn"))
    cover.write("A1", "Kính gửi văn phòng")
    hidden.write("A1", 1)
    hidden.hide()
    book.define_name("DS!Vung", "=DS!$A$1:$B$2")
    book.define_name("Chung", "=Bìa!$A$1")
    sheet.merge_range("A1:E1", TITLE, bold)
    sheet.write_row("A3", HEADER, bold)
    for row, values in enumerate(ROWS, 3):
        sheet.write(row, 0, row - 2)
        for column, value in enumerate(values, 1):
            if value:
                sheet.write(row, column, value, green if column == 3 else None)
    sheet.write_comment("B5", "Cán bộ ghi", {"author": "Lan"})
    sheet.write_comment("A4", "Ghi chú khác")
    sheet.write_formula("G4", "=SUM(A4:A8)", None, 15)
    sheet.data_validation("D4:D5", {"validate": "list", "source": ["a", "b"]})
    sheet.conditional_format("A4:A8", {"type": "cell", "criteria": ">", "value": 3, "format": bold})
    sheet.insert_image("H10", "anh.png", {"image_data": picture})
    sheet.set_column("C:C", 40)
    sheet.print_area("A1:E9")
    sheet.repeat_rows(2)
    sheet.autofilter("A3:E8")
    sheet.freeze_panes(3, 0)
    sheet.set_row(20, None, None, {"hidden": True})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=DS!$A$4:$A$8"})
    sheet.insert_chart("H2", chart)
    sheet.activate()
    book.close()
    return whole.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_parts(content: bytes, **changed: bytes) -> bytes:
    """`content` with parts changed or added; a name's "__" stands for "/", "_dot_" for "."."""
    named = {name.replace("__", "/").replace("_dot_", "."): xml for name, xml in changed.items()}
    return zipped(parts(content) | named)


def zipped(files: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as file:
        for name, xml in files.items():
            file.writestr(name, xml)
    return whole.getvalue()


def look_of(content: bytes, *, fills: bool = True) -> dict[str, dict[str, object]]:
    """All that a person sees of each sheet of the clerk's own."""
    book = load_workbook(BytesIO(content))
    stored = load_workbook(BytesIO(content), data_only=True)
    return {
        sheet.title: _sheet_look(sheet, stored[sheet.title], fills=fills)
        for sheet in book.worksheets
        if not is_list(sheet)
    }


def is_list(sheet) -> bool:
    return any(str(cell.value).startswith("dan-van-kheo-can-sua:") for cell in sheet[1])


def _sheet_look(sheet, stored, *, fills: bool) -> dict[str, object]:
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            style = (cell.font, cell.border, cell.alignment, cell.number_format, cell.protection)
            said = [cell.value, stored[cell.coordinate].value, *map(repr, style)]
            fill = cell.fill.fill_type and (cell.fill.fill_type, cell.fill.fgColor.rgb)
            bare = said[0] is None and not cell.has_style
            if not bare:
                cells[cell.coordinate] = [*said, fill if fills else None]
    return {
        "cells": {place: said for place, said in cells.items() if said[0] is not None or fills},
        "merges": sorted(map(str, sheet.merged_cells.ranges)),
        "widths": {key: (each.width, each.hidden) for key, each in sheet.column_dimensions.items()},
        "rows": {
            key: (each.height, each.hidden)
            for key, each in sheet.row_dimensions.items()
            if each.height or each.hidden
        },
        "print": (sheet.print_area, sheet.print_title_rows, repr(sheet.page_setup)),
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "state": sheet.sheet_state,
        "formats": [str(each.sqref) for each in sheet.conditional_formatting],
        "pictures": (len(sheet._images), len(sheet._charts)),
        "names": sorted(sheet.defined_names),
    }


def marks_in(content: bytes, sheet: str) -> dict[str, str]:
    """Cell → its comment, of the cells coloured by us."""
    book = load_workbook(BytesIO(content))
    return {
        cell.coordinate: cell.comment.text if cell.comment else ""
        for row in book[sheet].iter_rows()
        for cell in row
        if cell.fill.fill_type and str(cell.fill.fgColor.rgb)[2:6] in {"FFD5", "FFF1"}
    }


def first_sheet(content: bytes):
    return load_workbook(BytesIO(content)).worksheets[0]
