"""A report under another plan as an Excel file: head block, title, ruled table, signature."""

from datetime import date
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from samples.elsewhere.reports import Told
from samples.papers import Head
from samples.styles import Styles
from samples.xlsx import CREATED, OPTIONS, set_up_print, split_of, write_close, write_head

SERIAL = ("TT", 6.0)


def write_told(told: Told, target: Path) -> None:
    """Write the report to `target`; the same report gives the same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with Workbook(str(target), OPTIONS) as book:
        book.set_properties(
            {"title": told.title, "comments": "Số liệu minh họa", "created": CREATED}
        )
        _write(book.add_worksheet("Sheet1"), told, Styles(book))


def _write(page: Worksheet, told: Told, styles: Styles) -> None:
    columns = (SERIAL, *told.columns)
    widths = [width for _label, width in columns]
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    split, last = split_of(widths), len(widths) - 1
    head = _head(told)
    row = write_head(page, head, split, last, styles)
    page.merge_range(row, 0, row, last, told.title, styles["title"])
    row = _write_table(page, told, row + 2, styles)
    write_close(page, head, row + 1, (split, last), styles)
    set_up_print(page, wide=sum(widths) > 100)


def _write_table(page: Worksheet, told: Told, row: int, styles: Styles) -> int:
    """Write labels and rows from `row` on; returns the row after them."""
    for place, (label, _width) in enumerate((SERIAL, *told.columns)):
        page.write_string(row, place, label, styles["header"])
    for number, said in enumerate(told.rows, 1):
        cells = (told.units[number - 1], *said) if told.units else said
        for place, value in enumerate((number, *cells)):
            look = styles["cell" if isinstance(value, str) and place else "centre"]
            page.write(row + number, place, value, look)
    return row + len(told.rows) + 1


def _head(told: Told) -> Head:
    party = told.superior.startswith("Huyện ủy")
    right = (
        ("ĐẢNG CỘNG SẢN VIỆT NAM",)
        if party
        else ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    )
    return Head(
        left=(told.superior.upper(), told.unit.upper(), "Số:     /BC"),
        right=right,
        dateline=f"{told.dateline}, {_in_words(told.day)}",
        signature=("THỦ TRƯỞNG ĐƠN VỊ" if party else "TM. BAN CHẤP HÀNH",),
        signed="(đã ký)",
        recipients=(f"- {told.superior};", "- Lưu: VT."),
    )


def _in_words(day: date) -> str:
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day:%d} tháng {month} năm {day.year}"
