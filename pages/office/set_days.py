"""Setting a day for a report, or giving more time: for everybody, or for one unit and beneath."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person
from data_loaders import frames
from data_loaders.deadlines import NotYourDayError, SetDay, dues, set_day
from database.session import engine
from domain.access import Places
from domain.asked import fault_of_day
from domain.kinds import ReportKind, Timeliness
from domain.plans import Plan
from domain.text import sort_key
from metrics.duties import expected_reports
from metrics.timeliness import report_timeliness
from pages.frame.course import Course
from pages.frame.plain import plain
from pages.frame.refusals import refusal
from translations import gettext as _
from translations.numbers import day, number
from translations.timeliness_wording import day_refused
from translations.wording import report_label

GROUP = ["kind", "period", "year"]
AT_MOST = 40


def offer_setting(seen: Course, plan: Plan, person: Person, as_of: date) -> None:
    """The form with what it would change, and the days set so far."""
    kept = dues(engine(), plan.code, person.places)
    with st.expander(_("Đặt hạn, gia hạn"), expanded=False):
        given = _ask(seen, plan, person, as_of)
        if given is not None:
            _offer_to_keep(given, seen, plan, kept, person, as_of)
    _show_kept(kept, seen)


def _ask(seen: Course, plan: Plan, person: Person, as_of: date) -> SetDay | None:
    """What the person gives; None until it is whole."""
    reports = seen.found.timeliness[GROUP].drop_duplicates()
    ordered = reports.sort_values(["year", "kind", "period"], ascending=[False, True, True])
    named = {
        f"{report_label(ReportKind(kind), period)} {year}": (kind, period, year)
        for kind, period, year in ordered.itertuples(index=False)
    }
    if not named:
        st.write(_("Kế hoạch không yêu cầu báo cáo nào."))
        return None
    which, whom, when = st.columns([1.4, 1.4, 1])
    report = which.selectbox(_("Báo cáo"), list(named), key="dat_bao_cao")
    everybody = _("Tất cả đơn vị")
    units = {f"{name} · {code}": unit for unit, name, code in _units(seen)}
    choices = [everybody] if person.places.everywhere else []
    unit = whom.selectbox(_("Cho"), [*choices, *sorted(units, key=sort_key)], key="dat_cho")
    last_day = when.date_input(_("Hạn cuối"), value=as_of, format="DD/MM/YYYY", key="dat_ngay")
    reason = st.text_input(_("Lý do"), key="dat_ly_do", max_chars=300)
    kind, period, year = named[report]
    return SetDay(plan.code, kind, period, int(year), units.get(unit), last_day, reason)


def _units(seen: Course) -> list[tuple[int, str, str]]:
    columns = seen.units.drop_duplicates("unit_id")[["unit_id", "name", "code"]]
    return [(int(unit), name, code) for unit, name, code in columns.itertuples(index=False)]


def _offer_to_keep(
    given: SetDay, seen: Course, plan: Plan, kept: pd.DataFrame, person: Person, as_of: date
) -> None:
    report = given.kind, given.period, given.year
    if wrong := fault_of_day(plan, report, given.last_day, datetime.now().astimezone().date()):
        st.warning(day_refused(wrong))
        return
    st.write(_in_short(given, seen, kept, person.places, as_of))
    if st.button(_("Đặt hạn này"), key="dat_han", type="primary"):
        if not given.reason.strip():
            st.warning(_("Ghi lý do rồi mới đặt được: sau này sẽ có người hỏi."))
            return
        now = datetime.now().astimezone()
        try:
            set_day(engine(), given, person.places, now, person.account_id)
        except NotYourDayError as fault:
            st.error(refusal(fault))
            return
        st.rerun()


def _in_short(given: SetDay, seen: Course, kept: pd.DataFrame, whose: Places, as_of: date) -> str:
    """Whom the day would hold for, and what it would change."""
    row = {column: getattr(given, column) for column in ("kind", "period", "year", "unit_id")}
    row |= {"due_id": len(kept) + 1, "last_day": given.last_day, "reason": "", "set_by": ""}
    fresh = pd.DataFrame([row]).assign(set_at=pd.Timestamp.now(tz="UTC"))
    both = pd.concat([kept.astype("object"), fresh.astype("object")], ignore_index=True)
    of_all = seen.plan.model_copy(update={"place": None})
    # What stands in `seen` are the plan's own units already.
    days, parents = both.astype(kept.dtypes.to_dict()), frames.parents(engine())
    expected = expected_reports(seen.units, of_all, days, as_of, parents)
    before = seen.found.timeliness
    returned = frames.returned(engine(), given.plan_code, whose)
    after = report_timeliness(expected, seen.found.reports, as_of, returned)
    moved = (after["due"] != before["due"]) & after["due"].notna()
    eased = moved & (before["state"] == Timeliness.LATE.value)
    eased &= after["state"] == Timeliness.ON_TIME.value
    words = _(
        "Hạn {day} sẽ áp dụng cho {count} đơn vị; {eased} báo cáo đang quá hạn thành đúng hạn."
    )
    return words.format(
        day=day(given.last_day), count=number(int(moved.sum())), eased=number(int(eased.sum()))
    )


def _show_kept(kept: pd.DataFrame, seen: Course) -> None:
    if kept.empty:
        return
    st.subheader(_("Hạn đã đặt"), anchor=False)
    names = dict(zip(seen.units["unit_id"].tolist(), seen.units["name"].tolist(), strict=True))
    rows = kept.iloc[::-1].head(AT_MOST)
    told = pd.DataFrame(
        {
            _("Báo cáo"): [
                f"{report_label(ReportKind(kind), period)} {year}"
                for kind, period, year in rows[GROUP].itertuples(index=False)
            ],
            _("Cho"): [
                _("tất cả") if pd.isna(unit) else plain(names.get(int(unit), "–"))
                for unit in rows["unit_id"]
            ],
            _("Hạn"): [day(last) for last in rows["last_day"]],
            _("Lý do"): [plain(reason) for reason in rows["reason"]],
            _("Người đặt"): [
                f"{plain(who) if isinstance(who, str) else '–'}, {day(at)}"
                for who, at in zip(rows["set_by"], rows["set_at"], strict=True)
            ],
        }
    )
    st.table(told, border="horizontal", hide_index=True)
