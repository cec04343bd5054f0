"""Which unit-years were reported, and what their figure rests on (settled rules 5 and 8)."""

import pandas as pd

from domain.kinds import Basis, ReportKind

UNIT_YEAR = ["unit_id", "year"]


def reported_unit_years(
    models: pd.DataFrame, reports: pd.DataFrame, stated_counts: pd.DataFrame
) -> pd.DataFrame:
    """One row per unit and year of which anything is known: `unit_id`, `year`, `basis` ("list",
    "counts", or missing where only a round was reported), `stated_total` Int64: the number that
    was stated beside a list; missing where there is none.

    A report of the year that stands makes it reported, and so does a model registered in it.
    Rule 8: where a list names models of its year the list is the figure, else the number, if one
    was given. (Models that a later year's report alone mentions are no list of their year.)
    """
    stands = reports[reports["standing"]]
    kinds = stands.assign(
        lists=stands["kind"].isin([ReportKind.REGISTER.value, ReportKind.RESULT.value]),
        numbers=stands["kind"] == ReportKind.COUNTS.value,
        names=False,
    )
    named = models.assign(lists=True, numbers=False, names=models["of_its_year"])
    flags = ["lists", "numbers", "names"]
    both = pd.concat([frame[[*UNIT_YEAR, *flags]] for frame in (kinds, named)])
    known = both.groupby(UNIT_YEAR, as_index=False)[flags].any()
    by_list = known["names"] | (known["lists"] & ~known["numbers"])
    basis = pd.Series(None, index=known.index, dtype="str")
    basis = basis.mask(known["numbers"], Basis.COUNTS.value).mask(by_list, Basis.LIST.value)
    stated = known.merge(_stated_totals(stands, stated_counts), on=UNIT_YEAR, how="left")["stated"]
    beside = stated.fillna(0).where(by_list & known["numbers"])
    return known[UNIT_YEAR].assign(basis=basis, stated_total=beside.astype("Int64"))


def standing_numbers(reports: pd.DataFrame, stated_counts: pd.DataFrame) -> pd.DataFrame:
    """The rows of `stated_counts` that a standing counts report gives."""
    numbers = reports[reports["standing"] & (reports["kind"] == ReportKind.COUNTS.value)]
    return stated_counts[stated_counts["report_id"].isin(numbers["report_id"])]


def _stated_totals(stands: pd.DataFrame, stated_counts: pd.DataFrame) -> pd.DataFrame:
    given = standing_numbers(stands, stated_counts)
    return given.groupby(UNIT_YEAR, as_index=False).agg(stated=("count", "sum"))
