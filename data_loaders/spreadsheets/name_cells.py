"""Cells under columns of names: how many models each lists, held against the totals beside them."""

from collections.abc import Iterator, Sequence

from data_loaders.spreadsheets.body import Line, TotalLine
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.several_names import (
    Names,
    is_denying,
    is_name,
    names_in,
    names_joined,
)
from data_loaders.spreadsheets.tables import Stated, Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import parse_number, squeeze, words

_MOST = 20  # models of one unit; what is more counts other things
_SHORTEST = 3  # letters of a name of one word
_COUNTING = ("total", "quantity")


class NameCells:
    """The names in the cells of one table, whose `columns` each hold models of their own."""

    def __init__(self, table: Table, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        self._table, self._columns, self._lines = table, columns, lines
        self.total = _total(table)
        self._names = {line.row: self._read(line.row) for line in lines}

    def of(self, row: int, column: Column) -> Names:
        """The names that a cell lists; ("",) for the one that is its own words."""
        return self._names[row].get(column.index, ())

    def stated(self) -> list[Stated]:
        """The totals of rows, and of the form, with the numbers of models read for them."""
        if self.total is None:
            return []
        own = ((line.row, [self._count(self._names[line.row])]) for line in self._lines)
        totals = ((total.row, self._sums(total)) for total in self._table.body.totals)
        return [Stated((row, self.total.index), sums) for row, sums in (*own, *totals)]

    def _sums(self, total: TotalLine) -> list[int]:
        since, lines = total.since, self._lines[: total.lines_before or None]
        return [
            sum(self._count(self._names[line.row]) for line in part)
            for part in (lines[since:], lines)
        ]

    def _read(self, row: int) -> dict[int, Names]:
        """How a row's cells are read: as its own total has it, else by their marks."""
        texts = {
            column.index: value
            for column in self._columns
            if isinstance(value := self._table.grid.value(row, column.index), str)
            and _names_some(self._table.grid.text(row, column.index))
        }
        readings = list(_readings(texts))
        stated = parse_number(self._table.grid.value(row, self.total.index)) if self.total else None
        return next((each for each in readings if self._count(each) == stated), readings[0])

    @staticmethod
    def _count(names: dict[int, Names]) -> int:
        return sum(map(len, names.values()))


def _readings(texts: dict[int, str]) -> Iterator[dict[int, Names]]:
    """The ways to read the cells of a row, the likeliest first."""
    listed = {column: names_in(text) for column, text in texts.items()}
    for sure, signs in ((True, ";"), (False, ";"), (False, ";\n")):
        yield {
            column: listed[column] or names_joined(text, signs, sure=sure) or _alone(text)
            for column, text in texts.items()
        }
    yield {column: listed[column] or _alone(text) for column, text in texts.items()}


def _alone(text: str) -> Names:
    """The one name that a cell holds, less the point before it; ("",) where that is its words."""
    bare = text.lstrip("-–•+ ")
    return ("",) if bare == text else (squeeze(bare),)


def _names_some(text: str) -> bool:
    """Whether a cell among names is one, be it of a single word: "Zalo"."""
    return is_name(text) or (len(text) >= _SHORTEST and text.isalpha() and not _says_no_name(text))


def _says_no_name(text: str) -> bool:
    said = vocabulary()
    return words(text) in said.none | said.tick or is_denying(text) or said.is_ditto(text)


def _total(table: Table) -> Column | None:
    """The column that says how many models a row names; None where none does, or it says more."""
    named = (table.column(role) for role in _COUNTING)
    column = next((each for each in named if each and not each.says), None)
    if column is None or table.column("unit_of_measure"):
        return None
    exact = vocabulary().exact_role(column.label.rpartition(" › ")[2]) == column.role
    numbers = (parse_number(table.grid.value(line.row, column.index)) for line in table.body.lines)
    return column if exact and all(0 <= (each or 0) <= _MOST for each in numbers) else None
