"""Leaders: how far have the units come towards the plan's end, and who holds them back?"""

from datetime import datetime

import plotly.graph_objects as go
import streamlit as st

from accounts.identity import Role
from charts import compliance as maps
from charts import progress as bars
from charts import theme
from metrics.headline import Headline, headline
from metrics.progress import is_final
from pages.frame.person import is_dark, require
from pages.frame.plain import plain
from pages.frame.plans import Sight, plans_seen, sight_of
from pages.leaders import heads, rules
from pages.leaders.answer import answer, beside
from pages.leaders.choice import choose
from pages.leaders.course import Course, course, plans_of_models
from pages.leaders.pictures import Look, Pictures, by_plan, pictures
from pages.leaders.push import show_push
from translations import gettext as _
from translations import language

_ORDER = "sap_xep"
BY_NAME, WORST_FIRST = "theo_ten", "thieu_truoc"


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_models(plans_seen(sight))
    if not plans:
        _nothing_adopted()
        return
    chosen = choose(_("Tiến độ đến {year}"), plans, datetime.now().astimezone().date())
    seen = course(chosen.plans, sight, chosen.as_of)
    _show_answer(seen)
    _show_charts(seen, sight)
    show_push(seen)
    rules.show(seen.plan)


def _show_answer(seen: Course) -> None:
    years = _by_year(seen)
    whole = headline(seen.found.compliance, seen.found.models, seen.plan, seen.as_of)
    year = years[-1] if years else None
    with st.container(border=True):
        st.header(answer(year, whole), anchor=False)
        words = beside(year, whole, seen.plan.last_year, _projected(seen))
        if words:
            st.write(words)
    if not seen.found.compliance["reported"].any():
        st.info(_("Chưa có báo cáo nào được nhận. Nộp tệp Excel ở trang “Nộp báo cáo”."))
    if whole.final:
        heads.show(heads.heads(whole, None, years), None)
    elif year is not None:
        before = years[-2] if len(years) > 1 else None
        heads.show(heads.heads(year, before, years), before.year if before else None)


def _by_year(seen: Course) -> list[Headline]:
    """The headline of each year of which something is owed by the day."""
    found = [
        headline(seen.found.compliance, seen.found.models, seen.plan, seen.as_of, year)
        for year in seen.plan.years
    ]
    return [year for year in found if year.owed_by_now]


def _projected(seen: Course) -> float | None:
    rows = by_plan(seen)
    owed = float(rows["owed_in_all"].sum())
    if seen.plan.quota is None or not owed or rows["projected"].isna().all():
        return None
    return float(rows["projected"].sum()) / owed


def _show_charts(seen: Course, sight: Sight) -> None:
    dark = is_dark()
    worst_first = st.session_state.get(_ORDER) == WORST_FIRST
    drawn = pictures(Look(seen, sight, worst_first, dark, language()))
    if drawn.progress is not None:
        st.subheader(_("Đã đi đến đâu"), anchor=False)
        st.html(bars.progress_key(final=is_final(seen.plan, seen.as_of), dark=dark))
        _draw(drawn.progress, "tien_do", _("Phần đã đạt so với cả giai đoạn, từng nơi."))
    _show_years(drawn, dark=dark)
    _show_maps(drawn, seen, dark=dark)


def _show_years(drawn: Pictures, *, dark: bool) -> None:
    years, fields = st.columns([1.25, 1], gap="large")
    with years:
        st.subheader(_("Số mô hình qua các năm, so với mức phải đạt"), anchor=False)
        colours = theme.field_colours(list(drawn.fields))
        st.html(
            theme.key([(colours[code], drawn.fields[code]) for code in drawn.fields], dark=dark)
        )
        _draw(drawn.by_year, "qua_cac_nam", _("Số mô hình từng năm theo lĩnh vực."))
    with fields:
        st.subheader(_("Theo lĩnh vực, cả giai đoạn"), anchor=False)
        if drawn.by_field is not None:
            _draw(drawn.by_field, "theo_linh_vuc", _("Số mô hình của từng lĩnh vực."))


def _show_maps(drawn: Pictures, seen: Course, *, dark: bool) -> None:
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
    ):
        st.subheader(_("Từng đơn vị, từng năm"), anchor=False)
        st.segmented_control(
            _("Sắp xếp"),
            options=[BY_NAME, WORST_FIRST],
            default=BY_NAME,
            required=True,
            format_func=lambda order: {BY_NAME: _("Theo tên"), WORST_FIRST: _("Thiếu nhiều trước")}[
                order
            ],
            key=_ORDER,
            bind="query-params",
            label_visibility="collapsed",
        )
    final = is_final(seen.plan, seen.as_of)
    st.html(maps.state_key(seen.found.compliance, final=final, dark=dark))
    alt = maps.reading_of_map(len(seen.units), list(seen.plan.years))
    wide = 580 if len(drawn.maps) < 3 else 385
    with st.container(horizontal=True, gap="small"):
        for place, (title, figure) in enumerate(drawn.maps):
            with st.container(width=wide):
                if title:
                    st.markdown(f"**{plain(title)}**")
                _draw(figure, f"tung_don_vi_{place}", alt)


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
