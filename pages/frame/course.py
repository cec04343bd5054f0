"""What every page that counts stands on: plans of one period, counted once a change."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from data_loaders import adoption, counted
from database.session import engine
from domain.kinds import ReportKind
from domain.plans import Plan
from metrics.progress import is_final
from metrics.results import Results, results
from metrics.tables import Tables
from pages.frame.plans import Sight, sight_key, units_seen


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: plans of one period and one rule, on a day, as far as they may see.

    Hashed by its key wherever something counted or drawn from it is kept.
    """

    plans: tuple[Plan, ...]
    sight: Sight
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


def asked_key(asked: Asked) -> tuple[object, ...]:
    """What tells one question from another in a cache shared between sessions."""
    codes = [plan.code for plan in asked.plans]
    return codes, asked.as_of.isoformat(), *sight_key(asked.sight)


@dataclass(frozen=True, slots=True)
class Course:
    """Plans of one period and one rule, counted together on `as_of`.

    `plans` are those counted; the first one's quota and fields are those of all. `units` and
    `found` hold what one person may see of them; `plan_code` tells the units of each plan apart.
    """

    plans: tuple[Plan, ...]
    as_of: date
    units: pd.DataFrame
    found: Results

    @property
    def plan(self) -> Plan:
        """The plan whose period, quota and fields hold for all."""
        return self.plans[0]

    def of_plan(self, plan: Plan) -> pd.DataFrame:
        """The rows of `found.compliance` for the units of one plan."""
        units = self.units.loc[self.units["plan_code"] == plan.code, "unit_id"]
        rows = self.found.compliance
        return rows[rows["unit_id"].isin(units)]


def alike(plan: Plan) -> tuple[object, ...]:
    """Plans are counted together where this is the same: the period, the quota, the fields."""
    quota = (plan.quota.at_least, plan.quota.aim, plan.quota.cumulated) if plan.quota else None
    fields = tuple((field.code, field.name) for field in plan.fields)
    period = plan.first_year, plan.last_year, plan.continues
    counting = plan.counting.origins, plan.counting.done_at
    return *period, quota, fields, *counting


def plans_of_models(plans: list[Plan]) -> list[Plan]:
    """Those of `plans` that count models; a plan of campaign rounds alone does not."""
    counting = {ReportKind.REGISTER, ReportKind.RESULT, ReportKind.COUNTS}
    return [plan for plan in plans if counting & set(plan.kinds)]


def plans_of_rounds(plans: list[Plan]) -> list[Plan]:
    """Those of `plans` that have campaign rounds."""
    return [plan for plan in plans if plan.rounds]


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs={Sight: sight_key})
def _counted(plan_code: str, sight: Sight, as_of: date) -> tuple[pd.DataFrame, Results]:
    plan = adoption.adopted_plan(engine(), plan_code)
    if plan is None:
        raise LookupError(plan_code)
    units = units_seen(plan, sight.whose).assign(plan_code=plan.code)
    loaded = counted.tables(engine(), plan.code, sight.whose)
    # These are the plan's own units already: its place may lie above what this person sees.
    of_all_these = plan.model_copy(update={"place": None})
    return units, results(Tables(*loaded)._replace(units=units), of_all_these, as_of)


def course(asked: Asked) -> Course:
    """What was asked for, counted."""
    parts = [_counted(plan.code, asked.sight, asked.as_of) for plan in asked.plans]
    joined = [
        pd.concat(frame, ignore_index=True)
        for frame in zip(*(part[1] for part in parts), strict=True)
    ]
    units = pd.concat([part[0] for part in parts], ignore_index=True)
    return Course(asked.plans, asked.as_of, units, Results(*joined))
