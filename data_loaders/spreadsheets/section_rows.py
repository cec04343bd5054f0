"""Which rows of a table are the heads of its sections, and what each says of the rows beneath."""

from data_loaders.spreadsheets.columns import Header, is_mark
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.known_words import known_in_heading, known_words
from data_loaders.spreadsheets.label_words import in_two
from data_loaders.spreadsheets.later_years import later_in
from data_loaders.spreadsheets.meanings import Meaning, Meanings, Said
from data_loaders.spreadsheets.sections import Sections
from data_loaders.spreadsheets.sheets import Place
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary
from domain.kinds import Origin
from domain.text import parse_number, plain

_LONGEST_SECTION = 160
_HEADING = frozenset({"roman", "small", "letter", "part"})


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
        name, field = header.column("name"), header.column("field")
        self._name = name.index if name and in_two(name.label) else -1  # "Đơn vị/Mô hình"
        self._field = field.index if field else -1

    def open(self, row: int, cells: list[tuple[int, str]]) -> bool:
        """Begin a section, if that is what the row is for; whether it is."""
        texts = [(column, text) for column, text in cells if self._is_words(text)]
        if self._is_unit_above_its_models(row):
            texts = [
                (column, text) for column, text in texts if column in {self._serial, self._name}
            ]
        if not texts or len(texts) > 2 or (len(texts) == 2 and not is_mark(texts[0][1])):
            return False
        column, text = texts[-1]
        if len(text) > _LONGEST_SECTION:
            return False
        mark = texts[0][1] if len(texts) == 2 else self._serial_text(row, column)
        numbering, rest = (numbered(mark)[0], text) if is_mark(mark) else numbered(text)
        counted = len(cells) - len(texts) - (1 if mark and len(texts) == 1 else 0)
        if counted and self._numbers and numbering not in _HEADING:
            return False
        says = self._says(row, column, text, rest, numbering)
        if says is None or (counted and "unit" in says and self._numbers):
            return False
        if not says and self._is_item(row, column, mark):
            return False
        if mark.isdigit() and self._names_a_model(column, rest):
            return False
        names_its_line = "unit" in says and self._is_unit_cell_of_a_line(row, column)
        nameless = column == self._field and self._is_counted_among_models(row, mark)
        if names_its_line or nameless:
            return False
        self._sections.open(row, numbering, says)
        return True

    def _is_unit_above_its_models(self, row: int) -> bool:
        """Whether a unit stands among the models, with a remark beside it, may be."""
        names_unit = "unit" in self._meanings.of(self._grid.text(row, self._name))
        return self._name >= 0 and names_unit and not self._grid.text(row, self._field)

    def _is_counted_among_models(self, row: int, mark: str) -> bool:
        """Whether a row with a field in its own column goes on in the numbers of the models around
        it: one whose name was left out, not the head of a section.
        """
        name = self._header.column("name")
        if name is None or not mark.isdigit():
            return False
        return any(
            self._serial_text(row + step, name.index) == str(int(mark) + step)
            and self._grid.text(row + step, name.index)
            for step in (-1, 1)
            if 0 <= row + step < self._grid.height
        )

    def _is_item(self, row: int, column: int, mark: str) -> bool:
        """Whether a row lettered "a)" is a model, not a heading: nothing is beneath it."""
        name = self._header.column("name")
        if not mark[:1].islower() or name is None or name.index != column:
            return False
        rows = range(row + 1, min(row + 4, self._grid.height))
        below = next((each for each in rows if not self._grid.is_blank(each)), None)
        if below is None:
            return True
        texts = [text for _, text in self._grid.cells(below)]
        said = vocabulary()
        if texts[0][:1].islower() and numbered(texts[0])[0] in {"letter", "small"}:
            return True
        closes = said.is_total(texts[0]) or said.is_signature(texts[0])
        return closes or any(self._meanings.of(text) for text in texts[:2])

    def _names_a_model(self, column: int, text: str) -> bool:
        """Whether words go on from their field to a model's name: "Lĩnh vực kinh tế: Vườn mẫu"."""
        name = self._header.column("name")
        before, colon, after = text.partition(":")
        field = self._meanings.of(before).get("field")
        named = bool(field and colon and after.strip()) and not self._meanings.of(text)
        return named and name is not None and name.index == column

    def _is_words(self, text: str) -> bool:
        """Whether a text is no number: "2 Quốc phòng - an ninh" is none, "02 mô hình" is one."""
        return parse_number(text) is None or (
            not text.isdigit() and bool(self._meanings.of(text).keys() & {"field", "unit"})
        )

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
        asides = self._asides(text, rest, place)
        if meaning := self._meaning(text, rest):
            says = {about: Said(v, text, self._grid.name, place) for about, v in meaning.items()}
            return asides | says
        area = self._grid.area(row, column)
        wide = area[3] - area[1] >= 2 or column == self._serial
        if numbering in _HEADING or wide:
            sibling = self._sections.siblings_say(numbering)
            return asides | self._unknown(rest, place, sibling)
        if asides and known_in_heading(rest).whole:
            return asides
        if vocabulary().says_a_field(rest):
            return self._unknown(rest, place, "field")
        return None

    def _asides(self, text: str, rest: str, place: Place) -> Meaning:
        """What is only proposed of the rows beneath, paused, or put off to a later year."""
        said = Said(None, text, self._grid.name, place)
        asides = {"later": said} if later_in(rest, 0, is_heading=True) else {}
        known = known_in_heading(rest)
        asides |= {"proposal": said} if known.proposes else {}
        return asides | ({"undecided": said} if known.undecided else {})

    def _meaning(self, text: str, rest: str) -> dict[str, str | int]:
        meaning = self._meanings.of(text) or self._meanings.of(rest)
        known = known_in_heading(rest)
        if known.whole:
            meaning = meaning or dict(known.says)
            is_past = meaning.get("origin") == Origin.MAINTAINED or "state" in meaning
            if len(known.years) == 1 and not is_past:
                meaning = {**meaning, "year": known.years[0]}
        before, word, field = plain(rest).partition("lĩnh vực")
        if not meaning and word and (code := self._meanings.fields.known(field.strip(" :"))):
            said = known_words(before)
            meaning = {"field": code, **said.says} if said.whole else {}
        return meaning

    def _unknown(self, rest: str, place: Place, sibling: str | None) -> Meaning:
        if vocabulary().says_a_field(rest) or (sibling == "field" and self._meanings.fields.any):
            found = self._meanings.fields.find(rest)
            return {"field": Said(found.code, rest, self._grid.name, place, found.suggestion)}
        if sibling == "unit" or self._meanings.register.says_a_place(rest):
            return {"unit": Said(rest, rest, self._grid.name, place)}
        return {}
