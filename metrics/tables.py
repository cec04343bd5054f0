"""The four tables that every metric counts from, held together."""

from typing import NamedTuple

import pandas as pd


class Tables(NamedTuple):
    """`units`, `reports`, `listings` and `stated_counts` as `metrics` describes their columns."""

    units: pd.DataFrame
    reports: pd.DataFrame
    listings: pd.DataFrame
    stated_counts: pd.DataFrame
