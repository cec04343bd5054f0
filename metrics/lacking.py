"""Which units lack most of what is owed: those that a map of many has room for."""

import numpy as np
import pandas as pd

from domain.kinds import UnitState
from domain.text import sort_key
from metrics.distinct import places_in
from metrics.unit_years import sums_at

# A silent year weighs a little more than a year without a model.
_WEIGHTS = {UnitState.NOT_REPORTED.value: 101, UnitState.NONE.value: 100}


def most_lacking(compliance: pd.DataFrame, units: pd.DataFrame, at_most: int) -> list[int]:
    """At most so many `unit_id` of `units` (`unit_id`, `name`), those that lack most first, of
    those alike by the Vietnamese alphabet, else as they stand. `compliance` is theirs alone.
    """
    ids = units["unit_id"].to_numpy("int64")
    lacks = np.zeros(len(compliance), dtype="int64")
    for state, weight in _WEIGHTS.items():
        lacks[(compliance["state"] == state).to_numpy(dtype=bool)] = weight
    sums = sums_at(places_in(ids, compliance["unit_id"].to_numpy("int64")), lacks, len(ids))
    # Of the many that lack less nobody asks for the name.
    least = np.sort(sums)[-at_most] if len(sums) > at_most else 0
    near = np.flatnonzero(sums >= least)
    names = units["name"].take(near)
    placed = sorted(zip((-sums[near]).tolist(), map(sort_key, names), near.tolist(), strict=True))
    return [int(ids[place]) for _lack, _name, place in placed[:at_most]]
