"""How many models: unit × year × field, by origin (settled rules 2, 3 and 8)."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from domain.kinds import Basis, DoneAt, Origin
from domain.plans import Plan
from metrics.distinct import NOWHERE, each_once, places_in
from metrics.reported import UNIT_YEAR, standing_numbers
from metrics.unit_years import one_number, sums_at

if TYPE_CHECKING:
    import numpy.typing as npt

CELL = [*UNIT_YEAR, "field"]
ORIGINS = [origin.value for origin in Origin]
FIGURES = [*ORIGINS, "registered", "counted", "unknown_origin", "to_confirm", "struck_off"]


def counts(
    tallied: pd.DataFrame,
    reported: pd.DataFrame,
    reports: pd.DataFrame,
    stated_counts: pd.DataFrame,
    plan: Plan,
) -> pd.DataFrame:
    """One row per reported unit, year and field, int64: `unit_id`, `year`, `field`, `basis`;
    `new`, `replicated`, `upgraded`, `maintained`, `unknown`: what is registered, by origin;
    `registered`, their sum; `counted`, what counts of them; `unknown_origin` and `to_confirm`, how
    many of those counted; `struck_off`, the models struck off in this year.

    Every field of the plan has a row in a reported unit-year, 0 or not; words of an open list have
    one where they are used, "" where none was written. A unit-year not reported has no rows. A
    number alone states no origin, and counts only in a plan by which what is registered is done.
    `tallied` is from `tally`, `reported` from `reported_unit_years`, `reports` from
    `standing_reports`.
    """
    bases = reported[[*UNIT_YEAR, "basis"]].sort_values(UNIT_YEAR, ignore_index=True)
    given = _numbers(standing_numbers(reports, stated_counts), plan)
    struck = struck_off_in(tallied)
    listed = _listed(tallied)
    parts = [
        _empty_cells(bases, plan),
        listed[_rests_on(listed, bases, Basis.LIST)],
        given[_rests_on(given, bases, Basis.COUNTS)],
        struck[places_in(one_number(bases), one_number(struck)) != NOWHERE],
    ]
    return _summed(parts, bases)


def _empty_cells(bases: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    fields = pd.Series([field.code for field in plan.fields], dtype="str")
    every = bases[UNIT_YEAR].take(np.repeat(np.arange(len(bases)), len(fields)))
    return every.assign(field=fields.array.take(np.tile(np.arange(len(fields)), len(bases))))


def _rests_on(rows: pd.DataFrame, bases: pd.DataFrame, basis: Basis) -> "npt.NDArray[np.bool_]":
    """Which rows are of unit-years whose figure rests on this."""
    such = bases[bases["basis"] == basis.value]
    rests: npt.NDArray[np.bool_] = places_in(one_number(such), one_number(rows)) != NOWHERE
    return rests


def _listed(tallied: pd.DataFrame) -> pd.DataFrame:
    rows = tallied[tallied["registered"] > 0]
    by_origin = {
        origin: rows["registered"].where(rows["origin"] == origin, 0) for origin in ORIGINS
    }
    figures = rows[[*CELL, "registered", "counted", "to_confirm"]]
    unknown = rows["origin"] == Origin.UNKNOWN.value
    return figures.assign(**by_origin, unknown_origin=rows["counted"].where(unknown, 0))


def _numbers(given: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    same = ["registered", Origin.UNKNOWN.value]
    # A number says what was registered, and nothing of how far it came.
    if plan.counting.done_at is DoneAt.REGISTERED:
        same += ["counted", "unknown_origin"]
    return given[CELL].fillna({"field": ""}).assign(**dict.fromkeys(same, given["count"]))


def _summed(parts: list[pd.DataFrame], bases: pd.DataFrame) -> pd.DataFrame:
    """All `parts` of unit-years of `bases` as one, a row for each cell that any of them has."""
    fields = [pd.factorize(part["field"]) for part in parts]
    words = pd.Index(sorted({word for _codes, told in fields for word in told}), dtype="str")
    known = one_number(bases)
    cells = [
        places_in(known, one_number(part)) * len(words) + words.get_indexer(told)[codes]
        for part, (codes, told) in zip(parts, fields, strict=True)
    ]
    every = each_once(np.concatenate(cells))
    sums = {figure: np.zeros(len(every), dtype="int64") for figure in FIGURES}
    for part, cell in zip(parts, cells, strict=True):
        place = np.searchsorted(every, cell)
        for figure in set(FIGURES).intersection(part):
            sums[figure] += sums_at(place, part[figure].to_numpy("int64"), len(every))
    base, word = np.divmod(every, len(words) or 1)
    found = bases.take(base).reset_index(drop=True)
    return found.assign(field=words.array.take(word), **sums)[[*CELL, "basis", *FIGURES]]


def struck_off_in(tallied: pd.DataFrame) -> pd.DataFrame:
    """The rows of `tally` with models struck off: `unit_id`, `year`, `field`, `struck_off`."""
    struck: pd.DataFrame = tallied.loc[tallied["struck_off"] > 0, [*CELL, "struck_off"]]
    return struck
