"""The models of some units, counted by the rules without those of all others."""

from dataclasses import dataclass

import pandas as pd

from database.session import engine
from metrics.models import Counted
from pages.frame.course import Asked, courses, key_of
from pages.frame.pending import is_added_up
from pages.frame.plans import units_seen
from pages.frame.shared import shared
from tallies.counting import models_of


def some_models(asked: Asked, unit_ids: frozenset[int]) -> Counted:
    """Models and pairs (`metrics.models`) of these units that are seen of the plans: the same as
    of all that were asked for. Shared: never changed.
    """
    return _some_models(Some(asked, tuple(sorted(unit_ids))))


@dataclass(frozen=True, slots=True)
class Some:
    """Some units among what somebody asks for."""

    asked: Asked
    unit_ids: tuple[int, ...]


@shared(64, {Some: key_of})
def _some_models(some: Some) -> Counted:
    asked = some.asked
    parts = []
    for place, plan in enumerate(asked.plans):
        seen = units_seen(plan, asked.sight)["unit_id"]
        if theirs := seen[seen.isin(some.unit_ids)].tolist():
            parts.append(_of_plan(asked, place, theirs))
    parts = parts or [_of_plan(asked, 0, [])]
    return Counted(*(pd.concat(each, ignore_index=True) for each in zip(*parts, strict=True)))


def _of_plan(asked: Asked, place: int, theirs: list[int]) -> Counted:
    plan = asked.plans[place]
    if is_added_up(plan, asked):
        return models_of(engine(), plan, asked.as_of, theirs)
    found = courses(asked)[place].found
    return Counted(*(rows[rows["unit_id"].isin(theirs)] for rows in (found.models, found.pairs)))
