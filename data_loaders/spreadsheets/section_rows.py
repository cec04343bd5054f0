"""Which rows of a table are the heads of its sections, and what each says of the rows beneath."""

from data_loaders.spreadsheets.columns import Header, is_mark
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.meanings import Meaning, Meanings, Said
from data_loaders.spreadsheets.sections import Sections
from data_loaders.spreadsheets.sheets import Place
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary
from domain.text import parse_number

_LONGEST_SECTION = 160
_HEADING = frozenset({"roman", "letter", "part"})


class SectionRows:
    """Opens the sections of one table as its rows are met."""

    def __init__(
        self,
        grid: Grid,
        header: Header,
        meanings: Meanings,
        sections: Sections,
        *,
        states_numbers: bool,
    ) -> None:
        self._grid, self._header, self._meanings = grid, header, meanings
        self._sections, self._numbers = sections, states_numbers
        serial = header.column("serial")
        self._serial = serial.index if serial else -1

    def open(self, row: int, cells: list[tuple[int, str]]) -> bool:
        """Begin a section, if that is what the row is for; whether it is."""
        texts = [(column, text) for column, text in cells if parse_number(text) is None]
        if not texts or len(texts) > 2 or (len(texts) == 2 and not is_mark(texts[0][1])):
            return False
        column, text = texts[-1]
        if len(text) > _LONGEST_SECTION:
            return False
        mark = texts[0][1] if len(texts) == 2 else self._serial_text(row, column)
        numbering, rest = numbered(f"{mark} {text}" if mark else text)
        counted = len(cells) - len(texts) - (1 if mark and len(texts) == 1 else 0)
        if counted and self._numbers and numbering not in _HEADING:
            return False
        says = self._says(row, column, text, rest, numbering)
        if says is None or (counted and "unit" in says and self._numbers):
            return False
        if "unit" in says and self._is_unit_cell_of_a_line(row, column):
            return False
        self._sections.open(row, numbering, says)
        return True

    def _serial_text(self, row: int, column: int) -> str:
        return self._grid.text(row, self._serial) if 0 <= self._serial != column else ""

    def _is_unit_cell_of_a_line(self, row: int, column: int) -> bool:
        """A unit alone in its own column names the rows beneath it as any unit cell does."""
        role = next((c.role for c in self._header.columns if c.index == column), None)
        return (
            role in {"unit", "unit_or_carrier"}
            and self._grid.area(row, column)[1] == self._grid.area(row, column)[3]
        )

    def _says(self, row: int, column: int, text: str, rest: str, numbering: str) -> Meaning | None:
        """What a lone text says of the rows beneath: {} for a mere heading, None for no section."""
        place = row, column
        if meaning := self._meanings.of(text) or self._meanings.of(rest):
            return {
                about: Said(value, text, self._grid.name, place) for about, value in meaning.items()
            }
        area = self._grid.area(row, column)
        wide = area[3] - area[1] >= 2 or column == self._serial
        if numbering in _HEADING or wide:
            sibling = self._sections.siblings_say(numbering)
            return self._unknown(rest, place, sibling)
        if vocabulary().says_a_field(rest):
            return self._unknown(rest, place, "field")
        return None

    def _unknown(self, rest: str, place: Place, sibling: str | None) -> Meaning:
        if vocabulary().says_a_field(rest) or (sibling == "field" and self._meanings.fields.any):
            found = self._meanings.fields.find(rest)
            return {"field": Said(found.code, rest, self._grid.name, place, found.suggestion)}
        if sibling == "unit" or self._meanings.register.says_a_place(rest):
            return {"unit": Said(rest, rest, self._grid.name, place)}
        return {}
