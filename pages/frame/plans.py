"""Which plans speak to the units that somebody may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd
import streamlit as st

from data_loaders import adoption, frames, marks
from database.session import engine, written_so_far
from domain.access import EVERYWHERE, Places
from domain.plans import Plan
from metrics.owed import units_of_plan
from pages.frame.empty import say_nothing_in_force
from pages.frame.overtaken import at_once
from pages.frame.shared import shared


@dataclass(frozen=True, slots=True)
class Sight:
    """What a cached table depends on: whose places, and which state of the database; `register`:
    of the units alone. `at_once`: figures and models are counted together from the rows.
    """

    whose: Places
    version: str
    register: str = ""
    at_once: bool = False

    def of(self, whose: Places) -> "Sight":
        """The sight of other places on the same state."""
        return replace(self, whose=whose)


_looked: ContextVar[dict[int, tuple[str, str]] | None] = ContextVar("looked", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """All sights herein are of the state in which the first of them was, until something is written
    herein: the menu and the page of one run ask alike.
    """
    before = _looked.set({})
    try:
        yield
    finally:
        _looked.reset(before)


def sight_of(whose: Places) -> Sight:
    """The sight of `whose` on the database as it is now; `one_look` says of when now is."""
    looked, written = _looked.get(), written_so_far()
    versions = None if looked is None else looked.get(written)
    if versions is None:
        versions = marks.versions(engine())
    if looked is not None:
        looked[written] = versions
    return Sight(whose, *versions, at_once())


def sight_key(sight: Sight) -> str:
    """What tells one sight from another in a cache shared between sessions. One text, as every key
    of a question is: Streamlit takes parts in one by one, at ten times the cost.
    """
    return f"{sight.version}|{places_key(sight.whose)}"


def places_key(whose: Places) -> str:
    """What tells the places of one person from those of another."""
    return f"{None if whose.units is None else sorted(whose.units)}|{whose.alone}"


def register_key(sight: Sight) -> str:
    """The same for what depends on the units alone."""
    return sight_key(replace(sight, version=sight.register or sight.version))


def plans_seen(sight: Sight) -> list[Plan]:
    """The adopted plans that speak to a unit this person may see, by code."""
    return list(_plans_seen(sight))


@shared(64, {Sight: sight_key})
def _plans_seen(sight: Sight) -> tuple[Plan, ...]:
    adopted = adoption.adopted_plans(engine())
    return tuple(plan for plan in adopted if not units_seen(plan, sight).empty)


@shared(32, {Sight: register_key})
def register_seen(sight: Sight) -> pd.DataFrame:
    """The units that may be seen, as `frames.units` gives them. Shared: never changed."""
    return frames.units(engine(), sight.whose)


def whole_register(sight: Sight) -> pd.DataFrame:
    """Every unit of the register in the state of `sight`, whoever looks. Shared: never changed."""
    return register_seen(sight.of(EVERYWHERE))


@shared(64, {Sight: sight_key})
def versions_seen(sight: Sight) -> dict[str, tuple[int, datetime]]:
    """Of each plan that `plans_seen` holds, its version and since when that is in force. Shared:
    never changed.
    """
    known = adoption.versions_in_force(engine())
    return {plan.code: known[plan.code] for plan in plans_seen(sight)}


def say_no_plan(title: str) -> None:
    """The page that bears `title`, where no plan speaks to whoever looks."""
    st.title(title, anchor=False)
    say_nothing_in_force()


def units_seen(plan: Plan, sight: Sight) -> pd.DataFrame:
    """The units of the plan that may be seen (columns in `metrics`). Shared: never changed."""
    return _units_seen(_PlanSeen(plan, sight))


def sees_all(plan: Plan, sight: Sight) -> bool:
    """Whether no unit of the plan is held back."""
    whole = units_seen(plan, sight.of(EVERYWHERE))
    return sight.whose.everywhere or len(units_seen(plan, sight)) == len(whole)


@dataclass(frozen=True, slots=True)
class _PlanSeen:
    plan: Plan
    sight: Sight


def _plan_key(asked: _PlanSeen) -> str:
    return f"{asked.plan.model_dump_json()}|{register_key(asked.sight)}"


@shared(512, {_PlanSeen: _plan_key})
def _units_seen(asked: _PlanSeen) -> pd.DataFrame:
    # The plan's place may lie above what this person sees: it is sought in the whole register.
    whole = units_of_plan(whole_register(asked.sight), asked.plan)
    if asked.sight.whose.everywhere:
        return whole
    seen = register_seen(asked.sight)
    return seen[seen["unit_id"].isin(whole["unit_id"])]
