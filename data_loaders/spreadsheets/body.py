"""The rows beneath a head, told apart: rows to read, sections, totals, and where the table ends."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from data_loaders.effort import check_clock
from data_loaders.spreadsheets.columns import Header, is_numbering, same_labels
from data_loaders.spreadsheets.grid import Grid, as_text
from data_loaders.spreadsheets.list_rows import ListRows, Standing, denied
from data_loaders.spreadsheets.meanings import Meaning, Meanings
from data_loaders.spreadsheets.section_rows import SectionRows
from data_loaders.spreadsheets.sections import Section, Sections
from data_loaders.spreadsheets.sheets import Value
from data_loaders.spreadsheets.total_rows import SERIAL, TotalRows
from data_loaders.spreadsheets.vocabulary import vocabulary

# What makes a row one to read, beside its name.
TELLING = frozenset(
    {
        "name",
        "name_after",
        "activity",
        "field",
        "origin",
        "form",
        "state",
        "level",
        "content",
        "carried_by",
        "quantity",
        "worth",
        "in_charge",
        "step",
        "copied_from",
        "time",
        "unit_or_carrier",
        "state_or_content",
        "origin_or_form",
        "year",
    }
)


class Line(NamedTuple):
    """A row to read, and its sections; its `name` where that is not what its own cell holds."""

    row: int
    section: Section
    name: str = ""
    standing: Standing = Standing.MODEL


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A row that states totals: of the lines `since` the last section or total, or of all."""

    row: int
    label: tuple[int, str]
    lines_before: int
    since: int


@dataclass(slots=True)
class Body:
    """A table's rows, and the row after its end; `others` than those that tell of a model."""

    lines: list[Line] = field(default_factory=list)
    totals: list[TotalLine] = field(default_factory=list)
    end: int = 0
    others: list[Line] = field(default_factory=list)


