"""Rows told apart by what few columns say: rules are put to each sort once, and not to each row."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import numpy.typing as npt

    Places = npt.NDArray[np.int64]

NOWHERE = -1


def sorts_of(rows: pd.DataFrame, columns: Sequence[str]) -> "tuple[Places, pd.DataFrame]":
    """Of each row which sort it is of: its place in the table of what `columns` say, each once."""
    code = np.zeros(len(rows), dtype="int64")
    for column in columns:
        places, words = pd.factorize(rows[column], use_na_sentinel=False)
        code = code * len(words) + places
    place, sorts = pd.factorize(code)
    first = np.empty(len(sorts), dtype="int64")
    first[place[::-1]] = np.arange(len(rows))[::-1]
    return place.astype("int64"), rows[list(columns)].take(first).reset_index(drop=True)


def places_in(keys: "Places", sought: "Places") -> "Places":
    """Where each of `sought` stands among `keys`, which are distinct; `NOWHERE` where it does
    not.
    """
    if not len(keys):
        return np.full(len(sought), NOWHERE, dtype="int64")
    order = np.argsort(keys, kind="stable")
    near = np.minimum(np.searchsorted(keys, sought, sorter=order), len(keys) - 1)
    place = order[near]
    return np.where(keys[place] == sought, place, NOWHERE)


def each_once(numbers: "Places") -> "Places":
    """The distinct numbers, in order (`numpy.unique` takes several times as long)."""
    ordered = np.sort(numbers)
    fresh = np.ones(len(ordered), dtype=bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return ordered[fresh]
