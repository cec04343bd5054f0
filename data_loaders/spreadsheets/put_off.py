"""Rows that a report puts off to a later year: they are no new models of its own.

A model counts in the year it is registered, and what only goes on from it does not (rule 2).
"""

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.known_words import known_words
from data_loaders.spreadsheets.later_years import Later, later_in
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.row_values import ticks
from domain.problems import Fault


class LaterYears:
    """Finds what one list's rows put off, in their section, note or state; says so in each cell."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        roles = ("note", "state", "state_or_content", "content")
        said = cells.context.year
        self._year = said.number if said else None
        columns = [c for c in map(cells.table.column, roles) if c is not None]
        told = ((column, self._later_words(column)) for column in columns)
        self._columns = [(column, later) for column, later in told if later]
        self._ticks = [column for column in cells.table.value_columns if "later" in column.says]

    def _later_words(self, column: Column) -> dict[str, Later]:
        """The words of a column that put something off, and to when."""
        if self._year is None:
            return {}
        texts = {text for text in self._cells.texts(column) if text}
        if column.role == "content":  # it tells of the model's work, but for a word or two
            texts = {text for text in texts if known_words(text).whole}
        later = ((text, later_in(text, self._year)) for text in texts)
        return {text: found for text, found in later if found}

    def of(self, line: Line) -> tuple[Later, Said] | None:
        """What a row puts off, and the words for it; None where it puts off nothing."""
        year = self._year
        if year is None:
            return None
        for column, said in self._columns:
            text = self._cells.text(line, column)
            if later := said.get(text):
                place = self._cells.grid.spread(line.row, column.index)
                return self._told(later, Said(later.year, text, self._cells.grid.name, place))
        for column in ticks(self._cells, line, self._ticks):
            if later := later_in(column.label, year, is_heading=True):
                place = line.row, column.index
                return self._told(later, Said(None, column.label, self._cells.grid.name, place))
        return self._of_section(line, year)

    def _of_section(self, line: Line, year: int) -> tuple[Later, Said] | None:
        if (said := line.section.says.get("later")) and (
            later := later_in(said.found, year, is_heading=True)
        ):
            return self._told(later, said)
        if (said := line.section.says.get("year")) and (said.number or 0) > year:
            return self._told(Later(said.number or year), said)
        return None

    def _told(self, later: Later, said: Said) -> tuple[Later, Said]:
        year = None if later.goes_on else str(later.year)
        self._cells.tell_said(Fault.LATER_YEAR, said, year or str(self._year))
        return later, Said(later.year, said.found, said.sheet, said.place)
