"""Which unit a row is of: its own cell, the cell it hangs below, its section, or who speaks."""

import re
from dataclasses import replace

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.carriers import OfACommune
from data_loaders.spreadsheets.cells import Cells, UnitFound
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.labelled_units import LabelledUnits
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.named_units import unit_of_post
from data_loaders.spreadsheets.row_places import Places, place_column
from data_loaders.spreadsheets.sheets import area_address
from data_loaders.spreadsheets.tables import Shape, sample
from data_loaders.spreadsheets.vocabulary import vocabulary
from data_loaders.units import Match
from domain.problems import Fault
from domain.text import words

_OFFICES = frozenset({"agency", "armed_forces"})  # kinds of units with schools, squads, stations
# How many models a unit has, said beside its name: "Xã An Vĩ (02 mô hình)".
_NUMBER_AFTER = re.compile(
    r"\s*[:(–-]\s*\d{1,3}\s*(?:mô hình|mo hinh|mh|điển hình|dien hinh|đh)?\s*\)?\s*$", re.I
)


class RowUnits:
    """Finds the unit of each row of one table, from the top down."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._register = cells.context.register
        said = cells.context.unit
        speaker = self._register.by_code(str(said.value)) if said and said.value else None
        self._commune = OfACommune(self._register, speaker)
        self._is_office = speaker is not None and speaker.kind in _OFFICES
        self._place = place_column(cells.table)
        self._parts: dict[str, bool] = {}
        self._post = cells.table.column("post")
        self._units = LabelledUnits(self._register, cells.table.column("unit"))
        self.column, self.carrier = self._columns()
        if self._place is self.column:
            self._place = None
        self._texts = cells.texts(self.column)
        self._found: dict[str, tuple[UnitFound, str | None, str]] = {}
        self._carried: tuple[int, str] | None = None
        self._next = cells.table.header.bottom + 1
        self._places = Places(cells, self._place)
        totals = (total.row for total in cells.table.body.totals)
        self._passed_over = cells.grid.hidden_rows.union(totals)

    def _columns(self) -> tuple[Column | None, Column | None]:
        """The column that names units, and one that names who in a unit carries the model."""
        table = self._cells.table
        units = [c for c in table.header.columns if c.role == "unit" and c is not self._place]
        unit = units[0] if units else None
        either, carrier = table.column("unit_or_carrier"), table.column("carried_by")
        if unit is None and either is None and self._place and self._place.role == "unit":
            unit = self._place
        carrier = carrier or table.column("post")
        if unit and not self._names_parts_of_a_unit(unit):
            return unit, carrier or either
        column = unit or either
        if column is None or (unit is None and self._names_units(column)):
            return column, carrier
        return None, carrier or column

    def _year(self) -> int | None:
        said = self._cells.context.year
        return said.number if said else None

    def _known(self, text: str) -> bool:
        return self._units.find(text, self._year()).unit is not None

    def _names_parts_of_a_unit(self, column: Column) -> bool:
        """Whether an "Đơn vị" column lists villages and party cells of the one unit that speaks."""
        texts = sample(self._cells.table, column)
        if self._commune.are_its_bodies(texts):
            return True
        return (
            self._speaker()
            and bool(texts)
            and not any(
                self._known(text) or self._register.says_a_place(text) or not self._is_part(text)
                for text in texts
            )
        )

    def _names_units(self, column: Column) -> bool:
        texts = sample(self._cells.table, column)
        if self._commune.carry_out(texts, self._year()):
            return False
        known = sum(self._known(text) for text in texts)
        if not self._speaker():
            return bool(known) or any(self._register.says_a_place(text) for text in texts)
        return known * 2 >= len(texts) and bool(known)

    def _speaker(self) -> bool:
        said = self._cells.context.unit
        return said is not None and said.value is not None

    def part_in(self, row: int) -> str:
        """The part of the one unit that speaks which a row names where others name units; or ""."""
        text = self._texts[row] if self.column and self._speaker() else ""
        return text if text and self._is_part(text) else ""

    def part_of_row(self, row: int) -> str:
        """The part of its unit that a row is of, in whatever column it is named; else ""."""
        if part := self.part_in(row):
            return part
        return self._cells.texts(self.carrier)[row] if self.column is None and self.carrier else ""

    def _is_part(self, text: str) -> bool:
        if text not in self._parts:
            self._parts[text] = self._names_a_part(text)
        return self._parts[text]

    def _names_a_part(self, text: str) -> bool:
        if not self._speaker() or self._cells.context.elsewhere:
            return False
        if self._commune:
            return self._commune.is_its_part(text) and not self._is_ours_elsewhere(text)
        if self._known(text) or self._register.says_a_place(text):
            return False
        office = self._is_office and vocabulary().is_within("an_office", text)
        return office or vocabulary().is_within("a_unit", text)

    def _is_ours_elsewhere(self, text: str) -> bool:
        """Whether a name in a commune's report is of a unit that only its full name can mean."""
        unit = self._register.find(text, self._year()).unit
        return unit is not None and words(unit.name) == words(text)

    def of(self, line: Line) -> tuple[UnitFound, bool]:
        """The unit of a row, and whether it is sound; problems are told."""
        column = self.column
        if column is not None:
            self._carry_to(line.row, column)
        if self._places.of_another(line):
            written = self._cells.text(line, column) if column else ""
            return UnitFound(None, None, written), False
        if column is not None:
            if self._cells.is_faulty(line, column):
                return UnitFound(), False
            if text := self._cells.text(line, column):
                said = self._cells.context.unit
                if said and self._is_part(text):
                    return self._spoken(said)
                return self._looked_up(text, line, column)
        if said := line.section.says.get("unit"):
            return self._said(said)
        if self._carried and self._carried[0] >= line.section.first_row:
            said = self._cells.context.unit
            is_part = said is not None and self._is_part(self._carried[1])
            return self._spoken(said) if said and is_part else self._looked_up(self._carried[1])
        if said := self._cells.context.unit:
            return self._spoken(said)
        return self._of_post(line)

    def _of_post(self, line: Line) -> tuple[UnitFound, bool]:
        """The unit that the post of the person in a row names; where none does, it is told."""
        text = self._cells.text(line, self._post)
        unit = unit_of_post(text, self._register, self._year()) if text else None
        if unit:
            return UnitFound(unit.code, unit.name, text), True
        table = self._cells.table
        if table.shape is Shape.COUNTS and self.column is None:
            self._cells.tell(Fault.NUMBERS_OF_NO_UNIT, area_address(table.area))
            return UnitFound(), False
        at = self.column or self._post or table.key
        self._cells.tell(Fault.MISSING_UNIT, self._cells.address(line, at))
        return UnitFound(), False

    def _carry_to(self, row: int, column: Column) -> None:
        for above in range(self._next, row + 1):
            text = self._texts[above]
            if text and above not in self._passed_over:
                self._carried = above, text
                if above < row:
                    self._places.enter(text, self._cells.grid.address(above, column.index))
        self._next = row + 1

    def is_by_its_cell(self, row: int) -> bool:
        """Whether a row's own cell says its unit, or else its section and whoever speaks."""
        if self._place is not None or self._places.is_entered:
            return False
        if self.column is None:
            return self._post is None
        return bool(self._texts[row])

    def pass_by(self, row: int) -> bool:
        """Go on past a row whose unit is known already; False where `of` has more to do there."""
        if self.column is None:
            return True
        if row != self._next or row in self._passed_over or self._places.is_entered:
            return False
        self._carried = row, self._texts[row]
        self._next = row + 1
        return True

    def _looked_up(
        self, text: str, line: Line | None = None, column: Column | None = None
    ) -> tuple[UnitFound, bool]:
        found = self._found.get(text)
        if found is None:
            match = self._units.find(text, self._year())
            if match.unit is None and (bare := _NUMBER_AFTER.sub("", text)) != text:
                match = self._units.find(bare, self._year())
            found = UnitFound.of(match, text), match.suggestion, both_lives(match)
            self._found[text] = found
        unit, suggestion, other = found
        if line and column and (unit.code is None or other):
            cell = self._cells.address(line, column)
            if other:
                self._cells.tell(Fault.TWO_UNITS, cell, text, expected=other)
            else:
                self._cells.tell(Fault.UNKNOWN_UNIT, cell, text, suggestion)
        return unit, unit.code is not None

    def _said(self, said: Said) -> tuple[UnitFound, bool]:
        match = self._register.find(str(said.value), self._year())
        if match.unit is None:
            self._cells.tell_said(
                Fault.UNKNOWN_UNIT, Said(None, said.found, said.sheet, said.place, match.suggestion)
            )
        self._tell_both_lives(match, said)
        return UnitFound.of(match, said.found), match.unit is not None

    def _tell_both_lives(self, match: Match, said: Said) -> None:
        if match.unit and (both := both_lives(match)):
            self._cells.tell_said(Fault.TWO_UNITS, replace(said, found=match.unit.name), both)

    def _spoken(self, said: Said) -> tuple[UnitFound, bool]:
        unit = self._register.by_code(str(said.value)) if said.value else None
        if unit is None:
            self._cells.tell_said(Fault.UNKNOWN_UNIT, said)
            return UnitFound(None, None, said.found), False
        match = self._register.find(unit.name, self._year())
        if match.unit is unit:
            self._tell_both_lives(match, said)
        return UnitFound(unit.code, unit.name, said.found), True


def both_lives(match: Match) -> str:
    """The two units of one name and year, the one taken first, with their days; else ""."""
    if match.unit is None or match.other is None:
        return ""
    return "; ".join(f"{each.name} ({each.lifetime})" for each in (match.unit, match.other))
