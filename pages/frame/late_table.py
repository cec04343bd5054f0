"""The units of a plan without a quota that still owe a report."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from pages.frame.plans import Sight
from pages.frame.push import show_rows, unit_way, with_followers
from pages.frame.ways import in_words
from translations import gettext as _
from translations.numbers import day, number


def show_late(found: pd.DataFrame, sight: Sight) -> None:
    """A row for each, or a line that says that there is none; `found`:
    `without_quota.late_reports`.
    """
    st.subheader(_("Cần đôn đốc"), anchor=False)
    if found.empty:
        st.write(_("Không đơn vị nào còn nợ báo cáo quá hạn đến ngày này."))
        return
    units, states, reports = [], [], []
    for row in found.to_dict("records"):
        years = ", ".join(str(year) for year in row["years"])
        owed = _("báo cáo năm {year}, quá hạn từ {day}").format(
            year=years, day=day((row["due"] + pd.Timedelta(days=1)).date())
        )
        units.append(in_words(unit_way(str(row["name"]), str(row["code"]))))
        states.append(f"**{_lacking(row)}**")
        reports.append(owed)
    told = {_("Đơn vị"): units, _("Tình trạng"): states, _("Báo cáo"): reports}
    show_rows(with_followers(told, found["unit_id"].tolist(), sight))


def _lacking(row: Mapping[Any, Any]) -> str:
    words = _("{count} báo cáo chưa nộp, quá hạn {late} ngày")
    return words.format(count=number(row["missing"]), late=number(row["days_late"]))
