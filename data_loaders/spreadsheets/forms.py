"""Forms that a person once explained: known again by their heads, read by the same marks."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Self

from pydantic import Field, model_validator

from data_loaders.spreadsheets.columns import is_numbering
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.guidance import MarkedColumn, MarkedTable, Part, check_columns
from data_loaders.spreadsheets.head_labels import (
    HeadLabel,
    fingerprint,
    labels_of,
    levels_over,
    signature_of_labels,
)
from data_loaders.spreadsheets.tables import Shape
from domain.kinds import ReportKind
from domain.text import parse_year
from translations import gettext as _

_FAR_DOWN = 2_000


class FormError(ValueError):
    """A form cannot be kept, or a file of forms is not sound; its text says why and where."""


class FormTable(Part):
    """One table of a form: what its head says, and what its columns hold.

    `head_rows` is 0 for a table without a head: it is known by the line above it, and only in a
    sheet that nothing else makes sense of. `between`: rows that stand between head and data.
    """

    shape: Shape = Shape.LIST
    head_rows: Annotated[int, Field(ge=0, le=20)]
    labels: Annotated[tuple[HeadLabel, ...], Field(min_length=1)]
    columns: Annotated[tuple[MarkedColumn, ...], Field(min_length=1)]
    between: tuple[str, ...] = ()
    ends_before: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        check_columns(self.shape, self.columns)
        return self

    @property
    def is_sure(self) -> bool:
        """Whether its head says enough to be known by it alone."""
        return self.head_rows > 0 and len(self.labels) > 1

    @property
    def signature(self) -> str:
        """The fingerprint of its head; see `head_labels.signature_of`."""
        return signature_of_labels(self.labels)


class FormVersion(Part):
    """How to read a form: made from what a person marked in one file, good for any unit's.

    `kind` holds where the form's own words do not say of which kind it is.
    """

    name: Annotated[str, Field(min_length=1, max_length=100)]
    plan_code: Annotated[str, Field(min_length=1, max_length=60)]
    kind: ReportKind | None = None
    tables: Annotated[tuple[FormTable, ...], Field(min_length=1)]

    @property
    def signature(self) -> str:
        """The fingerprint of all its heads together: of one table, that table's own."""
        each = sorted({table.signature for table in self.tables})
        return each[0] if len(each) == 1 else hashlib.sha256("\n".join(each).encode()).hexdigest()


def form_of(
    name: str,
    plan_code: str,
    marks: Iterable[MarkedTable],
    grids: Iterable[Grid],
    kind: ReportKind | None = None,
) -> FormVersion:
    """The form that a person explained by marking these tables in these sheets.

    Raises `FormError` where a table has no words by which it would be known again.
    """
    sheets = {grid.name: grid for grid in grids}
    tables: dict[tuple[int, str], FormTable] = {}
    for each in marks:
        if each.sheet in sheets:
            table = _form_table(sheets[each.sheet], each)
            tables.setdefault((table.head_rows, table.signature), table)
    if not tables:
        raise FormError(_("Chưa đánh dấu bảng nào trong tệp này."))
    return FormVersion(name=name, plan_code=plan_code, kind=kind, tables=tuple(tables.values()))


def _form_table(grid: Grid, marks: MarkedTable) -> FormTable:
    head = _written(grid, marks.head) if marks.head else _line_above(grid, marks.first_row)
    labels = labels_of(grid, head) if head else []
    if head is None or all(label.text == "#" for label in labels):
        said = _("Trang “{sheet}”: phía trên bảng không có chữ nào để nhận ra biểu này lần sau.")
        raise FormError(said.format(sheet=marks.sheet))
    after = None if marks.last_row is None else _line_below(grid, marks.last_row)
    return FormTable(
        shape=marks.shape,
        head_rows=head[1] - head[0] + 1 if marks.head else 0,
        labels=tuple(labels),
        columns=marks.columns,
        between=tuple(
            _row_words(grid, row)
            for row in range(head[1] + 1, marks.first_row)
            if not _says_nothing(grid, row)
        ),
        ends_before=marks.ends_before or after or "",
    )


