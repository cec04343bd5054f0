"""Setting a day for a report, or giving more time: for everybody, or for one unit and beneath."""

from dataclasses import replace
from datetime import datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders import frames
from data_loaders.deadlines import NotYourDayError, SetDay, dues, set_day
from database.session import engine
from domain.asked import fault_of_day
from domain.kinds import Timeliness
from domain.text import sort_key
from metrics.duties import expected_reports
from metrics.timeliness import report_timeliness
from pages.frame.course import Asked, Course, asked_key, course
from pages.frame.person import still
from pages.frame.plain import plain
from pages.frame.plans import Sight, sight_key
from pages.frame.refusals import refusal
from pages.frame.shared import shared
from translations import gettext as _
from translations.numbers import day, number
from translations.report_wording import report_of_year
from translations.timeliness_wording import day_refused

GROUP = ["kind", "period", "year"]
AT_MOST = 40


def offer_setting(asked: Asked, person: Person) -> None:
    """The form with what it would change, and the days set so far."""
    plan = asked.plan
    kept = _kept(plan.code, asked.sight)
    with st.expander(_("Đặt hạn, gia hạn"), expanded=False):
        given = _ask(asked, person)
        if given is not None:
            _offer_to_keep(given, asked)
    _show_kept(kept, course(asked))


def _ask(asked: Asked, person: Person) -> SetDay | None:
    """What the person gives; None until it is whole."""
    named = {
        report_of_year(kind, period, year): (kind, period, year)
        for kind, period, year in _reports(asked)
    }
    if not named:
        st.write(_("Kế hoạch không yêu cầu báo cáo nào."))
        return None
    which, whom, when = st.columns([1.4, 1.4, 1])
    report = which.selectbox(_("Báo cáo"), list(named), key="dat_bao_cao")
    everybody = _("Tất cả đơn vị")
    units = _units(asked)
    choices = [everybody] if person.places.everywhere else []
    unit = whom.selectbox(_("Cho"), [*choices, *units], key="dat_cho")
    last_day = when.date_input(
        _("Hạn cuối"), value=asked.as_of, format="DD/MM/YYYY", key="dat_ngay"
    )
    reason = st.text_input(_("Lý do"), key="dat_ly_do", max_chars=300)
    kind, period, year = named[report]
    return SetDay(asked.plan.code, kind, period, int(year), units.get(unit), last_day, reason)


@shared(32, {Sight: sight_key})
def _kept(plan_code: str, sight: Sight) -> pd.DataFrame:
    """The days that were set. Shared: never changed."""
    return dues(engine(), plan_code, sight.whose)


@shared(32, {Asked: asked_key})
def _reports(asked: Asked) -> list[tuple[str, str, int]]:
    """Kind, period and year of each report that is asked for, the latest year first."""
    reports = course(asked).found.timeliness[GROUP].drop_duplicates()
    ordered = reports.sort_values(["year", "kind", "period"], ascending=[False, True, True])
    return list(ordered.itertuples(index=False, name=None))


@shared(32, {Asked: asked_key})
def _units(asked: Asked) -> dict[str, int]:
    """Name and code of each unit, by the alphabet -> its id."""
    columns = course(asked).units.drop_duplicates("unit_id")[["unit_id", "name", "code"]]
    rows = columns.itertuples(index=False)
    named = {f"{name} · {code}": int(unit) for unit, name, code in rows}
    return {name: named[name] for name in sorted(named, key=sort_key)}


def _offer_to_keep(given: SetDay, asked: Asked) -> None:
    report = given.kind, given.period, given.year
    if wrong := fault_of_day(
        asked.plan, report, given.last_day, datetime.now().astimezone().date()
    ):
        st.warning(day_refused(wrong))
        return
    st.write(_in_short(replace(given, reason=""), asked))
    if st.button(_("Đặt hạn này"), key="dat_han", type="primary"):
        if not given.reason.strip():
            st.warning(_("Ghi lý do rồi mới đặt được: sau này sẽ có người hỏi."))
            return
        if (here := still(Role.OFFICE, Role.ADMIN)) is None:
            return
        now = datetime.now().astimezone()
        try:
            set_day(engine(), given, here.places, now, here.account_id)
        except NotYourDayError as fault:
            st.error(refusal(fault))
            return
        st.rerun()


def _in_short(given: SetDay, asked: Asked) -> str:
    """Whom the day would hold for, and what it would change."""
    count, eased = _changes(given, asked)
    words = _(
        "Hạn {day} sẽ áp dụng cho {count} đơn vị; {eased} báo cáo đang quá hạn thành đúng hạn."
    )
    return words.format(day=day(given.last_day), count=number(count), eased=number(eased))


@shared(64, {Asked: asked_key})
def _changes(given: SetDay, asked: Asked) -> tuple[int, int]:
    """For how many reports the day would hold, and how many of them would then be in on time."""
    seen, whose, as_of = course(asked), asked.sight.whose, asked.as_of
    kept = dues(engine(), asked.plan.code, whose)
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
    return int(moved.sum()), int(eased.sum())


def _show_kept(kept: pd.DataFrame, seen: Course) -> None:
    if kept.empty:
        return
    st.subheader(_("Hạn đã đặt"), anchor=False)
    names = dict(zip(seen.units["unit_id"].tolist(), seen.units["name"].tolist(), strict=True))
    rows = kept.iloc[::-1].head(AT_MOST)
    told = pd.DataFrame(
        {
            _("Báo cáo"): [
                report_of_year(kind, period, year)
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
