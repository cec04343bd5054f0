"""The head of every front page: the day, and which plans it speaks of."""

from collections.abc import Callable
from datetime import date, datetime

import streamlit as st

from domain.plans import Plan
from pages.frame.choice import choose
from pages.frame.course import Asked
from pages.frame.empty import say_nothing_in_force
from pages.frame.plans import Sight, plans_seen
from translations import gettext as _
from translations.numbers import day


def today() -> date:
    """The day, where the clock stands."""
    return datetime.now().astimezone().date()


def title() -> str:
    """The title of a front page."""
    return _("Hôm nay, {day}").format(day=day(today()))


def choose_today(sight: Sight, of_whom: Callable[[list[Plan]], list[Plan]]) -> Asked | None:
    """The title and the filters: what is asked for, as of today; None where no plan speaks to
    whoever looks, once that is said. `of_whom` leaves the plans that this page can speak of.
    """
    plans = of_whom(plans_seen(sight))
    if not plans:
        st.title(title(), anchor=False)
        say_nothing_in_force()
        return None
    chosen = choose(title(), plans, today(), ask_day=False)
    return Asked(chosen.plans, sight, chosen.as_of)
