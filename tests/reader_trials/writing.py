"""Drawn sheets into the bytes of a file, by the ending of its name."""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.styles import Font
from reader_trials.legacy import as_typed
from reader_trials.sheets import Formula, Sheet
from reader_trials.writing_ods import ods
from reader_trials.writing_text import html, text

LEGACY_FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}


def written(
    sheets: Sequence[Sheet],
    file: str,
    kind: str = "",
    encoding: str = "utf-8",
    separator: str = ";",
) -> bytes:
    """The bytes of `file`, of the kind its name ends in unless `kind` says another.

    Kinds: xlsx, xls, ods, html; any other is text in `encoding`, parted by `separator`.
    """
    kind = kind or file.rpartition(".")[2].lower()
    if kind == "xlsx":
        return xlsx_with_stored_values(sheets) if any_stored(sheets) else xlsx(sheets)
    if kind in {"xls", "ods", "html"}:
        return {"xls": xls, "ods": ods, "html": html}[kind](sheets)
    return text(sheets[0], encoding, separator)


def any_stored(sheets: Sequence[Sheet]) -> bool:
    values = [value for sheet in sheets for value in sheet.cells().values()]
    return any(isinstance(value, Formula) and value.stored is not None for value in values)


def font_of(sheet: Sheet, row: int) -> str:
    legacy = sheet.font or LEGACY_FONTS.get(sheet.typed, "Times New Roman")
    return legacy if row >= sheet.legacy_from else "Times New Roman"


def xlsx(sheets: Sequence[Sheet]) -> bytes:
    """As openpyxl writes it: no formula has a stored value, `#REF!` is an error cell."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.sheet_state = sheet.state
        for (row, column), value in sheet.cells().items():
            plain = value.text if isinstance(value, Formula) else as_typed(sheet, row, value)
            cell = page.cell(row, column, plain)
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
            if sheet.typed or sheet.font:
                cell.font = Font(name=font_of(sheet, row))
        for merge in sheet.merges.split():
            page.merge_cells(merge)
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
        for letter in sheet.hidden_columns:
            page.column_dimensions[letter].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xlsx_with_stored_values(sheets: Sequence[Sheet]) -> bytes:
    """As Excel writes it: a formula with the value it came to."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for top, left, bottom, right in sheet.boxes():
            page.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
        for (row, column), value in sheet.cells().items():
            if isinstance(value, Formula):
                page.write_formula(row - 1, column - 1, value.text, None, value.stored or 0)
            else:
                page.write(row - 1, column - 1, as_typed(sheet, row, value))
        if sheet.state != "visible":
            page.hide()
    book.close()
    return stream.getvalue()


def xls(sheets: Sequence[Sheet]) -> bytes:
    """As Excel 97–2003 writes it."""
    book = xlwt.Workbook()
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        page.visibility = 0 if sheet.state == "visible" else 1
        boxes = {(top, left): (bottom, right) for top, left, bottom, right in sheet.boxes()}
        for (row, column), value in sheet.cells().items():
            bottom, right = boxes.get((row, column), (row, column))
            style = xlwt.XFStyle()
            style.font.name = font_of(sheet, row)
            if isinstance(value, date):
                style.num_format_str = "dd/mm/yyyy"
            plain = as_typed(sheet, row, value)
            page.write_merge(row - 1, bottom - 1, column - 1, right - 1, plain, style)
        for row in sheet.hidden_rows:
            page.row(row - 1).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
