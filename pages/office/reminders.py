"""Who is missing: the list, the same to paste into a chat, and the letters to those above."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from domain.kinds import ReportKind, Timeliness
from domain.plans import Plan
from exports.letter import reminder, roll_call
from exports.table_files import as_excel
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day, number
from translations.wording import report_label

AT_MOST = 60
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_missing(lacking: pd.DataFrame, superiors: dict[int, str], plan: Plan, as_of: date) -> None:
    """`lacking` is from `missing_reports`; those without a day are left out unless asked for."""
    st.subheader(_("Còn thiếu"), anchor=False)
    undated = int((lacking["state"] == Timeliness.UNDATED.value).sum())
    if undated:
        words = _("Cả {count} báo cáo chưa đặt hạn").format(count=number(undated))
        if not st.toggle(words, key="chua_dat_han", bind="query-params"):
            lacking = lacking[lacking["state"] == Timeliness.MISSING.value]
    if lacking.empty:
        st.write(_("Không còn thiếu báo cáo nào đã đến hạn."))
        return
    told = _table(lacking)
    shown = told.head(AT_MOST).assign(**{_("Đơn vị"): told[_("Đơn vị")].map(plain)})
    st.table(shown, border="horizontal", hide_index=True)
    if len(told) > AT_MOST:
        more = _("Hiện {shown} trên {all} dòng; tải về Excel để xem hết.")
        st.caption(more.format(shown=number(AT_MOST), all=number(len(told))))
    _offer_files(lacking, told, superiors, plan, as_of)
    with st.expander(_("Tin nhắn điểm danh, để dán vào nhóm chat")):
        st.code(roll_call(lacking, plan, superiors, as_of), language=None, wrap_lines=True)


def _table(lacking: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Đơn vị"): lacking["name"],
            _("Báo cáo"): [
                f"{report_label(ReportKind(kind), period)} {year}"
                for kind, period, year in zip(
                    lacking["kind"], lacking["period"], lacking["year"], strict=True
                )
            ],
            _("Hạn"): [_("chưa đặt") if pd.isna(due) else day(due) for due in lacking["due"]],
            _("Quá hạn"): [
                "–" if pd.isna(late) else _("{days} ngày").format(days=number(int(late)))
                for late in lacking["days_late"]
            ],
        }
    )


def _offer_files(
    lacking: pd.DataFrame,
    told: pd.DataFrame,
    superiors: dict[int, str],
    plan: Plan,
    as_of: date,
) -> None:
    with st.container(horizontal=True):
        st.download_button(
            _("Tải danh sách về Excel"),
            lambda: as_excel(told, _("Báo cáo còn thiếu đến {day}").format(day=day(as_of))),
            file_name=f"con-thieu-{as_of}.xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        for superior, rows in lacking.groupby(lacking["superior_id"].fillna(-1)):
            name = superiors.get(int(superior), "")
            label = _("Công văn đôn đốc: {who}").format(who=plain(name)) if name else ""
            st.download_button(
                label or _("Tải công văn đôn đốc (Word)"),
                partial(reminder, rows, plan, name, as_of),
                file_name=f"don-doc-{as_of}-{int(superior)}.docx",
                mime=WORD,
                icon=":material/description:",
                on_click="ignore",
                key=f"don_doc_{int(superior)}",
            )