def _written(grid: Grid, head: tuple[int, int]) -> tuple[int, int] | None:
    """A head less blank and hidden rows over and under it."""
    rows = [
        row
        for row in range(head[0], head[1] + 1)
        if row not in grid.hidden_rows and not grid.is_blank(row)
    ]
    return (rows[0], rows[-1]) if rows else None


def _line_above(grid: Grid, row: int) -> tuple[int, int] | None:
    above = (each for each in range(row - 1, -1, -1) if not grid.is_blank(each))
    found = next(above, None)
    return None if found is None else (found, found)


def _line_below(grid: Grid, row: int) -> str | None:
    """What ended the table in the file that was marked: "Total", and it will end others."""
    below = (each for each in range(row + 1, grid.height) if not grid.is_blank(each))
    found = next(below, None)
    return None if found is None else fingerprint(next(text for _, text in grid.cells(found)))


def _row_words(grid: Grid, row: int) -> str:
    return " | ".join(fingerprint(text) for _, text in grid.cells(row))


def _says_nothing(grid: Grid, row: int) -> bool:
    texts = [text for _, text in grid.cells(row)]
    return not texts or is_numbering(texts)


class KnownForms:
    """The forms of a plan, to be known again in a sheet; of two for one head the first counts."""

    def __init__(self, forms: Sequence[FormVersion]) -> None:
        """`forms`: the latest first."""
        self._forms = forms

    def marks_in(self, grid: Grid, *, sure: bool) -> tuple[FormVersion, list[MarkedTable]] | None:
        """The form whose heads stand in a sheet, and its tables there; None where none does.

        `sure`: by heads that say enough; else by those that are known for want of anything better.
        """
        for form in self._forms:
            tables = [table for table in form.tables if table.is_sure is sure]
            if tables and (found := list(_found(grid, tables))):
                return form, found
        return None


def _found(grid: Grid, tables: list[FormTable]) -> Iterator[MarkedTable]:
    """The tables whose heads stand in a sheet, each time they do."""
    known = {part for t in tables for label in t.labels for part in label.text.split(" › ")}
    known.add("")  # a number says nothing of itself
    for row in range(min(grid.height, _FAR_DOWN)):
        if row in grid.hidden_rows or grid.is_blank(row):
            continue
        if not all(fingerprint(text) in known for _, text in grid.cells(row)):
            continue
        for table in tables:
            head = row, row + max(table.head_rows, 1) - 1
            labels = labels_of(grid, head)
            if [label.text for label in labels] == [label.text for label in table.labels]:
                yield _placed(grid, table, head, labels)
                break


def _placed(
    grid: Grid, table: FormTable, head: tuple[int, int], labels: list[HeadLabel]
) -> MarkedTable:
    """The marks of a form's table where its head stands in this sheet."""
    first = head[1] + 1
    while first < grid.height and _row_words(grid, first) in {"", *table.between}:
        first += 1
    columns = (_moved(grid, table, each, head, labels) for each in table.columns)
    return MarkedTable(
        sheet=grid.name,
        shape=table.shape,
        head=head if table.head_rows else None,
        first_row=first,
        columns=tuple(column for column in columns if column),
        ends_before=table.ends_before,
    )


def _moved(
    grid: Grid,
    table: FormTable,
    column: MarkedColumn,
    head: tuple[int, int],
    labels: list[HeadLabel],
) -> MarkedColumn | None:
    """A column where it stands here, by the nearest label."""
    before = [at for at, label in enumerate(table.labels) if label.column <= column.index]
    nearest = before[-1] if before else 0
    index = labels[nearest].column + column.index - table.labels[nearest].column
    if index < 0:
        return None
    if labels[nearest].column != index or not table.head_rows:
        return MarkedColumn(index=index, role=column.role)
    levels = levels_over(grid, *head, index)
    return MarkedColumn(index=index, role=_said_here(column.role, levels))


def _said_here(role: str, levels: list[str]) -> str:
    """A role with the year, and the unit, that this file's own labels say."""
    said = role.split(",") if ":" in role else []
    year = next(filter(None, map(parse_year, levels)), None)
    for at, part in enumerate(said):
        if part.startswith("year:") and year:
            said[at] = f"year:{year}"
        elif part.startswith("unit:"):
            said[at] = f"unit:{levels[-1].replace(',', ' ')}"
    return ",".join(said) or role
