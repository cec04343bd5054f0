"""What the visitor chose to look at: a period, a district or all, a day. All of it in the URL."""

from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain.plans import Plan
from domain.text import sort_key
from pages.frame.course import alike
from translations import gettext as _


@dataclass(frozen=True, slots=True)
class Choice:
    """The plans to count together, and the day."""

    plans: tuple[Plan, ...]
    as_of: date


def place_of(plan: Plan) -> str:
    """The place a plan covers, as a short name for choosing."""
    return plan.place or plan.issuer.name


def choose(title_of: str, plans: list[Plan], today: date, *, ask_day: bool = True) -> Choice:
    """The head of the page: its title beside the three filters. Without `ask_day`, of today."""
    widths = [2.1, 1.5, 1.3, 1.3] if ask_day else [3.4, 1.5, 1.3]
    head, where, period, *days = st.columns(widths, vertical_alignment="bottom")
    periods = _periods(plans)
    with period:
        chosen = st.selectbox(_("Giai đoạn"), list(periods), key="giai_doan", bind="query-params")
    group = periods[chosen]
    with where:
        place = _choose_place(group)
    as_of = today
    for day in days:
        as_of = _choose_day(day, group[0], today)
    seen = tuple(plan for plan in group if place in (None, plan.code))
    choice = Choice(seen, as_of)
    last_year = group[0].years_as_of(choice.as_of)[-1]
    head.title(title_of.format(year=last_year), anchor=False)
    return choice


def _choose_day(place: DeltaGenerator, plan: Plan, today: date) -> date:
    chosen = place.date_input(
        _("Tính đến ngày"),
        value=today,
        min_value=date(plan.first_year, 1, 1),
        max_value=today,
        format="DD/MM/YYYY",
        key="den_ngay",
        bind="query-params",
    )
    return chosen if isinstance(chosen, date) else today


def _choose_place(group: list[Plan]) -> str | None:
    """The code of one plan, or None for all of the group."""
    if len(group) == 1:
        st.selectbox(_("Nơi"), [place_of(group[0])], key="noi_duy_nhat", disabled=True)
        return group[0].code
    names = {place_of(plan): plan.code for plan in group}
    everywhere = _("Tất cả ({count} nơi)").format(count=len(group))
    chosen = st.selectbox(_("Nơi"), [everywhere, *names], key="noi", bind="query-params")
    return names.get(chosen)


def _order(plan: Plan) -> tuple[object, ...]:
    return -plan.last_year, plan.first_year, sort_key(place_of(plan))


def _periods(plans: list[Plan]) -> dict[str, list[Plan]]:
    """Plans that can be counted together under the name of their period, the latest first."""
    groups: dict[tuple[object, ...], list[Plan]] = {}
    for plan in sorted(plans, key=_order):
        groups.setdefault(alike(plan), []).append(plan)
    named: dict[str, list[Plan]] = {}
    for group in groups.values():
        years = sorted({group[0].first_year, group[0].last_year})
        name = "–".join(str(year) for year in years)
        if group[0].continues:
            name = _("Từ năm {year}").format(year=group[0].first_year)
        if name in named:
            name = f"{name} · {place_of(group[0])}"
        named[name] = group
    return named
