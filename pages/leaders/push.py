"""The units that need a push: at most eight, what each lacks and since when."""

import pandas as pd
import streamlit as st

from metrics.laggards import laggards
from pages.frame.plain import plain
from pages.leaders.choice import place_of
from pages.leaders.course import Course
from translations import gettext as _
from translations.numbers import day, number

AT_MOST = 8


def show_push(seen: Course) -> None:
    """The table, or a line that says that nobody needs one."""
    st.subheader(_("Cần đôn đốc"), anchor=False)
    found = laggards(seen.found.compliance, seen.units, seen.plan, at_most=AT_MOST)
    if found.empty:
        st.write(_("Không đơn vị nào còn thiếu đến ngày này."))
        return
    st.table(
        _table(found, seen),
        border="horizontal",
        hide_index=True,
        alt=_("Đơn vị còn thiếu mô hình hoặc chưa báo cáo, thiếu nhiều nhất trước."),
    )


def _table(found: pd.DataFrame, seen: Course) -> pd.DataFrame:
    shown = {_("Đơn vị"): _names(found, seen)}
    if seen.plan.quota:
        missing = [_("{count} mô hình").format(count=number(count)) for count in found["missing"]]
        shown[_("Còn thiếu")] = missing
    shown[_("Vì sao")] = [
        _why(silent, below)
        for silent, below in zip(found["years_not_reported"], found["years_below"], strict=True)
    ]
    shown[_("Từ ngày")] = [day(since.date()) for since in found["since"]]
    return pd.DataFrame(shown)


def _names(found: pd.DataFrame, seen: Course) -> list[str]:
    """The units; where several places are shown, each with its own."""
    names = [plain(name) for name in found["name"]]
    if len(seen.plans) == 1:
        return names
    codes = seen.units.set_index("unit_id")["plan_code"]
    places = {plan.code: plain(place_of(plan)) for plan in seen.plans}
    return [
        f"{name}, {places[codes[unit]]}" for name, unit in zip(names, found["unit_id"], strict=True)
    ]


def _why(silent: tuple[int, ...], below: tuple[int, ...]) -> str:
    words = []
    if silent:
        words.append(_("chưa báo cáo {years}").format(years=_years(silent)))
    if below:
        words.append(_("báo cáo mà chưa đủ {years}").format(years=_years(below)))
    return "; ".join(words)


def _years(years: tuple[int, ...]) -> str:
    return ", ".join(str(year) for year in years)
