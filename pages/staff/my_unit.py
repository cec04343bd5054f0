"""Staff: what does my unit owe, by when, what has it sent, and what came back?"""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders import handed_in
from data_loaders.returning import sent_back
from database.session import engine
from domain.kinds import ReportKind, Timeliness, UnitState
from domain.plans import Plan
from domain.text import sort_key
from metrics.standing import standing_reports
from pages.frame.choice import choose
from pages.frame.course import Asked, Course, course
from pages.frame.person import require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, say_no_plan, sight_of
from pages.staff.sending_back import tell_sent_back
from translations import gettext as _
from translations.numbers import day, number
from translations.timeliness_wording import due_in_words, timeliness_in_words
from translations.wording import report_label, unit_state_label

LACKING = (Timeliness.MISSING.value, Timeliness.UNDATED.value)


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_seen(sight)
    if not plans:
        say_no_plan(_("Đơn vị tôi"))
        return
    chosen = choose(_("Đơn vị tôi"), plans, datetime.now().astimezone().date())
    seen = course(Asked(chosen.plans, sight, chosen.as_of))
    unit = _choose_unit(seen, person)
    plan = next(each for each in seen.plans if each.code == unit["plan_code"])
    owed = _of_unit(seen.found.timeliness, unit)
    st.header(_answer(str(unit["name"]), owed, chosen.as_of), anchor=False)
    tell_sent_back(plan, person, unit_id=int(unit["unit_id"]))
    _show_owed(owed, chosen.as_of)
    _show_years(_of_unit(seen.found.compliance, unit), plan, chosen.as_of)
    _show_sent(plan, person, unit, chosen.as_of)


def _choose_unit(seen: Course, person: Person) -> pd.Series:
    """The person's own unit, or the one chosen of those that they may see."""
    units = seen.units.drop_duplicates("unit_id")
    own = units[units["unit_id"] == person.unit_id]
    if len(own) and len(units) == 1:
        return own.iloc[0]
    names = {f"{unit['name']} · {unit['code']}": at for at, unit in units.iterrows()}
    chosen = st.selectbox(
        _("Đơn vị"), sorted(names, key=sort_key), key="don_vi", bind="query-params"
    )
    return units.loc[[names[chosen]]].iloc[0]


def _of_unit(table: pd.DataFrame, unit: pd.Series) -> pd.DataFrame:
    rows: pd.DataFrame = table[table["unit_id"] == int(unit["unit_id"])]
    return rows


def _answer(name: str, owed: pd.DataFrame, as_of: date) -> str:
    """The page's answer in one sentence."""
    overdue = int((owed["state"] == Timeliness.MISSING.value).sum())
    waiting = int((owed["state"] == Timeliness.UNDATED.value).sum())
    coming = owed[(owed["state"] == Timeliness.PENDING.value) & owed["due"].notna()]
    if not overdue and not waiting:
        words = _("{unit} không còn thiếu báo cáo nào.")
    elif not waiting:
        words = _("{unit} còn thiếu {overdue} báo cáo đã quá hạn.")
    elif not overdue:
        words = _("{unit} còn {waiting} báo cáo chưa nộp, chưa đặt hạn.")
    else:
        words = _("{unit} còn thiếu {overdue} báo cáo đã quá hạn, {waiting} báo cáo chưa đặt hạn.")
    told = words.format(unit=name, overdue=number(overdue), waiting=number(waiting))
    if coming.empty:
        return told
    next_day = coming["due"].min().date()
    left = number((next_day - as_of).days)
    return f"{told} " + _("Hạn tới: {day}, còn {left} ngày.").format(day=day(next_day), left=left)


