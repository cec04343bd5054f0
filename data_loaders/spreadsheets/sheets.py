"""A sheet as its engine found it: values by row and column from A1, and what lies about them.

Only plain values cross from the child process to us: text, numbers, truth, None. A day is written
dd/mm/yyyy, as offices do, so nothing after this needs to know how a file stores its dates.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import chain
from typing import Any

Value = str | float | bool | None  # "" says no more than None
Row = list[Value]
Place = tuple[int, int]  # row, column, both from 0
Area = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(slots=True)
class Sheet:
    """One sheet. Rows and columns count from 0; a row ends at its last value."""

    name: str
    rows: list[Row]
    merges: list[Area] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)  # "#REF!" and its like
    unvalued: set[Place] = field(default_factory=set)  # formulas without a stored value
    fonts: dict[Place, str] = field(default_factory=dict)  # names of pre-Unicode fonts alone
    struck: set[Place] = field(default_factory=set)  # cells whose font is struck through

    def notes(self) -> list[Any]:
        """What is known beside the rows, as lists, for the way between processes."""
        return [
            self.name,
            [list(area) for area in self.merges],
            self.hidden,
            self.hidden_rows,
            self.hidden_columns,
            [[row, column, words] for (row, column), words in self.errors.items()],
            [list(place) for place in self.unvalued],
            [[row, column, font] for (row, column), font in self.fonts.items()],
            [list(place) for place in self.struck],
        ]

    @classmethod
    def of_plain(cls, rows: list[Row], plain: list[Any]) -> "Sheet":
        """The sheet of these rows and of what `notes` made."""
        name, merges, hidden, hidden_rows, hidden_columns, *notes = plain
        errors, unvalued, fonts, struck = notes
        return cls(
            name=name,
            rows=rows,
            merges=[(a, b, c, d) for a, b, c, d in merges],
            hidden=hidden,
            hidden_rows=hidden_rows,
            hidden_columns=hidden_columns,
            errors={(row, column): words for row, column, words in errors},
            unvalued={(row, column) for row, column in unvalued},
            fonts={(row, column): font for row, column, font in fonts},
            struck={(row, column) for row, column in struck},
        )


_PLAIN = frozenset({str, float, int, bool})
_NOTHING = (None, "")


def plain_rows(rows: list[list[Any]]) -> list[Row]:
    """The rows of any engine as plain values, each up to its last."""
    if not _PLAIN.issuperset(map(type, chain.from_iterable(rows))):
        rows = list(map(plain_row, rows))
    trim(rows)
    return rows


def trim(rows: list[Row]) -> None:
    """End each row at its last value."""
    for row in rows:
        if row and row[-1] in _NOTHING:
            while row and row[-1] in _NOTHING:
                row.pop()


def plain_row(values: list[Any]) -> Row:
    """A row of any engine as plain values, up to its last."""
    if not _PLAIN.issuperset(map(type, values)):
        values = [plain_value(value) for value in values]
    while values and values[-1] in _NOTHING:
        values.pop()
    return values


def plain_value(value: object) -> Value:
    """`value` of any engine as a plain one."""
    if value is None or isinstance(value, str | float | int | bool):
        return value
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


@cache
def column_letters(column: int) -> str:
    """The letters of a column: 0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column of its letters: A → 0, AA → 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(row: int, column: int) -> str:
    """The A1 address of a cell."""
    return f"{column_letters(column)}{row + 1}"


def area_address(area: Area) -> str:
    """The A1 address of an area: "B4:I12", or of its one cell: "B4"."""
    first, last = address(area[0], area[1]), address(area[2], area[3])
    return first if first == last else f"{first}:{last}"
