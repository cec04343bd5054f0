"""Office: what is due and when, who is missing today, and giving more time."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Role
from domain.kinds import Timeliness
from domain.plans import Plan, place_of
from domain.text import plain
from metrics.missing import missing_reports
from pages.frame.choice import choose
from pages.frame.course import Asked, asked_key, course
from pages.frame.person import require
from pages.frame.plans import plans_seen, register_seen, say_no_plan, sight_of
from pages.frame.shared import shared
from pages.office.calendar import show_calendar
from pages.office.plan_reviews import show_reviews
from pages.office.reminders import Lacking, show_missing
from pages.office.set_days import offer_setting
from translations import gettext as _
from translations import language, speaking
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
    asked = Asked((plan,), sight, chosen.as_of)
    said = _said(asked, language())
    several = len(chosen.plans) > 1
    st.header(f"{place_of(plan)}: {said[0].lower()}{said[1:]}" if several else said, anchor=False)
    show_calendar(asked)
    if plan.reviews:
        show_reviews(plan)
    show_missing(_lacking(asked), asked)
    if person.may(Role.OFFICE, Role.ADMIN):
        offer_setting(asked, person)


@shared(32, {Asked: asked_key})
def _lacking(asked: Asked) -> Lacking:
    """The reports not in by the day."""
    seen = course(asked)
    every = missing_reports(seen.found.timeliness, seen.units)
    overdue = every[every["state"] == Timeliness.MISSING.value]
    return Lacking(every, overdue, _superiors(asked))


def _one_of(plans: tuple[Plan, ...]) -> Plan:
    """Days are each plan's own: where several are looked at, one of them."""
    if len(plans) == 1:
        return plans[0]
    named = {place_of(plan): plan for plan in plans}
    return named[st.selectbox(_("Kế hoạch của"), list(named), key="cua", bind="query-params")]


@shared(32, {Asked: asked_key})
def _said(asked: Asked, spoken: str) -> str:
    """The page's first line, in the language `spoken`."""
    with speaking(spoken):
        return _answer(_lacking(asked).overdue, course(asked).found.timeliness, asked.as_of)


def _answer(overdue: pd.DataFrame, timeliness: pd.DataFrame, as_of: date) -> str:
    """The page's answer in one sentence, and the next day that comes."""
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


def _superiors(asked: Asked) -> dict[int, str]:
    """The names of the units above those that report, by id; "" for the plan's own place."""
    seen, known = course(asked), register_seen(asked.sight)
    place = plain(seen.plan.place or "")
    names = {
        int(unit): "" if plain(name) == place else name
        for unit, name in zip(known["unit_id"], known["name"], strict=True)
    }
    above = seen.units["parent_id"].dropna().astype("int64").unique().tolist()
    return {unit: names.get(unit, "") for unit in above}
