"""Reads .xlsx: values by python-calamine, all else by our own pass; openpyxl where that fails."""

import re
import struct
import zlib
from io import BytesIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from data_loaders.spreadsheets.archive import members
from data_loaders.spreadsheets.limits import CELLS, SHEETS
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Row, Sheet, plain_row, plain_rows
from data_loaders.spreadsheets.struck_cells import struck_cells, struck_styles
from data_loaders.spreadsheets.xlsx_book import Book
from data_loaders.spreadsheets.xlsx_parts import notes_of, whole_number
from domain.problems import Refusal

_STRINGS_TOLD = re.compile(rb"uniqueCount\s*=\s*[\"'](\d+)")
_PANIC = "PanicException"  # of Rust; its class can't be imported
# What openpyxl, and what reads zip and XML for it, raise on files that are not as they should be.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    InvalidFileException,
    LookupError,
    NotImplementedError,
    OSError,
    ParseError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read_xlsx(content: bytes) -> list[Sheet]:
    """The sheets of an .xlsx. Raises RefusedError."""
    book = Book(content, members(content))
    parts, styles = book.sheet_parts(), book.legacy_styles()
    notes = [notes_of(book.part(part), styles) for part in parts]
    struck = struck_styles(book.part("xl/styles.xml"))
    strings = book.part("xl/sharedStrings.xml")
    # Calamine makes room for as many strings as are told, be there few.
    sheets = None if _tells_too_many(strings) else values_by_calamine(content)
    if sheets is None or (book.is_strict and not any(sheet.rows for sheet in sheets)):
        book.refuse_unsafe_parts()
        sheets = _values_by_openpyxl(content)
    for sheet, said in zip(sheets, notes, strict=False):
        sheet.merges, sheet.errors, sheet.fonts = said.merges, said.errors, said.fonts
        sheet.hidden_rows, sheet.hidden_columns = said.hidden_rows, said.hidden_columns
        sheet.unvalued = said.unvalued
    for sheet, part in zip(sheets, parts if struck else (), strict=False):
        sheet.struck = struck_cells(book.part(part), struck)
    return sheets


def _tells_too_many(strings: bytes) -> bool:
    told = _STRINGS_TOLD.search(strings[:4096])
    return told is not None and whole_number(told[1], CELLS) > len(strings)


def values_by_calamine(content: bytes) -> list[Sheet] | None:
    """The sheets with their values alone; None where this engine can't read the file."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        if len(book.sheets_metadata) > SHEETS:
            raise RefusedError(Refusal.TOO_LARGE)
        return [
            Sheet(
                name=about.name,
                rows=_rows(book.get_sheet_by_index(number)),
                hidden=about.visible != SheetVisibleEnum.Visible,
            )
            for number, about in enumerate(book.sheets_metadata)
        ]
    except (CalamineError, ValueError, KeyError, IndexError):
        return None
    except BaseException as fault:
        if type(fault).__name__ != _PANIC:
            raise
        return None


def _rows(sheet: CalamineSheet) -> list[Row]:
    if sheet.total_height * sheet.total_width > CELLS:
        raise RefusedError(Refusal.TOO_LARGE)
    return plain_rows(sheet.to_python(skip_empty_area=False))


def _values_by_openpyxl(content: bytes) -> list[Sheet]:
    try:
        book = load_workbook(BytesIO(content), data_only=True)
    except _BROKEN:
        raise RefusedError(Refusal.CUT_SHORT) from None
    return [
        Sheet(
            name=sheet.title,
            rows=[plain_row(list(row)) for row in sheet.values],
            hidden=sheet.sheet_state != "visible",
        )
        for sheet in book.worksheets
    ]
