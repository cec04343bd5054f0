"""The plans in force: what each asks for in words, its days, its versions; changing, adopting."""

from collections.abc import Iterator
from datetime import date, datetime

import streamlit as st

from accounts.identity import Person, Role
from data_loaders import adoption, plan_versions
from data_loaders.plan_versions import PlanVersion
from database.session import engine
from domain.plans import Plan
from domain.text import sort_key
from pages.frame.filters import choose_plan, row
from pages.frame.person import require
from pages.frame.plans import plans_seen, sight_of
from pages.office import plan_adopting, plan_calendar, plan_changing, plan_history, plan_rules
from pages.office.plan_done import show_done
from translations import gettext as _
from translations.numbers import day, number


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    changes = person.may(Role.OFFICE, Role.ADMIN)
    plans = _plans(person)
    today = datetime.now().astimezone().date()
    if not plans:
        st.title(_("Kế hoạch"), anchor=False)
        st.info(_("Chưa có kế hoạch nào được áp dụng."))
        if changes:
            plan_adopting.show()
        return
    plan, as_of = _ask(plans, today)
    known = plan_versions.versions(engine(), plan.code)
    show_done()
    with st.container(border=True):
        st.header(_answer(plan, known[0]), anchor=False)
    theirs = changes and plan_versions.may_change(engine(), plan, person.places)
    _show_parts(plan, known, person, as_of, theirs=theirs, adopts=changes)


def _plans(person: Person) -> list[Plan]:
    """The plans in force that speak to this person, the latest first; all of them to who may see
    every unit.
    """
    if person.places.everywhere:
        found = adoption.adopted_plans(engine())
    else:
        found = plans_seen(sight_of(person.places))
    return sorted(found, key=lambda plan: (-plan.last_year, sort_key(plan.name)))


def _ask(plans: list[Plan], today: date) -> tuple[Plan, date]:
    head, which, when = row([1.4, 2.4, 1.2])
    head.title(_("Kế hoạch"), anchor=False)
    plan = choose_plan(which, plans, _("Xem kế hoạch"))
    as_of = when.date_input(
        _("Tính đến ngày"),
        value=today,
        max_value=today,
        format="DD/MM/YYYY",
        key="den_ngay",
        bind="query-params",
    )
    return plan, as_of if isinstance(as_of, date) else today


def _answer(plan: Plan, in_force: PlanVersion) -> str:
    """The sentence at the top: which version, what it asks for, what has no day yet."""
    since = day(in_force.adopted_at.astimezone().date())
    said = [
        _("Đang dùng bản {version}, từ ngày {day}.").format(version=in_force.version, day=since)
    ]
    if plan.quota:
        least = _("Mỗi đơn vị, mỗi năm ít nhất {least} mô hình, phấn đấu {aim}.")
        said.append(least.format(least=plan.quota.at_least, aim=plan.quota.aim))
    else:
        said.append(_("Không giao chỉ tiêu bằng số."))
    return " ".join([*said, *_duties(plan)])


def _duties(plan: Plan) -> Iterator[str]:
    """How many reports and rounds there are, and how many of them have no day."""
    yearly = [bool(each.before or each.until) for each in plan.duties if each.period != "round"]
    rounds = [bool(each.due_before) for each in plan.rounds]
    for dated, every, some in (
        (
            yearly,
            _("{count} loại báo cáo phải nộp, loại nào cũng có hạn."),
            _("{count} loại báo cáo phải nộp, {without} loại chưa có ngày."),
        ),
        (
            rounds,
            _("{count} đợt hoạt động, đợt nào cũng có hạn báo cáo."),
            _("{count} đợt hoạt động, {without} đợt chưa có hạn báo cáo."),
        ),
    ):
        without = dated.count(False)
        if dated:
            yield (some if without else every).format(
                count=number(len(dated)), without=number(without)
            )


def _show_parts(
    plan: Plan,
    known: list[PlanVersion],
    person: Person,
    as_of: date,
    *,
    theirs: bool,
    adopts: bool,
) -> None:
    """What the person looks at; the parts that change something are for those who may."""
    names = [_("Quy định"), _("Lịch các hạn"), _("Các bản")]
    if theirs:
        names.append(_("Sửa quy định"))
    if adopts:
        names.append(_("Áp dụng kế hoạch"))
    parts = dict(zip(names, st.tabs(names, key="muc", bind="query-params"), strict=True))
    for name, part in parts.items():
        if not part.open:
            continue
        with part:
            if name == _("Quy định"):
                plan_rules.show(known)
            elif name == _("Lịch các hạn"):
                plan_calendar.show(plan, person.places, as_of)
            elif name == _("Các bản"):
                plan_history.show(known, may_return=theirs)
            elif name == _("Sửa quy định"):
                plan_changing.show(plan, known[0])
            else:
                plan_adopting.show()
