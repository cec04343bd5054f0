"""What the visitor chose to look at: a period, a district or all, a day. All of it in the URL."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain.plans import Plan, place_of
from domain.text import sort_key
from pages.frame.course import alike
from pages.frame.filters import across_pages, row
from translations import gettext as _

_SUBJECT = "subject"
# More places than these are told by their number.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """The plans to count together, and the day."""

    plans: tuple[Plan, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class Subject:
    """What the page is of: the places and the period in words, empty where it has no filter for
    them, and the day, that of its filter.
    """

    places: str = ""
    period: str = ""
    day: date | None = None

    @property
    def as_of(self) -> date:
        """The day; today where the page has no filter for it."""
        return self.day or datetime.now().astimezone().date()


def subject() -> Subject:
    """What the page drawn last is of, as far as it is drawn."""
    found: Subject = st.session_state.get(_SUBJECT, Subject())
    return found


@contextmanager
def figures_of(plans: Sequence[Plan]) -> Iterator[None]:
    """What is offered in here is of the places and the period of `plans`, whatever the filter of
    the page says: frozen figures.
    """
    before = subject()
    held = replace(before, places=places_in_words(plans), period=_period(plans[0]))
    st.session_state[_SUBJECT] = held
    try:
        yield
    finally:
        st.session_state[_SUBJECT] = before


def forget_subject() -> None:
    """Before a page is drawn: day, places and period of the page before are not its own."""
    st.session_state[_SUBJECT] = Subject()


def choose(title_of: str, plans: list[Plan], today: date, *, ask_day: bool = True) -> Choice:
    """The head of the page: its title beside the three filters. Without `ask_day`, of today."""
    widths = [2.1, 1.5, 1.3, 1.3] if ask_day else [3.4, 1.5, 1.3]
    head, where, period, *days = row(widths)
    with period:
        group = choose_period(plans)
    with where, across_pages():
        place = _choose_place(group)
    as_of = today
    for day in days:
        as_of = choose_day(day, group[0], today)
    seen = tuple(plan for plan in group if place in (None, plan.code))
    choice = Choice(seen, as_of)
    st.session_state[_SUBJECT] = replace(subject(), places=places_in_words(seen))
    last_year = group[0].years_as_of(choice.as_of)[-1]
    head.title(title_of.format(year=last_year), anchor=False)
    return choice


def choose_period(plans: list[Plan]) -> list[Plan]:
    """The plans of the period chosen, counted together (`alike`). Asked in a `filters.row`."""
    named = _periods(plans)
    with across_pages():
        chosen = st.selectbox(
            _("Giai đoạn"),
            list(named),
            key="giai_doan",
            bind="query-params",
            persist_state="session",
        )
    st.session_state[_SUBJECT] = replace(subject(), period=chosen)
    return named[chosen]


def choose_day(place: DeltaGenerator, plan: Plan, today: date) -> date:
    """The day as of which is counted, from the plan's first to `today`."""
    with across_pages():
        chosen = place.date_input(
            _("Tính đến ngày"),
            value=today,
            min_value=date(plan.first_year, 1, 1),
            max_value=today,
            format="DD/MM/YYYY",
            key="den_ngay",
            bind="query-params",
            persist_state="session",
        )
    as_of = chosen if isinstance(chosen, date) else today
    st.session_state[_SUBJECT] = replace(subject(), day=as_of)
    return as_of


def _choose_place(group: list[Plan]) -> str | None:
    """The code of one plan, or None for all of the group."""
    if len(group) == 1:
        st.selectbox(_("Nơi"), [place_of(group[0])], key="noi_duy_nhat")
        return group[0].code
    names = {place_of(plan): plan.code for plan in group}
    everywhere = _("Tất cả ({count} nơi)").format(count=len(group))
    chosen = st.selectbox(
        _("Nơi"), [everywhere, *names], key="noi", bind="query-params", persist_state="session"
    )
    return names.get(chosen)


def places_in_words(plans: Sequence[Plan]) -> str:
    """The places of the plans by name; of many how many there are."""
    if len(plans) > _NAMED:
        return _("{count} nơi").format(count=len(plans))
    return ", ".join(place_of(plan) for plan in plans)


def _order(plan: Plan) -> tuple[object, ...]:
    return -plan.last_year, plan.first_year, sort_key(place_of(plan))


def _period(plan: Plan) -> str:
    if plan.continues:
        return _("Từ năm {year}").format(year=plan.first_year)
    return "–".join(str(year) for year in sorted({plan.first_year, plan.last_year}))


def _periods(plans: list[Plan]) -> dict[str, list[Plan]]:
    """Plans that can be counted together under the name of their period, the latest first."""
    groups: dict[tuple[object, ...], list[Plan]] = {}
    for plan in sorted(plans, key=_order):
        groups.setdefault(alike(plan), []).append(plan)
    named: dict[str, list[Plan]] = {}
    for group in groups.values():
        name = _period(group[0])
        if name in named:
            name = f"{name} · {place_of(group[0])}"
        named[name] = group
    return named
