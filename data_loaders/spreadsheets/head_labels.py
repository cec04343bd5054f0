"""The labels of a head as a fingerprint: the same for the form of another unit, year or place."""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from data_loaders.spreadsheets.grid import Grid
from domain.text import fold, words

_WIDEST = 200
_KINDS = frozenset({"xa", "phuong", "tran", "huyen", "quan", "pho", "tinh", "thi", "x", "p", "tt"})
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"^\d+$|(?:19|20)\d\d$")


class HeadLabel(NamedTuple):
    """A column, counted from 0, and the fingerprint of what is written over it."""

    column: int
    text: str


@lru_cache(maxsize=8192)
def fingerprint(text: str) -> str:
    """The folded words of `text` less numbers and the names of places: "Xã An Vĩ" is any "xa"."""
    kept: list[str] = []
    in_name = False
    named = not text.isupper()
    for word in _WORD.findall(text):
        key = fold(words(word))
        if in_name and word[:1].isupper() and key not in _KINDS:
            continue
        in_name = named and key in _KINDS
        kept.append(_NUMBER.sub("", key))
    return " ".join(filter(None, kept))


def levels_over(grid: Grid, first: int, last: int, index: int) -> list[str]:
    """The labels over a column in the rows of a head, from the top down, each once."""
    texts = (grid.spread_text(row, index) for row in range(first, last + 1))
    return list(dict.fromkeys(text for text in texts if text))


def labels_of(grid: Grid, head: tuple[int, int]) -> list[HeadLabel]:
    """The labelled columns of a head; one that only a number stands over is "#"."""
    rows = range(head[0], head[1] + 1)
    widest = max((len(grid.row(row)) for row in rows), default=0)
    ends = [grid.area(row, column)[3] + 1 for row in rows for column, _ in grid.cells(row)]
    found = []
    for index in range(min(max([widest, *ends]), _WIDEST)):
        if index not in grid.hidden_columns and (levels := levels_over(grid, *head, index)):
            said = filter(None, map(fingerprint, levels))
            found.append(HeadLabel(index, " › ".join(said) or "#"))
    return found


def signature_of_labels(labels: Iterable[HeadLabel]) -> str:
    """The SHA-256 of labels in their order, wherever their columns stand."""
    return hashlib.sha256("\n".join(label.text for label in labels).encode()).hexdigest()


def signature_of(grid: Grid, head: tuple[int, int]) -> str:
    """The fingerprint of the head in these rows (both included), in hexadecimal, 64 digits.

    The same for the form of another unit or year and wherever it stands in its sheet; another for
    other labels, or the same ones in another order.
    """
    return signature_of_labels(labels_of(grid, head))
