"""The rows of a sheet as bytes, for the way between processes: what many cells say is told once.

Plain data all the same: lists for JSON, and arrays of numbers that are nothing but numbers.
"""

from array import array
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate, chain, pairwise, repeat
from typing import Any

from data_loaders.spreadsheets.limits import CELLS
from data_loaders.spreadsheets.sheets import Row, Value

_TOLD_APART = frozenset({str, float, type(None)})  # of other types 1, 1.0 and True would be one
_FEW = 2_000  # cells, which are as soon told as they are
_FLOATS, _PLACES = "d", "I"
_SIGNS = 3  # bytes that JSON adds to a text


class PackedRows:
    """Rows, to be packed: `said` is for JSON, `arrays` follow it; `unpacked_rows` undoes it."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._cells = list(chain.from_iterable(rows))
        self._kinds = set(map(type, self._cells))
        self._different = dict.fromkeys(self._cells)
        self.texts = [value for value in self._different if type(value) is str]
        self.floats = [value for value in self._different if type(value) is float]

    @property
    def _is_packed(self) -> bool:
        return len(self._cells) > _FEW and _TOLD_APART.issuperset(self._kinds)

    @cached_property
    def _places(self) -> "array[int]":
        """Of each cell, the place of its value: None, the floats, then the texts."""
        different: list[Value] = [None, *self.floats, *self.texts]
        places = {value: place for place, value in enumerate(different)}
        return array(_PLACES, list(map(places.__getitem__, self._cells)))

    @property
    def said(self) -> list[Any]:
        """What JSON is to hold."""
        if not self._is_packed:
            return [self._rows]
        return [len(self._rows), len(self._cells), len(self.floats), self.texts]

    @property
    def arrays(self) -> list[bytes]:
        """What is to follow."""
        if not self._is_packed:
            return []
        widths = array(_PLACES, map(len, self._rows))
        return [each.tobytes() for each in (array(_FLOATS, self.floats), widths, self._places)]

    def size(self) -> int:
        """Bytes of the texts of all cells, were each told anew; not of rows that JSON holds."""
        if not self._is_packed:
            return 0
        texts = (_SIGNS + len(text.encode("utf-8", "surrogatepass")) for text in self.texts)
        sizes = [*repeat(0, 1 + len(self.floats)), *texts]
        return sum(map(sizes.__getitem__, self._places))


def unpacked_rows(said: list[Any], take: Callable[[int], bytes]) -> list[Row]:
    """The rows that were packed; `take` hands out the next so many bytes.

    Raises ValueError, TypeError or LookupError where what came is no such thing.
    """
    if len(said) == 1:
        return list(said[0])
    rows, cells, floats, texts = said
    if not 0 <= cells <= CELLS:
        raise ValueError
    different = [None, *_numbers(_FLOATS, floats, take), *texts]
    ends = list(accumulate(_numbers(_PLACES, rows, take), initial=0))
    values = list(map(different.__getitem__, _numbers(_PLACES, cells, take)))
    if ends[-1] != cells:
        raise ValueError
    return [values[begin:end] for begin, end in pairwise(ends)]


def _numbers(kind: str, count: int, take: Callable[[int], bytes]) -> "array[Any]":
    numbers = array(kind)
    numbers.frombytes(take(count * numbers.itemsize))
    if len(numbers) != count:
        raise ValueError
    return numbers
