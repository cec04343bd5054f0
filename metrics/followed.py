"""What the units that somebody follows did in a year, for the report on them (Khoái Châu
05-KH/BCĐ, IV.3).
"""

import pandas as pd

from domain.kinds import Period, ReportKind
from metrics.recognition import FOUR, four_of
from metrics.results import Results


def followed_units(found: Results, units: pd.DataFrame, year: int) -> pd.DataFrame:
    """One row per unit of `units` (`unit_id`, `name`) that the plan speaks to in `year`, in their
    order: `unit_id`, `name`; `state`, `owed` and `total` Int64 as in `compliance` (missing where
    nothing was reported); int64 `registered`, `effective`, `recognised`, `struck_off` as in
    `recognition`; `timeliness` and `days_late` of the year's register (missing where none is owed).
    """
    rows = found.compliance[found.compliance["year"] == year]
    kept = rows[["unit_id", "state", "owed", "due_passed", "total"]]
    named = units.drop_duplicates("unit_id")[["unit_id", "name"]].merge(kept, on="unit_id")
    four = four_of(found.tally)
    sums = four[four["year"] == year].groupby("unit_id", as_index=False)[FOUR].sum()
    owed = found.timeliness
    register = owed[
        (owed["kind"] == ReportKind.REGISTER.value)
        & (owed["period"] == Period.YEAR.value)
        & (owed["year"] == year)
    ]
    sent = register[["unit_id", "state", "days_late"]].rename(columns={"state": "timeliness"})
    whole = named.merge(sums, on="unit_id", how="left").merge(sent, on="unit_id", how="left")
    whole[FOUR] = whole[FOUR].fillna(0).astype("int64")
    return whole
