"""The figures as the command line prints them: one object a unit and year."""

from datetime import date

import pandas as pd

from domain.plans import Plan
from metrics.reported import UNIT_YEAR
from metrics.results import results
from metrics.tables import Tables

Figure = dict[str, str | int | dict[str, int] | None]

PRINTED = [
    "unit",
    "unit_code",
    "year",
    "state",
    "basis",
    "counts",
    "total",
    "at_least",
    "aim",
    "stated_total",
    "unknown_origin",
    "to_confirm",
    "struck_off",
]


def figures(tables: Tables, plan: Plan, as_of: date, year: int | None = None) -> list[Figure]:
    """One dict per unit of the plan and year of `Plan.years_as_of` (or the one `year`), by unit
    code and year, with the keys of `PRINTED`; `counts` is field → number. None stands where nothing
    was reported, or where the plan has no quota to state.
    """
    found = results(tables, plan, as_of)
    named = tables.units[["unit_id", "code", "name"]].rename(
        columns={"code": "unit_code", "name": "unit"}
    )
    rows = found.compliance.merge(named, on="unit_id")
    if year is not None:
        rows = rows[rows["year"] == year]
    rows = rows.sort_values(["unit_code", "unit_id", "year"])
    by_field = _by_field(found.counts)
    cells = zip(rows["unit_id"], rows["year"], rows["reported"], strict=True)
    rows["counts"] = pd.Series(
        [by_field.get((unit, at), {}) if known else None for unit, at, known in cells],
        index=rows.index,
        dtype="object",
    )
    plain = rows[PRINTED].astype("object")
    blank = plain.where(plain.notna(), None)
    return [dict(zip(PRINTED, row, strict=True)) for row in blank.itertuples(index=False)]


def _by_field(counts: pd.DataFrame) -> dict[tuple[int, int], dict[str, int]]:
    cells: dict[tuple[int, int], dict[str, int]] = {}
    columns = [counts[column].tolist() for column in (*UNIT_YEAR, "field", "counted")]
    for unit, year, field, number in zip(*columns, strict=True):
        cells.setdefault((unit, year), {})[field] = number
    return cells
