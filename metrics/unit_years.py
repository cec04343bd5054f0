"""A unit and a year in one number: so tables of many unit-years are laid beside each other."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from metrics.distinct import NOWHERE, each_once, places_in

if TYPE_CHECKING:
    import numpy.typing as npt

    from metrics.distinct import Places

_YEARS = 10_000


def one_number(rows: pd.DataFrame) -> "Places":
    """`unit_id` and `year` of each row."""
    number: Places = rows["unit_id"].to_numpy("int64") * _YEARS + rows["year"].to_numpy("int64")
    return number


def unit_years(numbers: "Places") -> pd.DataFrame:
    """`unit_id` and `year` of each number."""
    return pd.DataFrame({"unit_id": numbers // _YEARS, "year": numbers % _YEARS})


def is_among(rows: pd.DataFrame, some: pd.DataFrame) -> "npt.NDArray[np.bool_]":
    """Which of `rows` are of a unit and year of `some`."""
    known = each_once(one_number(some))
    among: npt.NDArray[np.bool_] = places_in(known, one_number(rows)) != NOWHERE
    return among


def added_up(
    known: "Places", numbers: "Places", figures: pd.DataFrame
) -> "dict[str, npt.NDArray[np.int64]]":
    """For each of `known`, which are distinct, the sum of each column of `figures`, whose rows are
    those of `numbers`; what is of none of them is left out.
    """
    place = places_in(known, numbers)
    mine = place != NOWHERE
    return {
        str(name): sums_at(place[mine], figures[name].to_numpy("int64")[mine], len(known))
        for name in figures
    }


def sums_at(
    places: "Places", figures: "npt.NDArray[np.int64]", many: int
) -> "npt.NDArray[np.int64]":
    """The sum of `figures` at each of so many places."""
    sums = np.zeros(many, dtype="int64")
    np.add.at(sums, places, figures)
    return sums
