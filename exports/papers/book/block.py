"""A small table of the sheet by year, which a chart is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from domain.kinds import UnitState
from exports.papers.book.sheet import Column, Value
from exports.papers.book.values import values_of
from exports.papers.issue import Issue
from translations import gettext as _
from translations.wording import unit_state_label

FIELDS, QUOTA, REPORTS, MODELS = "fields", "quota", "reports", "models"


@dataclass(frozen=True, slots=True)
class Block:
    """A small table: `finding`, what it says; a row for each of so many `years` and, where there is
    a `whole`, one more for all of them. The first column is the year.

    `parts` are the codes of what is drawn of it: of the columns from the second on.
    """

    key: str
    finding: str
    columns: Sequence[Column]
    parts: Sequence[str]
    years: int
    whole: bool = False


def untold_years(issue: Issue) -> dict[int, str]:
    """The years of which nobody reported anything, and why: no figure of theirs is known."""
    rows = issue.seen.found.compliance
    silent = rows[~rows.groupby("year")["reported"].transform("any")]
    due = silent["owed"] & (silent["due_passed"] | issue.seen.final)
    states = {
        UnitState.NOT_REPORTED: due.groupby(silent["year"]).any(),
        UnitState.NOT_OWED: ~silent.groupby("year")["owed"].any(),
    }
    return {
        int(year): next(
            (unit_state_label(state) for state, of in states.items() if of[year]),
            _("chưa đến hạn"),
        )
        for year in silent["year"].unique()
    }


def with_words(figures: pd.Series, untold: dict[int, str], *whole: float) -> list[Value]:
    """The figures by year, words for those of which nothing is known; `whole` beneath."""
    pairs = zip(figures.index.tolist(), values_of(figures), strict=True)
    return [*(untold.get(year, figure) for year, figure in pairs), *whole]


def year_labels(years: Sequence[int], untold: dict[int, str]) -> list[Value]:
    """The years, with why one has no figures."""
    return [f"{year} ({untold[year]})" if year in untold else year for year in years]
