"""Which rows of a table state totals, and in which cell they say so."""

import re

from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary
from domain.text import parse_number

SERIAL = re.compile(r"\d{1,5}(?:\.\d{1,3})*\.?\)?")
_TOTAL_OF = re.compile(
    r"^\s*(?:tổng cộng|tổng số|tổng|cộng|tong cong|tong so|tong|cong)\s+(?:của\s+)?(.+)$", re.I
)


class TotalRows:
    """Tells the totals of one table, whose rows are numbered in the column `serial` (-1: none)."""

    def __init__(self, grid: Grid, meanings: Meanings, serial: int) -> None:
        self._grid, self._meanings, self._serial = grid, meanings, serial

    def label(self, row: int, cells: list[tuple[int, str]]) -> tuple[int, str] | None:
        """The column and words of a total's label; None where a row states no total."""
        texts = [(column, text) for column, text in cells if parse_number(text) is None]
        if not texts or (
            self._serial >= 0 and SERIAL.fullmatch(self._grid.text(row, self._serial))
        ):
            return None
        at, label = texts[0]
        if len(texts) > 1 and numbered(label)[0] and not numbered(label)[1]:
            at, label = texts[1]
        total = vocabulary().is_total(label) or self._totals_a_section(label)
        return (at, label) if total else None

    def _totals_a_section(self, label: str) -> bool:
        """Whether a label is the total of what it names: "Cộng xã An Vĩ: 2"."""
        found = _TOTAL_OF.match(label)
        said = self._meanings.of(found[1]) if found else {}
        return bool(said.keys() & {"field", "unit", "year"})
