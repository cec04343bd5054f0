"""A sheet as a reader sees it: words in cells, merged ones once, hidden ones not at all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from data_loaders.spreadsheets.sheets import Area, Place, Row, Sheet, Value, address
from domain.text import squeeze, squeeze_all

_NOTHING: Row = []
_TEXT_OR_NOTHING = frozenset({str, type(None)})
_LARGE = 1e15  # a number that is shown in other ways than by its digits
_PLACEHOLDERS = ".…_"  # dotted lines that a blank form leaves to be written over


class Grid:
    """The visible cells of one sheet, by row and column from 0."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.name = sheet.name
        self.rows = sheet.rows
        self.height = len(sheet.rows)
        self.hidden_rows = frozenset(sheet.hidden_rows)
        self.hidden_columns = frozenset(sheet.hidden_columns)
        self.merges: dict[Place, Area] = {}
        self.anchors: dict[Place, Place] = {}
        self._hanging: dict[int, list[tuple[int, Place]]] = defaultdict(list)
        self._texts: dict[int, list[str]] = {}
        for area in sheet.merges:
            self._merge(area)
        for column in self.hidden_columns:
            for row in self.rows:
                if column < len(row):
                    row[column] = None

    def _merge(self, area: Area) -> None:
        top, left, bottom, right = area
        self.merges[top, left] = area
        bottom, right = min(bottom, self.height), min(right, left + 1_000)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) == (top, left):
                    continue
                self.anchors[row, column] = (top, left)
                if row < self.height:
                    self._hanging[column].append((row, (top, left)))
                    if column < len(self.rows[row]):
                        self.rows[row][column] = None

    def row(self, row: int) -> Row:
        """The values of a row."""
        return self.rows[row] if 0 <= row < self.height else _NOTHING

    def value(self, row: int, column: int) -> Value:
        """The value of a cell."""
        values = self.rows[row] if 0 <= row < self.height else _NOTHING
        return values[column] if 0 <= column < len(values) else None

    def text(self, row: int, column: int) -> str:
        """The words of a cell, "" where it has none."""
        return as_text(self.value(row, column))

    def spread(self, row: int, column: int) -> Place:
        """The cell whose value shows here: the first of a merged area, else the cell itself."""
        return self.anchors.get((row, column), (row, column))

    def spread_text(self, row: int, column: int) -> str:
        """The words that show in a cell."""
        return self.text(*self.spread(row, column)) if self.anchors else self.text(row, column)

    def column_texts(self, column: int) -> list[str]:
        """The words that show in each cell of a column, from the first row down; not to change.

        Column -1 stands for one that is not there: it says nothing.
        """
        texts = self._texts.get(column)
        if texts is None:
            texts = [""] * len(self.rows)
            if column >= 0:
                texts = texts_of([row[column] if column < len(row) else None for row in self.rows])
            for row, anchor in self._hanging.get(column, ()):
                texts[row] = self.text(*anchor)
            self._texts[column] = texts
        return texts

    def texts_at(self, column: int, rows: Sequence[int]) -> list[str]:
        """The words that show in a column's cells of some rows: all worked out where these are most
        of them, for the others are sure to be asked for.
        """
        if column in self._texts or len(rows) * 2 > self.height:
            texts = self.column_texts(column)
            return [texts[row] for row in rows]
        return [self.spread_text(row, column) for row in rows]

    def cells(self, row: int) -> Iterator[tuple[int, str]]:
        """The cells of a row that say something: column and words."""
        for column, value in enumerate(self.row(row)):
            if value is not None and value != "" and (text := as_text(value)):
                yield column, text

    def area(self, row: int, column: int) -> Area:
        """The merged area a cell begins, or the cell alone."""
        return self.merges.get((row, column), (row, column, row, column))

    def is_blank(self, row: int) -> bool:
        """Whether nothing shows in a row, be it that formulas have no value there."""
        return not any(True for _ in self.cells(row))

    def address(self, row: int, column: int) -> str:
        """The A1 address of a cell."""
        return address(row, column)


def as_text(value: Value) -> str:
    """A value as the words a person sees: whole numbers without a point."""
    if isinstance(value, str):
        return _filled(squeeze(value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if _is_whole(float(value)):
        return str(int(value))
    return str(value)


def _is_whole(number: float) -> bool:
    return number.is_integer() and -_LARGE < number < _LARGE


def texts_of(values: Sequence[Value]) -> list[str]:
    """`as_text` of each of many values; what several of them say is worked out once."""
    different = dict.fromkeys(values)
    texts = [value for value in different if type(value) is str]
    told: dict[Value, str] = dict(zip(texts, map(_filled, squeeze_all(texts)), strict=True))
    if len(set(map(type, values)) - _TEXT_OR_NOTHING) > 1:  # 1 and True are equal, and not the same
        return [told[value] if type(value) is str else as_text(value) for value in values]
    told |= {
        value: str(int(value)) if type(value) is float and _is_whole(value) else as_text(value)
        for value in different
        if type(value) is not str
    }
    return list(map(told.__getitem__, values))


def _filled(text: str) -> str:
    if text and text[0] in _PLACEHOLDERS and not text.strip(_PLACEHOLDERS + " "):
        return ""
    return text
