"""Leaders: how far have the units come towards the plan's end, and who holds them back?"""

from datetime import datetime

import plotly.graph_objects as go
import streamlit as st

from accounts.identity import Role
from charts import compliance as maps
from charts import progress as bars
from charts import theme
from pages.frame.choice import choose
from pages.frame.course import Asked, plans_of_models
from pages.frame.person import is_dark, require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, sight_of, versions_seen
from pages.frame.rooms import rooms
from pages.frame.views import choose_view
from pages.leaders import heads, rules, without_quota
from pages.leaders.answer import answer, beside
from pages.leaders.converted import converted, show_conversion
from pages.leaders.late_table import show_late
from pages.leaders.pictures import Look, UnitMap, origins_in_words, pictures, unit_maps
from pages.leaders.push import show_push
from pages.leaders.summary import AT_MOST, Summary, field_names, summary
from pages.leaders.unplaced import show_unplaced
from translations import gettext as _
from translations import language
from translations.numbers import number


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_models(plans_seen(sight))
    if not plans:
        show_unplaced(sight)
        _nothing_adopted()
        return
    chosen = choose(_("Tiến độ đến {year}"), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    said = summary(asked)
    _show_answer(asked, said)
    _show_charts(asked, said)
    _show_maps(asked, said)
    if asked.plan.quota is None:
        show_late(without_quota.late_reports(asked, AT_MOST))
    else:
        show_push(said.laggards, several=len(asked.plans) > 1)
    show_unplaced(sight)
    rules.show(asked, versions_seen(sight))


def _show_answer(asked: Asked, said: Summary) -> None:
    with st.container(border=True):
        sentence, words = _answer(asked, said)
        st.header(sentence, anchor=False)
        if words:
            st.write(words)
    if not said.any_reported:
        st.info(_("Chưa có báo cáo nào được nhận. Nộp tệp Excel ở trang “Nộp báo cáo”."))
    _show_heads(asked, said)


def _answer(asked: Asked, said: Summary) -> tuple[str, str]:
    if asked.plan.quota is None:
        spoken = without_quota.spoken_of(asked, said)
        sentence = without_quota.answer(spoken, final=asked.final)
        return sentence, without_quota.beside(spoken) if spoken.judged else ""
    words = beside(said.year, said.whole, asked.years[-1], said.projected)
    return answer(said.year, said.whole), words


def _show_heads(asked: Asked, said: Summary) -> None:
    if asked.plan.quota is None:
        years = without_quota.told(asked)[1]
        heads.show(without_quota.heads(without_quota.spoken_of(asked, said), years), None)
    elif asked.final:
        heads.show(heads.heads(said.whole, None, said.years, year_over=True), None)
    elif said.year is not None:
        before = said.years[-2] if len(said.years) > 1 else None
        over = said.year.year is not None and asked.as_of.year > said.year.year
        found = heads.heads(said.year, before, said.years, year_over=over)
        heads.show(found, before.year if before else None)


def _show_charts(asked: Asked, said: Summary) -> None:
    dark = is_dark()
    drawn = pictures(Look(asked, dark, language()))
    if drawn.progress is not None:
        st.subheader(_("Đã đi đến đâu"), anchor=False)
        st.html(bars.progress_key(final=asked.final, dark=dark))
        _draw(drawn.progress, "tien_do", _("Phần đã đạt so với cả giai đoạn, từng nơi."))
    years, fields = st.columns([1.25, 1], gap="large")
    with years:
        by_year, colours, names = _of_years(asked, said)
        st.subheader(by_year, anchor=False)
        st.html(theme.key([(colours[code], name) for code, name in names.items()], dark=dark))
        _draw(drawn.by_year, "qua_cac_nam", _("Số mô hình từng năm."))
    with fields:
        st.subheader(_("Theo lĩnh vực, cả giai đoạn"), anchor=False)
        if drawn.by_field is not None:
            _draw(drawn.by_field, "theo_linh_vuc", _("Số mô hình của từng lĩnh vực."))


def _of_years(asked: Asked, said: Summary) -> tuple[str, dict[str, str], dict[str, str]]:
    """The title of the chart by year, and the colours and names of its parts."""
    if asked.plan.quota is None:
        colours = {origin.value: colour for origin, colour in theme.ORIGINS.items()}
        told = without_quota.told(asked)[0].models
        names = {origin: name for origin, name in origins_in_words().items() if told[origin]}
        return _("Số mô hình báo cáo kể ra, theo nguồn gốc"), colours, names
    names = field_names(asked, said.fields)
    title = _("Số mô hình qua các năm, so với mức phải đạt")
    return title, theme.field_colours(list(names)), names


def _show_maps(asked: Asked, said: Summary) -> None:
    dark = is_dark()
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.subheader(_("Từng đơn vị, từng năm"), anchor=False)
        worst_first = st.toggle(_("Thiếu nhiều xếp trước"), key="thieu_truoc", bind="query-params")
    with st.container(width=340):
        view = choose_view(asked)
    states = set(converted(asked, view).compliance["state"]) if view else said.states
    key = maps.state_key(states, final=asked.final, several=view is not None, dark=dark)
    st.html(key)
    found = unit_maps(Look(asked, dark, language(), worst_first, view))
    if not view:
        _show_marks(found)
    alt = maps.reading_of_map(said.units, list(asked.years))
    for place, (room, one) in enumerate(zip(rooms(len(found)), found, strict=True)):
        with room:
            if one.title:
                st.markdown(f"**{plain(one.title)}**")
            _draw(one.figure, f"tung_don_vi_{place}", alt)
    if view:
        show_conversion(asked, view)
    left_out = sum({one.title: one.left_out for one in found}.values())
    if left_out:
        words = _("Còn {count} đơn vị thiếu ít hơn, không hiện ở đây.")
        st.caption(words.format(count=number(left_out)))


def _show_marks(found: list[UnitMap]) -> None:
    by_number = sum(one.by_number for one in found)
    marks = maps.marks_in_words(by_number, sum(one.otherwise for one in found))
    if marks:
        st.markdown(f":small[{plain(marks)}]")


def _draw(figure: go.Figure, key: str, alt: str) -> None:
    st.plotly_chart(figure, theme=None, config=theme.CONFIG, key=key, alt=alt)


def _nothing_adopted() -> None:
    st.title(_("Tiến độ"), anchor=False)
    st.info(
        _(
            "Chưa có gì để xem: chưa có đơn vị hoặc kế hoạch nào. "
            "Nhập danh sách đơn vị và áp dụng một kế hoạch bằng các lệnh sau, rồi mở lại trang này."
        )
    )
    st.code("python manage.py units import FILE\npython manage.py plans adopt CODE", language=None)
