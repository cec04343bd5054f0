"""A table's head: its columns and what each holds; and rows that only repeat or number them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.label_words import label_key
from data_loaders.spreadsheets.vocabulary import numbered
from domain.text import words

_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[A-Ha-h]|I{1,3}|IV|VI?)\s*\)?(?:\s*=.*)?")


@dataclass(slots=True)
class Column:
    """A column: its `role` (a known label), or what its label `says` of what is ticked in it."""

    index: int
    label: str
    role: str | None = None
    says: dict[str, str | int] = field(default_factory=dict)

    @property
    def holds_values(self) -> bool:
        """Whether its cells are ticks or numbers about what its label says."""
        return bool(self.says) and self.role in {None, "quantity", "total"}


@dataclass(slots=True)
class Header:
    """The head of a table: its rows, and its columns from left to right."""

    top: int
    bottom: int
    columns: list[Column]

    def column(self, role: str) -> Column | None:
        """The first column of a role."""
        return next((each for each in self.columns if each.role == role), None)

    @property
    def roles(self) -> set[str]:
        """The roles of the columns."""
        return {each.role for each in self.columns if each.role}

    @property
    def first(self) -> int:
        """The first column."""
        return self.columns[0].index

    @property
    def last(self) -> int:
        """The last column."""
        return self.columns[-1].index


def side_by_side(columns: list[Column]) -> Iterator[list[Column]]:
    """The columns of each table of several that share a head's row: each begins like the first."""
    part: list[Column] = []
    for column in columns:
        starts = column.role in {"serial", "name", "unit"} and any(
            each.role == column.role for each in part
        )
        if starts and (column.role == "serial" or part[0].role == column.role):
            yield part
            part = []
        part.append(column)
    if part:
        yield part


def is_mark(text: str) -> bool:
    """Whether a text is a section's number alone: "I", "B.", "2"."""
    kind, rest = numbered(text)
    return bool(kind) and not rest


def is_numbering(texts: list[str], *, gaps: bool = False) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2; `gaps`: 1 2 4, too."""
    if len(texts) < 2 or not all(_NUMBERING.fullmatch(text) for text in texts):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    rising = all(
        later == earlier + 1 or (gaps and later > earlier) for earlier, later in pairwise(numbers)
    )
    return rising and (len(numbers) < len(texts) or numbers[0] <= 1 or "(" in texts[0])


def same_labels(header: Header, grid: Grid, row: int) -> bool:
    """Whether a row repeats the head, as at the top of a printed page."""
    said = {words(part) for each in header.columns for part in each.label.split(" › ")}
    within = range(header.first, header.last + 1)
    cells = [words(text) for column, text in grid.cells(row) if column in within]
    return len(cells) >= 2 and all(cell in said or label_key(cell) in said for cell in cells)
