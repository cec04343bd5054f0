"""The proof that the tally is what all of it counted anew comes to."""

from datetime import date

import pandas as pd
from sqlalchemy import Engine

from data_loaders import tallies
from data_loaders.adoption import adopted_plans
from database.session import one_state, reading
from domain.access import EVERYWHERE
from domain.keeping import Proof, Proved
from domain.plans import Plan
from metrics.reported import UNIT_YEAR
from tallies.counting import count_plan


def proved(source: Engine, today: date) -> Proved:
    """How many rows of the tally were held against a full recount, and of which plan, unit and year
    it says otherwise. Where none is kept, or it is behind and nobody reads it, nothing is looked
    at.
    """
    with one_state(source):
        with reading(source) as connection:
            known = tallies.mark(connection)
        if known is None or not tallies.is_right(source, max(today, known.from_day)):
            return Proved(Proof.TALLY, 0)
        looked_at, wrong = 0, list[str]()
        for plan in adopted_plans(source):
            rows, otherwise = _of_plan(source, plan, max(today, known.from_day))
            looked_at += rows
            wrong += otherwise
    return Proved(Proof.TALLY, looked_at, tuple(wrong))


def _of_plan(source: Engine, plan: Plan, as_of: date) -> tuple[int, list[str]]:
    found = count_plan(source, plan, as_of)
    known = tallies.added_up(source, plan.code, EVERYWHERE)
    pairs = [*zip(known, found.added_up, strict=True)]
    wrong = {each for kept, counted in pairs for each in _apart(kept, counted)}
    said = [f"{plan.code} {unit_id} {year}" for unit_id, year in sorted(wrong)]
    return sum(len(kept) for kept, _counted in pairs), said


def _apart(kept: pd.DataFrame, counted: pd.DataFrame) -> list[tuple[int, int]]:
    """The unit-years of which the two tables say otherwise."""
    both = pd.concat([kept, counted[list(kept.columns)]])
    alone = both[~both.duplicated(keep=False)]
    return [(int(unit), int(year)) for unit, year in alone[UNIT_YEAR].itertuples(index=False)]
