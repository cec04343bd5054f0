"""Reads .xls: xlrd, which tells fonts, hidden rows and errors; python-calamine where it fails."""

import struct
from io import StringIO

import xlrd

from data_loaders.spreadsheets.legacy_fonts import is_legacy_font
from data_loaders.spreadsheets.limits import CELLS
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet, Value, plain_row, plain_value
from data_loaders.spreadsheets.xlsx_engine import values_by_calamine
from domain.problems import Refusal

# What xlrd raises on files that are not as they should be.
_BROKEN = (
    xlrd.XLRDError,
    xlrd.compdoc.CompDocError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
)


def read_xls(content: bytes) -> list[Sheet]:
    """The sheets of an .xls. Raises RefusedError."""
    try:
        return [_sheet(sheet) for sheet in _book(content).sheets()]
    except _BROKEN as broken:
        if "encrypted" in str(broken).lower():
            raise RefusedError(Refusal.ENCRYPTED) from None
    sheets = values_by_calamine(content)
    if sheets is None:
        raise RefusedError(Refusal.CUT_SHORT)
    return sheets


def _book(content: bytes) -> xlrd.book.Book:
    return xlrd.open_workbook(
        file_contents=content, formatting_info=True, logfile=StringIO(), ragged_rows=True
    )


def _sheet(sheet: xlrd.sheet.Sheet) -> Sheet:
    if sum(map(sheet.row_len, range(sheet.nrows))) > CELLS:
        raise RefusedError(Refusal.TOO_LARGE)
    read = Sheet(name=sheet.name, rows=[], hidden=sheet.visibility != 0)
    legacy, struck = _legacy_formats(sheet.book), _struck_formats(sheet.book)
    for row in range(sheet.nrows):
        values = []
        for column, cell in enumerate(sheet.row(row)):
            values.append(_value(cell, read, (row, column), sheet.book.datemode))
            if values[-1] is not None and cell.xf_index in legacy:
                read.fonts[row, column] = legacy[cell.xf_index]
            if cell.xf_index in struck:
                read.struck.add((row, column))
        read.rows.append(plain_row(values))
    read.merges = [(top, left, end - 1, right - 1) for top, end, left, right in sheet.merged_cells]
    read.hidden_rows = [row for row, about in sheet.rowinfo_map.items() if about.hidden]
    read.hidden_columns = [c for c, about in sheet.colinfo_map.items() if about.hidden]
    return read


def _value(cell: xlrd.sheet.Cell, read: Sheet, place: tuple[int, int], datemode: int) -> Value:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        read.errors[place] = xlrd.error_text_from_code.get(cell.value, "#REF!")
        return None
    if cell.ctype == xlrd.XL_CELL_TEXT and cell.value == "":
        read.unvalued.add(place)  # only a formula leaves a text without letters
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return plain_value(xlrd.xldate_as_datetime(cell.value, datemode))
        except (ValueError, OverflowError):
            return float(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    return plain_value(cell.value)


def _struck_formats(book: xlrd.book.Book) -> set[int]:
    fonts = [bool(font.struck_out) for font in book.font_list]
    styles = enumerate(book.xf_list)
    return {n for n, style in styles if style.font_index < len(fonts) and fonts[style.font_index]}


def _legacy_formats(book: xlrd.book.Book) -> dict[int, str]:
    fonts = [font.name for font in book.font_list]
    return {
        number: fonts[style.font_index]
        for number, style in enumerate(book.xf_list)
        if style.font_index < len(fonts) and is_legacy_font(fonts[style.font_index])
    }
