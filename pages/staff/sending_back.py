"""Sending a file back to its unit with a reason, and reading why one came back."""

from datetime import datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person
from data_loaders.returning import send_back
from database.session import engine
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day, number


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
        if st.button(words, key="tra_lai", type="primary", disabled=not (reason or "").strip()):
            now = datetime.now().astimezone()
            send_back(engine(), some, reason or "", person.places, now, person.account_id)
            st.rerun()


def tell_reasons(chosen: pd.DataFrame, backs: pd.DataFrame) -> None:
    """Why those of the chosen files came back that still are."""
    waiting = chosen.loc[chosen["state"] == "returned", "submission_id"]
    for _index, back in backs[backs["submission_id"].isin(waiting)].iterrows():
        if pd.notna(back["undone_at"]):
            continue
        words = _("Trả lại ngày {day}: {reason} Sửa rồi nộp lại ở trang “Nộp báo cáo”.")
        reason = plain(str(back["reason"]).rstrip(".")) + "."
        st.warning(words.format(day=day(back["made_at"]), reason=reason), icon=":material/reply:")
