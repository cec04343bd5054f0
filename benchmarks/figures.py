"""The rules of counting against the floor: one numpy bincount over the same listings."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import numpy as np
import pandas as pd

from benchmarks.measure import Work, cpu, medians, show
from domain.plans import Plan
from metrics.progress import progress
from metrics.results import results
from metrics.tables import Tables

# A sample of three districts this many times over is as large as a province.
TIMES = 50
IDS = (
    *("unit_id", "parent_id", "report_id", "submission_id", "sequence", "listing_id", "model_id"),
    *("decision_id", "other_model_id", "lineage_id", "from_unit_id", "into_unit_id", "due_id"),
)


def _again(table: pd.DataFrame, step: int) -> pd.DataFrame:
    moved = [column for column in IDS if column in table.columns]
    return table.assign(**{column: table[column] + step for column in moved})


def _many(tables: Tables, times: int) -> Tables:
    """`tables` so many times over, each time with ids of its own."""
    largest = max(
        int(table[column].max())
        for table in tables
        for column in IDS
        if column in table.columns and table[column].notna().any()
    )
    steps = [count * (largest + 1) for count in range(times)]
    return Tables(
        *(pd.concat([_again(one, step) for step in steps], ignore_index=True) for one in tables)
    )


def _floor(codes: "np.ndarray[tuple[int], np.dtype[np.int64]]", cells: int) -> int:
    return int(np.bincount(codes, minlength=cells).sum())


def _works(tables: Tables, plan: Plan, as_of: date) -> dict[str, Work]:
    listings = tables.listings
    unit, _units = pd.factorize(listings["unit_id"])
    field, fields = pd.factorize(listings["field"])
    years = len(plan.years)
    year = (listings["year"] - plan.first_year).clip(0, years - 1).to_numpy("int64")
    codes = (unit.astype("int64") * years + year) * len(fields) + field
    found = results(tables, plan, as_of)
    return {
        "bincount": partial(_floor, codes, int(codes.max()) + 1),
        "all rules": lambda: results(tables, plan, as_of),
        "progress by year": lambda: progress(
            found.compliance, tables.units, plan, as_of, ("year",)
        ),
        "progress by district": lambda: progress(
            found.compliance, tables.units, plan, as_of, ("parent_id",)
        ),
    }


def run(districts: Mapping[str, tuple[Plan, Tables]], as_of: date) -> None:
    """Measure each plan's figures, as they are and `TIMES` over."""
    for code, (plan, tables) in districts.items():
        for times in (1, TIMES):
            grown = _many(tables, times)
            title = f"Figures of {code}, {len(grown.listings):,} listings (CPU)"
            show(title, medians(_works(grown, plan, as_of), 5, cpu), "bincount")
