"""Columns of ticks whose labels are known only by the words in them: "Duy trì có hiệu quả"."""

from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.judgements import says_not_recognised
from data_loaders.spreadsheets.later_years import later_in
from data_loaders.spreadsheets.vocabulary import vocabulary

_LETTERS = frozenset({"x", "v", "✓", "✔", "√", "☑", "☒", "ü", "þ"})


def know_ticks(columns: list[Column], grid: Grid, rows: list[int]) -> None:
    """Give such columns what their labels say of a model's state, or propose of it."""
    for column in columns:
        if column.role is None and not column.says and _is_ticked(column, grid, rows):
            label = column.label.rpartition(" › ")[2]
            if later_in(label, 0, is_heading=True):
                column.says = {"later": label}
            elif vocabulary().proposals.are_in(label):
                column.says = {"proposal": label}
            elif state := vocabulary().value_within("state", label):
                column.says = {"state": state}


def _is_ticked(column: Column, grid: Grid, rows: list[int]) -> bool:
    texts = {grid.text(row, column.index).lower() for row in rows} - {""}
    return bool(texts & _LETTERS) and texts <= vocabulary().tick | {"-", "–", "0"}


def unknown_ticks(columns: list[Column], grid: Grid, rows: list[int]) -> list[Column]:
    """The columns of ticks that nothing is known of; of "Chưa công nhận" it is known: no level."""
    return [
        column
        for column in columns
        if column.role is None and not column.says and _is_ticked(column, grid, rows)
        if not says_not_recognised(column.label.rpartition(" › ")[2])
    ]
