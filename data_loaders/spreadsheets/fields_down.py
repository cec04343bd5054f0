"""Columns of the plan's fields beneath a label of anything: "Nội dung", "Chỉ tiêu"."""

from itertools import islice

from data_loaders.spreadsheets.columns import Header
from data_loaders.spreadsheets.fields import Fields
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.label_words import label_key
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.vocabulary import vocabulary

_LABELS = frozenset(
    {"chỉ tiêu", "tên chỉ tiêu", "tiêu chí", "hạng mục", "danh mục", "các chỉ tiêu"}
)
_MAY_BE_FIELDS = frozenset({None, "content", "activity"})
_OF_ROWS = frozenset({"name", "field", "name_before", "name_after"})
_LOOKED_AT, _FEWEST = 12, 2  # rows
_LONGEST_LABEL = 20  # letters


def heads_fields(grid: Grid, row: int, column: int, label: str, meanings: Meanings) -> bool:
    """Whether a label that may be one of anything stands over the plan's fields."""
    may_be = len(label) <= _LONGEST_LABEL and label_key(label) in _LABELS
    return may_be and _are_fields(_beneath(grid, row, column), meanings.fields)


def settle_fields_down(header: Header, grid: Grid, fields: Fields) -> None:
    """Know a column of fields by its cells, where it stands beside numbers and no names.

    Such a form counts the models of one unit by field; its rows are no activities.
    """
    counts = any(each.holds_values or each.role in {"quantity", "total"} for each in header.columns)
    if not counts or header.roles & _OF_ROWS:
        return
    for column in header.columns:
        may_be = column.role in _MAY_BE_FIELDS and not column.says
        if may_be and _are_fields(_beneath(grid, header.bottom, column.index), fields):
            column.role = "field"
            return


def _beneath(grid: Grid, row: int, column: int) -> list[str]:
    """The words in a column's next rows, less totals."""
    texts = (grid.text(each, column) for each in range(row + 1, min(row + 60, grid.height)))
    words = (text for text in texts if text and not vocabulary().is_total(text))
    return list(islice(words, _LOOKED_AT))


def _are_fields(texts: list[str], fields: Fields) -> bool:
    known = sum(fields.known(text) is not None for text in texts)
    return known >= _FEWEST and known * 3 >= len(texts) * 2
