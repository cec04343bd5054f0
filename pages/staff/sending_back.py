"""Sending a file back to its unit with a reason, and reading why one came back."""

from datetime import datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person
from data_loaders import handed_in
from data_loaders.returning import send_back, sent_back
from database.session import engine
from domain.kinds import ReportKind
from domain.plans import Plan
from metrics.standing import SLOT
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day, number
from translations.wording import report_label


def offer_sending_back(files: pd.DataFrame, person: Person) -> None:
    """A form for those of `files` that are in force: the reason is asked for, and kept."""
    some = [int(each) for each in files.loc[files["state"] == "accepted", "submission_id"]]
    if not some:
        return
    with st.popover(_("Trả lại đơn vị"), icon=":material/reply:"):
        reason = st.text_area(
            _("Lý do và việc cần sửa (đơn vị sẽ đọc được)"), key="ly_do_tra", max_chars=500
        )
        words = _("Trả lại {count} tệp").format(count=number(len(some)))
        if not st.button(words, key="tra_lai", type="primary"):
            return
        if not (reason or "").strip():
            st.warning(_("Ghi lý do trước: đơn vị cần biết phải sửa gì."))
        else:
            now = datetime.now().astimezone()
            send_back(engine(), some, reason or "", person.places, now, person.account_id)
            st.rerun()


def tell_sent_back(plan: Plan, person: Person, unit_id: int | None = None) -> None:
    """What came back to the units of this person and was not sent again since, first of all.

    A report of the same unit, kind, period and year that was taken in later is the answer to it.
    """
    reports = handed_in.reports(engine(), plan.code, person.places)
    if unit_id is not None:
        reports = reports[reports["unit_id"] == unit_id]
    came_back = reports[reports["state"] == "returned"]
    if came_back.empty:
        return
    answers = reports[reports["state"] == "accepted"][[*SLOT, "sequence"]]
    beside = came_back.merge(answers, on=SLOT, how="left", suffixes=("", "_of_answer"))
    answered = beside.loc[beside["sequence_of_answer"] > beside["sequence"], "report_id"]
    waiting = came_back[~came_back["report_id"].isin(answered)].drop_duplicates("submission_id")
    backs = sent_back(engine(), plan.code, person.places)
    for _index, back in backs[backs["undone_at"].isna()].iterrows():
        for _at, report in waiting[waiting["submission_id"] == back["submission_id"]].iterrows():
            label = report_label(ReportKind(report["kind"]), report["period"])
            words = _("{report} {year} của {unit} bị trả lại: {reason} Sửa rồi nộp lại.").format(
                report=label,
                year=report["year"],
                unit=plain(report["unit"]),
                reason=plain(str(back["reason"]).rstrip(".")) + ".",
            )
            st.warning(words, icon=":material/reply:")


def tell_reasons(chosen: pd.DataFrame, backs: pd.DataFrame) -> None:
    """Why those of the chosen files came back that still are."""
    waiting = chosen.loc[chosen["state"] == "returned", "submission_id"]
    for _index, back in backs[backs["submission_id"].isin(waiting)].iterrows():
        if pd.notna(back["undone_at"]):
            continue
        words = _("Trả lại ngày {day}: {reason} Sửa rồi nộp lại ở trang “Nộp báo cáo”.")
        reason = plain(str(back["reason"]).rstrip(".")) + "."
        st.warning(words.format(day=day(back["made_at"]), reason=reason), icon=":material/reply:")
