"""Which units work in which fields of their plan, and which they leave empty."""

import pandas as pd

from domain.kinds import FieldReach
from domain.plans import Plan
from metrics.reported import UNIT_YEAR

UNIT_FIELD = ["unit_id", "field"]
COLUMNS = [*UNIT_FIELD, "reach", "models", "years_told", "empty_years", "last_year", "since"]


def fields_left_empty(cells: pd.DataFrame, compliance: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """One row per unit and field of the plan: `unit_id`, `field`, `reach` (`FieldReach`); int64
    `models` (told of in all), `years_told` (years of which is known whether there was one) and
    `empty_years` (of these, since the last model); Int64 `last_year`, of that model, and `since`,
    the first of the empty years.

    Of the units of `compliance` that reported, or owed a report by now. Kept up is worked in: what
    a year's reports tell of fills a field, whether it counts or not. A year that was not reported
    is not an empty one (settled rule 5), nor is one whose reports name models without their field.
    A plan without fields of its own has no rows. `cells` is from `field_cells`.
    """
    years = _told(cells, compliance, plan)
    rows = years.assign(
        worked_in=years["year"].where(years["listed"] > 0),
        told_in=years["year"].where((years["listed"] > 0) | years["empty"]),
    )
    rows["last_year"] = rows.groupby(UNIT_FIELD)["worked_in"].transform("max")
    since = rows["empty"] & ~(rows["year"] <= rows["last_year"])
    rows["empty_in"] = rows["year"].where(since)
    whole = rows.groupby(UNIT_FIELD, as_index=False, sort=False).agg(
        models=("listed", "sum"),
        years_told=("told_in", "count"),
        empty_years=("empty_in", "count"),
        last_year=("last_year", "first"),
        since=("empty_in", "min"),
        reported=("reported", "any"),
    )
    typed = whole.assign(reach=_reach(whole)).astype(
        dict.fromkeys(["models", "years_told", "empty_years"], "int64")
        | dict.fromkeys(["last_year", "since"], "Int64")
    )
    return typed[COLUMNS]


def units_by_reach(left_empty: pd.DataFrame) -> pd.DataFrame:
    """One row per field, in the plan's order: `field`, int64 `units` and how many of them are in
    each `FieldReach`, a column each.
    """
    flags = {reach.value: left_empty["reach"] == reach.value for reach in FieldReach}
    marks = left_empty[["field"]].assign(units=1, **flags)
    columns = ["units", *flags]
    sums = marks.groupby("field", as_index=False, sort=False)[columns].sum()
    return sums.astype(dict.fromkeys(columns, "int64"))


def _told(cells: pd.DataFrame, compliance: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """One row per unit, year and field of the plan: `listed`, `reported`, and `empty` where the
    year's reports tell of no model in the field, and of none without a field.
    """
    fields = pd.DataFrame({"field": pd.Series([field.code for field in plan.fields], dtype="str")})
    concerned = compliance["reported"] | (compliance["owed"] & compliance["due_passed"])
    years = compliance.loc[concerned, [*UNIT_YEAR, "reported", "basis"]]
    sums = cells.groupby([*UNIT_YEAR, "field"], as_index=False)["listed"].sum()
    unsaid = sums.loc[(sums["field"] == "") & (sums["listed"] > 0), UNIT_YEAR].assign(unsaid=True)
    grid = years.merge(fields, how="cross").merge(sums, on=[*UNIT_YEAR, "field"], how="left")
    grid = grid.merge(unsaid, on=UNIT_YEAR, how="left")
    listed = grid["listed"].fillna(0).astype("int64")
    said = grid["reported"] & grid["basis"].notna() & grid["unsaid"].isna()
    return grid.assign(listed=listed, empty=said & (listed == 0))


def _reach(whole: pd.DataFrame) -> "pd.Series[str]":
    reach = pd.Series(FieldReach.NOT_REPORTED.value, index=whole.index, dtype="str")
    worked, empty = whole["last_year"].notna(), whole["empty_years"] > 0
    return (
        reach.mask(whole["reported"], FieldReach.UNKNOWN.value)
        .mask(~worked & empty, FieldReach.NEVER.value)
        .mask(worked & empty, FieldReach.PAUSED.value)
        .mask(worked & ~empty, FieldReach.WORKING.value)
    )
