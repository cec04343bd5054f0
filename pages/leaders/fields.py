"""Leaders: are the fields in balance, and which units leave one empty?"""

from datetime import datetime

import streamlit as st

from accounts.identity import Role
from charts import theme
from charts.fields_by_year import names_beside
from charts.fields_reach import FILLS, reach_key
from domain.kinds import UnitState
from pages.frame.chart import Chart, show_chart
from pages.frame.choice import choose
from pages.frame.course import Asked, key_of, plans_of_models
from pages.frame.empty import say_no_report
from pages.frame.person import is_dark, require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, say_no_plan, sight_of, versions_seen
from pages.frame.shared import shared
from pages.frame.ways import Way, lead
from pages.leaders import fields_tables, rules
from pages.leaders.fields_answer import Spoken, spoken
from pages.leaders.fields_carried import choose_year, show_carried
from pages.leaders.fields_found import Found, field_names, fields_found
from pages.leaders.fields_pictures import Drawing, of_units, of_years
from pages.leaders.fields_units import show_units
from translations import gettext as _
from translations import language


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_models(plans_seen(sight))
    if not plans:
        say_no_plan(_("Lĩnh vực"))
        return
    chosen = choose(_("Lĩnh vực"), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    found = fields_found(asked)
    if not found.models:
        _say_nothing_counted(found)
        return
    drawing = Drawing(asked, is_dark(), language())
    _show_answer(spoken(drawing))
    _show_years_and_units(drawing, found)
    if found.units > 1 and not found.reached.empty:
        show_units(asked)
    if found.units > 1:
        year = choose_year(found)
        show_carried(Drawing(asked, drawing.dark, drawing.language, year))
    lead(Way("trinh-chieu", _("Trình chiếu phần này"), {"phan": _("Lĩnh vực")}))
    st.caption(plain(rules.in_one_line(asked.plans, versions_seen(sight))))


def _say_nothing_counted(found: Found) -> None:
    with st.container(border=True):
        st.header(_("Chưa có mô hình nào để so các lĩnh vực."), anchor=False)
    if any(why.state is UnitState.NONE for why in found.untold.values()):
        st.write(_("Báo cáo đã nhận chưa kể ra mô hình nào được tính."))
    else:
        say_no_report()


def _show_answer(said: Spoken) -> None:
    with st.container(border=True):
        st.header(plain(said.answer), anchor=False)
        if said.beside:
            st.write(plain(said.beside))


def _show_years_and_units(drawing: Drawing, found: Found) -> None:
    if found.reached.empty or found.units == 1:
        show_chart(_by_year(drawing))
        return
    years, units = st.columns([1.15, 1], gap="large")
    with years:
        show_chart(_by_year(drawing))
    with units:
        show_chart(_by_reach(drawing))


@shared(48, {Drawing: key_of})
def _by_year(drawing: Drawing) -> Chart:
    """Shared: never changed."""
    asked, found = drawing.asked, fields_found(drawing.asked)
    names = field_names(asked.plan, found.fields)
    if drawing.one_colour:
        reading = _("Số đậm là số mô hình, sau đó là phần của cả năm; mỗi cột một năm.")
        legend = ""
    else:
        reading = _(
            "Mỗi cột một năm, chia theo lĩnh vực: tỷ lệ, dưới là số mô hình; trên cùng là tổng."
        )
        colours = theme.field_colours(list(names))
        entries = [(colours[code], name) for code, name in names.items()]
        said = names_beside(found.by_year, found.untold)
        legend = "" if said else theme.key(entries, dark=drawing.dark)
    return Chart(
        "linh_vuc_qua_cac_nam",
        spoken(drawing).of_years,
        reading,
        of_years(drawing),
        lambda: fields_tables.years(asked, found),
        legend,
    )


@shared(48, {Drawing: key_of})
def _by_reach(drawing: Drawing) -> Chart:
    """Shared: never changed."""
    asked, found = drawing.asked, fields_found(drawing.asked)
    occurring = [reach.value for reach in FILLS if found.reached[reach.value].any()]
    return Chart(
        "don_vi_theo_linh_vuc",
        spoken(drawing).of_units,
        _("Mỗi thanh là mọi đơn vị, chia theo đã làm lĩnh vực ấy hay chưa; kể cả mô hình duy trì."),
        of_units(drawing),
        lambda: fields_tables.reach(asked, found),
        reach_key(occurring, dark=drawing.dark),
    )
