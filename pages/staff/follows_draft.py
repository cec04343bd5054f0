"""The draft of the half-yearly and yearly report on the units followed: to copy, and as Word."""

from dataclasses import replace
from datetime import date, datetime

import streamlit as st

from accounts.built_in import login_of
from accounts.identity import Person
from data_loaders.follows import Followed
from domain.kinds import Period
from domain.plans import Plan
from exports.member_report import Draft, Reporter, as_text, as_word, draft, with_own_words
from exports.member_words import Told
from metrics.fields import fields_balance
from metrics.followed import followed_units
from metrics.missing import missing_reports
from pages.frame.course import Asked, Course, asked_key, course
from pages.frame.filters import choose_plan, row
from pages.frame.plans import Sight, register_seen
from pages.frame.shared import shared
from translations import gettext as _

LONGEST = 4000  # letters of what a person writes
# In these months the half-year is what is to be reported; before them the year that ended.
HALF_FROM, YEAR_FROM = 6, 11


def show_draft(person: Person, mine: Followed, asked: Asked) -> None:
    """The report's period, the person's own words, and the draft made of both."""
    st.subheader(_("Dự thảo báo cáo của người theo dõi"), anchor=False)
    plan = _choose_plan(asked)
    period, year = _choose_period(plan, asked.as_of)
    left, right = st.columns(2)
    difficulties = left.text_area(_("Khó khăn, vướng mắc"), key="kho_khan", max_chars=LONGEST)
    proposals = right.text_area(_("Đề xuất, kiến nghị"), key="de_xuat", max_chars=LONGEST)
    st.caption(_("Hai phần trên do bạn viết, đưa vào dự thảo; không lưu lại trong phần mềm."))
    reporter = _reporter(person, mine, asked.sight)
    until = replace(asked, as_of=_reported_until(asked.as_of, period, year))
    figures = _figures(until, plan.code, period, year, reporter)
    written = with_own_words(figures, difficulties or "", proposals or "")
    part = "6-thang-" if period == Period.FIRST_HALF else ""
    st.download_button(
        _("Tải dự thảo về Word"),
        lambda: as_word(written, plan, reporter, datetime.now().astimezone().date()),
        file_name=f"bao-cao-theo-doi-{part}{year}.docx",
        icon=":material/download:",
        on_click="ignore",
    )
    with st.expander(_("Xem và chép dự thảo")):
        st.code(as_text(written), language=None, wrap_lines=True)


def _choose_plan(asked: Asked) -> Plan:
    if len(asked.plans) == 1:
        return asked.plan
    return choose_plan(row([1])[0], asked.plans, _("Kế hoạch"))


def _choose_period(plan: Plan, as_of: date) -> tuple[Period, int]:
    """What is reported on: the parts of the years begun, the likeliest first chosen."""
    years = [year for year in plan.years_as_of(as_of) if year <= as_of.year] or [plan.first_year]
    halves = any(duty.period == "half_year" for duty in plan.duties)
    options: dict[str, tuple[Period, int]] = {}
    for year in reversed(years):
        options[_("Cả năm {year}").format(year=year)] = (Period.YEAR, year)
        if halves:
            label = _("6 tháng đầu năm {year}").format(year=year)
            options[label] = (Period.FIRST_HALF, year)
    likely = _likely(as_of, halves=halves)
    kept = list(options.values())
    first = kept.index(likely) if likely in kept else 0
    chosen = st.selectbox(
        _("Kỳ báo cáo"), list(options), index=first, key="ky", bind="query-params"
    )
    return options[chosen]


def _likely(as_of: date, *, halves: bool) -> tuple[Period, int]:
    if as_of.month < HALF_FROM:
        return Period.YEAR, as_of.year - 1
    if as_of.month < YEAR_FROM and halves:
        return Period.FIRST_HALF, as_of.year
    return Period.YEAR, as_of.year


def _reported_until(as_of: date, period: Period, year: int) -> date:
    """The day looked at, but for a first half never one after its end."""
    return min(as_of, date(year, 6, 30)) if period is Period.FIRST_HALF else as_of


@shared(64, {Asked: asked_key})
def _figures(asked: Asked, plan_code: str, period: Period, year: int, reporter: Reporter) -> Draft:
    """The draft without anybody's own words: those are not kept."""
    seen = course(asked)
    plan = next(each for each in seen.plans if each.code == plan_code)
    return draft(_told(plan, seen, period, year), plan, reporter)


def _told(plan: Plan, seen: Course, period: Period, year: int) -> Told:
    units = seen.units[seen.units["plan_code"] == plan.code]
    compliance = seen.of_plan(plan)
    compliance = compliance[compliance["year"] == year]
    owed = seen.found.timeliness
    owed = owed[(owed["year"] == year) & owed["unit_id"].isin(units["unit_id"])]
    return Told(
        period,
        year,
        seen.as_of,
        followed_units(seen.found, units, year),
        missing_reports(owed, units),
        fields_balance(seen.found.counts, compliance, plan),
    )


def _reporter(person: Person, mine: Followed, sight: Sight) -> Reporter:
    """Who signs: the person for units given to them, else their own unit for those beneath it."""
    name = "" if person.login == login_of(person.role) else person.name
    if mine.assigned:
        return Reporter(name)
    own = register_seen(sight.of(person.places))
    return Reporter("", own.loc[own["unit_id"] == person.unit_id, "name"].iloc[0])
