"""A paper as an Excel file that looks like an office's: head block, ruled table, signature."""

from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from samples.papers import Head, Paper, Sheet
from samples.styles import Styles
from samples.tables import TableWriter

CREATED = datetime(2021, 1, 1, tzinfo=UTC)  # a fixed day: the same paper gives the same bytes
FOOTER = "&C&8Số liệu minh họa: tên mô hình, tên người đều hư cấu&R&8Trang &P"
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LEFT_SHARE = 0.42  # of the sheet's width, for the institution's side of the head block


def write_xlsx(paper: Paper, target: Path) -> None:
    """Write `paper` to `target`; the same paper gives the same bytes."""
    with Workbook(str(target), OPTIONS) as book:
        book.set_properties(
            {"title": paper.title, "comments": "Số liệu minh họa", "created": CREATED}
        )
        styles = Styles(book)
        for sheet in paper.sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, paper, styles)


def _write_sheet(page: Worksheet, sheet: Sheet, paper: Paper, styles: Styles) -> None:
    widths = [column.width for column in sheet.tables[0].columns]
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    split = split_of(widths)
    row = write_head(page, paper.head, split, len(widths) - 1, styles)
    last = len(widths) - 1
    page.merge_range(row, 0, row, last, paper.title, styles["title"])
    page.set_row(row, 38 if sum(widths) < len(paper.title) * 1.4 else 22)
    for words in paper.under_title:
        row += 1
        page.merge_range(row, 0, row, last, words, styles["under_title"])
    row += 2
    for table in sheet.tables:
        row = TableWriter(page, table, styles, paper.noise).write(row) + 1
    write_close(page, paper.head, row, (split, last), styles)
    set_up_print(page, wide=sum(widths) > 100)


def split_of(widths: list[float]) -> int:
    """The first column of the right half of the head block."""
    for place in range(1, len(widths) - 1):
        if sum(widths[:place]) >= LEFT_SHARE * sum(widths):
            return place
    return len(widths) - 2


def write_head(page: Worksheet, head: Head, split: int, last: int, styles: Styles) -> int:
    """The head block; returns the row for the title."""
    issuer = 1
    for row, words in enumerate(head.left):
        look = "head_bold" if row == issuer else "head"
        _across(page, (row, 0, split - 1), words, styles, look)
    for row, words in enumerate(head.right):
        look = "head_ruled" if row == len(head.right) - 1 else "head_bold"
        _across(page, (row, split, last), words, styles, look)
    dated = max(len(head.left) - 1, len(head.right))
    _across(page, (dated, split, last), head.dateline, styles, "date")
    return dated + 2


def write_close(
    page: Worksheet, head: Head, row: int, sides: tuple[int, int], styles: Styles
) -> None:
    """Who receives it on the left, who signed it on the right."""
    split, last = sides
    page.write_string(row, 0, "Nơi nhận:", styles["recipients"])
    for place, words in enumerate(head.recipients, start=row + 1):
        page.write_string(place, 0, words, styles["small"])
    for place, words in enumerate(head.signature, start=row):
        _across(page, (place, split, last), words, styles, "head_bold")
    signed = row + len(head.signature) + 3
    _across(page, (signed, split, last), head.signed, styles, "head_bold")


def _across(
    page: Worksheet, place: tuple[int, int, int], words: str, styles: Styles, look: str
) -> None:
    """`words` over the columns first to last of a row: merged where they are several."""
    row, first, last = place
    if first < last:
        page.merge_range(row, first, row, last, words, styles[look])
    else:
        page.write_string(row, first, words, styles[look])


def set_up_print(page: Worksheet, *, wide: bool) -> None:
    """A4, as wide as one page, and at its foot that all of it is invented."""
    page.set_paper(9)
    if wide:
        page.set_landscape()
    page.set_margins(left=0.8, right=0.5, top=0.8, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.set_footer(FOOTER)
