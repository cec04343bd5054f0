"""The models that the cells of a unit's row name under several columns, held against its totals."""

from collections.abc import Iterator

from data_loaders.spreadsheets.body import Differing, Line
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.several_names import names_between, names_in, without_mark
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import parse_number, words

_DENYING = frozenset({"chưa", "không", "chua", "khong"})  # "chưa báo cáo" is no model
_Names = list[tuple[str, ...]]  # of each column those of one row


def is_name(text: str) -> bool:
    """Whether a cell where numbers may stand names a model."""
    said = words(text)
    denies = said in vocabulary().none or said.partition(" ")[0] in _DENYING
    return " " in said and parse_number(text) is None and not denies


class NamesByColumn:
    """The names in the cells of one table under `columns`, each row's by its own total."""

    def __init__(self, table: Table, columns: list[Column]) -> None:
        self._table, self._columns, self._grid = table, columns, table.grid
        self._total = next(
            (c for c in table.header.columns if c.role in {"total", "quantity"} and not c.says),
            None,
        )
        self._rows = {line.row: self._of_row(line.row) for line in table.body.lines}

    def of(self, row: int, column: Column) -> tuple[str, ...]:
        """The names in a cell."""
        return self._rows[row][self._columns.index(column)]

    def differing(self) -> list[Differing]:
        """The totals of rows, and of columns beneath them, that are not the number of names."""
        return [
            Differing(self._grid.address(row, column), stated, counted)
            for row, column, stated, counted in (*self._across(), *self._beneath())
            if stated != counted
        ]

    def _of_row(self, row: int) -> _Names:
        """Every cell's names; semicolons or lines part them as the row's total has it."""
        texts = [self._written(row, column) for column in self._columns]
        listed = [names_in(text) or _one(text) for text in texts]
        parted = [
            names if len(names) > 1 else names_between(text, ";") or names
            for names, text in zip(listed, texts, strict=True)
        ]
        by_lines = [
            names if len(names) > 1 else names_between(text, ";\n") or names
            for names, text in zip(listed, texts, strict=True)
        ]
        stated = self._stated(row, self._total)
        return next((ways for ways in (listed, parted, by_lines) if _count(ways) == stated), parted)

    def _written(self, row: int, column: Column) -> str:
        value = self._grid.value(row, column.index)
        text = value if isinstance(value, str) else self._grid.text(row, column.index)
        return text if is_name(text) else ""

    def _stated(self, row: int, column: Column | None) -> float | None:
        return parse_number(self._grid.value(row, column.index)) if column else None

    def _across(self) -> Iterator[tuple[int, int, float, int]]:
        for row, names in self._rows.items():
            stated = self._stated(row, self._total)
            if self._total and stated is not None:
                yield row, self._total.index, stated, _count(names)

    def _beneath(self) -> Iterator[tuple[int, int, float, int]]:
        for total in self._table.body.totals:
            lines = self._table.body.lines[: total.lines_before or None]
            parts = [lines[total.since :] if total.lines_before else lines, lines]
            for column in (*self._columns, *([self._total] if self._total else [])):
                stated = self._stated(total.row, column)
                counted = [self._under(column, part) for part in parts]
                if stated is not None and stated not in counted:
                    yield total.row, column.index, stated, counted[-1]

    def _under(self, column: Column, lines: list[Line]) -> int:
        if column is self._total:
            return sum(_count(self._rows[line.row]) for line in lines)
        return sum(len(self.of(line.row, column)) for line in lines)


def _one(text: str) -> tuple[str, ...]:
    return (without_mark(text),) if text else ()


def _count(names: _Names) -> int:
    return sum(map(len, names))
