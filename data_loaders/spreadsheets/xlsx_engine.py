"""Reads .xlsx: values by python-calamine, all else by our own pass; openpyxl where that fails."""

import struct
import zlib
from io import BytesIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from data_loaders.spreadsheets.archive import members
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet, plain_row
from data_loaders.spreadsheets.xlsx_book import Book
from data_loaders.spreadsheets.xlsx_parts import notes_of
from domain.problems import Refusal

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
    book.part("xl/sharedStrings.xml")
    sheets = values_by_calamine(content)
    if sheets is None or (book.is_strict and not any(sheet.rows for sheet in sheets)):
        sheets = _values_by_openpyxl(content)
    for sheet, said in zip(sheets, notes, strict=False):
        sheet.merges, sheet.errors, sheet.fonts = said.merges, said.errors, said.fonts
        sheet.hidden_rows, sheet.hidden_columns = said.hidden_rows, said.hidden_columns
        sheet.unvalued = said.unvalued
    return sheets


def values_by_calamine(content: bytes) -> list[Sheet] | None:
    """The sheets with their values alone; None where this engine can't read the file."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return [
            Sheet(
                name=about.name,
                rows=[
                    plain_row(row)
                    for row in book.get_sheet_by_index(number).to_python(skip_empty_area=False)
                ],
                hidden=about.visible != SheetVisibleEnum.Visible,
            )
            for number, about in enumerate(book.sheets_metadata)
        ]
    except (CalamineError, ValueError, KeyError, IndexError):
        return None


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
