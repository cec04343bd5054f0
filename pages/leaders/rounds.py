"""Leaders: what did a campaign round do, who has not reported, how is it beside another?"""

from datetime import datetime

import streamlit as st

from accounts.identity import Role
from decks.rounds_said import answer, beside
from domain.plans import Plan
from domain.text import sort_key
from pages.frame.choice import choose_day
from pages.frame.course import plans_of_rounds
from pages.frame.filters import choose_plan, row
from pages.frame.person import require
from pages.frame.plain import plain
from pages.frame.plans import Sight, plans_seen, sight_of
from pages.leaders.round_course import (
    RoundCourse,
    latest_reported,
    round_course,
    rounds_to_choose,
)
from pages.leaders.round_rules import show_rules
from pages.leaders.round_sources import show_sources
from pages.leaders.round_tables import show_activities, show_comparison, show_units
from translations import gettext as _
from translations.numbers import number


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_rounds(plans_seen(sight))
    if not plans:
        st.title(_("Đợt hoạt động"), anchor=False)
        st.info(_("Chưa có kế hoạch nào có đợt hoạt động được áp dụng cho đơn vị của bạn."))
        return
    seen, (year, which) = _choose(plans, sight)
    rows = seen.units_of(year, which)
    with st.container(border=True):
        st.header(answer(year, which, rows), anchor=False)
        st.write(plain(beside(rows, seen.plan, year, which)))
    if unsaid := len(seen.without_round(year)):
        words = _("{count} báo cáo không ghi đợt nào nên không tính vào đợt nào.")
        st.warning(words.format(count=number(unsaid)), icon=":material/help:")
    done = seen.of(year, which)
    title = _("Đợt {round} năm {year}").format(round=which, year=year)
    if not done.empty:
        show_activities(done, _("{title}, theo hoạt động").format(title=title))
    show_units(rows, _("{title}, theo đơn vị").format(title=title))
    _compare(seen, (year, which))
    if not done.empty:
        show_sources(done, seen.plan, person)
    show_rules(rows, seen.plan, year, which)


def _choose(plans: list[Plan], sight: Sight) -> tuple[RoundCourse, tuple[int, int]]:
    """The head of the page: its title beside plan, round and day; all of it in the URL."""
    head, which, when, day = row([1.5, 2.2, 1.2, 1.2])
    head.title(_("Đợt hoạt động"), anchor=False)
    plan = choose_plan(which, sorted(plans, key=_order), _("Kế hoạch"))
    today = datetime.now().astimezone().date()
    as_of = choose_day(day, plan, today)
    seen = round_course(plan.code, sight, as_of)
    rounds = _named_rounds(plan)
    known = list(rounds.values())
    latest = latest_reported(seen)
    chosen = when.selectbox(
        _("Đợt"),
        list(rounds),
        index=known.index(latest) if latest else 0,
        key="dot",
        bind="query-params",
    )
    return seen, rounds[chosen]


def _order(plan: Plan) -> tuple[object, ...]:
    return -plan.last_year, sort_key(plan.name)


def _named_rounds(plan: Plan) -> dict[str, tuple[int, int]]:
    return {
        _("Đợt {round} năm {year}").format(round=each[1], year=each[0]): each
        for each in rounds_to_choose(plan)
    }


def _compare(seen: RoundCourse, chosen: tuple[int, int]) -> None:
    """Another round to hold this one against, where there is another."""
    others = {name: each for name, each in _named_rounds(seen.plan).items() if each != chosen}
    if not others:
        return
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
    ):
        st.subheader(_("So với đợt khác"), anchor=False)
        name = st.selectbox(
            _("Đợt khác"), list(others), key="dot_khac", bind="query-params", width=260
        )
    if seen.of(*chosen).empty and seen.of(*others[name]).empty:
        st.write(_("Cả hai đợt đều chưa có báo cáo."))
        return
    title = _("Đợt {round} năm {year} và {other}")
    said = title.format(round=chosen[1], year=chosen[0], other=name.lower())
    show_comparison(seen, [chosen, others[name]], said)
