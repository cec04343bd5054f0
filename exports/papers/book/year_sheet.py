"""The sheet of the figures by year: small tables beneath each other, and where each stands."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from exports.papers.book.block import Block
from exports.papers.book.looks import Looks
from exports.papers.book.sheet import NOTE_ROW, TITLE_ROW, write_cell, write_head
from exports.table_files import set_up_print
from translations import gettext as _

_FIRST_ROW = 3
_APART = 2  # rows between two tables
_FIRST_WIDTH, _WIDTH = 20, 15


def sheet_name() -> str:
    """What the sheet is called."""
    return _("Từng năm")


def head_rows(tables: Sequence[Block]) -> dict[str, int]:
    """The row of the labels of each table, by its key; its finding stands in the row above."""
    rows, at = {}, _FIRST_ROW
    for table in tables:
        rows[table.key] = at + 1
        at += 2 + len(table.columns[0].values) + _APART
    return rows


def write_years(page: Worksheet, tables: Sequence[Block], looks: Looks) -> None:
    """All of them."""
    most = max((len(table.columns) for table in tables), default=1)
    page.set_column(0, 0, _FIRST_WIDTH)
    page.set_column(1, most, _WIDTH)
    page.write_string(TITLE_ROW, 0, _("Số liệu từng năm"), looks["title"])
    words = _("Một lượt là một đơn vị, một năm. Chưa báo cáo không phải là số 0.")
    page.write_string(NOTE_ROW, 0, words, looks["note"])
    for table in tables:
        _write(page, table, head_rows(tables)[table.key], looks)
    page.freeze_panes(_FIRST_ROW, 1)
    set_up_print(page, None)
    page.fit_to_pages(1, 1)


def _write(page: Worksheet, table: Block, head: int, looks: Looks) -> None:
    page.write_string(head - 1, 0, table.finding, looks["caption"])
    widths = [_FIRST_WIDTH, *[_WIDTH] * (len(table.columns) - 1)]
    write_head(page, head, table.columns, widths, looks)
    last = len(table.columns[0].values) - 1
    for row in range(last + 1):
        whole = table.whole and row == last
        for at, column in enumerate(table.columns):
            value = column.values[row]
            look = ("sum" if column.look != "share" else "sum_share") if whole else column.look
            if isinstance(value, str) and not whole:
                look = "silent" if at else "centred"
            write_cell(page, head + 1 + row, at, value, looks, look)
