"""Which unit-years were reported, and what their figure rests on (settled rules 5 and 8)."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from domain.kinds import Basis, ReportKind, UnitState
from metrics.distinct import NOWHERE, each_once
from metrics.unit_years import added_up, one_number, unit_years

if TYPE_CHECKING:
    import numpy.typing as npt

    from metrics.distinct import Places

UNIT_YEAR = ["unit_id", "year"]


def reported_unit_years(
    tallied: pd.DataFrame, reports: pd.DataFrame, stated_counts: pd.DataFrame
) -> pd.DataFrame:
    """One row per unit and year of which anything is known: `unit_id`, `year`, `basis` ("list",
    "counts", or missing where only a round was reported), `stated_total` Int64: the number that
    was stated beside a list; missing where there is none.

    A report of the year that stands makes it reported, and so does a model registered in it.
    Rule 8: where a list names models of its year the list is the figure, else the number, if one
    was given. (Models that a later year's report alone mentions are no list of their year.)
    `tallied` is from `tally`.
    """
    stands = reports[reports["standing"]]
    lists = stands["kind"].isin([ReportKind.REGISTER.value, ReportKind.RESULT.value]).to_numpy()
    numbers = (stands["kind"] == ReportKind.COUNTS.value).to_numpy()
    registered = tallied[tallied["registered"] > 0]
    named = (registered["of_its_year"] > 0).to_numpy()
    reported, listed = one_number(stands), one_number(registered)
    known = each_once(np.concatenate([reported, listed]))
    by_number, in_a_list, of_its_year = (
        _are_among(known, some)
        for some in (reported[numbers], np.concatenate([reported[lists], listed]), listed[named])
    )
    by_list = of_its_year | (in_a_list & ~by_number)
    basis = np.select([by_list, by_number], [0, 1], NOWHERE)
    bases = pd.array([Basis.LIST.value, Basis.COUNTS.value], dtype="str")
    given = standing_numbers(stands, stated_counts)
    stated = added_up(known, one_number(given), given[["count"]])["count"]
    return unit_years(known).assign(
        basis=bases.take(basis, allow_fill=True),
        stated_total=pd.arrays.IntegerArray(stated, ~(by_list & by_number)),
    )


def standing_numbers(reports: pd.DataFrame, stated_counts: pd.DataFrame) -> pd.DataFrame:
    """The rows of `stated_counts` that a standing counts report gives."""
    numbers = reports[reports["standing"] & (reports["kind"] == ReportKind.COUNTS.value)]
    return stated_counts[stated_counts["report_id"].isin(numbers["report_id"])]


def _are_among(known: "Places", some: "Places") -> "npt.NDArray[np.bool_]":
    """Which of `known`, which are in order, are among `some`, all of which are known."""
    found = np.zeros(len(known), dtype=bool)
    found[np.searchsorted(known, some)] = True
    return found


class Untold(NamedTuple):
    """Why nothing can be told of a year; `owed`: by some unit, if not yet."""

    state: UnitState
    owed: bool


def years_unreported(compliance: pd.DataFrame) -> dict[int, Untold]:
    """The years that no unit reported, and why: `NOT_REPORTED`, `NOT_OWED` where none was due."""
    silent = compliance["state"] == UnitState.NOT_REPORTED.value
    rows = compliance[["year", "reported", "owed"]].assign(silent=silent)
    return unreported_of(rows)


def unreported_of(rows: pd.DataFrame) -> dict[int, Untold]:
    """The same of rows of `year`, and of whether in it anything was `reported` or is `owed`, or who
    owes by now is `silent`.
    """
    years = rows.groupby("year")[["reported", "owed", "silent"]].any()
    return {
        int(year): Untold(UnitState.NOT_REPORTED if late else UnitState.NOT_OWED, bool(owed))
        for year, reported, owed, late in years.itertuples()
        if not reported
    }
