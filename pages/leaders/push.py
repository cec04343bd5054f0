"""The units that need a push: at most eight, what each lacks and since when."""

import pandas as pd
import streamlit as st

from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day, number


def show_push(found: pd.DataFrame, *, several: bool) -> None:
    """The table, or a line that says that nobody needs one.

    `found` is `Summary.laggards`; with `several` places each unit is named with its own.
    """
    st.subheader(_("Cần đôn đốc"), anchor=False)
    if found.empty:
        st.write(_("Không đơn vị nào còn thiếu đến ngày này."))
        return
    st.table(
        _table(found, several=several),
        border="horizontal",
        hide_index=True,
        alt=_("Đơn vị còn thiếu mô hình hoặc chưa báo cáo, thiếu nhiều nhất trước."),
    )


def _table(found: pd.DataFrame, *, several: bool) -> pd.DataFrame:
    places = [f", {place}" if several else "" for place in found["place"]]
    names = [plain(name + place) for name, place in zip(found["name"], places, strict=True)]
    shown = {_("Đơn vị"): names}
    missing = [_("{count} mô hình").format(count=number(count)) for count in found["missing"]]
    shown[_("Còn thiếu")] = missing
    shown[_("Vì sao")] = [
        _why(silent, below)
        for silent, below in zip(found["years_not_reported"], found["years_below"], strict=True)
    ]
    shown[_("Từ ngày")] = [day(since.date()) for since in found["since"]]
    return pd.DataFrame(shown)


def _why(silent: tuple[int, ...], below: tuple[int, ...]) -> str:
    words = []
    if silent:
        words.append(_("chưa báo cáo: {years}").format(years=_years(silent)))
    if below:
        words.append(_("đã báo cáo nhưng chưa đủ: {years}").format(years=_years(below)))
    return "; ".join(words)


def _years(years: tuple[int, ...]) -> str:
    return ", ".join(str(year) for year in years)
