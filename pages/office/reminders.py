"""Who is missing: the list, the same to paste into a chat, and the letters to those above."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import pyarrow as pa
import streamlit as st

from exports.letter import reminder, roll_call
from exports.table_files import as_excel
from pages.frame.course import Asked, asked_key
from pages.frame.later import later
from pages.frame.plain import plain
from pages.frame.shared import shared
from pages.frame.table import as_sent
from translations import gettext as _
from translations import language, speaking
from translations.numbers import day, number
from translations.report_wording import reports_of_years

AT_MOST, AS_BUTTONS = 60, 8
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Lacking:
    """The reports not in (`missing_reports`): `every` one, those `overdue`, and the names of the
    units above those that owe them, by id. Shared: never changed.
    """

    every: pd.DataFrame
    overdue: pd.DataFrame
    superiors: dict[int, str]


def show_missing(lacking: Lacking, asked: Asked) -> None:
    """Those without a day are left out unless asked for."""
    st.subheader(_("Còn thiếu"), anchor=False)
    rows = lacking.overdue
    if undated := len(lacking.every) - len(rows):
        words = _("Cả {count} báo cáo chưa đặt hạn").format(count=number(undated))
        if st.toggle(words, key="chua_dat_han", bind="query-params"):
            rows = lacking.every
    if rows.empty:
        st.write(_("Không còn thiếu báo cáo nào đã đến hạn."))
        return
    called = _Called(asked, rows, lacking.superiors, language())
    told = _told(called)
    st.table(told.first, border="horizontal", hide_index=True)
    if len(rows) > AT_MOST:
        more = _("Hiện {shown} trên {all} dòng; tải về Excel để xem hết.")
        st.caption(more.format(shown=number(AT_MOST), all=number(len(rows))))
    chosen = _offer_files(called, told.above)
    with st.expander(_("Tin nhắn điểm danh, để dán vào nhóm chat")):
        st.code(_roll_call(called, chosen), language=None, wrap_lines=True)


@dataclass(frozen=True, slots=True)
class _Called:
    """Whose names are called, and in which language: of what was asked for the reports that
    `lacking` holds.
    """

    asked: Asked
    lacking: pd.DataFrame
    superiors: dict[int, str]
    spoken: str


@dataclass(frozen=True, slots=True)
class _Told:
    """The first rows as a table to read, and the ids of the units above (-1: there is none)."""

    first: pa.Table
    above: tuple[int, ...]


def _called_key(called: _Called) -> tuple[object, ...]:
    # With or without those that have no day: as many reports are the same ones.
    return asked_key(called.asked), len(called.lacking), called.spoken


@shared(32, {_Called: _called_key})
def _told(called: _Called) -> _Told:
    """Shared by all who ask the same: never changed."""
    rows = called.lacking
    with speaking(called.spoken):
        first = _table(rows.head(AT_MOST))
        first[_("Đơn vị")] = first[_("Đơn vị")].map(plain)
    return _Told(as_sent(first), tuple(sorted(_above(rows).unique().tolist())))


@shared(64, {_Called: _called_key})
def _roll_call(called: _Called, above: tuple[int, ...]) -> str:
    """The text for a chat: of those beneath these units."""
    asked, rows = called.asked, called.lacking
    beneath = rows[_above(rows).isin(above)]
    with speaking(called.spoken):
        return roll_call(beneath, asked.plan, called.superiors, asked.as_of)


def _above(lacking: pd.DataFrame) -> pd.Series:
    return lacking["superior_id"].fillna(-1).astype("int64")


def _table(lacking: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Đơn vị"): lacking["name"],
            _("Báo cáo"): reports_of_years(lacking["kind"], lacking["period"], lacking["year"]),
            _("Hạn"): [_("chưa đặt") if pd.isna(due) else day(due) for due in lacking["due"]],
            _("Quá hạn"): [
                "–" if pd.isna(late) else _("{days} ngày").format(days=number(int(late)))
                for late in lacking["days_late"]
            ],
        }
    )


def _offer_files(called: _Called, above: tuple[int, ...]) -> tuple[int, ...]:
    """The list and the letters; to whom of those above."""
    title = _("Báo cáo còn thiếu đến {day}").format(day=day(called.asked.as_of))
    with st.container(horizontal=True):
        st.download_button(
            _("Tải danh sách về Excel"),
            later(lambda: as_excel(_table(called.lacking), title)),
            file_name=f"con-thieu-{called.asked.as_of}.xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        return _offer_letters(called, above)


def _offer_letters(called: _Called, above: tuple[int, ...]) -> tuple[int, ...]:
    """A letter to each of those above; of many, to the one chosen, who is given back."""
    chosen, superiors = above, called.superiors
    if len(above) > AS_BUTTONS:
        one = st.selectbox(
            _("Công văn đôn đốc gửi"),
            above,
            format_func=lambda unit: superiors.get(unit, "") or _("các đơn vị"),
            key="don_doc_gui",
            width=280,
        )
        chosen = (one,)
    for superior in chosen:
        name = superiors.get(superior, "")
        label = _("Công văn đôn đốc: {who}").format(who=plain(name)) if name else ""
        st.download_button(
            label or _("Tải công văn đôn đốc (Word)"),
            partial(_letter, called, superior),
            file_name=f"don-doc-{called.asked.as_of}-{superior}.docx",
            mime=WORD,
            icon=":material/description:",
            on_click="ignore",
            key=f"don_doc_{superior}",
        )
    return chosen


def _letter(called: _Called, superior: int) -> bytes:
    rows, asked = called.lacking[_above(called.lacking) == superior], called.asked
    return reminder(rows, asked.plan, called.superiors.get(superior, ""), asked.as_of)
