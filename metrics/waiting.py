"""The pairs that wait for an answer, by their numbers alone: what is kept ready of them."""

import pandas as pd

from metrics.reported import UNIT_YEAR

WAITING = [
    *UNIT_YEAR,
    *("listing_id", "other_listing_id", "model_id", "other_model_id"),
    *("other_unit_id", "other_year"),
]


def waiting(pairs: pd.DataFrame) -> pd.DataFrame:
    """Those of `pairs` (from `metrics.models`) that nobody has answered: int64 `WAITING` and the
    `score`.
    """
    types = dict.fromkeys(WAITING, "int64") | {"score": "float64"}
    return pairs.loc[pairs["answer"] == "", list(types)].astype(types)
