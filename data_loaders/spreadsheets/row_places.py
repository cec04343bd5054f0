"""Which rows of a table are of another district: by its head, a section, or a column of places."""

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from data_loaders.unit_names import place_words
from domain.problems import Fault


def place_column(table: Table) -> Column | None:
    """The column that says in which district or province each row's unit lies."""
    columns = (c for c in table.header.columns if c.role in {None, "unit"})
    named = (c for c in columns if place_words().kind_of_column(c.label))
    return next((c for c in named if _names_places(table, c)), None)


def _names_places(table: Table, column: Column) -> bool:
    """Whether cells hold names: under "Huyện" there may also be ticks or numbers."""
    texts = [table.grid.spread_text(line.row, column.index) for line in table.body.lines]
    said = [text for text in texts if text]
    return bool(said) and all(_is_name(text) for text in said)


def _is_name(text: str) -> bool:
    return len(text) > 1 and text[0].isalpha() and text.lower() not in vocabulary().tick


class Places:
    """Finds the rows of one table that are of another place, from the top down."""

    def __init__(self, cells: Cells, column: Column | None) -> None:
        self._cells, self._column = cells, column
        self._names = cells.context.register.place_names
        self._kind = place_words().kind_of_column(column.label) if column else None
        self._carried: tuple[str, str] | None = None
        self._entered: tuple[str, str] | None = None

    @property
    def is_entered(self) -> bool:
        """Whether the rows at hand stand beneath the name of another place."""
        return self._entered is not None

    def enter(self, text: str, cell: str) -> None:
        """A row that holds a unit's name alone may name the place of those beneath it."""
        if self._names.is_elsewhere_alone(text):
            self._entered = self._names.elsewhere(text) or "", cell
        elif self._names.names_ours(text):
            self._entered = None

    def of_another(self, line: Line) -> bool:
        """Whether a row is of a place that is not the plan's; if so, it is told where that stands.

        A column of places decides, then the section, then the words over the table.
        """
        if column := self._column:
            if text := self._cells.text(line, column):
                self._carried = text, self._cells.address(line, column)
            if self._carried:
                return self._tells_in_column(*self._carried)
        if (said := line.section.says.get("unit")) and (place := self._names.elsewhere(said.found)):
            self._tell(Said(None, place, said.sheet, said.place))
            return True
        if self._entered:
            place, cell = self._entered
            self._cells.tell(Fault.ANOTHER_PLACE, cell, place)
            return True
        if said is None and self._cells.context.elsewhere:
            self._tell(self._cells.context.elsewhere)
            return True
        return False

    def _tells_in_column(self, text: str, cell: str) -> bool:
        place = self._names.elsewhere(text) or self._names.elsewhere(f"{self._kind} {text.title()}")
        if place:
            self._cells.tell(Fault.ANOTHER_PLACE, cell, place)
        return place is not None

    def _tell(self, said: Said) -> None:
        self._cells.tell_said(Fault.ANOTHER_PLACE, said)
