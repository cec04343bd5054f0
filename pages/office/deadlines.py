"""Office: what is due and when, who is missing today, and giving more time."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Role
from data_loaders import frames
from database.session import engine
from domain.kinds import Timeliness
from domain.plans import Plan
from domain.text import plain
from metrics.missing import missing_reports
from pages.frame.choice import choose, place_of
from pages.frame.course import Asked, Course, course
from pages.frame.person import require
from pages.frame.plans import Sight, plans_seen, say_no_plan, sight_of
from pages.office.calendar import show_calendar
from pages.office.plan_reviews import show_reviews
from pages.office.reminders import show_missing
from pages.office.set_days import offer_setting
from translations import gettext as _
from translations.numbers import day, number


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_seen(sight)
    if not plans:
        say_no_plan(_("Hạn nộp"))
        return
    chosen = choose(_("Hạn nộp"), plans, datetime.now().astimezone().date())
    plan = _one_of(chosen.plans)
    seen = course(Asked((plan,), sight, chosen.as_of))
    lacking = missing_reports(seen.found.timeliness, seen.units)
    said = _answer(lacking, seen.found.timeliness, chosen.as_of)
    several = len(chosen.plans) > 1
    st.header(f"{place_of(plan)}: {said[0].lower()}{said[1:]}" if several else said, anchor=False)
    show_calendar(seen, chosen.as_of)
    if plan.reviews:
        show_reviews(plan)
    show_missing(lacking, _superiors(seen, sight), plan, chosen.as_of)
    if person.may(Role.OFFICE, Role.ADMIN):
        offer_setting(seen, plan, person, chosen.as_of)


def _one_of(plans: tuple[Plan, ...]) -> Plan:
    """Days are each plan's own: where several are looked at, one of them."""
    if len(plans) == 1:
        return plans[0]
    named = {place_of(plan): plan for plan in plans}
    return named[st.selectbox(_("Kế hoạch của"), list(named), key="cua", bind="query-params")]


def _answer(lacking: pd.DataFrame, timeliness: pd.DataFrame, as_of: date) -> str:
    """The page's answer in one sentence, and the next day that comes."""
    overdue = lacking[lacking["state"] == Timeliness.MISSING.value]
    if overdue.empty:
        told = _("Đến {day} không báo cáo nào quá hạn mà chưa nộp.").format(day=day(as_of))
    else:
        told = _("Đến {day} còn {units} đơn vị thiếu {reports} báo cáo đã quá hạn.").format(
            day=day(as_of),
            units=number(overdue["unit_id"].nunique()),
            reports=number(len(overdue)),
        )
    coming = timeliness.loc[timeliness["due"] >= pd.Timestamp(as_of), "due"]
    if coming.empty:
        return told
    next_day = coming.min().date()
    words = _("Hạn tới: {day}, còn {left} ngày.")
    left = number((next_day - as_of).days)
    return f"{told} {words.format(day=day(next_day), left=left)}"


def _superiors(seen: Course, sight: Sight) -> dict[int, str]:
    """The names of the units above those that report, by id; "" for the plan's own place."""
    known = frames.units(engine(), sight.whose)
    place = plain(seen.plan.place or "")
    names = {
        int(unit): "" if plain(name) == place else name
        for unit, name in zip(known["unit_id"], known["name"], strict=True)
    }
    above = seen.units["parent_id"].dropna().astype("int64").unique().tolist()
    return {unit: names.get(unit, "") for unit in above}
