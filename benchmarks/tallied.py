"""What pages ask of the tally: sums over all of it, one commune, one whole plan's figures."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import pandas as pd
from sqlalchemy import Engine, func, select

from benchmarks.measure import Work
from data_loaders import counted, frames, tallies
from data_loaders.adoption import adopted_plans
from database.session import reading
from database.tables import Tally, Unit
from domain.access import EVERYWHERE, Places
from domain.plans import Plan
from metrics.owed import units_of_plan
from metrics.results import figures_of
from metrics.tables import Tables

SUMMED, SCOPED = "the whole tally by year and field", "one commune's tally"
OF_PLAN = "every figure of one plan, from its tally"
RECOUNT = "the tally counted anew by the rules"


def works(source: Engine) -> Mapping[str, Work]:
    """Each by its name."""
    plan = adopted_plans(source)[0]
    units = units_of_plan(frames.units(source, EVERYWHERE), plan)
    with reading(source) as connection:
        first = select(Unit.unit_id).where(Unit.kind == "commune").order_by(Unit.unit_id).limit(1)
        commune = connection.execute(first).scalar_one()
    return {
        SUMMED: partial(_summed, source),
        SCOPED: partial(tallies.tally, source, plan.code, Places(frozenset({commune}))),
        OF_PLAN: lambda: _figures(source, plan, units),
    }


def _summed(source: Engine) -> int:
    by = Tally.year, Tally.field
    asked = select(*by, func.sum(Tally.counted), func.sum(Tally.to_confirm)).group_by(*by)
    with reading(source) as connection:
        return len(connection.execute(asked).all())


def _figures(source: Engine, plan: Plan, units: pd.DataFrame) -> int:
    """As a page has them when the plan has changed (`pages.frame.course`)."""
    tables = counted.without_models(source, plan.code, EVERYWHERE, units)
    tallied = tallies.tally(source, plan.code, EVERYWHERE)
    told = tallies.kept(source, plan.code, EVERYWHERE)
    of_all_these = plan.model_copy(update={"place": None})
    found = figures_of(Tables(*tables), of_all_these, date(2026, 1, 5), tallied, told)
    return len(found.compliance)
