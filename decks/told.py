"""What a deck tells of: the figures of a day, those of the meeting before, what they rest on."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from domain.kinds import ReportKind
from domain.plans import Plan
from metrics.course import Course
from metrics.headline import Headline, headline
from metrics.reported import years_unreported
from metrics.rounds import done_in_rounds
from metrics.tables import NO_ACTIVITIES
from translations import gettext as _
from translations.wording import why_no_number


@dataclass(frozen=True)
class Told:
    """`before`: the course of the meeting before; None where there was none. `submissions`: how
    many files the figures rest on. `year`: the one that is spoken of; None for what the day asks.
    `activities`: of its reports on campaign rounds (`metrics`).
    `below`: the units are some of the plan's, not all.
    """

    seen: Course
    before: Course | None
    submissions: int
    dark: bool = False
    year: int | None = None
    activities: pd.DataFrame = field(default_factory=lambda: NO_ACTIVITIES)
    below: bool = False

    @property
    def plan(self) -> Plan:
        """The plan whose period, quota and fields hold for all."""
        return self.seen.plan

    @property
    def asks_registers(self) -> bool:
        """Whether models are to be registered before they are told of."""
        return any(duty.kind is ReportKind.REGISTER for duty in self.plan.duties)

    @cached_property
    def years(self) -> list[Headline]:
        """The headline of each year of which something is owed by the day."""
        seen = self.seen
        every = (headline(seen.found, seen.plan, seen.as_of, year) for year in seen.years)
        return [year for year in every if year.owed_by_now]

    @cached_property
    def whole(self) -> Headline:
        """The headline of all years."""
        return headline(self.seen.found, self.plan, self.seen.as_of)

    @property
    def spoken(self) -> Headline:
        """What the deck speaks of: the year asked for, where it is owed by the day; else the whole
        when the plan is over, or the last year due.
        """
        for year in self.years:
            if year.year == self.year:
                return year
        return self.whole if self.seen.final or not self.years else self.years[-1]

    @cached_property
    def done(self) -> pd.DataFrame:
        """What campaign rounds did (`metrics.rounds.done_in_rounds`)."""
        return done_in_rounds(self.activities, self.seen.found.reports)

    @cached_property
    def untold(self) -> dict[int, str]:
        """The years looked at that no unit reported, and why there is nothing to tell of them."""
        return {
            year: why_no_number(why.state, owed=why.owed)
            for year, why in years_unreported(self.seen.found.compliance).items()
            if year in self.seen.years
        }

    @property
    def any_reported(self) -> bool:
        """Whether any unit said anything."""
        return bool(self.seen.found.compliance["reported"].any())


def of_what(spoken: Headline) -> str:
    """The year that is spoken of, or the whole period."""
    return _("Cả giai đoạn") if spoken.year is None else _("Năm {year}").format(year=spoken.year)
