"""A reading as the plain record of `manage.py read --json`; programs outside rely on it."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from data_loaders.spreadsheets.reading import Reading
from domain.kinds import Outcome, ReportKind
from domain.problems import Problem, Refusal

COMMON = (
    *("unit", "unit_code", "name", "field", "year", "origin", "form", "state", "level"),
    *("accepted", "sheet", "cell"),
)
OF_KIND: dict[str, tuple[str, ...]] = {
    ReportKind.COUNTS: ("count",),
    ReportKind.ROUND: ("quantity", "unit_of_measure", "worth", "round"),
}


def _plain(value: object) -> object:
    plain = value.item() if isinstance(value, np.generic) else value
    if plain is pd.NA or (isinstance(plain, float) and math.isnan(plain)):
        return None
    # A number read from a sheet is a float there; 2024.0 of a whole number says nothing more.
    return int(plain) if isinstance(plain, float) and plain.is_integer() else plain


def _row(row: dict[Any, Any]) -> dict[str, Any]:
    keys = COMMON + OF_KIND.get(row["kind"], ())
    if row["count"] is not None and "count" not in keys:
        keys += ("count",)  # 0, of a unit that says it has no model
    return {key: _plain(row[key]) for key in keys}


def problem_record(problem: Problem, say: Callable[[Problem], str]) -> dict[str, Any]:
    """One problem: where, which fault, how severe, what to do (`say` words it)."""
    return {
        "sheet": problem.sheet,
        "cell": problem.cell,
        "fault": str(problem.fault),
        "severity": str(problem.severity),
        "message": say(problem),
        "suggestion": problem.suggestion,
    }


def reading_record(
    reading: Reading,
    say_problem: Callable[[Problem], str],
    say_refusal: Callable[[Refusal, str], str],
) -> dict[str, Any]:
    """One file: what was understood, row by row, and the problems cell by cell."""
    refusal = reading.refusal
    return {
        "file": reading.file,
        "outcome": str(reading.outcome),
        "reason": None if refusal is None else say_refusal(refusal, reading.detail),
        "kind": None if reading.kind is None else str(reading.kind),
        "year": reading.year,
        "period": str(reading.period),
        "rows": []
        if reading.outcome is Outcome.REFUSED
        else [_row(row) for row in reading.rows.to_dict("records")],
        "problems": [problem_record(problem, say_problem) for problem in reading.problems],
    }
