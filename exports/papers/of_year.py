"""The figures of the year that a paper is of, taken from its issue once."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from decks.units import names_of_units
from domain.kinds import ReportKind
from domain.plans import Plan
from domain.text import sort_key
from exports.basis import called
from exports.paper_dates import day
from exports.papers.issue import Issue, NothingToWriteError
from metrics.headline import Headline, headline
from metrics.told_of import with_told
from translations import gettext as _
from translations.joining import together
from translations.numbers import number

MOST_NAMED = 5


@dataclass(frozen=True)
class OfYear:
    """`head` of the year, `before` that of the year before (None where nobody reported it); `rows`
    of `with_told` and `timeliness` of the year; `names` of units.
    """

    issue: Issue
    head: Headline
    before: Headline | None
    rows: pd.DataFrame
    timeliness: pd.DataFrame
    names: dict[int, str]

    @property
    def plan(self) -> Plan:
        """The plan that the paper is of."""
        return self.issue.plan

    @property
    def year(self) -> int:
        """The year that the paper is of."""
        return self.issue.year

    @property
    def until(self) -> str:
        """The day of the figures."""
        return day(self.issue.stamp.as_of)

    @property
    def is_over(self) -> bool:
        """Whether the year's last day is past."""
        return self.issue.stamp.as_of.year > self.year

    @property
    def in_rounds(self) -> bool:
        """Whether the plan asks for rounds alone and counts no models."""
        return not self.plan.counts_models

    @property
    def registers(self) -> bool:
        """Whether units register their models: the plan takes registers, and any ever came."""
        kinds = self.issue.seen.found.reports["kind"]
        register = ReportKind.REGISTER
        return register in self.plan.kinds and bool((kinds == register.value).any())

    @property
    def registered(self) -> str:
        """“ đăng ký”, said of a year's models where units register them."""
        return " đăng ký" if self.registers else ""

    @property
    def owing(self) -> pd.DataFrame:
        """Of the rows those that owe the year, or reported it all the same."""
        return self.rows[self.rows["owed"] | self.rows["reported"]]

    @property
    def alone(self) -> str:
        """The one unit that all is about; "" where there are several."""
        units = self.owing["unit_id"].unique()
        return self.called(int(units[0])) if len(units) == 1 else ""

    def called(self, unit: int) -> str:
        """The unit's name as it stands inside a sentence."""
        return called(self.names[unit])

    @property
    def whose(self) -> str:
        """“ của xã Đông Tảo” where the paper is of a place below the plan's own."""
        return f" của {called(self.issue.place)}" if self.issue.below else ""

    def alphabetical(self, units: Iterable[int]) -> list[int]:
        """The units by the Vietnamese alphabet."""
        return sorted(units, key=lambda unit: (sort_key(self.names[unit]), unit))

    def named(self, units: Iterable[int], at_most: int = MOST_NAMED) -> str:
        """So many of the units in the order given, and how many more there are."""
        return listed([self.called(unit) for unit in units], "đơn vị", at_most)


def listed(names: list[str], what: str, at_most: int = MOST_NAMED) -> str:
    """“A, B và C”; of many the first, “… và 7 đơn vị khác”."""
    left = len(names) - at_most
    if left <= 1:
        return together(names)
    return f"{', '.join(names[:at_most])} và {number(left)} {what} khác"


def of_year(issue: Issue) -> OfYear:
    """The figures of the issue's year. Raises `NothingToWriteError` where the plan asks nothing of
    it by the day.
    """
    seen = issue.seen
    told, owed = with_told(seen.found, seen.plan), seen.found.timeliness
    rows, reports = told[told["year"] == issue.year], owed[owed["year"] == issue.year]
    if not (rows["owed"] | rows["reported"]).any():
        words = _("Năm {year}: không có đơn vị nào phải thực hiện và chưa có báo cáo nào.")
        raise NothingToWriteError(words.format(year=issue.year))
    before = headline(seen.found, seen.plan, seen.as_of, issue.year - 1)
    return OfYear(
        issue,
        headline(seen.found, seen.plan, seen.as_of, issue.year),
        before if before.reported else None,
        rows,
        reports,
        names_of_units(issue.told),
    )
