"""Meetings: how does a place stand beside the others, fairly?"""

import streamlit as st

from accounts.identity import Role
from pages.frame.chart import show_chart
from pages.frame.course import plans_of_models
from pages.frame.empty import say_no_report
from pages.frame.person import is_dark, require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, say_no_plan, sight_of
from pages.frame.ways import Way, lead
from pages.meetings.compare_choice import AT_MOST, choose_groups, choose_question, show_peers
from pages.meetings.compare_screen import Look, Screen, screen
from pages.meetings.compared import compared
from pages.meetings.sides import LEFT, Question, sides
from pages.meetings.standings import said_of
from translations import gettext as _
from translations import language
from translations.numbers import number


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_models(plans_seen(sight))
    if not plans:
        say_no_plan(_("So sánh"))
        return
    question, rooms = choose_question(plans, sight)
    if not sides(question).names:
        st.info(_("Chưa có đơn vị nào phải thực hiện kế hoạch này đến ngày đã chọn."))
        return
    groups = choose_groups(question, rooms)
    show_peers(question, rooms.line)
    with rooms.share:
        share = _choose_share(question, groups)
    shown = screen(Look(question, groups, share, is_dark(), language()))
    _show_answer(question, groups, shown)
    if shown.wide:
        _show_rest(shown)
    lead(Way("trinh-chieu", _("Trình chiếu phần này"), {"phan": _("So sánh")}))


def _choose_share(question: Question, groups: tuple[str, ...]) -> str:
    shares = compared(question, groups).ranks
    words = {said_of(share, question).label: share for share in shares}
    chosen = st.selectbox(_("Xếp theo"), list(words), key="xep_theo", bind="query-params")
    return words[chosen]


def _show_answer(question: Question, groups: tuple[str, ...], shown: Screen) -> None:
    with st.container(border=True):
        st.header(plain(shown.answer), anchor=False)
        if shown.others:
            st.write("  \n".join(plain(sentence) for sentence in shown.others))
    if shown.silent:
        say_no_report()
    if len(sides(question).names) == 1:
        st.info(_("Bạn chỉ xem được một tên ở đây, chưa có tên nào khác để đặt cạnh."))
    if shown.apart:
        st.markdown("  \n".join(f":material/rule: {plain(sentence)}" for sentence in shown.apart))
    names = sides(question).names
    if question.view and any(names[group].endswith(LEFT) for group in groups):
        st.caption(_("Đơn vị có dấu ° để nguyên: không quy đổi được."))
    left_out = len(names) - len(groups)
    if left_out and len(groups) == AT_MOST:
        words = _("Còn {count} tên chưa đặt vào, tìm ở ô trên.")
        st.caption(words.format(count=number(left_out)))


def _show_rest(shown: Screen) -> None:
    first, *others = shown.wide
    show_chart(first)
    if len(shown.ranking) > 1:
        st.subheader(_("Xếp hạng"), anchor=False)
        st.table(shown.ranking, border="horizontal", hide_index=True, alt=shown.answer)
        for line in filter(None, (shown.recipe, shown.unranked)):
            st.markdown(f":small[{plain(line)}]")
    for chart in others:
        show_chart(chart)
    for room, chart in zip(st.columns(2, gap="large"), shown.narrow, strict=False):
        with room:
            show_chart(chart)
