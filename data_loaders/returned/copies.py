"""A copy in .xlsx of a file that can't be marked in place: the same values in the same cells."""

import re
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data_loaders.spreadsheets.legacy_text import convert_sheet
from data_loaders.spreadsheets.sheets import Sheet, Value
from domain.text import NOT_XML

_SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
_LONGEST, _LONGEST_TITLE = 32_000, 31  # letters of a cell, of a sheet's name
_WIDEST, _NARROWEST = 48, 9  # letters of a column
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")
_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


def copy_of(sheets: list[Sheet]) -> tuple[bytes, dict[str, str]]:
    """The workbook, and the title there of each sheet by its name."""
    whole = BytesIO()
    book = xlsxwriter.Workbook(whole, _SAFE)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    titles: dict[str, str] = {}
    first_shown = next((each for each in sheets if not each.hidden), None)
    for sheet in sheets:
        convert_sheet(sheet)
        title = _title(sheet.name, set(titles.values()))
        titles.setdefault(sheet.name, title)
        page = book.add_worksheet(title)
        _write(page, sheet, plain)
        if sheet is first_shown:
            page.activate()
        elif sheet.hidden and first_shown is not None:
            page.hide()
    if not sheets:
        book.add_worksheet()
    book.close()
    return whole.getvalue(), titles


def _title(name: str, taken: set[str]) -> str:
    bare = NOT_XML.sub("", _NO_TITLE.sub("-", name)).strip("' ")[:_LONGEST_TITLE] or "Sheet"
    known = {each.casefold() for each in taken}
    number, title = 1, bare
    while title.casefold() in known:
        number += 1
        title = f"{bare[: _LONGEST_TITLE - 6]} ({number})"
    return title


def _write(page: Worksheet, sheet: Sheet, plain: object) -> None:
    hidden = set(sheet.hidden_columns)
    for column, width in enumerate(_widths(sheet)):
        page.set_column(column, column, width, None, {"hidden": column in hidden})
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            _put(page, row, column, value, plain)
    for (row, column), words in sheet.errors.items():
        # The one formula that is written: an error's own name, which shows as that error.
        if words in _ERRORS:
            page.write_formula(row, column, f"={words}", plain, words)
    for row in set(sheet.hidden_rows):
        page.set_row(row, None, None, {"hidden": True})
    for area in _apart(sheet):
        page.merge_range(*area, "")
        values = sheet.rows[area[0]] if area[0] < len(sheet.rows) else []
        _put(page, area[0], area[1], values[area[1]] if area[1] < len(values) else None, plain)


def _put(page: Worksheet, row: int, column: int, value: Value, plain: object) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value, plain)
    elif isinstance(value, str):
        page.write_string(row, column, NOT_XML.sub("", value)[:_LONGEST], plain)
    else:
        page.write_number(row, column, value, plain)


def _widths(sheet: Sheet) -> list[int]:
    widths: list[int] = []
    for values in sheet.rows[:500]:
        widths.extend([_NARROWEST] * (len(values) - len(widths)))
        for column, value in enumerate(values):
            alone = sum(1 for each in values if each not in {None, ""}) > 1  # no title of a page
            if alone and isinstance(value, str):
                widths[column] = max(widths[column], min(len(value) + 2, _WIDEST))
    return widths


def _apart(sheet: Sheet) -> list[tuple[int, int, int, int]]:
    """The merged areas of more than one cell that touch no other before them."""
    covered: set[tuple[int, int]] = set()
    areas = []
    for top, left, last_row, last_column in sheet.merges:
        bottom, right = min(last_row, top + 1_000), min(last_column, left + 1_000)
        cells = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if len(cells) > 1 and len(covered) < 1_000_000 and not cells & covered:
            covered |= cells
            areas.append((top, left, bottom, right))
    return areas
