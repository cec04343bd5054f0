"""Leaders: how far have the units come towards the plan's end, and who holds them back?"""

from datetime import datetime

import streamlit as st

from accounts.identity import Role
from pages.frame import heads, without_quota
from pages.frame.chart import Chart, show_chart
from pages.frame.choice import choose
from pages.frame.course import Asked, plans_of_models
from pages.frame.empty import say_no_report, say_nothing_in_force
from pages.frame.late_table import show_late
from pages.frame.person import is_dark, require
from pages.frame.plans import plans_seen, sight_of
from pages.frame.push import show_push
from pages.frame.rooms import side_by_side
from pages.frame.spoken import first_lines, head_figures
from pages.frame.summary import AT_MOST, Summary, summary
from pages.frame.ways import Way, in_line, lead
from pages.leaders import rules
from pages.leaders.look import Look
from pages.leaders.pictures import pictures
from pages.leaders.show_maps import show_maps
from pages.leaders.unplaced import show_unplaced
from pages.leaders.ways_behind import of_fields, of_heads, of_years
from translations import gettext as _
from translations import language


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_models(plans_seen(sight))
    if not plans:
        show_unplaced(sight)
        _nothing_adopted()
        return
    chosen = choose(_("Tiến độ đến {year}"), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    said = summary(asked)
    _show_answer(asked, said)
    _show_charts(asked, said)
    show_maps(asked, said)
    if asked.plan.quota is None:
        show_late(without_quota.late_reports(asked, AT_MOST), sight)
    else:
        show_push(asked, AT_MOST)
    show_unplaced(sight)
    lead(Way("trinh-chieu", _("Trình chiếu phần này"), {"phan": _("Tiến độ")}))
    rules.show(asked)


def _show_answer(asked: Asked, said: Summary) -> None:
    with st.container(border=True, gap="xsmall"):
        sentence, words = first_lines(asked, said)
        st.header(sentence, anchor=False)
        if words:
            st.write(words)
    if not said.any_reported:
        say_no_report()
    heads.show(*head_figures(asked, said), of_heads(_year_of_heads(asked, said)))


def _year_of_heads(asked: Asked, said: Summary) -> int | None:
    """The year that the headline figures are of; None: the whole plan."""
    if asked.plan.quota is None:
        return without_quota.spoken_of(asked, said).year
    return None if asked.final or said.year is None else said.year.year


def _show_charts(asked: Asked, said: Summary) -> None:
    drawn = pictures(Look(asked, is_dark(), language()))
    _beside(drawn.course, drawn.places)
    years, fields = side_by_side(2)
    with years:
        show_chart(drawn.by_year, in_line(_("Xem mô hình"), of_years(said)))
    if drawn.by_field is not None:
        with fields:
            show_chart(drawn.by_field, in_line(_("Xem mô hình"), of_fields(asked, said)))


def _beside(first: Chart | None, second: Chart | None) -> None:
    """Two charts side by side, or one as wide as the page."""
    some = [chart for chart in (first, second) if chart is not None]
    for room, chart in zip(side_by_side(len(some)), some, strict=True):
        with room:
            show_chart(chart)


def _nothing_adopted() -> None:
    st.title(_("Tiến độ"), anchor=False)
    say_nothing_in_force()
