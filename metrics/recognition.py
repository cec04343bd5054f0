"""Registered, effective, recognised, struck off: four figures, never mixed (settled rule 4)."""

import pandas as pd

from domain.kinds import ModelState
from metrics.reported import UNIT_YEAR

FOUR = ["registered", "effective", "recognised", "struck_off"]


def recognition(tallied: pd.DataFrame, compliance: pd.DataFrame) -> pd.DataFrame:
    """One row per year: `year`; int64 `registered` (models that lists name, of whatever origin, as
    registered that year), and of these `effective` (by the last word said) and `recognised` (at any
    level); `struck_off`, the models struck off that year, whenever they were registered;
    `share_recognised`, NaN where none is registered.

    Only the units of `compliance` are looked at, and each of its years has a row. Numbers alone
    say nothing of recognition and are not in here. `tallied` is from `tally`.
    """
    rows = four_of(tallied).merge(compliance[UNIT_YEAR], on=UNIT_YEAR)
    years = pd.Index(sorted(compliance["year"].unique()), name="year", dtype="int64")
    tallies = rows.groupby("year")[FOUR].sum().reindex(years, fill_value=0).reset_index()
    registered = tallies["registered"].astype("float64")
    return tallies.assign(share_recognised=tallies["recognised"] / registered.where(registered > 0))


def four_of(tallied: pd.DataFrame) -> pd.DataFrame:
    """`unit_id`, `year` and the four figures (int64) of each row of `tally`."""
    effective = tallied["state"] == ModelState.EFFECTIVE.value
    four = tallied.assign(effective=tallied["registered"].where(effective, 0))
    return four[[*UNIT_YEAR, *FOUR]]
