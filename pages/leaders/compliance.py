"""Leaders: who keeps the quota and the deadlines, who does not, and by how much?"""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
import pyarrow as pa
import streamlit as st

from accounts.identity import Role
from charts import compliance as maps
from charts import timeliness_marks
from metrics.headline import headline
from pages.frame.chart import show_behind
from pages.frame.choice import choose
from pages.frame.course import Asked, course, key_of
from pages.frame.filters import across_pages
from pages.frame.person import is_dark, require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, say_no_plan, sight_of, versions_seen
from pages.frame.rooms import rooms
from pages.frame.shared import shared
from pages.frame.table import as_sent
from pages.frame.views import choose_view
from pages.leaders import behind, findings, rules
from pages.leaders.compliance_answer import answer
from pages.leaders.compliance_map import Marked, MarkedMap, marked_maps, marked_table
from pages.leaders.compliance_reports import (
    Sought,
    ask,
    lacking_only,
    options_of,
    reports_owed,
    worst_first,
)
from pages.leaders.compliance_table import first_rows, numbers_of, show_numbers, show_reports
from pages.leaders.converted import show_conversion
from translations import gettext as _
from translations import language
from translations.numbers import number


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_seen(sight)
    if not plans:
        say_no_plan(_("Chỉ tiêu và hạn nộp"))
        return
    chosen = choose(_("Chỉ tiêu và hạn nộp"), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    owed = reports_owed(asked)
    if owed.empty:
        st.header(_("Đến ngày này chưa đơn vị nào phải nộp báo cáo nào."), anchor=False)
        return
    sought = ask(options_of(asked))
    told = _told(Look(asked, sought, language()))
    with st.container(border=True):
        st.header(told.sentence, anchor=False)
    st.subheader(told.finding, anchor=False)
    if told.rows.empty:
        st.write(_("Không đơn vị nào còn thiếu báo cáo như vậy."))
    else:
        show_reports(told.rows, told.shown, asked)
    _show_map(asked, sought)
    st.subheader(_("Theo loại báo cáo và năm"), anchor=False)
    show_numbers(told.numbers)
    st.caption(plain(rules.in_one_line(asked.plans, versions_seen(sight))))


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at, and in which language."""

    asked: Asked
    sought: Sought
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says: its first line, what the reports sought show, they as rows and the first
    of them in words, and the numbers of every kind and year.
    """

    sentence: str
    finding: str
    rows: pd.DataFrame
    shown: pa.Table
    numbers: pa.Table


@shared(16, {Look: key_of})
def _told(look: Look) -> Told:
    """Shared by all who ask the same: never changed."""
    asked, sought, owed = look.asked, look.sought, reports_owed(look.asked)
    said = headline(course(asked).found, asked.plan, asked.as_of, sought.year)
    every_kind = Sought(None, sought.year, lacking=False).among(owed)
    among = sought.among(owed)
    rows = worst_first(lacking_only(among) if sought.lacking else among)
    return Told(
        answer(said, every_kind, sought.report),
        findings.of_reports(among),
        rows,
        as_sent(first_rows(rows, asked)),
        as_sent(numbers_of(owed)),
    )


def _show_map(asked: Asked, sought: Sought) -> None:
    with across_pages():
        room, row = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with row:
        view = choose_view(asked)
    look = Marked(asked, sought, is_dark(), language(), view)
    found = marked_maps(look)
    if not found:
        room.subheader(_("Không đơn vị nào còn thiếu mô hình hoặc báo cáo"), anchor=False)
        return
    title = findings.of_lacking(found[0].lacking)
    room.subheader(plain(title), anchor=False)
    names = behind.labels(asked)
    with row:
        behind.ask_unit(names, frozenset().union(*(one.shown for one in found)))
    _show_keys(found, asked, several=view is not None)
    _draw(found, asked, None if view else names)
    if view:
        show_conversion(asked, view)
    if left_out := sum({one.title: one.left_out for one in found}.values()):
        words = _(
            "Còn {count} đơn vị thiếu ít hơn, không hiện ở đây; chọn một nơi hoặc mở bảng số liệu "
            "để xem đủ."
        )
        st.caption(words.format(count=number(left_out)))
    show_behind("chi_tieu", title, lambda: marked_table(look))
    behind.show_behind_cell(asked)


def _show_keys(found: list[MarkedMap], asked: Asked, *, several: bool) -> None:
    """What the colours, the marks and the stars in the cells mean."""
    states = frozenset().union(*(one.states for one in found))
    st.html(maps.state_key(states, final=asked.final, several=several, dark=is_dark()))
    stars = sum(one.by_number for one in found)
    marks = timeliness_marks.marks_key(frozenset().union(*(one.marks for one in found)))
    told = " · ".join(filter(None, (marks, maps.marks_in_words(stars, 0))))
    if told:
        st.markdown(f":small[{plain(told)}]")


def _draw(found: list[MarkedMap], asked: Asked, names: dict[int, str] | None) -> None:
    """The maps side by side; a click on a cell opens it, where it is one unit's."""
    alt = maps.reading_of_map(sum(one.units for one in found), list(asked.years))
    for place, (room, one) in enumerate(zip(rooms(len(found)), found, strict=True)):
        with room:
            if one.title:
                st.markdown(f"**{plain(one.title)}**")
            behind.show_map(one.figure, f"chi_tieu_{place}", alt, names)
