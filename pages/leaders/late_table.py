"""The reports of a plan without a quota that are missing or came late."""

import pandas as pd
import streamlit as st

from domain.kinds import Timeliness
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day, number


def show_late(found: pd.DataFrame) -> None:
    """The table, or a line that says that there is none; `found`: `without_quota.late_reports`."""
    st.subheader(_("Cần đôn đốc"), anchor=False)
    if found.empty:
        st.write(_("Không báo cáo nào thiếu hoặc muộn đến ngày này."))
        return
    shown = {
        _("Đơn vị"): [plain(name) for name in found["name"]],
        _("Báo cáo năm"): [str(year) for year in found["year"]],
        _("Hạn"): [day(due) for due in found["due"]],
        _("Tình trạng"): [_state(row) for _index, row in found.iterrows()],
    }
    st.table(
        pd.DataFrame(shown),
        border="horizontal",
        hide_index=True,
        alt=_("Báo cáo chưa nộp và báo cáo nộp muộn."),
    )


def _state(row: pd.Series) -> str:
    if row["state"] == Timeliness.MISSING:
        return _("chưa nộp")
    words = _("nộp ngày {day}, quá hạn {late} ngày")
    return words.format(day=day(row["first_received"]), late=number(row["days_late"]))
