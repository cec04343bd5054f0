"""Tables in words, and in how large a type how many of their rows have room on a slide."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from exports.numbers_shown import decimals, is_grouped
from exports.papers.room import LINE, cut, lines, wide
from translations import gettext as _
from translations.numbers import fixed

SIZES = (24, 22, 20, 18, 16, 14)
NONE = "–"
SIDE, ABOVE = 9.0, 4.0  # points of room around the words of a cell
_FAR = 18  # points that are read from the back of a room
_HEADS = (1.0, 0.6, 0.35)  # a head stands in one line, in two or in three
_FIGURE = re.compile(r"[\d.,]+( %)?")
_LONGEST = 220  # letters of a cell; all of them stand in the workbook
_NARROWEST = 0.6  # of the room, a table
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Words:
    """A table in words: its heads, its rows, and whether a column stands at the right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """`rows` of a table in type of `size` points, and the widths of its columns in points."""

    size: int
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def in_words(table: pd.DataFrame) -> Words:
    """As a screen writes it: numbers as they are written, a dash for what is missing."""
    columns = [table.iloc[:, at] for at in range(len(table.columns))]
    written = [_written(column) for column in columns]
    right = tuple(
        bool(at) and (pd.api.types.is_numeric_dtype(column) or _stands_right(told))
        for at, (column, told) in enumerate(zip(columns, written, strict=True))
    )
    rows = tuple(tuple(row) for row in zip(*written, strict=True))
    return Words(tuple(map(str, table.columns)), rows, right)


def _written(column: "pd.Series[Any]") -> list[str]:
    places, grouped = decimals(column), is_grouped(column.name)

    def said(value: object) -> str:
        if places is None or not isinstance(value, int | float):
            return cut(str(value), _LONGEST)
        return fixed(value, places) if grouped else str(value)

    values = zip(column.tolist(), column.isna().tolist(), strict=True)
    return [NONE if missing else said(value) for value, missing in values]


def _stands_right(written: Sequence[str]) -> bool:
    told = [words for words in written if _FIGURE.fullmatch(words)]
    others = {words for words in written if not _FIGURE.fullmatch(words)}
    parts = any("," in words or "%" in words or "." in words for words in told)
    return parts and others <= {NONE, _("chưa báo cáo")}


def fitted(told: Words, width: float, height: float, most: int, sizes: Sequence[int]) -> Fitted:
    """As many of the first `most` rows as there is room for, in type as large as takes them all
    without breaking a cell, if that is read from afar; else in the largest of `sizes` that takes
    them all; else in the smallest, and at least one row.
    """
    rows = told.rows[:most]
    far = [size for size in sizes if size >= _FAR]
    tries: list[tuple[int, float | None]] = [(size, part) for size in far for part in _HEADS[:2]]
    tries += [(size, _HEADS[-1]) for size in far]
    tries += [(size, part) for size in sizes for part in (*_HEADS, None)]
    for size, part in tries:
        widths = _widths(told, rows, size, width, part)
        if widths is not None and _taken(told, rows, widths, size, height) == len(rows):
            return Fitted(size, widths, rows)
    least = sizes[-1]
    every = (_widths(told, rows, least, width, part) for part in _HEADS)
    given_way = _given_way(_wished(told, rows, least, _HEADS[-1]), width)
    widths = next((each for each in every if each is not None), given_way)
    return Fitted(least, widths, rows[: max(_taken(told, rows, widths, least, height), 1)])


def _taken(told: Words, rows: Rows, widths: tuple[float, ...], size: int, height: float) -> int:
    """How many of the rows have room under the heads."""
    room, count = height - row_height(told.heads, widths, size, bold=True), 0
    for row in rows:
        room -= row_height(row, widths, size)
        if room < 0:
            break
        count += 1
    return count


def row_height(
    row: Sequence[str], widths: Sequence[float], size: int, *, bold: bool = False
) -> float:
    """How high a row stands, in points."""
    rooms = zip(row, widths, strict=True)
    most = max(lines(words, size, room - 2 * SIDE, bold=bold) for words, room in rooms)
    return most * size * LINE + 2 * ABOVE


def _widths(
    told: Words, rows: Rows, size: int, width: float, part: float | None
) -> tuple[float, ...] | None:
    """Each column as wide as it wishes; None where they have no room together. Without a `part` of
    the heads the widest columns give way.
    """
    wished = _wished(told, rows, size, part or _HEADS[-1])
    whole = sum(wished)
    if whole <= width:
        grown = max(1.0, min(1.35, width / whole), width * _NARROWEST / whole)
        return tuple(each * min(grown, width / whole) for each in wished)
    return None if part else _given_way(wished, width)


def _wished(told: Words, rows: Rows, size: int, part: float) -> list[float]:
    """For each column the room of its cells, and of `part` of its head, a word of which stands in
    one line.
    """
    return [
        max(
            max((wide(row[at], size) for row in rows), default=0),
            max((wide(word, size, bold=True) for word in head.split()), default=0),
            wide(head, size, bold=True) * part + size * 0.5,
        )
        + 2 * SIDE
        + 4
        for at, head in enumerate(told.heads)
    ]


def _given_way(wished: Sequence[float], width: float) -> tuple[float, ...]:
    fair = _fair(wished, width)
    return tuple(min(each, fair) for each in wished)


def _fair(wished: Sequence[float], width: float) -> float:
    """How wide a column may be at most, that all have room together."""
    left, ordered = width, sorted(wished)
    for at, each in enumerate(ordered):
        share = left / (len(ordered) - at)
        if each > share:
            return share
        left -= each
    return ordered[-1]


def more_in_words(count: int) -> str:
    """That so many rows stand elsewhere."""
    return _("… và {count} dòng nữa").format(count=fixed(count, 0))
