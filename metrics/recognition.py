"""Registered, effective, recognised, struck off: four figures, never mixed (settled rule 4)."""

import pandas as pd

from domain.kinds import ModelState
from metrics.counts import struck_off_in
from metrics.reported import UNIT_YEAR

FOUR = ["registered", "effective", "recognised", "struck_off"]


def recognition(models: pd.DataFrame, compliance: pd.DataFrame) -> pd.DataFrame:
    """One row per year: `year`; int64 `registered` (models that lists name, of whatever origin, as
    registered that year), and of these `effective` (by the last word said) and `recognised` (at any
    level); `struck_off`, the models struck off that year, whenever they were registered;
    `share_recognised`, NaN where none is registered.

    Only the units of `compliance` are looked at, and each of its years has a row. Numbers alone
    say nothing of recognition and are not in here.
    """
    rows = models.merge(compliance[UNIT_YEAR], on=UNIT_YEAR)
    marked = rows[["year"]].assign(
        registered=1,
        effective=(rows["state"] == ModelState.EFFECTIVE.value).astype("int64"),
        recognised=rows["level"].notna().astype("int64"),
        struck_off=0,
    )
    struck = struck_off_in(models).merge(compliance[UNIT_YEAR], on=UNIT_YEAR)
    none = dict.fromkeys(["registered", "effective", "recognised"], 0)
    marked = pd.concat([marked, struck[["year", "struck_off"]].assign(**none)])
    years = pd.Index(sorted(compliance["year"].unique()), name="year", dtype="int64")
    tallies = marked.groupby("year")[FOUR].sum().reindex(years, fill_value=0).reset_index()
    registered = tallies["registered"].astype("float64")
    return tallies.assign(share_recognised=tallies["recognised"] / registered.where(registered > 0))