class BodyReader:
    """Walks down one table."""

    def __init__(
        self,
        grid: Grid,
        header: Header,
        meanings: Meanings,
        *,
        key_role: str,
        starts_table: Callable[[int], bool],
        says: Meaning,
    ) -> None:
        self._grid, self._header, self._meanings = grid, header, meanings
        self._starts_table = starts_table
        key, serial = header.column(key_role), header.column("serial")
        self._key = key.index if key else -1
        self._is_list = key_role in {"name", "activity"}
        self._list = ListRows(grid, header) if key_role == "name" else None
        self._serial = serial.index if serial else -1
        self._shown = {each.index for each in header.columns}
        telling = TELLING if self._is_list else TELLING | {"total"}
        self._telling = [c.index for c in header.columns if c.role in telling or c.holds_values]
        self._ticks = {c.index for c in header.columns if c.holds_values and self._is_list}
        self._sections = Sections(says)
        self._section_rows = SectionRows(
            grid, header, meanings, self._sections, states_numbers=not self._is_list
        )
        self._totals = TotalRows(grid, meanings, self._serial)
        self._body = Body()
        self._since = 0
        self._name_ends = -1

    def read(self, first: int) -> Body:
        """The rows from `first` down to where the table ends."""
        row = first
        is_ordinary = self._list.is_ordinary if self._list else None
        hidden, lines = self._grid.hidden_rows, self._body.lines
        while row < self._grid.height:
            if is_ordinary and is_ordinary(row) and row not in hidden:
                lines.append(Line(row, self._sections.current))
                self._name_ends = row
                row += 1
                continue
            check_clock()
            if row in hidden or self._is_plain_row(row):
                pass
            elif self._ends_at(row):
                break
            elif same_labels(self._header, self._grid, row):
                row += self._header.bottom - self._header.top
            else:
                self._sort(row)
            row += 1
        self._body.end = row
        return self._body

    def _is_plain_row(self, row: int) -> bool:
        """The usual case, quickly: a number in the serial column and a name beside it."""
        if self._serial < 0 or not self._is_list:
            return False
        values = self._grid.rows[row]
        if len(values) <= max(self._key, self._serial):
            return False
        serial, key = values[self._serial], values[self._key]
        named = isinstance(key, str) and (
            key[:1].isalpha() or (bool(as_text(key)) and not key.strip().isdigit())
        )
        if (
            not named
            or not _is_serial(serial)
            or len(values) - values.count(None) - values.count("") < 3
        ):
            return False
        self._add(row)
        return True

    def _cells(self, row: int) -> list[tuple[int, str]]:
        return [(column, text) for column, text in self._grid.cells(row) if column in self._shown]

    def _ends_at(self, row: int) -> bool:
        cells = self._cells(row)
        if not cells:
            return False
        if self._starts_table(row):
            return not same_labels(self._header, self._grid, row)
        serial = self._grid.text(row, self._serial) if self._serial >= 0 else ""
        if SERIAL.fullmatch(serial) and len(cells) > 1:
            return False
        ticked = any(c in self._ticks and text.lower() in vocabulary().tick for c, text in cells)
        if len(cells) <= 3 and not ticked and any(self._is_closing(text) for _, text in cells):
            return True
        return len(cells) == 1 and self._captions_a_table(row)

    def _is_closing(self, text: str) -> bool:
        """Whether a text begins what stands below a table: date, signatures, recipients."""
        closing = vocabulary().is_signature(text) or vocabulary().is_date_line(text)
        return closing and not self._meanings.of(text)

    def _captions_a_table(self, row: int) -> bool:
        """Whether a lone line is the title of a table below, not a section that goes on in it."""
        if self._meanings.of(self._cells(row)[0][1]):
            return False
        for below in range(row + 1, min(row + 4, self._grid.height)):
            if self._starts_table(below):
                return True
            if len(self._cells(below)) > 1:
                return False
        return False

    def _sort(self, row: int) -> None:
        cells = self._cells(row)
        if not cells or self._is_numbering_row(cells):
            return
        standing = denied(cells[0][1]) if self._list and len(cells) == 1 else None
        if standing:
            self._body.others.append(Line(row, self._sections.current, "", standing))
        elif total := self._totals.label(row, cells):
            self._body.totals.append(TotalLine(row, total, len(self._body.lines), self._since))
            self._since = len(self._body.lines)
        elif self._section_rows.open(row, cells):
            self._since = len(self._body.lines)
        elif self._is_line(row, cells) and not self._goes_on(row):
            self._add(row)

    def _is_numbering_row(self, cells: list[tuple[int, str]]) -> bool:
        if all(text[0] == "(" and text[-1] == ")" for _, text in cells):
            return len(cells) > 1  # numbers of the columns, or hints on how to fill them in
        texts = [text for _, text in cells]
        first = not self._body.lines
        if not is_numbering(texts, gaps=first and self._list is not None):
            return False
        if self._list:
            return True  # no model goes by a number alone
        return first and (self._is_list or len(cells) >= len(self._shown) - 1)

    def _add(self, row: int) -> None:
        section = self._sections.current
        standing = self._list.standing(row) if self._list else Standing.MODEL
        if standing is not Standing.MODEL:
            self._body.others.append(Line(row, section, "", standing))
            return
        names = self._list.names(row) if self._list else ()
        self._body.lines += [Line(row, section, name) for name in names or ("",)]
        self._name_ends = row

    def _goes_on(self, row: int) -> bool:
        """Whether a row only goes on with the name above it; if so, that name is the whole."""
        if not self._list or not self._body.lines or self._name_ends != row - 1:
            return False
        last = self._body.lines[-1]
        whole = self._list.whole(row, last.row, last.name)
        if whole is None:
            return False
        self._body.lines[-1] = last._replace(name=whole)
        self._name_ends = row
        return True

    def _is_line(self, row: int, cells: list[tuple[int, str]]) -> bool:
        """Whether a row says enough to be one to read."""
        columns = {column for column, _ in cells}
        if (row, self._key) in self._grid.anchors and self._key not in columns and self._is_list:
            above = self._grid.anchors[row, self._key]
            return above[0] <= self._header.bottom  # a name merged downwards is one model
        if columns == {self._key}:
            text = cells[0][1]
            return not vocabulary().is_remark(text) and not self._grid.is_blank(row - 1)
        return any(column in columns for column in self._telling)


def _is_serial(value: Value) -> bool:
    if isinstance(value, str):
        return value.strip().isdigit()
    return isinstance(value, int | float)
