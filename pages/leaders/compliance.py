"""Leaders: who keeps the quota and the deadlines, who does not, and by how much?"""

from datetime import datetime

import streamlit as st

from accounts.identity import Role
from charts import compliance as maps
from charts import theme, timeliness_marks
from metrics.headline import headline
from pages.frame.choice import choose
from pages.frame.course import Asked, course
from pages.frame.person import is_dark, require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, say_no_plan, sight_of, versions_seen
from pages.frame.rooms import rooms
from pages.frame.views import choose_view
from pages.leaders import rules
from pages.leaders.compliance_answer import answer
from pages.leaders.compliance_map import Marked, marked_maps
from pages.leaders.compliance_reports import Sought, ask, lacking_only, reports_owed
from pages.leaders.compliance_table import show_numbers, show_reports
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
    sought = ask(owed, _spoken_year(asked))
    _show_answer(asked, sought)
    _show_map(asked, sought)
    st.subheader(_("Từng báo cáo"), anchor=False)
    among = sought.among(owed)
    rows = lacking_only(among) if sought.lacking else among
    if rows.empty:
        st.write(_("Không đơn vị nào còn thiếu báo cáo như vậy."))
    else:
        show_reports(rows, asked.plans, asked.as_of)
    st.subheader(_("Theo loại báo cáo và năm"), anchor=False)
    show_numbers(owed)
    st.caption(plain(rules.in_one_line(asked.plans, versions_seen(sight))))


def _spoken_year(asked: Asked) -> int | None:
    """The last year of which something is owed by the day."""
    rows = course(asked).found.compliance
    due = rows[rows["owed"] & rows["due_passed"]]
    return int(due["year"].max()) if len(due) else None


def _show_answer(asked: Asked, sought: Sought) -> None:
    said = headline(course(asked).found, asked.plan, asked.as_of, sought.year)
    every_kind = Sought(None, sought.year, lacking=False).among(reports_owed(asked))
    with st.container(border=True):
        st.header(answer(said, every_kind, sought.report), anchor=False)


def _show_map(asked: Asked, sought: Sought) -> None:
    st.subheader(_("Từng đơn vị, từng năm: thiếu nhiều xếp trước"), anchor=False)
    dark = is_dark()
    with st.container(width=340):
        view = choose_view(asked)
    found = marked_maps(Marked(asked, sought, dark, language(), view))
    if not found:
        st.write(_("Không đơn vị nào còn thiếu."))
        return
    states = frozenset().union(*(one.states for one in found))
    st.html(maps.state_key(states, final=asked.final, several=view is not None, dark=dark))
    stars = sum(one.by_number for one in found)
    marks = timeliness_marks.marks_key(frozenset().union(*(one.marks for one in found)))
    for line in filter(None, (marks, maps.marks_in_words(stars, 0))):
        st.markdown(f":small[{plain(line)}]")
    alt = maps.reading_of_map(sum(one.units for one in found), list(asked.years))
    for place, (room, one) in enumerate(zip(rooms(len(found)), found, strict=True)):
        with room:
            if one.title:
                st.markdown(f"**{plain(one.title)}**")
            key = f"chi_tieu_{place}"
            st.plotly_chart(one.figure, theme=None, config=theme.CONFIG, key=key, alt=alt)
    if view:
        show_conversion(asked, view)
    if left_out := sum({one.title: one.left_out for one in found}.values()):
        words = _("Còn {count} đơn vị thiếu ít hơn, không hiện ở đây.")
        st.caption(words.format(count=number(left_out)))
