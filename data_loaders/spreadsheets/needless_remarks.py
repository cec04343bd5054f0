"""Columns of a counts form that are rightly left out, and so are not worth a remark.

A remark on what nobody could take for a number of models teaches a clerk to read past remarks.
"""

import re
from collections.abc import Iterable

from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.tables import Table
from domain.kinds import Origin
from domain.text import fold, parse_number

_RATE = re.compile(r"%|\bt[iy] (?:le|so)\b|\btang\b.*\bgiam\b|\bchenh lech\b")
_OF_PEOPLE = re.compile(
    r"\b(?:doan vien|hoi vien|dang vien|cnvcld|cong nhan|lao dong|can bo|nhan khau|dan so|ho dan"
    r"|so ho|tong so ho|so thon|so ap|so khu pho|so to|chi bo|chi hoi|to dan pho|cdcs)\b"
)
_OF_MODELS = re.compile(r"\b(?:mo hinh|mh|dien hinh|dvk)\b")
_COUNTED = frozenset({Origin.NEW, Origin.REPLICATED})


def worth_a_remark(
    table: Table, unread: list[Column], read: Iterable[Column], total: Column | None
) -> list[Column]:
    """Of the columns not read those to be told of; all rates with them, or none where none is."""
    read = list(read)
    rates = [column for column in unread if _RATE.search(fold(column.label))]
    origins = {str(column.says.get("origin")) for column in read}
    left = [
        column
        for column in unread
        if column not in rates
        and not _counts_people(column)
        and not (column.says.get("origin") == Origin.MAINTAINED and origins >= _COUNTED)
    ]
    forms = [column for column in left if column.says.keys() == {"form"}]
    sum_of = total or (read[0] if len(read) == 1 else None)
    if len(forms) > 1 and sum_of and _agree(table, forms, sum_of):
        left = [column for column in left if column not in forms]
    return [column for column in unread if column in left or (left and column in rates)]


def _counts_people(column: Column) -> bool:
    label = fold(column.label)
    return _OF_PEOPLE.search(label) is not None and _OF_MODELS.search(label) is None


def _agree(table: Table, parts: list[Column], whole: Column) -> bool:
    """Whether in every row the parts make up the whole."""
    for line in table.body.lines:
        cells = [table.grid.value(line.row, column.index) for column in (*parts, whole)]
        *numbers, stated = [parse_number(value) or 0.0 for value in cells]
        if sum(numbers) != stated:
            return False
    return True
