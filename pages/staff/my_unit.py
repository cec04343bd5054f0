"""What a unit owes, by when, what it has sent, and what came back: for staff, of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import streamlit as st

from accounts.identity import Person, Role
from domain.kinds import Timeliness
from domain.plans import Plan
from domain.text import sort_key
from metrics.missing import LACKING
from pages.frame.choice import choose
from pages.frame.course import Asked, asked_key, course
from pages.frame.handed import marked_reports
from pages.frame.own_unit import owes, sent_state, year_state
from pages.frame.person import require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, say_no_plan, sight_of
from pages.frame.sent_back import reasons, tell_sent_back
from pages.frame.shared import shared
from pages.frame.table import as_sent
from pages.frame.unit_box import offered_names
from translations import gettext as _
from translations import language
from translations.numbers import day, number
from translations.report_wording import reports_of_years
from translations.timeliness_wording import due_in_words, timeliness_in_words


def title_of(person: Person | None) -> str:
    """What the page is called: to others than staff it is not theirs."""
    if person is None or person.role is Role.STAFF:
        return _("Đơn vị tôi")
    return _("Từng đơn vị")


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_seen(sight)
    if not plans:
        say_no_plan(title_of(person))
        return
    chosen = choose(title_of(person), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    unit = _choose_unit(asked, person)
    plan = next(each for each in asked.plans if each.code == unit.plan_code)
    told = _told(Look(asked, plan, unit.unit_id, unit.name, language()))
    st.header(told.sentence, anchor=False)
    tell_sent_back(plan, person, unit_id=unit.unit_id)
    nothing_owed = _("Đến ngày này đơn vị chưa phải nộp báo cáo nào.")
    _show(_("Phải nộp"), told.owed, nothing_owed)
    _show(_("Số mô hình từng năm"), told.years, _("Kế hoạch chưa bắt đầu."))
    _show(_("Đã nộp"), told.sent, _("Chưa có báo cáo nào."))


@dataclass(frozen=True, slots=True)
class Look:
    """Whose page it is, under which plan, and in which language."""

    asked: Asked
    plan: Plan
    unit_id: int
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says: its first line, what is owed by now and next, the years of the plan, and
    what was sent; empty tables where there is nothing of it.
    """

    sentence: str
    owed: pa.Table
    years: pa.Table
    sent: pa.Table


def _look_key(look: Look) -> tuple[object, ...]:
    return asked_key(look.asked), look.plan.code, look.unit_id, look.name, look.language


@shared(64, {Look: _look_key})
def _told(look: Look) -> Told:
    """Shared by all who ask the same: never changed."""
    found, as_of = course(look.asked).found, look.asked.as_of
    owed = _of_unit(found.timeliness, look.unit_id)
    return Told(
        owes(plain(look.name), owed, as_of),
        as_sent(_owed(owed, as_of)),
        as_sent(_years(_of_unit(found.compliance, look.unit_id), look.plan, as_of)),
        as_sent(_sent(look)),
    )


def _show(heading: str, told: pa.Table, nothing: str) -> None:
    st.subheader(heading, anchor=False)
    if told.num_rows:
        st.table(told, border="horizontal", hide_index=True)
    else:
        st.write(nothing)


class _Unit(NamedTuple):
    """A unit whose page there is, and by which plan."""

    unit_id: int
    name: str
    plan_code: str


@shared(32, {Asked: asked_key})
def _named_units(asked: Asked) -> dict[str, _Unit]:
    """What each unit is called, by the alphabet -> the unit. Shared: never changed."""
    units = course(asked).units.drop_duplicates("unit_id")
    columns = (units[column].tolist() for column in (*_Unit._fields, "code"))
    rows = zip(*columns, strict=True)
    names = {f"{name} · {code}": _Unit(unit, name, plan) for unit, name, plan, code in rows}
    return {name: names[name] for name in sorted(names, key=sort_key)}


def _choose_unit(asked: Asked, person: Person) -> _Unit:
    """The person's own unit, or the one chosen of those that they may see."""
    names, own = _named_units(asked), person.unit_id
    mine = [] if own is None else [name for name, unit in names.items() if unit.unit_id == own]
    if mine and len(names) == 1:
        return names[mine[0]]
    listed = offered_names(names, "don_vi", mine)
    first = listed.index(mine[0]) if mine else 0
    chosen = st.selectbox(_("Đơn vị"), listed, index=first, key="don_vi", bind="query-params")
    return names[chosen]


def _of_unit(table: pd.DataFrame, unit_id: int) -> pd.DataFrame:
    rows: pd.DataFrame = table[table["unit_id"] == unit_id]
    return rows


def _owed(owed: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """What is owed by now and next, what is lacking first."""
    begun = owed[owed["year"] <= as_of.year]
    rows = begun.assign(lacks=begun["state"].isin(LACKING))
    ordered = rows.sort_values(["lacks", "year", "ends"], ascending=[False, False, False])
    told = {
        _("Báo cáo"): reports_of_years(ordered["kind"], ordered["period"], ordered["year"]),
        _("Tình trạng"): [_state(row, as_of) for row in ordered.to_dict("records")],
        _("Hạn"): [
            due_in_words(_date(due), _date(planned))
            for due, planned in zip(ordered["due"], ordered["plan_day"], strict=True)
        ],
    }
    return pd.DataFrame(told)


def _date(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()


def _state(row: Mapping[Any, Any], as_of: date) -> str:
    late = None if pd.isna(row["days_late"]) else int(row["days_late"])
    days = _date(row["due"]), _date(row["first_received"]), late
    return timeliness_in_words(Timeliness(row["state"]), *days, as_of)


def _years(compliance: pd.DataFrame, plan: Plan, as_of: date) -> pd.DataFrame:
    begun = compliance[compliance["year"] <= as_of.year]
    rows = begun.sort_values("year", ascending=False)
    told = pd.DataFrame(
        {
            _("Năm"): [str(year) for year in rows["year"]],
            _("Được tính"): [
                "–" if pd.isna(total) else number(int(total)) for total in rows["total"]
            ],
            _("Tình trạng"): [year_state(row) for row in rows.to_dict("records")],
        }
    )
    if plan.quota:
        told.insert(
            2,
            _("Ít nhất, phấn đấu"),
            [f"{plan.quota.at_least}, {plan.quota.aim}"] * len(told),
        )
    return told


def _sent(look: Look) -> pd.DataFrame:
    """What was sent for the unit, the latest first, and what became of it."""
    as_of, sight = look.asked.as_of, look.asked.sight
    mine = _of_unit(marked_reports(look.plan.code, sight, as_of), look.unit_id)
    mine = mine[mine["received"].dt.normalize() <= pd.Timestamp(as_of)]
    rows = mine.sort_values(["received", "report_id"], ascending=False)
    why = reasons(look.plan.code, sight)
    return pd.DataFrame(
        {
            _("Báo cáo"): reports_of_years(rows["kind"], rows["period"], rows["year"]),
            _("Tình trạng"): [
                sent_state(row["state"], why.get(row["submission_id"]), standing=row["standing"])
                for row in rows.to_dict("records")
            ],
            _("Nhận ngày"): [day(received.date()) for received in rows["received"]],
            _("Tệp"): [plain(file) for file in rows["file"]],
        }
    )
