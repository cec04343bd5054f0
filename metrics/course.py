"""Plans of one period and one rule, counted together: what every screen, paper and deck tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from domain.plans import Plan
from metrics.progress import is_final
from metrics.results import TALLY, Results

UNITS = "units"


class OfPlans:
    """What is of plans of one period and one rule, on a day: of these the first speaks for all."""

    __slots__ = ()
    plans: tuple[Plan, ...]
    as_of: date

    @property
    def plan(self) -> Plan:
        """The plan whose period, quota and fields hold for all."""
        return self.plans[0]

    @property
    def years(self) -> range:
        """The years looked at."""
        return self.plan.years_as_of(self.as_of)

    @property
    def final(self) -> bool:
        """Whether the plan is over (settled rule 10)."""
        return is_final(self.plan, self.as_of)


@dataclass(frozen=True, slots=True)
class Course(OfPlans):
    """Plans of one period and one rule, counted together on `as_of`.

    `plans` are those counted; the first one's quota and fields are those of all. `units` and
    `found` hold what one person may see of them; `plan_code` tells the units of each plan apart.
    """

    plans: tuple[Plan, ...]
    as_of: date
    units: pd.DataFrame
    found: Results

    def of_plan(self, plan: Plan) -> pd.DataFrame:
        """The rows of `found.compliance` for the units of one plan."""
        units = self.units.loc[self.units["plan_code"] == plan.code, "unit_id"]
        rows = self.found.compliance
        return rows[rows["unit_id"].isin(units)]

    def tables(self) -> dict[str, pd.DataFrame]:
        """All that was counted, by name; `course_of` is the way back."""
        return {UNITS: self.units, **self.found.tables()}


def course_of(plans: Sequence[Plan], as_of: date, tables: Mapping[str, pd.DataFrame]) -> Course:
    """What `Course.tables` gave, as it was."""
    found = Results({name: partial(tables.__getitem__, name) for name in Results.NAMES})
    return Course(tuple(plans), as_of, tables[UNITS], found)


def together(
    plans: Sequence[Plan], as_of: date, parts: Sequence[tuple[pd.DataFrame, Results]]
) -> Course:
    """The units (with their `plan_code`) and figures of each plan, as one."""
    units = _joined([part[0] for part in parts])
    every = [found for _units, found in parts]
    names = (*Results.NAMES, TALLY)
    found = Results({name: partial(_joined_of, every, name) for name in names})
    return Course(tuple(plans), as_of, units, found)


def _joined_of(every: Sequence[Results], name: str) -> pd.DataFrame:
    return _joined([found.part(name) for found in every])


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    # Of a single plan the columns themselves are shared, not copied.
    if len(frames) == 1:
        return frames[0].reset_index(drop=True)
    return pd.concat(frames, ignore_index=True)


def alike(plan: Plan) -> tuple[object, ...]:
    """Plans are counted together where this is the same: the period, the quota, the fields; of
    plans that ask for no models, the rounds too.
    """
    quota = (plan.quota.at_least, plan.quota.aim, plan.quota.cumulated) if plan.quota else None
    fields = tuple((field.code, field.name) for field in plan.fields)
    period = plan.first_year, plan.last_year, plan.continues
    counting = plan.counting.origins, plan.counting.done_at, plan.counts_models
    return *period, quota, fields, *counting, () if plan.counts_models else _rounds(plan)


def _rounds(plan: Plan) -> tuple[object, ...]:
    """The rounds by what their reports are judged by."""
    return tuple(
        (each.number, each.first_day, each.last_day, each.expected, each.due_before)
        for each in plan.rounds
    )
