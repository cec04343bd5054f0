"""What the progress page says in words, counted once for everybody who asks the same."""

from dataclasses import dataclass

import pandas as pd

from metrics.headline import Headline
from metrics.pace import leads_to
from metrics.rolled_course import RolledCourse
from pages.frame.course import Asked, asked_key, rolled_course
from pages.frame.shared import shared

AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Summary:
    """`years`: the headline of each year of which something is owed by the day; `whole`: of all.

    `progress`: a row for each plan, its place in `name`, the columns of `metrics.progress` with
    what is owed counted in models. `pace`: the rows of `metrics.pace` of all plans together, None
    without a quota or where nothing is owed. `laggards`: the rows of `metrics.laggards`, their
    `place` beside them. `states`: the states that occur. `fields`: codes, the plan's own first.
    `projected`: where the pace leads (`metrics.pace.leads_to`), None without a quota too.
    """

    years: tuple[Headline, ...]
    whole: Headline
    progress: pd.DataFrame
    pace: pd.DataFrame | None
    laggards: pd.DataFrame
    states: frozenset[str]
    fields: tuple[str, ...]
    units: int
    any_reported: bool
    projected: float | None

    @property
    def year(self) -> Headline | None:
        """The year the page speaks of: the last one of which something is owed by the day."""
        return self.years[-1] if self.years else None


@shared(64, {Asked: asked_key})
def summary(asked: Asked) -> Summary:
    """What was asked for, in figures."""
    seen = rolled_course(asked)
    years = [seen.headline(year) for year in asked.years]
    pace = _pace(seen)
    return Summary(
        years=tuple(year for year in years if year.owed_by_now),
        whole=seen.headline(),
        progress=seen.progress_by_plan(),
        pace=pace,
        laggards=seen.laggards(AT_MOST),
        states=seen.states,
        fields=_fields(seen),
        units=seen.units,
        any_reported=seen.any_reported,
        projected=None if pace is None else leads_to(pace),
    )


def _pace(seen: RolledCourse) -> pd.DataFrame | None:
    rows = seen.pace()
    return rows if rows is not None and rows["owed"].sum() else None


def _fields(seen: RolledCourse) -> tuple[str, ...]:
    own = [field.code for field in seen.plan.fields]
    return (*own, *(code for code in seen.balance()["field"] if code not in own))
