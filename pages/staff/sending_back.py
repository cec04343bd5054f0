"""Sending a file back to its unit with a reason, and reading why one came back."""

from datetime import datetime

import pandas as pd
import streamlit as st

from accounts.identity import Role
from data_loaders.returning import send_back
from database.session import engine
from pages.frame.person import still
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day, number


def offer_sending_back(files: pd.DataFrame) -> None:
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
            if (here := still(Role.OFFICE, Role.ADMIN)) is None:
                return
            now = datetime.now().astimezone()
            send_back(engine(), some, reason or "", here.places, now, here.account_id)
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
