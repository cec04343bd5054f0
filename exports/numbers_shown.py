"""How the numbers of a table are written: a column has as many decimals as its values need."""

import pandas as pd

from translations import gettext as _

MOST_DECIMALS = 2


def decimals(column: pd.Series) -> int | None:
    """The decimals that every number of `column` is written with, at most two; None where it
    holds anything but numbers (missing ones aside).
    """
    known = column.dropna()
    if known.empty or not all(_is_number(value) for value in known.tolist()):
        return None
    for places in range(MOST_DECIMALS):
        if all(round(value, MOST_DECIMALS) == round(value, places) for value in known.tolist()):
            return places
    return MOST_DECIMALS


def is_grouped(name: object) -> bool:
    """Whether the thousands of the column are set apart: those of a year are not."""
    return str(name) != _("Năm")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
