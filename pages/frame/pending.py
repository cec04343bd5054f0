"""What waits for somebody's word on models, counted without a model where the tally tells of it."""

from collections.abc import Callable

import pandas as pd
from sqlalchemy import Engine

from data_loaders import tallies
from data_loaders.listed_at import noted
from database.session import engine
from domain.access import Places
from domain.plans import Plan
from metrics import reviewing
from metrics import waiting as waits
from pages.frame.course import Asked, Course, asked_key, courses
from pages.frame.plans import Sight, sees_all
from pages.frame.shared import shared

Kept = Callable[[Engine, str, Places], pd.DataFrame]
Counted = Callable[[Course, Sight], pd.DataFrame]


@shared(32, {Asked: asked_key})
def waiting(asked: Asked) -> pd.DataFrame:
    """The pairs of models that wait for an answer, with the columns of `metrics.waiting` and the
    `plan_code`. Shared: never changed.
    """
    return _of_plans(asked, tallies.waiting, _waiting)


@shared(32, {Asked: asked_key})
def reviewed(asked: Asked) -> pd.DataFrame:
    """How many models of each unit and year are to be looked at first, with the columns of
    `metrics.reviewing.reviewed` and the `plan_code`. Shared: never changed.
    """
    return _of_plans(asked, tallies.reviewed, _reviewed)


def is_added_up(plan: Plan, asked: Asked) -> bool:
    """Whether the tally says what they who ask see of the plan: all of it, on a day it holds of."""
    return sees_all(plan, asked.sight) and tallies.is_right(engine(), asked.as_of)


def _of_plans(asked: Asked, kept: Kept, counted: Counted) -> pd.DataFrame:
    """Of each plan what is kept, or where that does not tell it, what its rows come to."""
    parts = []
    for place, plan in enumerate(asked.plans):
        if is_added_up(plan, asked):
            rows = kept(engine(), plan.code, asked.sight.whose)
        else:
            rows = counted(courses(asked)[place], asked.sight)
        parts.append(rows.assign(plan_code=plan.code))
    return pd.concat(parts, ignore_index=True)


def _waiting(seen: Course, _sight: Sight) -> pd.DataFrame:
    return waits.waiting(seen.found.pairs)


def _reviewed(seen: Course, sight: Sight) -> pd.DataFrame:
    notes = noted(engine(), seen.plan.code, sight.whose)
    return reviewing.reviewed(seen.found.models, notes)
