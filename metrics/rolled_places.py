"""Places side by side, each by what is added up of its plan (`metrics.rolled`)."""

from datetime import date

import pandas as pd

from domain.plans import Plan
from metrics.comparison import GROUP_TALLIES, OF_PROGRESS
from metrics.progress import rated
from metrics.rolled import Rolled, judged_of


def place_tallies(part: Rolled, plan: Plan, as_of: date, year: int | None = None) -> pd.DataFrame:
    """As `metrics.comparison.group_tallies`, of all units of a plan with a quota as one group: its
    code.
    """
    years, reports = _of_year(part.years, year), _of_year(part.reports, year)
    reached = rated(years.astype("int64"), plan, as_of).iloc[0]
    owing = part.owing if year is None else int(years["owed_in_all"].sum())
    judged = judged_of(reports)
    figures: dict[str, int] = {name: int(reached[name]) for name in OF_PROGRESS}
    for name in ("unit_years_reported", "registered", "recognised"):
        figures[name] = int(years[name].sum())
    figures |= {"units": owing, "on_time": int(judged["on_time"]), "judged": int(judged["judged"])}
    row = pd.DataFrame({name: [figures[name]] for name in GROUP_TALLIES}, dtype="Int64")
    row.insert(0, "group", pd.Series([plan.code], dtype="str"))
    return row


def place_fields(part: Rolled, plan: Plan, year: int | None = None) -> pd.DataFrame:
    """`group`, `field` and `counted` as `metrics.comparison.fields_of_groups` has them, of the
    same.
    """
    rows = _of_year(part.fields, year).astype({"field": "str", "counted": "int64"})
    sums = rows.groupby("field", as_index=False)[["counted"]].sum()
    sums.insert(0, "group", plan.code)
    return sums.astype({"group": "str"})


def _of_year(rows: pd.DataFrame, year: int | None) -> pd.DataFrame:
    return rows if year is None else rows[rows["year"] == year]
