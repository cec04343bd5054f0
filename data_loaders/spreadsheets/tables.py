"""The tables of a sheet: where each stands, what it is, and its rows told apart."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from data_loaders.spreadsheets.body import Body, BodyReader
from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.headers import Headers
from data_loaders.spreadsheets.meanings import ABOUT, Meaning, Meanings, Said
from data_loaders.spreadsheets.sheets import Area
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ReportKind

_ALIGNED_ROWS = 120
_SAMPLE = 300
_SHORT = 9  # words: a state is named, not told


class Shape(StrEnum):
    """What a table's rows are: models, numbers of models, or what a round did."""

    LIST = "list"
    COUNTS = "counts"
    ROUND = "round"


@dataclass(slots=True)
class Table:
    """One table. `caption`: the first of the rows above it that no other table owns."""

    grid: Grid
    header: Header
    shape: Shape
    key: Column
    body: Body
    caption: int
    stands_at: Area | None = None  # where that is not plain from its head and rows

    @property
    def area(self) -> Area:
        """From the first label to the last row."""
        if self.stands_at:
            return self.stands_at
        rows = [line.row for line in self.body.lines] + [total.row for total in self.body.totals]
        last = max(rows, default=self.header.bottom)
        return self.header.top, self.header.first, last, self.header.last

    def column(self, role: str) -> Column | None:
        """The first column of a role."""
        return self.header.column(role)

    @property
    def value_columns(self) -> list[Column]:
        """The columns of ticks or numbers."""
        return [each for each in self.header.columns if each.holds_values]


def tables_of(grid: Grid, meanings: Meanings, kinds: tuple[ReportKind, ...]) -> list[Table]:
    """The tables of one sheet, from the top down."""
    headers = Headers(grid, meanings)
    found = _tables(grid, headers, meanings, kinds, aligning=False)
    return found or _tables(grid, headers, meanings, kinds, aligning=True)


def _tables(
    grid: Grid,
    headers: Headers,
    meanings: Meanings,
    kinds: tuple[ReportKind, ...],
    *,
    aligning: bool,
) -> list[Table]:
    found: list[Table] = []
    row = caption = 0
    last = min(grid.height, _ALIGNED_ROWS) if aligning else grid.height
    while row < last:
        here = [] if row in grid.hidden_rows else headers.at(row, aligning=aligning)
        made = [
            table
            for header in here
            if (table := _table(grid, header, headers, meanings, kinds, caption, aligning=aligning))
        ]
        found += made
        row = max([row + 1, *(table.body.end for table in made)])
        caption = max((table.area[2] + 1 for table in made), default=caption)
    return found


def _table(
    grid: Grid,
    header: Header,
    headers: Headers,
    meanings: Meanings,
    kinds: tuple[ReportKind, ...],
    caption: int,
    *,
    aligning: bool,
) -> Table | None:
    shaped = _shape(header, kinds)
    if shaped is None:
        return None
    shape, key = shaped
    reader = BodyReader(
        grid,
        header,
        meanings,
        key_role=key.role or "",
        starts_table=lambda row: bool(headers.at(row, aligning=aligning)),
        says=_caption_says(grid, meanings, caption, header.top),
    )
    body = reader.read(header.bottom + 1)
    table = Table(grid, header, shape, key, body, caption)
    if shape is Shape.LIST and _lists_labels(table):
        return None
    settle_roles(table)
    _know_by_cells(table, meanings)
    return table


def _know_by_cells(table: Table, meanings: Meanings) -> None:
    """Know columns of units and of fields, whose labels say nothing to us, by what they hold."""
    tests: list[tuple[str, Callable[[str], bool]]] = []
    if not table.header.roles & {"unit", "unit_or_carrier"}:
        tests.append(("unit", meanings.register.knows))
    if not table.column("field") and not table.value_columns:
        tests.append(("field", lambda text: meanings.fields.known(text) is not None))
    for role, knows in tests:
        for column in table.header.columns:
            if column.role is None and not column.says:
                texts = sample(table, column)
                if texts and sum(map(knows, texts)) * 3 >= len(texts) * 2:
                    column.role = role
                    break


def _lists_labels(table: Table) -> bool:
    """Whether what should be names are labels: a slip laid out with a head of its own."""
    names = sample(table, table.key)
    labels = sum(1 for name in names if vocabulary().exact_role(name))
    return labels >= 2 and labels * 2 > len(names)


def _shape(header: Header, kinds: tuple[ReportKind, ...]) -> tuple[Shape, Column] | None:
    """What the table is and which column tells its rows apart; None where that is unclear."""
    roles = header.roles
    measured = roles & {"unit_of_measure", "worth", "quantity"}
    doing = header.column("activity") or header.column("content")
    if doing and measured and "name" not in roles:
        doing.role = "activity"
        return Shape.ROUND, doing
    if tuple(kinds) == (ReportKind.ROUND,) and (named := header.column("name")) and measured:
        named.role = "activity"
        return Shape.ROUND, named
    if named := header.column("name"):
        return Shape.LIST, named
    numbers = any(c.holds_values or c.role in {"total", "quantity"} for c in header.columns)
    for role in ("unit", "unit_or_carrier", "field", "year"):
        if numbers and not (roles & {"activity", "content"}) and (key := header.column(role)):
            key.role = "unit" if role == "unit_or_carrier" else role
            return Shape.COUNTS, key
    if doing or (doing := header.column("carried_by")):
        doing.role = "name"
        return Shape.LIST, doing
    return None


def _caption_says(grid: Grid, meanings: Meanings, first: int, last: int) -> Meaning:
    """What the sheet's name and the lines over a table say of its rows, the nearest strongest."""
    said: Meaning = {}
    for about, value in meanings.of(grid.name).items():
        if about in {*ABOUT, "field"}:
            said[about] = Said(value, grid.name, grid.name)
    for row in range(first, last):
        cells = list(grid.cells(row))
        if len(cells) != 1:
            continue
        column, text = cells[0]
        for about, value in meanings.of(text).items():
            if about in {*ABOUT, "field"}:
                said[about] = Said(value, text, grid.name, (row, column))
    return said


def sample(table: Table, column: Column) -> list[str]:
    """The different words of a column's first rows."""
    texts = (table.grid.spread_text(line.row, column.index) for line in table.body.lines[:_SAMPLE])
    return list(Counter(text for text in texts if text))


def _is_state(text: str) -> bool:
    return text.count(" ") < _SHORT and vocabulary().value_within("state", text) is not None


def settle_roles(table: Table) -> None:
    """Give columns whose label has two meanings the one that their cells bear out."""
    for column in table.header.columns:
        if column.role == "state_or_content":
            texts = sample(table, column)
            known = sum(1 for text in texts if _is_state(text))
            column.role = "state" if known and known * 3 >= len(texts) * 2 else "content"
        elif column.role == "origin_or_form":
            texts = sample(table, column)
            forms = sum(1 for text in texts if vocabulary().value_within("form", text))
            column.role = "form" if forms * 2 > len(texts) else "origin"
            if (
                texts
                and not forms
                and not any(vocabulary().value_within("origin", t) for t in texts)
            ):
                column.role = "other"
