"""The rows of a campaign round: what was done, how many, of what worth, in which round."""

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells, Context, Taken
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.heads import words_between
from data_loaders.spreadsheets.measures import measure_in_label, measure_of
from data_loaders.spreadsheets.money import scale_in_cell, scale_of, scale_said
from data_loaders.spreadsheets.row_rounds import RowRound
from data_loaders.spreadsheets.row_units import RowUnits
from data_loaders.spreadsheets.row_values import RowYear
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ModelForm, ModelState, Origin
from domain.problems import Fault
from domain.text import parse_number, words

_DOUBTFUL = 1_000  # of million đồng hardly any is: it may be in thousands
_SURELY_DONG = 100_000  # of million đồng no activity is worth as much: the number is in đồng


def is_of_a_round(table: Table, titles: list[str]) -> bool:
    """Whether a table of quantities and worths tells of activities, by its head or its title.

    Accounts have such columns, too; they name themselves.
    """
    if any(vocabulary().speaks_of("of_accounts", title) for title in titles):
        return False
    if any(vocabulary().is_one_of("labels_of_accounts", c.label) for c in table.header.columns):
        return False
    by_head = vocabulary().role(table.key.label) == "activity"
    return by_head or any(vocabulary().speaks_of("of_a_round", title) for title in titles)


class RoundReader:
    """Reads the rows of one round's table."""

    def __init__(self, table: Table, context: Context, taken: Taken) -> None:
        self._table, self._context = table, context
        self._cells = Cells(table, context, taken)
        self._units = RowUnits(self._cells)
        self._years = RowYear(self._cells)
        self._rounds = RowRound(self._cells)
        self._measure, self._note = table.column("unit_of_measure"), table.column("note")
        self._quantity, self._worth = table.column("quantity"), table.column("worth")
        self._scale = self._scale_of(self._worth) if self._worth else None

    def _scale_of(self, worth: Column) -> float | None:
        """In what money a column is stated: by its label, else by the nearest line above."""
        if named := scale_of(worth.label):
            return named
        table = self._table
        top = table.area[0] if table.header.top < 0 else table.header.top
        above = words_between(table.grid, 0, min(top, table.caption))
        own = words_between(table.grid, table.caption, top)
        return scale_said([each.text for each in own]) or scale_said([each.text for each in above])

    def read(self) -> None:
        """Take every row."""
        for line in self._table.body.lines:
            self._take(line)

    def _take(self, line: Line) -> None:
        cells, key = self._cells, self._table.key
        name, sound = self._named(line)
        unit, has_unit = self._units.of(line)
        year, has_year = self._years.of(line)
        number, has_round = self._rounds.of(line, year)
        quantity, has_quantity = self._number(line, self._quantity)
        worth, has_worth = self._money(line)
        sound = sound and has_unit and has_year and has_round and has_quantity and has_worth
        record: list[object] = [
            self._context.kind,
            cells.grid.name,
            cells.address(line, key),
            unit.code,
            unit.name,
            unit.written,
            name or None,
            None,
            None,
            year,
            Origin.UNKNOWN,
            ModelForm.UNKNOWN,
            ModelState.REGISTERED,
            None,
            cells.text(line, self._units.carrier) or None,
            None,
            cells.text(line, self._note) or None,
            None,
            quantity,
            self._measured_in(line),
            worth,
            number,
            *(None, None),
            sound,
        ]
        cells.take(record)

    def _named(self, line: Line) -> tuple[str, bool]:
        """What was done, by its cell or the head over it, and whether that is sound."""
        cells, key = self._cells, self._table.key
        name = line.name or cells.text(line, key)
        sound = not cells.is_faulty(line, key)
        if sound and not words(name):
            cells.tell(Fault.MISSING_NAME, cells.address(line, key))
        return name, sound and bool(words(name))

    def _measured_in(self, line: Line) -> str | None:
        """The unit of measure: of its own column, behind the number, or of the label."""
        if said := self._cells.text(line, self._measure):
            return said
        behind = measure_of(self._cells.text(line, self._quantity))
        labelled = measure_in_label(self._quantity.label) if self._quantity else ""
        return behind or labelled or None

    def _number(self, line: Line, column: Column | None) -> tuple[float | None, bool]:
        if column is None or self._cells.is_faulty(line, column):
            return None, column is None
        text = self._cells.text(line, column)
        if not text or text in {"-", "–"}:
            return None, True
        number = parse_number(self._cells.value(line, column))
        if number is None or number < 0:
            self._cells.tell(Fault.NOT_A_NUMBER, self._cells.address(line, column), text)
            return None, False
        return number, True

    def _money(self, line: Line) -> tuple[float | None, bool]:
        """The worth in million đồng, by the unit of money that the cell, the label or a line above
        names; where none does, a number too great to be in million đồng is told.
        """
        number, sound = self._number(line, self._worth)
        if number is None or self._worth is None:
            return None, sound
        scale = scale_in_cell(self._cells.text(line, self._worth)) or self._scale
        if scale is None:
            scale = 1.0 if number < _SURELY_DONG else 0.000001
            if _DOUBTFUL <= number < _SURELY_DONG:
                cell = self._cells.address(line, self._worth)
                self._cells.tell(Fault.MONEY_NOT_SAID, cell, self._cells.text(line, self._worth))
        return round(number * scale, 6), True