def _show_owed(owed: pd.DataFrame, as_of: date) -> None:
    """What is owed by now and next, what is lacking first."""
    st.subheader(_("Phải nộp"), anchor=False)
    began = owed["year"] <= as_of.year
    rows = owed[began].assign(lacks=owed["state"].isin(LACKING))
    ordered = rows.sort_values(["lacks", "year", "ends"], ascending=[False, False, False])
    if ordered.empty:
        st.write(_("Đến ngày này đơn vị chưa phải nộp báo cáo nào."))
        return
    told = {
        _("Báo cáo"): [
            f"{report_label(ReportKind(kind), period)} {year}"
            for kind, period, year in zip(
                ordered["kind"], ordered["period"], ordered["year"], strict=True
            )
        ],
        _("Tình trạng"): [_state(row, as_of) for _index, row in ordered.iterrows()],
        _("Hạn"): [
            due_in_words(_date(due), _date(planned))
            for due, planned in zip(ordered["due"], ordered["plan_day"], strict=True)
        ],
    }
    st.table(pd.DataFrame(told), border="horizontal", hide_index=True)


def _date(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()


def _state(row: pd.Series, as_of: date) -> str:
    late = None if pd.isna(row["days_late"]) else int(row["days_late"])
    days = _date(row["due"]), _date(row["first_received"]), late
    return timeliness_in_words(Timeliness(row["state"]), *days, as_of)


def _show_years(compliance: pd.DataFrame, plan: Plan, as_of: date) -> None:
    st.subheader(_("Số mô hình từng năm"), anchor=False)
    begun = compliance[compliance["year"] <= as_of.year]
    rows = begun.sort_values("year", ascending=False)
    if rows.empty:
        st.write(_("Kế hoạch chưa bắt đầu."))
        return
    told = pd.DataFrame(
        {
            _("Năm"): [str(year) for year in rows["year"]],
            _("Được tính"): [
                "–" if pd.isna(total) else number(int(total)) for total in rows["total"]
            ],
            _("Tình trạng"): [_year_state(row) for _index, row in rows.iterrows()],
        }
    )
    if plan.quota:
        told.insert(
            2,
            _("Ít nhất, phấn đấu"),
            [f"{plan.quota.at_least}, {plan.quota.aim}"] * len(told),
        )
    st.table(told, border="horizontal", hide_index=True)


def _year_state(row: pd.Series) -> str:
    if row["owed"] and not row["due_passed"] and not row["reported"]:
        return _("chưa đến hạn đăng ký")
    return unit_state_label(UnitState(row["state"]))


def _show_sent(plan: Plan, person: Person, unit: pd.Series, as_of: date) -> None:
    """What was sent for the unit, the latest first, and what became of it."""
    st.subheader(_("Đã nộp"), anchor=False)
    every = handed_in.reports(engine(), plan.code, person.places)
    received = every["received"].dt.normalize() <= pd.Timestamp(as_of)
    mine = every[(every["unit_id"] == unit["unit_id"]) & received]
    if mine.empty:
        st.write(_("Chưa có báo cáo nào."))
        return
    in_force = standing_reports(mine[mine["state"] == "accepted"], as_of)
    stands = set(in_force.loc[in_force["standing"], "report_id"])
    rows = mine.sort_values(["received", "report_id"], ascending=False)
    why = _reasons(plan, person)
    told = pd.DataFrame(
        {
            _("Báo cáo"): [
                f"{report_label(ReportKind(kind), period)} {year}"
                for kind, period, year in zip(
                    rows["kind"], rows["period"], rows["year"], strict=True
                )
            ],
            _("Tình trạng"): [
                _counts(row["state"], why.get(row["submission_id"]), row["report_id"] in stands)
                for row in rows.to_dict("records")
            ],
            _("Nhận ngày"): [day(received.date()) for received in rows["received"]],
            _("Tệp"): [plain(file) for file in rows["file"]],
        }
    )
    st.table(told, border="horizontal", hide_index=True)


def _reasons(plan: Plan, person: Person) -> dict[int, str]:
    """Why each submission that was sent back came back."""
    backs = sent_back(engine(), plan.code, person.places)
    waiting = backs[backs["undone_at"].isna()]
    return dict(zip(waiting["submission_id"].tolist(), waiting["reason"].tolist(), strict=True))


def _counts(state: str, reason: str | None, standing: bool) -> str:
    if state == "returned":
        return _("bị trả lại: {reason}").format(reason=plain(reason or "–"))
    if state == "withdrawn":
        return _("đã rút lại")
    return _("đang được tính") if standing else _("đã có bản khác thay")
