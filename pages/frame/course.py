"""What every page that counts stands on: plans of one period, counted once a change."""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from domain.plans import Plan
from metrics.course import Course, OfPlans, alike, together
from metrics.rolled_course import RolledCourse
from pages.frame.plan_figures import counted_of, rolled_of
from pages.frame.plans import Sight, sight_key, units_seen
from pages.frame.shared import Latest, shared

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "Asked",
    "Course",
    "alike",
    "asked_key",
    "course",
    "courses",
    "key_of",
    "plans_of_models",
    "plans_of_rounds",
    "plans_to_tell",
    "rolled_course",
    "units_of",
]
# Units all years of which a process keeps ready; of more it keeps what is added up of them.
MOST_UNITS = 10_000


@dataclass(frozen=True, slots=True)
class Asked(OfPlans):
    """What somebody asks for: plans of one period and one rule, on a day, as far as they may see.

    Hashed by its key wherever something counted or drawn from it is kept.
    """

    plans: tuple[Plan, ...]
    sight: Sight
    as_of: date


def asked_key(asked: Asked) -> str:
    """What tells one question from another in a cache shared between sessions."""
    codes = [plan.code for plan in asked.plans]
    return f"{codes}|{asked.as_of}|{asked.sight.at_once}|{sight_key(asked.sight)}"


def key_of(question: "DataclassInstance") -> str:
    """The same of a question that `Asked` is a part of: its other parts are told apart by value."""
    if isinstance(question, Asked):
        return asked_key(question)
    parts = [getattr(question, field.name) for field in fields(question)]
    return repr(
        [
            key_of(part) if is_dataclass(part) and not isinstance(part, type) else part
            for part in parts
        ]
    )


def plans_of_models(plans: list[Plan]) -> list[Plan]:
    """Those of `plans` that count models; a plan of campaign rounds alone does not."""
    return [plan for plan in plans if plan.counts_models]


def plans_of_rounds(plans: list[Plan]) -> list[Plan]:
    """Those of `plans` that have campaign rounds."""
    return [plan for plan in plans if plan.rounds]


def plans_to_tell(plans: list[Plan]) -> list[Plan]:
    """Those of `plans` that a meeting or a paper can tell something of."""
    return [plan for plan in plans if plan.counts_models or plan.rounds]


def _question_key(asked: Asked) -> str:
    """What is asked, in whatever state of the database."""
    return asked_key(replace(asked, sight=replace(asked.sight, version="")))


def course(asked: Asked) -> Course:
    """What was asked for, counted. Shared by all who see the same: its tables are never changed."""
    return _course_kept(asked).of(asked.sight.version, lambda: _course(asked))


@shared(16, {Asked: _question_key})
def _course_kept(asked: Asked) -> Latest[Course]:
    del asked  # by which it is found
    return Latest()


def _course(asked: Asked) -> Course:
    parts = [counted_of(plan, asked.sight, asked.as_of) for plan in asked.plans]
    return together(asked.plans, asked.as_of, parts)


def courses(asked: Asked) -> tuple[Course, ...]:
    """What was asked for, each plan by itself: they may be of several periods and rules. Shared."""
    return _courses_kept(asked).of(asked.sight.version, lambda: _courses(asked))


@shared(8, {Asked: _question_key})
def _courses_kept(asked: Asked) -> Latest[tuple[Course, ...]]:
    del asked
    return Latest()


def _courses(asked: Asked) -> tuple[Course, ...]:
    parts = [(plan, counted_of(plan, asked.sight, asked.as_of)) for plan in asked.plans]
    return tuple(together((plan,), asked.as_of, [part]) for plan, part in parts)


@shared(32, {Asked: asked_key})
def rolled_course(asked: Asked) -> RolledCourse:
    """What was asked for, by what is added up of it. Shared by all who see the same.

    Of very many units no year of theirs is kept: each plan is counted, added up, and let go again.
    What is added up of a plan is kept for each state of its tally.
    """
    many = sum(len(units_seen(plan, asked.sight)) for plan in asked.plans) > MOST_UNITS
    parts = [rolled_of(plan, asked.sight, asked.as_of, many=many) for plan in asked.plans]
    return RolledCourse(asked.plans, asked.as_of, tuple(parts))


def units_of(asked: Asked) -> pd.DataFrame:
    """The `units` of the course, without counting anything."""
    return pd.concat(
        [units_seen(plan, asked.sight).assign(plan_code=plan.code) for plan in asked.plans],
        ignore_index=True,
    )
