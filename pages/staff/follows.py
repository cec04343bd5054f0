"""Members of a committee, unions: what do the units that I follow owe, and what do I report?"""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders.follows import Followed, followed
from database.session import engine
from domain.kinds import ReportKind, Timeliness, UnitState
from domain.text import sort_key
from exports.table_files import as_excel
from metrics.followed import followed_units
from metrics.missing import missing_reports
from pages.frame.choice import choose
from pages.frame.course import Asked, Course, course
from pages.frame.person import require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, sight_of
from pages.staff.follows_assigned import show_assigning
from pages.staff.follows_draft import show_draft
from translations import gettext as _
from translations.numbers import day, number
from translations.timeliness_wording import due_in_words, timeliness_in_words
from translations.wording import report_label, unit_state_label

AT_MOST = 100
ASSIGNING = (Role.OFFICE, Role.ADMIN)


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    mine = followed(engine(), person.account_id)
    if mine.units:
        _show_followed(person, mine)
    else:
        st.title(_("Đơn vị theo dõi"), anchor=False)
        st.info(_("Bạn chưa được phân công theo dõi đơn vị nào. Văn phòng phân công ở trang này."))
    if person.may(*ASSIGNING):
        show_assigning(person)


def _show_followed(person: Person, mine: Followed) -> None:
    sight = sight_of(mine.places)
    plans = plans_seen(sight)
    if not plans:
        st.title(_("Đơn vị theo dõi"), anchor=False)
        st.info(_("Chưa có kế hoạch nào được áp dụng cho các đơn vị bạn theo dõi."))
        return
    chosen = choose(_("Đơn vị theo dõi"), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    seen = course(asked)
    year = _spoken_year(seen)
    units = seen.units.drop_duplicates("unit_id")
    of_year = followed_units(seen.found, units, year)
    begun = seen.found.timeliness[seen.found.timeliness["year"] <= chosen.as_of.year]
    if begun.empty and not of_year["owed"].any():
        words = _("Đến ngày này kế hoạch chưa giao báo cáo nào cho các đơn vị bạn theo dõi.")
        st.header(words, anchor=False)
        return
    missing = missing_reports(begun, units)
    st.header(_answer(of_year, missing, year), anchor=False)
    _show_missing(missing, chosen.as_of)
    _show_units(of_year, begun, year, chosen.as_of)
    show_draft(person, mine, asked)


def _spoken_year(seen: Course) -> int:
    """The last year begun by the day."""
    return max(seen.plan.first_year, min(seen.as_of.year, seen.plan.years_as_of(seen.as_of)[-1]))


def _answer(units: pd.DataFrame, missing: pd.DataFrame, year: int) -> str:
    """The page's answer in one sentence."""
    overdue = missing[missing["state"] == Timeliness.MISSING.value]
    lacking = [
        _("{count} báo cáo đã quá hạn").format(count=number(len(overdue))) + _longest(overdue),
        _("{count} báo cáo chưa đặt hạn").format(count=number(len(missing) - len(overdue))),
    ]
    counts = len(overdue), len(missing) - len(overdue)
    said = [words for words, count in zip(lacking, counts, strict=True) if count]
    told = _("Bạn theo dõi {count} đơn vị").format(count=number(len(units)))
    if said:
        told += _(": còn thiếu {reports}").format(reports=", ".join(said))
    else:
        told += _(", không đơn vị nào còn thiếu báo cáo")
    met = units["state"].isin([UnitState.MET.value, UnitState.EXCEEDED.value]).sum()
    if (units["owed"] & units["due_passed"]).any():
        words = _("; {met} đơn vị đạt chỉ tiêu năm {year}")
        told += words.format(met=number(int(met)), year=year)
    return f"{told}."


def _longest(overdue: pd.DataFrame) -> str:
    if overdue.empty:
        return ""
    first = overdue.iloc[0]
    words = " " + _("(lâu nhất {days} ngày: {unit})")
    return words.format(days=number(int(first["days_late"])), unit=first["name"])


def _show_missing(missing: pd.DataFrame, as_of: date) -> None:
    st.subheader(_("Còn thiếu"), anchor=False)
    if missing.empty:
        st.write(_("Không đơn vị nào còn thiếu đến ngày này."))
        return
    rows = missing.head(AT_MOST)
    told = pd.DataFrame(
        {
            _("Đơn vị"): rows["name"].tolist(),
            _("Báo cáo"): [
                f"{report_label(ReportKind(kind), period)} {year}"
                for kind, period, year in zip(
                    rows["kind"], rows["period"], rows["year"], strict=True
                )
            ],
            _("Tình trạng"): [
                timeliness_in_words(
                    Timeliness(state), None, None, None if pd.isna(late) else int(late), as_of
                )
                for state, late in zip(rows["state"], rows["days_late"], strict=True)
            ],
            _("Thiếu từ ngày"): [
                "–" if pd.isna(due) else day(due + pd.Timedelta(days=1)) for due in rows["due"]
            ],
        }
    )
    _show_table(told, "con_thieu", _("Báo cáo chưa có của các đơn vị theo dõi, lâu nhất trước."))
    if len(missing) > AT_MOST:
        words = _("Hiện {shown} trên {all} báo cáo còn thiếu.")
        st.caption(words.format(shown=number(AT_MOST), all=number(len(missing))))


def _show_units(units: pd.DataFrame, owed: pd.DataFrame, year: int, as_of: date) -> None:
    """What each unit owes by when, and what came in."""
    st.subheader(_("Từng đơn vị, năm {year}").format(year=year), anchor=False)
    names = dict(zip(units["unit_id"], units["name"], strict=True))
    by_name = sorted(names, key=lambda unit: sort_key(names[unit]))
    rank = {unit: place for place, unit in enumerate(by_name)}
    of_year = owed[(owed["year"] == year) & owed["unit_id"].isin(by_name)]
    placed = of_year.assign(rank=of_year["unit_id"].map(rank))
    shown = placed.sort_values(["rank", "ends"])
    told = pd.DataFrame(
        {
            _("Đơn vị"): shown["unit_id"].map(names),
            _("Báo cáo"): [
                report_label(ReportKind(kind), period)
                for kind, period in zip(shown["kind"], shown["period"], strict=True)
            ],
            _("Tình trạng"): [_state(row, as_of) for _at, row in shown.iterrows()],
            _("Hạn"): [
                due_in_words(_date(due), _date(planned))
                for due, planned in zip(shown["due"], shown["plan_day"], strict=True)
            ],
            _("Mô hình"): shown["unit_id"].map(_models(units)),
        }
    )
    _show_table(told, "tung_don_vi", _("Từng báo cáo phải nộp của các đơn vị theo dõi."))
    st.download_button(
        _("Tải bảng về Excel"),
        lambda: as_excel(told, _("Đơn vị theo dõi")),
        file_name="don-vi-theo-doi.xlsx",
        icon=":material/download:",
        on_click="ignore",
    )


def _models(units: pd.DataFrame) -> dict[int, str]:
    """The number of models that count and what it means, for each unit."""
    return {
        unit: unit_state_label(UnitState(state))
        if pd.isna(total)
        else f"{number(int(total))}, {unit_state_label(UnitState(state))}"
        for unit, total, state in zip(units["unit_id"], units["total"], units["state"], strict=True)
    }


def _state(row: pd.Series, as_of: date) -> str:
    late = None if pd.isna(row["days_late"]) else int(row["days_late"])
    days = _date(row["due"]), _date(row["first_received"]), late
    return timeliness_in_words(Timeliness(row["state"]), *days, as_of)


def _date(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()


def _show_table(told: pd.DataFrame, key: str, alt: str) -> None:
    """A small table as words that wrap on a phone, a larger one to scroll in."""
    if len(told) <= 20 and len(told.columns) <= 4:
        words = told.map(plain) if len(told) else told
        st.table(words, border="horizontal", hide_index=True, alt=alt)
        return
    height = min(36 * (len(told) + 1) + 2, 420)
    st.dataframe(told, hide_index=True, row_height=36, height=height, key=key, alt=alt)
