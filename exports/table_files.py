"""A table as shown on a screen, as a file: no cell of it is ever taken for a formula."""

from io import BytesIO
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

# Excel and its like take a cell that begins so for a formula, or run it as a command.
RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\x00")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_HEAD_ROW, _WIDEST, _LONGEST = 2, 60, 32_000
_A4 = 9


def as_excel(table: pd.DataFrame, title: str) -> bytes:
    """`table` under its title as one sheet of an .xlsx file: A4 landscape, its head frozen and
    repeated on each page, with filters. Numbers are numbers, all else is written as words.
    """
    kept = BytesIO()
    with Workbook(kept, _OPTIONS) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        lines = {"text_wrap": True, "border": 1, "valign": "top"}
        head, body = book.add_format(lines | {"bold": True}), book.add_format(lines)
        for at, column in enumerate(table.columns):
            sheet.write_string(_HEAD_ROW, at, str(column), head)
            longest = _write_column(sheet, at, table.iloc[:, at].tolist(), body)
            sheet.set_column(at, at, min(max(longest, len(str(column))) + 2, _WIDEST))
        _set_up(sheet, table)
    return kept.getvalue()


def as_csv(table: pd.DataFrame) -> bytes:
    """`table` as UTF-8 text with a mark that Excel knows it by; words that a spreadsheet would run
    begin with an apostrophe.
    """
    guarded = table.map(_guarded)
    guarded.columns = [_guarded(str(column)) for column in table.columns]
    return guarded.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


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
            sheet.write_string(row, at, str(value)[:_LONGEST], body)
        longest = max(longest, len(str(value)))
    return longest


def _set_up(sheet: Worksheet, table: pd.DataFrame) -> None:
    sheet.freeze_panes(_HEAD_ROW + 1, 0)
    if len(table.columns):
        sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + len(table), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.fit_to_pages(1, 0)


def _guarded(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
