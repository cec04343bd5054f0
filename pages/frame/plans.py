"""Which plans speak to the units that somebody may see."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
import streamlit as st

from data_loaders import adoption, frames
from database.session import engine
from domain.access import EVERYWHERE, Places
from domain.plans import Plan
from metrics.owed import units_of_plan
from translations import gettext as _


@dataclass(frozen=True, slots=True)
class Sight:
    """What a cached table depends on: whose places, and which state of the database."""

    whose: Places
    version: str


def sight_of(whose: Places) -> Sight:
    """The sight of `whose` on the database as it is now."""
    return Sight(whose, frames.data_version(engine()))


def sight_key(sight: Sight) -> tuple[object, ...]:
    """What tells one sight from another in a cache shared between sessions."""
    units = sight.whose.units
    return sight.version, None if units is None else sorted(units)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs={Sight: sight_key})
def plans_seen(sight: Sight) -> list[Plan]:
    """The adopted plans that speak to a unit this person may see, by code."""
    adopted = adoption.adopted_plans(engine())
    return [plan for plan in adopted if not units_seen(plan, sight.whose).empty]


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs={Sight: sight_key})
def versions_seen(sight: Sight) -> dict[str, tuple[int, datetime]]:
    """Of each plan that `plans_seen` holds, its version and since when that is in force."""
    known = adoption.versions_in_force(engine())
    return {plan.code: known[plan.code] for plan in plans_seen(sight)}


def say_no_plan(title: str) -> None:
    """The page that bears `title`, where no plan speaks to whoever looks."""
    st.title(title, anchor=False)
    st.info(_("Chưa có kế hoạch nào được áp dụng cho đơn vị của bạn. Hãy báo văn phòng."))


def units_seen(plan: Plan, whose: Places) -> pd.DataFrame:
    """The units of the plan that `whose` may see (columns in `metrics`)."""
    # The plan's place may lie above what this person sees: it is sought in the whole register.
    belonging = units_of_plan(frames.units(engine(), EVERYWHERE), plan)
    seen = frames.units(engine(), whose)
    return seen[seen["unit_id"].isin(belonging["unit_id"])]
