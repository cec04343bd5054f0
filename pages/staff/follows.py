"""Members of a committee, unions: what do the units that I follow owe, and what do I report?"""

from dataclasses import dataclass
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
from pages.frame.course import Asked, Course, asked_key, course
from pages.frame.empty import say_nothing_in_force
from pages.frame.later import later
from pages.frame.person import require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, sight_of
from pages.frame.shared import shared
from pages.staff.follows_assigned import show_assigning
from pages.staff.follows_draft import show_draft
from translations import gettext as _
from translations import language, speaking
from translations.numbers import day, number
from translations.report_wording import reports_of_years
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
        say_nothing_in_force()
        return
    chosen = choose(_("Đơn vị theo dõi"), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    told = _told(asked, language())
    if told is None:
        words = _("Đến ngày này kế hoạch chưa giao báo cáo nào cho các đơn vị bạn theo dõi.")
        st.header(words, anchor=False)
        return
    st.header(told.sentence, anchor=False)
    _show_missing(told)
    _show_units(told)
    show_draft(person, mine, asked)


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says: its first line, the first of the reports that are `missing` of how many,
    and of the `units` what each owes in the `year`, as tables to read.
    """

    sentence: str
    missing: pd.DataFrame
    lacking: int
    year: int
    units: pd.DataFrame


@shared(64, {Asked: asked_key})
def _told(asked: Asked, spoken: str) -> Told | None:
    """None where nothing was owed by the day. Shared by all who follow the same units and speak the
    language `spoken`: never changed.
    """
    seen, as_of = course(asked), asked.as_of
    year = _spoken_year(seen)
    units = seen.units.drop_duplicates("unit_id")
    of_year = followed_units(seen.found, units, year)
    begun = seen.found.timeliness[seen.found.timeliness["year"] <= as_of.year]
    if begun.empty and not of_year["owed"].any():
        return None
    missing = missing_reports(begun, units)
    with speaking(spoken):
        tables = _missing(missing.head(AT_MOST), as_of), _units(of_year, begun, year, as_of)
        return Told(_answer(of_year, missing, year), tables[0], len(missing), year, tables[1])


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
    return words.format(days=number(int(first["days_late"])), unit=plain(first["name"]))


def _show_missing(told: Told) -> None:
    st.subheader(_("Còn thiếu"), anchor=False)
    if not told.lacking:
        st.write(_("Không đơn vị nào còn thiếu đến ngày này."))
        return
    alt = _("Báo cáo chưa có của các đơn vị theo dõi, lâu nhất trước.")
    _show_table(told.missing, "con_thieu", alt)
    if told.lacking > AT_MOST:
        words = _("Hiện {shown} trên {all} báo cáo còn thiếu.")
        st.caption(words.format(shown=number(AT_MOST), all=number(told.lacking)))


def _missing(rows: pd.DataFrame, as_of: date) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Đơn vị"): rows["name"].tolist(),
            _("Báo cáo"): reports_of_years(rows["kind"], rows["period"], rows["year"]),
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


def _show_units(told: Told) -> None:
    """What each unit owes by when, and what came in."""
    st.subheader(_("Từng đơn vị, năm {year}").format(year=told.year), anchor=False)
    _show_table(told.units, "tung_don_vi", _("Từng báo cáo phải nộp của các đơn vị theo dõi."))
    st.download_button(
        _("Tải bảng về Excel"),
        later(lambda: as_excel(told.units, _("Đơn vị theo dõi"))),
        file_name="don-vi-theo-doi.xlsx",
        icon=":material/download:",
        on_click="ignore",
    )


def _units(units: pd.DataFrame, owed: pd.DataFrame, year: int, as_of: date) -> pd.DataFrame:
    names = dict(zip(units["unit_id"], units["name"], strict=True))
    by_name = sorted(names, key=lambda unit: sort_key(names[unit]))
    rank = {unit: place for place, unit in enumerate(by_name)}
    of_year = owed[(owed["year"] == year) & owed["unit_id"].isin(by_name)]
    placed = of_year.assign(rank=of_year["unit_id"].map(rank))
    shown = placed.sort_values(["rank", "ends"])
    return pd.DataFrame(
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
