"""The models of a plan's units counted by the rules, as they are kept."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pandas as pd
from sqlalchemy import Engine

from data_loaders import decisions, frames, lineage
from data_loaders.listed_at import noted
from data_loaders.tallies import AddedUp
from database.session import one_state
from domain.access import EVERYWHERE, Places
from domain.plans import Plan
from metrics.models import Counted as Models
from metrics.models import models
from metrics.results import kept_of
from metrics.reviewing import reviewed
from metrics.standing import standing_reports
from metrics.tables import NO_NUMBERS, Tables
from metrics.tally import tally
from metrics.waiting import waiting
from tallies.plan_units import PlanUnits, joined, of_plan

_MOMENTS = ("made_at", "undone_at")


class Counted(NamedTuple):
    """What a plan's units come to: `unit_ids` (None: all of them), what their models are added up
    to, and the first day after `as_of` on which something that is known already comes into force,
    if any.
    """

    unit_ids: set[int] | None
    added_up: AddedUp
    until_day: date | None


def count_plan(source: Engine, plan: Plan, as_of: date) -> Counted:
    """All units of the plan as of a day."""
    with one_state(source):
        units = of_plan(source, plan).units
        return _counted(source, plan, as_of, None, EVERYWHERE, units)


def count_units(source: Engine, plan: Plan, as_of: date, unit_ids: Iterable[int]) -> Counted:
    """Some units of the plan as of a day, and those whose models stand or fall with theirs."""
    known = of_plan(source, plan)
    every = _with_decided(source, plan, known, set(unit_ids))
    units = known.with_those_above(every)
    return _counted(source, plan, as_of, every, Places(frozenset(every), alone=True), units)


def models_of(source: Engine, plan: Plan, as_of: date, unit_ids: Iterable[int]) -> Models:
    """The models and pairs of some units of the plan as of a day, as all of it comes to."""
    wanted = set(unit_ids)
    with one_state(source):
        known = of_plan(source, plan)
        every = _with_decided(source, plan, known, wanted)
        whose = Places(frozenset(every), alone=True)
        tables = _tables(source, plan, whose, known.with_those_above(every))
    reports = standing_reports(tables.reports, as_of)
    found, pairs = models(tables, reports, plan, as_of)
    theirs = (table[table["unit_id"].isin(wanted)] for table in (found, pairs))
    return Models(*theirs)


def _with_decided(source: Engine, plan: Plan, known: PlanUnits, unit_ids: set[int]) -> set[int]:
    """The units with all that they are joined with, by the register or by what people decided."""
    every = joined(known, unit_ids)
    while others := decisions.units_beside(source, plan.code, every) - every:
        every |= joined(known, others)
    return every


def _counted(
    source: Engine,
    plan: Plan,
    as_of: date,
    unit_ids: set[int] | None,
    whose: Places,
    units: pd.DataFrame,
) -> Counted:
    tables = _tables(source, plan, whose, units)
    reports = standing_reports(tables.reports, as_of)
    found, pairs = models(tables, reports, plan, as_of)
    added_up = AddedUp(
        tally(found),
        kept_of(tables, reports, plan, as_of),
        waiting(pairs),
        reviewed(found, noted(source, plan.code, whose)),
    )
    return Counted(unit_ids, added_up, _next_day(tables, as_of))


def _tables(source: Engine, plan: Plan, whose: Places, units: pd.DataFrame) -> Tables:
    return Tables(
        units,
        frames.reports(source, plan.code, whose),
        frames.listings(source, plan.code, whose),
        NO_NUMBERS,
        decisions.decisions(source, plan.code, whose),
        lineage.lineage(source, whose),
    )


def _next_day(tables: Tables, as_of: date) -> date | None:
    """The first day after `as_of` that anything known is of: of what people decided also that of
    its making and undoing, which are days in UTC (`metrics.decided`) and so may be tomorrow's here.
    """
    decided = tables.decisions
    days = [tables.reports["received"], decided["day"], tables.lineage["day"]]
    days += [decided[moment].dt.tz_localize(None).dt.normalize() for moment in _MOMENTS]
    later = [
        day for column in days if not pd.isna(day := column[column > pd.Timestamp(as_of)].min())
    ]
    return min(later).date() if later else None
