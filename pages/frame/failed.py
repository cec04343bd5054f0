"""A page that failed at something nobody foresaw: one sentence on screen, the whole in the log."""

import logging
from datetime import datetime

import streamlit as st

from translations import gettext as _

_log = logging.getLogger(__name__)


def say(fault: Exception) -> bool:
    """Show no more than what to do now, and log `fault`; True: the sentence stands for it."""
    _log.error("A page failed.", exc_info=fault)
    words = _(
        "Có lỗi ngoài dự kiến lúc {time}. Tải lại trang để xem việc vừa làm đã được ghi chưa rồi "
        "làm tiếp; nếu lỗi còn, báo người quản trị thời điểm này."
    )
    st.error(words.format(time=datetime.now().astimezone().strftime("%H:%M:%S %d/%m/%Y")))
    return True
