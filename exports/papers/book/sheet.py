"""A table of the workbook as a sheet: to be filtered on a screen, and printed on A4."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import ceil
from textwrap import wrap

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from exports.papers.book.looks import Looks
from exports.table_files import LONGEST, set_up_print
from translations import gettext as _

# Told which part of a sheet is written, 0 to 1; ends the work by raising.
Beat = Callable[[float], None]
Value = str | float | date | None
TITLE_ROW, NOTE_ROW, SUM_ROW, HEAD_ROW = 0, 1, 2, 3
_ROWS_A_BEAT = 500
_NARROWEST, _WIDEST, _ROOM = 7, 36, 2
_HEAD_LINES = 3  # a label is broken into so many lines before it widens its column
# Letters of words for a digit's width, by which columns are measured; of small type.
_LETTERS, _SMALL_LETTERS = 1.3, 1.55
_LINE = 15.0  # points of a line
_ADDED = 109  # SUBTOTAL: the sum of the rows that a filter leaves


@dataclass(frozen=True)
class Column:
    """A column: its label and a value for each row, None where there is none. `look` is one of
    `Looks`; `looks` one for each row. `summed`: its sum stands above the head, of the rows shown.
    """

    label: str
    values: Sequence[Value]
    look: str = "words"
    looks: Sequence[str] = ()
    summed: bool = False
    width: float = 0

    def look_of(self, row: int) -> str:
        """The look of one of its cells."""
        return self.looks[row] if self.looks else self.look

    @cached_property
    def wide(self) -> float:
        """Characters that the column needs."""
        if self.width:
            return self.width
        longest = max((_width(value) for value in self.values), default=0)
        words = self.label.split()
        label = max([len(self.label) / _HEAD_LINES, *(len(word) for word in words)]) / 1.1
        return min(max(longest, label, _NARROWEST) + _ROOM, _WIDEST)

    @property
    def room(self) -> float:
        """Letters in a line of its cells: those of the type in use are narrow."""
        return self.wide * (_SMALL_LETTERS if self.look == "small" else _LETTERS)

    @property
    def sum(self) -> float:
        """The sum of its numbers; words among them are none."""
        return sum(value for value in self.values if isinstance(value, int | float))


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet that is one table: what it is called, what stands above the table and, on the cover,
    what it `holds`. `fixed`: so many columns stay while one looks at those to the right.
    """

    name: str
    title: str
    note: str
    holds: str
    columns: Sequence[Column] = field(default_factory=list)
    fixed: int = 0

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.columns[0].values)


def write_table(page: Worksheet, table: SheetTable, looks: Looks, beat: Beat) -> None:
    """The whole sheet, row by row from the top, as a workbook that keeps no row asks for."""
    for at, column in enumerate(table.columns):
        page.set_column(at, at, column.wide)
    page.write_string(TITLE_ROW, 0, table.title, looks["title"])
    page.write_string(NOTE_ROW, 0, table.note, looks["note"])
    if any(column.summed for column in table.columns):
        _write_sums(page, table, looks)
    write_head(page, HEAD_ROW, table.columns, [column.wide for column in table.columns], looks)
    for row in range(table.rows):
        if row % _ROWS_A_BEAT == 0:
            beat(row / table.rows)
        lines = _lines(table.columns, row)
        if lines > 1:
            page.set_row(HEAD_ROW + 1 + row, _LINE * lines)
        for at, column in enumerate(table.columns):
            write_cell(page, HEAD_ROW + 1 + row, at, column.values[row], looks, column.look_of(row))
    last = len(table.columns) - 1
    page.freeze_panes(HEAD_ROW + 1, table.fixed)
    page.autofilter(HEAD_ROW, 0, HEAD_ROW + table.rows, last)
    set_up_print(page, HEAD_ROW)


def write_head(
    page: Worksheet, row: int, columns: Sequence[Column], widths: Sequence[float], looks: Looks
) -> None:
    """The labels, in a row as high as the longest of them needs."""
    lines = [
        len(wrap(column.label, max(int(width), 1)))
        for column, width in zip(columns, widths, strict=True)
    ]
    page.set_row(row, _LINE * max(lines) + 4)
    write_labels(page, row, [column.label for column in columns], looks)


def write_labels(page: Worksheet, row: int, labels: Sequence[str], looks: Looks) -> None:
    """A row of labels."""
    for at, label in enumerate(labels):
        write_cell(page, row, at, label, looks, "head")


def write_cell(page: Worksheet, row: int, at: int, value: Value, looks: Looks, look: str) -> None:
    """A value as what it is: words are never taken for a formula, days are days."""
    if value is None:
        page.write_blank(row, at, None, looks[look])
    elif isinstance(value, str):
        page.write_string(row, at, value[:LONGEST], looks[look])
    elif isinstance(value, date):
        page.write_datetime(row, at, value, looks[look])
    else:
        page.write_number(row, at, value, looks[look])


def _write_sums(page: Worksheet, table: SheetTable, looks: Looks) -> None:
    """The sums of the rows shown: a formula of our own, with what it gives for all of them."""
    first, last = HEAD_ROW + 1, HEAD_ROW + max(table.rows, 1)
    for at, column in enumerate(table.columns):
        if column.summed:
            added = f"=SUBTOTAL({_ADDED},{xl_range(first, at, last, at)})"
            look = looks["sum_parts" if column.look == "parts" else "sum"]
            page.write_formula(SUM_ROW, at, added, look, column.sum)
        else:
            words = _("Cộng các dòng đang hiện") if at == table.fixed - 1 else ""
            write_cell(page, SUM_ROW, at, words, looks, "sum_words")


def _lines(columns: Sequence[Column], row: int) -> int:
    """The lines of the row's longest words: not every program makes room for them by itself."""
    words = ((column.values[row], column.room) for column in columns)
    rooms = ((len(each), room) for each, room in words if isinstance(each, str))
    return max((ceil(letters / room) for letters, room in rooms), default=1)


def _width(value: object) -> float:
    """The width of a value, in digits."""
    if isinstance(value, str):
        return len(value) / _LETTERS
    return 10 if isinstance(value, date) else len(str(value)) if value is not None else 0
