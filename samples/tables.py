"""A table on a sheet: header of one or two rows, sections, merged units, totals."""

from itertools import groupby
from math import ceil

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from domain.problems import Fault
from samples.chance import Chance
from samples.characters import FIELDS
from samples.lines import in_order
from samples.papers import Line, Table
from samples.styles import Styles
from samples.words import SECTIONS, cell_words, roman

CENTRED = ("tt", "first_year", "level", "origin", "when", "total")
BAND = 19.5  # the height of section and total rows, in points
NOISY = ("name", "unit", "field")


class TableWriter:
    """Writes one table. `noise` seeds the stray spaces that some offices leave; 0 leaves none."""

    def __init__(self, page: Worksheet, table: Table, styles: Styles, noise: int) -> None:
        self._page = page
        self._table = table
        self._styles = styles
        self._noise = Chance(str(noise)) if noise else None
        self._places = {column.role: place for place, column in enumerate(table.columns)}
        self._last = len(table.columns) - 1

    def write(self, row: int) -> int:
        """Write from `row` on; returns the row after the table."""
        if self._table.heading:
            self._page.write_string(row, 0, self._table.heading, self._styles["heading"])
            row += 1
        row = self._header(row)
        first = row
        if self._table.sections:
            row = self._sections(row)
        elif self._table.merged:
            row = self._units(row)
        else:
            row = self._lines(row, self._table.lines)
        return self._total(first, row)

    def _header(self, row: int) -> int:
        columns = self._table.columns
        look = self._styles["header"]
        above = any(column.above for column in columns)
        for place, column in enumerate(columns):
            if above and not column.above:
                self._page.merge_range(row, place, row + 1, place, column.header, look)
            else:
                self._page.write_string(row + above, place, column.header, look)
        if above:
            ticks = [place for place, column in enumerate(columns) if column.above]
            words = columns[ticks[0]].above
            self._page.merge_range(row, ticks[0], row, ticks[-1], words, look)
            row += 1
        self._fit(row, {place: column.header for place, column in enumerate(columns)})
        row += 1
        if self._table.numbered_header:
            for place in range(len(columns)):
                self._page.write_string(row, place, f"({place + 1})", self._styles["numbers"])
            row += 1
        return row

    def _sections(self, row: int) -> int:
        groups = groupby(in_order(self._table), key=lambda line: FIELDS.index(line.field))
        for number, (field, found) in enumerate(groups, start=1):
            lines = list(found)
            self._page.write_string(row, 0, roman(number), self._styles["section_centre"])
            words = SECTIONS[FIELDS[field]]
            self._page.merge_range(row, 1, row, self._last, words, self._styles["section"])
            self._page.set_row(row, BAND)
            row = self._lines(row + 1, tuple(lines))
            if self._table.subtotals:
                self._sum_row(row, "Cộng", len(lines))
                row += 1
        return row

    def _units(self, row: int) -> int:
        groups = groupby(self._table.lines, key=lambda line: line.unit.code)
        for number, (_code, found) in enumerate(groups, start=1):
            lines = list(found)
            first = row
            for line in lines:
                self._line(row, line, number)
                row += 1
            if len(lines) > 1:
                tt, unit = self._styles["centre"], self._styles["cell"]
                self._page.merge_range(first, 0, row - 1, 0, "", tt)
                self._page.write_number(first, 0, number, tt)
                place = self._places["unit"]
                self._page.merge_range(first, place, row - 1, place, lines[0].unit_words, unit)
        return row

    def _lines(self, row: int, lines: tuple[Line, ...]) -> int:
        for number, line in enumerate(lines, start=1):
            again = self._table.header_again_after
            if again and number > 1 and (number - 1) % again == 0:
                row = self._header(row)
            self._line(row, line, number)
            row += 1
        return row

    def _fit(self, row: int, words: dict[int, str]) -> None:
        """Make the row as high as its longest wrapped cell; a sheet opens as it was laid out."""
        lines = max(
            sum(ceil(len(part) / self._room(place)) for part in cell.split("\n"))
            for place, cell in words.items()
        )
        self._page.set_row(row, 4 + 15.5 * max(1, lines))

    def _room(self, place: int) -> float:
        """How many letters of a proportional font stand in one line of a column."""
        return self._table.columns[place].width * 1.1

    def _line(self, row: int, line: Line, number: int) -> None:
        self._fit(
            row,
            {
                place: cell_words(line, column.role)
                for place, column in enumerate(self._table.columns)
            },
        )
        for place, column in enumerate(self._table.columns):
            centred = column.role in CENTRED or column.role.startswith(("tick:", "count:"))
            look = self._styles["centre" if centred else "cell"]
            if column.role == "tt":
                self._page.write_number(row, place, number, look)
            elif column.role == "total":
                self._row_sum(row, place, line.counts)
            elif column.role.startswith("count:"):
                count = line.counts[FIELDS.index(column.role.removeprefix("count:"))]
                self._page.write(row, place, count or "-", look)
            else:
                words = cell_words(line, column.role)
                self._page.write(row, place, self._noisy(words, column.role), look)

    def _row_sum(self, row: int, place: int, counts: tuple[int, ...]) -> None:
        first, last = (xl_rowcol_to_cell(row, place + step) for step in (1, len(counts)))
        formula = f"=SUM({first}:{last})"
        self._page.write_formula(row, place, formula, self._styles["centre"], sum(counts))

    def _noisy(self, words: str, role: str) -> str:
        if self._noise is None or role not in NOISY or self._noise.random() > 0.06:
            return words
        stray = self._noise.choice(("  ", "\u00a0", "\n"))
        return self._noise.choice((f"{words} ", words.replace(" ", stray, 1)))

    def _total(self, first: int, row: int) -> int:
        told = [line for line in self._table.lines if line.fault is not Fault.REPEATED_ROW]
        if self._table.total == "words":
            words = f"Tổng cộng: {len(told):02} mô hình"
            self._page.set_row(row, BAND)
            self._page.merge_range(row, 0, row, self._last, words, self._styles["section"])
            return row + 1
        if self._table.total == "row":
            self._total_row(first, row, len(told))
            return row + 1
        return row

    def _total_row(self, first: int, row: int, models: int) -> None:
        if "total" not in self._places:
            self._sum_row(row, "TỔNG CỘNG", models)
            return
        look = self._styles["section_centre"]
        self._sum_row(row, "Tổng cộng", 0)
        for place in range(self._places["total"], self._places["total"] + 1 + len(FIELDS)):
            span = f"{xl_rowcol_to_cell(first, place)}:{xl_rowcol_to_cell(row - 1, place)}"
            role = self._table.columns[place].role
            counts = [line.counts for line in self._table.lines]
            value = (
                sum(map(sum, counts))
                if role == "total"
                else sum(count[place - self._places["total"] - 1] for count in counts)
            )
            self._page.write_formula(row, place, f"=SUM({span})", look, value)

    def _sum_row(self, row: int, label: str, number: int) -> None:
        """A row that adds up: the ticks of each field, or the models as one number."""
        self._page.set_row(row, BAND)
        for place in range(self._last + 1):
            self._page.write_blank(row, place, None, self._styles["section_centre"])
        self._page.write_string(row, 1, label, self._styles["section"])
        if number:
            self._page.write_number(row, 2, number, self._styles["section_centre"])
        for place, column in enumerate(self._table.columns):
            if column.role.startswith("tick:"):
                ticked = sum(column.role == f"tick:{line.field}" for line in self._table.lines)
                self._page.write_number(row, place, ticked, self._styles["section_centre"])
