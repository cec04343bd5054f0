"""What is told of plans counted together, from what is added up of each (`metrics.rolled`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from domain.plans import Plan, place_of
from metrics.by_year import not_due_of, of_years_reported, owed_of
from metrics.coming import coming_of
from metrics.course import OfPlans
from metrics.fields import balance_of
from metrics.headline import Headline, headline_of
from metrics.keeping import Keeping, all_keeping
from metrics.laggards import worst_of
from metrics.pace import pace_of, together
from metrics.plan_by_plan import in_models
from metrics.plan_days import usual_day
from metrics.progress import rated
from metrics.recognition import FOUR
from metrics.reported import Untold, unreported_of
from metrics.rolled import Rolled, judged_of


@dataclass(frozen=True, slots=True)
class RolledCourse(OfPlans):
    """Plans of one period and one rule, counted together on `as_of`, each by what is added up of it
    (`parts`). What is told equals what `metrics` tells of the unit-years themselves.
    """

    plans: tuple[Plan, ...]
    as_of: date
    parts: tuple[Rolled, ...]

    @property
    def units(self) -> int:
        """How many units stand under the plans."""
        return sum(part.units for part in self.parts)

    @property
    def states(self) -> frozenset[str]:
        """The states that occur."""
        return frozenset().union(*(part.states for part in self.parts))

    @property
    def keeping(self) -> Keeping:
        """How the units keep to their plans."""
        return all_keeping(part.keeping for part in self.parts)

    @property
    def any_reported(self) -> bool:
        """Whether anything was reported."""
        return any(bool(part.years["unit_years_reported"].any()) for part in self.parts)

    def headline(self, year: int | None = None) -> Headline:
        """As `metrics.headline.headline`."""
        years, reports = self._of_year(_years, year), self._of_year(_states, year)
        reached = rated(years, self.plan, self.as_of).iloc[0]
        judged = judged_of(reports)
        return headline_of(reached, years[FOUR].sum(), judged, self.plan, self.as_of, year)

    def progress_by_plan(self) -> pd.DataFrame:
        """As `metrics.plan_by_plan.progress_by_plan`."""
        rows = [
            rated(part.years, plan, self.as_of).assign(name=place_of(plan))
            for plan, part in zip(self.plans, self.parts, strict=True)
        ]
        return in_models(rows, self.plan)

    def pace(self) -> pd.DataFrame | None:
        """As `metrics.plan_by_plan.pace_of_plans`."""
        if self.plan.quota is None:
            return None
        every = [
            pace_of(
                rated(part.years, plan, self.as_of, ["year"]),
                rated(part.years, plan, self.as_of).iloc[0],
                plan,
            )
            for plan, part in zip(self.plans, self.parts, strict=True)
        ]
        return together(every)

    def laggards(self, at_most: int) -> pd.DataFrame:
        """As `metrics.laggards.laggards`, with the `place` of each unit's plan; `at_most` up to
        `metrics.rolled.MOST_NAMED`.
        """
        placed = [
            part.laggards.assign(place=place_of(plan))
            for plan, part in zip(self.plans, self.parts, strict=True)
        ]
        return worst_of(placed, at_most)

    def balance(self, *, by_year: bool = False) -> pd.DataFrame:
        """As `metrics.fields.fields_balance`."""
        cells = _together(self.parts, _fields)
        years = sorted(set(_together(self.parts, _years)["year"].tolist()))
        return balance_of(cells, years, self.plan, by_year=by_year)

    def counted_by_year(self) -> pd.DataFrame:
        """As `metrics.by_year.counted_by_year`."""
        years = _together(self.parts, _years)
        reported = years.loc[years["unit_years_reported"] > 0, "year"].unique().tolist()
        return of_years_reported(self.balance(by_year=True), reported)

    def owed_by_year(self) -> pd.DataFrame:
        """As `metrics.by_year.owed_by_year`."""
        years = _together(self.parts, _years)
        owed = years["owed_in_all"] * (self.plan.quota.at_least if self.plan.quota else 0)
        return owed_of(years.assign(owed=owed, due=years["owed_and_due"] > 0))

    def years_not_due(self) -> set[int]:
        """The years that units owe, of which no unit's day to register is past."""
        years = _together(self.parts, _years)
        owing = years[years["owed_in_all"] > 0]
        return not_due_of(owing[["year"]].assign(due=owing["owed_and_due"] > 0))

    def years_unreported(self) -> dict[int, Untold]:
        """As `metrics.reported.years_unreported`: of a year that nobody reported all who owe it by
        now are silent.
        """
        years = _together(self.parts, _years)
        return unreported_of(
            years[["year"]].assign(
                reported=years["unit_years_reported"] > 0,
                owed=years["owed_in_all"] > 0,
                silent=years["owed_and_due"] > 0,
            )
        )

    def coming(self) -> pd.DataFrame:
        """As `metrics.coming.coming_reports`."""
        return coming_of(_together(self.parts, _reports), self.as_of)

    def usual_day(self, year: int) -> date | None:
        """The last day to register `year` of most units that owe it; None where nobody does."""
        return usual_day(self._of_year(_days, year))

    def first_day(self) -> date | None:
        """The first day by which something is owed; None where nothing ever is."""
        days = _together(self.parts, _days)["due"]
        return days.min().date() if days.notna().any() else None

    def _of_year(self, table: Callable[[Rolled], pd.DataFrame], year: int | None) -> pd.DataFrame:
        rows = _together(self.parts, table)
        return rows if year is None else rows[rows["year"] == year]


def _years(part: Rolled) -> pd.DataFrame:
    return part.years.astype("int64")


def _fields(part: Rolled) -> pd.DataFrame:
    return part.fields.astype(
        dict.fromkeys(part.fields.columns.drop("field"), "int64") | {"field": "str"}
    )


def _reports(part: Rolled) -> pd.DataFrame:
    words = dict.fromkeys(("kind", "period", "state"), "str")
    return part.reports.astype({"year": "int64", "many": "int64"} | words)


def _states(part: Rolled) -> pd.DataFrame:
    return part.reports[["year", "state", "many"]].astype({"state": "str"})


def _days(part: Rolled) -> pd.DataFrame:
    return part.days.astype({"year": "int64", "many": "int64"})


def _together(parts: Sequence[Rolled], table: Callable[[Rolled], pd.DataFrame]) -> pd.DataFrame:
    return pd.concat([table(part) for part in parts], ignore_index=True)
