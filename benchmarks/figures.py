"""The rules of counting against the floor: one numpy bincount over the same listings."""

from datetime import date
from functools import partial

import numpy as np
import pandas as pd

from benchmarks.measure import Work, cpu, medians, show
from domain.plans import Plan
from metrics.progress import progress
from metrics.results import results
from metrics.tables import Tables


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


def run(plan: Plan, tables: Tables, as_of: date) -> None:
    """Measure the figures of one plan."""
    title = f"Figures of {plan.code}, {len(tables.listings):,} listings (CPU)"
    show(title, medians(_works(tables, plan, as_of), 5, cpu), "bincount")
