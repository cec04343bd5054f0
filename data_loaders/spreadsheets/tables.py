"""The tables of a sheet: where each stands, what it is, and its rows told apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from data_loaders.spreadsheets.body import Body, BodyReader
from data_loaders.spreadsheets.captions import caption_says
from data_loaders.spreadsheets.cell_words import form_said
from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.fields_down import settle_fields_down
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.head_words import settle_fields
from data_loaders.spreadsheets.headers import Headers
from data_loaders.spreadsheets.individuals import individuals_say, person_column
from data_loaders.spreadsheets.judgements import is_short, says_recognised
from data_loaders.spreadsheets.limits import TABLES
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.other_names import names_say, settle_other_names
from data_loaders.spreadsheets.recognised_titles import recognised_says
from data_loaders.spreadsheets.roles_by_cells import RolesByCells
from data_loaders.spreadsheets.round_columns import settle_round_columns
from data_loaders.spreadsheets.sheets import Area, Place
from data_loaders.spreadsheets.tick_labels import know_ticks
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary
from data_loaders.spreadsheets.word_lists import at_most
from domain.kinds import ReportKind

_ALIGNED_ROWS = 120
_SAMPLE = 300


class Shape(StrEnum):
    """What a table's rows are: models, numbers of models, or what a round did."""

    LIST = "list"
    COUNTS = "counts"
    ROUND = "round"


KINDS_OF = {
    Shape.LIST: frozenset({ReportKind.REGISTER, ReportKind.RESULT}),
    Shape.COUNTS: frozenset({ReportKind.COUNTS}),
    Shape.ROUND: frozenset({ReportKind.ROUND}),
}


class Stated(NamedTuple):
    """A cell that may state a number, and those of what was read that it may mean."""

    place: Place
    counted: Sequence[float]


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
    stated: list[Stated] = field(default_factory=list)  # beside several columns

    @property
    def area(self) -> Area:
        """From the first label to the last row."""
        if self.stands_at:
            return self.stands_at
        body = self.body
        rows = [line.row for line in (*body.lines, *body.others)]
        rows += [total.row for total in body.totals]
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
        if len(found) > TABLES:
            break
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
    settle_fields(header, meanings.fields)
    settle_fields_down(header, grid, meanings.fields)
    settle_other_names(header, grid)
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
        says=individuals_say(grid, header, key)
        | caption_says(grid, meanings, caption, header.top)
        | names_say(header, grid)
        | recognised_says(grid, header, caption),
    )
    body = reader.read(header.bottom + 1)
    table = Table(grid, header, shape, key, body, caption)
    if shape is Shape.LIST and _lists_labels(table):
        return None
    if shape is Shape.ROUND:
        settle_round_columns(header, lambda column: sample(table, column))
    settle_roles(table)
    RolesByCells(header, lambda column: sample(table, column)).settle(meanings)
    know_ticks(header.columns, grid, [line.row for line in body.lines[:_SAMPLE]])
    return table


def _lists_labels(table: Table) -> bool:
    """Whether what should be names are labels: a slip laid out with a head of its own."""
    for column in {
        table.key.index: table.key,
        table.header.first: table.header.columns[0],
    }.values():
        texts = sample(table, column)
        others = (vocabulary().exact_role(numbered(text)[1]) is None for text in texts)
        if len(texts) >= 2 and at_most((len(texts) - 1) // 2, others):
            return True
    return False


def _shape(header: Header, kinds: tuple[ReportKind, ...]) -> tuple[Shape, Column] | None:
    """What the table is and which column tells its rows apart; None where that is unclear."""
    roles = header.roles
    measured = roles & {"unit_of_measure", "worth", "quantity"}
    doing = header.column("activity") or header.column("content")
    only_rounds = tuple(kinds) == (ReportKind.ROUND,)
    if only_rounds:
        measured = measured or roles & {"state_or_content"}
    if doing and measured and "name" not in roles:
        doing.role = "activity"
        return Shape.ROUND, doing
    if only_rounds and (named := header.column("name")) and measured:
        named.role = "activity"
        return Shape.ROUND, named
    if named := header.column("name") or person_column(header):
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


def sample(table: Table, column: Column) -> list[str]:
    """The different words of a column's first rows."""
    rows = [line.row for line in table.body.lines[:_SAMPLE]]
    texts = table.grid.texts_at(column.index, rows)
    return list(dict.fromkeys(filter(None, texts)))


def tells_results(table: Table) -> bool:
    """Whether a column of results or of progress is filled in: "Kết quả", "Tiến độ"."""
    return any(
        vocabulary().role(column.label) == "state_or_content" and sample(table, column)
        for column in table.header.columns
    )


def _is_state(text: str) -> bool:
    said = says_recognised(text) or vocabulary().value_within("state", text) is not None
    said = said or vocabulary().proposals.are_in(text)
    return said and (is_short(text) or is_short(re.split(r"[,;.:]", text)[0]))


def settle_roles(table: Table) -> None:
    """Give columns whose label has two meanings the one that their cells bear out."""
    for column in table.header.columns:
        if column.role == "state_or_content":
            texts = sample(table, column)
            known = sum(1 for text in texts if _is_state(text))
            if not known:
                column.role = "content"
            elif known * 3 >= len(texts) * 2:
                column.role = "state"
        elif column.role == "origin_or_form":
            texts = sample(table, column)
            forms = sum(1 for text in texts if form_said(text))
            column.role = "form" if forms * 2 > len(texts) else "origin"
            if (
                texts
                and not forms
                and not any(vocabulary().value_within("origin", t) for t in texts)
            ):
                column.role = "other"
