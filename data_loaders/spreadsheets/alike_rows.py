"""Rows of a list that differ in names alone: what one was found to say holds for the next."""

from collections.abc import Iterable

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells, Record
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.reading import ROW_COLUMNS
from data_loaders.spreadsheets.row_origins import says_nothing_itself
from data_loaders.spreadsheets.row_units import RowUnits
from data_loaders.spreadsheets.row_values import RowField
from data_loaders.spreadsheets.sections import Section
from data_loaders.spreadsheets.sheets import column_letters

_CELL, _NAME = ROW_COLUMNS.index("cell"), ROW_COLUMNS.index("name")
_FEWEST = 200  # rows; in fewer of them there is little to find again
_MOST_COLUMNS = 30  # that decide; a table with more of them is wide, not long
_MOST = 10_000  # different rows that are remembered


class AlikeRows:
    """Remembers rows of one list by the words of the cells that decide what they say.

    Nothing is remembered of a row of which something was told: that is told of each.
    """

    def __init__(
        self, cells: Cells, units: RowUnits, field: RowField, columns: Iterable[Column | None]
    ) -> None:
        self._cells, self._units, self._field = cells, units, field
        self._letters = column_letters(cells.table.key.index)
        deciding = {column.index: column for column in columns if column is not None}
        self._first, self._keys = 0, list[tuple[str, ...]]()
        lines = cells.table.body.lines
        if len(lines) >= _FEWEST and cells.are_sound and len(deciding) <= _MOST_COLUMNS:
            self._first, last = lines[0].row, lines[-1].row + 1
            texts = (cells.texts(each)[self._first : last] for each in deciding.values())
            self._keys = list(zip(*texts, strict=True))
        self.remembers = bool(self._keys)
        self._known: dict[tuple[int, tuple[str, ...]], Record] = {}

    def again(self, row: int, section: Section, name: str) -> Record | None:
        """A row that says what an earlier one did, but for who carries it; None where none did."""
        at = row - self._first
        if not 0 <= at < len(self._keys):
            return None
        known = self._known.get((id(section), self._keys[at]))
        if known is None or not says_nothing_itself(name) or not self._units.pass_by(row):
            return None
        record = known.copy()
        record[_CELL], record[_NAME] = f"{self._letters}{row + 1}", name
        return record

    def keep(self, line: Line, name: str, record: Record) -> None:
        """Remember a row of which nothing was told, if nothing but its own cells decided it."""
        at = line.row - self._first
        if (
            0 <= at < len(self._keys)
            and len(self._known) < _MOST
            and says_nothing_itself(name)
            and self._units.is_by_its_cell(line.row)
            and self._field.is_by_its_cells(line)
        ):
            self._known[id(line.section), self._keys[at]] = record
