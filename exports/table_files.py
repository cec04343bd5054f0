"""A table as shown on a screen, as a file: no cell of it is ever taken for a formula."""

from io import BytesIO
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.numbers_shown import decimals, is_grouped
from translations import gettext as _

# Excel and its like take a cell that begins so for a formula, or run it as a command.
RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\x00")
# Words are written as words.
WORDS_ALONE = {"strings_to_formulas": False, "strings_to_urls": False}
_OPTIONS = {"in_memory": True, **WORDS_ALONE}
# The longest words that a cell of Excel takes.
LONGEST = 32_000
_HEAD_ROW, _WIDEST = 2, 60
_LINES = {"text_wrap": True, "border": 1, "valign": "top"}
_A4 = 9


def as_excel(table: pd.DataFrame, title: str, source: str = "") -> bytes:
    """`table` under its title as one sheet of an .xlsx file: A4 landscape, its head frozen and
    repeated on each page, with filters. Numbers are numbers, with the same decimals down a column;
    all else is written as words. `source`, one line: of where, of when and whose the figures are.
    """
    kept = BytesIO()
    with Workbook(kept, _OPTIONS) as book:
        sheet = book.add_worksheet(_("Bảng số liệu"))
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        if source:
            sheet.write_string(1, 0, source, book.add_format({"font_color": "#5B6168"}))
        head = book.add_format(_LINES | {"bold": True})
        for at, column in enumerate(table.columns):
            sheet.write_string(_HEAD_ROW, at, str(column), head)
            values = table.iloc[:, at]
            body = book.add_format(_LINES | _number_format(values))
            longest = _write_column(sheet, at, values.tolist(), body)
            sheet.set_column(at, at, min(max(longest, len(str(column))) + 2, _WIDEST))
        _set_up(sheet, table)
    return kept.getvalue()


def as_csv(table: pd.DataFrame) -> bytes:
    """`table` as UTF-8 text with a mark that Excel knows it by; words that a spreadsheet would run
    begin with an apostrophe. Numbers have a point and the same decimals down a column.
    """
    guarded = table.astype("object")
    for at in range(len(table.columns)):
        guarded.isetitem(at, _in_text(table.iloc[:, at]))
    guarded.columns = [_guarded(str(column)) for column in table.columns]
    return guarded.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _number_format(values: pd.Series) -> dict[str, str]:
    """Thousands and decimals as the reader's own Excel writes them."""
    places = decimals(values)
    if places is None:
        return {}
    whole = "#,##0" if is_grouped(values.name) else "0"
    return {"num_format": whole + "." * bool(places) + "0" * places}


def _in_text(values: pd.Series) -> list[Any]:
    places = decimals(values)
    return [
        _guarded(value) if places is None or pd.isna(value) else f"{value:.{places}f}"
        for value in values.tolist()
    ]


def _write_column(sheet: Worksheet, at: int, values: list[Any], body: Format) -> int:
    """The column's cells; the letters of the longest."""
    longest = 0
    for row, value in enumerate(values, start=_HEAD_ROW + 1):
        if pd.isna(value):
            sheet.write_blank(row, at, None, body)
            continue
        if isinstance(value, int | float) and not isinstance(value, bool):
            sheet.write_number(row, at, value, body)
        else:
            sheet.write_string(row, at, str(value)[:LONGEST], body)
        longest = max(longest, len(str(value)))
    return longest


def _set_up(sheet: Worksheet, table: pd.DataFrame) -> None:
    sheet.freeze_panes(_HEAD_ROW + 1, 0)
    if len(table.columns):
        sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + len(table), len(table.columns) - 1)
    set_up_print(sheet, _HEAD_ROW)


def set_up_print(sheet: Worksheet, head_row: int | None) -> None:
    """A4 landscape, as wide as the page; the row of the head, where there is one, on each page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    if head_row is not None:
        sheet.repeat_rows(head_row)
    sheet.fit_to_pages(1, 0)


def _guarded(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
