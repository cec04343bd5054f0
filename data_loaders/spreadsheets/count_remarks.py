"""What is said once of a counts form: which of its columns of numbers are not read."""

from collections.abc import Sequence
from itertools import groupby

from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.count_columns import (
    CountColumns,
    labels_of,
    says_others,
    titles_others,
)
from data_loaders.spreadsheets.heads import words_between
from data_loaders.spreadsheets.sheets import area_address
from data_loaders.spreadsheets.tables import Table
from domain.problems import Fault


def tell_columns(cells: Cells, columns: CountColumns, told: Sequence[Column]) -> None:
    """Say which columns are not read, less those `told` already."""
    if others := columns.others:
        found = labels_of(others)
        if not columns.figures:
            found = found if says_others(found) else _title(cells.table) or found
        registered = labels_of(each.column for each in columns.figures)
        cells.tell(Fault.NOT_OF_REGISTERED, _heads(cells, others), found, expected=registered)
    if unread := [column for column in columns.unread if column not in told]:
        cells.tell(Fault.COLUMNS_NOT_READ, _heads(cells, unread), labels_of(unread))


def _heads(cells: Cells, columns: list[Column]) -> str:
    """The cells of columns' labels, those side by side as one range."""
    row = cells.table.header.bottom
    runs = groupby(enumerate(columns), key=lambda each: each[1].index - each[0])
    ends = [[column.index for _, column in run] for _, run in runs]
    return ", ".join(area_address((row, run[0], row, run[-1])) for run in ends)


def _title(table: Table) -> str:
    above = words_between(table.grid, table.caption, table.header.top)
    return next((each.text for each in above if titles_others(each.text)), "")
