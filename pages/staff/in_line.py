"""The files that are not read yet, each with its place in the queue, looked at every second."""

import pandas as pd
import streamlit as st
from sqlalchemy.exc import SQLAlchemyError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data_loaders import reading_queue
from data_loaders.reading_queue import Stage
from pages.frame.person import still_here
from pages.frame.plain import plain
from pages.staff.laying_out import Coming, coming, line_up
from translations import gettext as _
from translations.numbers import number

AT_MOST = 10  # lines
# On a phone a long name of a file may go on in the next line here, else it pushes its place aside.
_MAY_BREAK = "_\u200b"
_MANY = 30  # files that wait, of everybody


def show_line(on_desk: int) -> None:
    """How many of the files on the desk are read, and where each other one stands, looked at again
    every second, or every third where many wait; the whole page is drawn anew once one is read.
    """
    every = "3s" if len(reading_queue.shared_queue()) > _MANY else "1s"
    st.fragment(_show_line, run_every=every)(on_desk)


def _show_line(on_desk: int) -> None:
    files = coming()
    line_up(each for each in files if not each.is_over)
    context = get_script_run_ctx()
    if context is not None and context.fragment_ids_this_run and _has_news(files):
        st.rerun()
    done = on_desk - sum(not each.is_over for each in files)
    words = _("Đã đọc {done} trên {all} tệp. Trong lúc chờ vẫn xem và sửa được các tệp đã đọc.")
    said = words.format(done=number(done), all=number(on_desk))
    st.progress(done / max(on_desk, done, 1), said)
    if files and not any(each.ticket for each in files):
        full = _(
            "Hàng chờ đang đầy vì nhiều người cùng nộp. Trang tự xếp hàng lại, không phải làm gì; "
            "các tệp vẫn nằm trên trang này."
        )
        st.info(full, icon=":material/hourglass_top:")
    lines = sorted((*_stands(each), each.mark[0]) for each in files)
    shown = [
        (plain(name.replace("_", _MAY_BREAK)), where) for _place, where, name in lines[:AT_MOST]
    ]
    st.table(
        pd.DataFrame(shown, columns=[_("Tệp"), _("Đang ở đâu")]),
        border="horizontal",
        hide_index=True,
        alt=_("Các tệp chưa đọc xong và chỗ của mỗi tệp trong hàng."),
    )
    if (left := len(lines) - AT_MOST) > 0:
        st.caption(_("Và {count} tệp nữa.").format(count=number(left)))


def _has_news(files: list[Coming]) -> bool:
    """Whether the page has something else to show; its own run tells of any trouble."""
    try:
        return not files or any(each.is_over for each in files) or not still_here()
    except SQLAlchemyError:
        return True


def _stands(file: Coming) -> tuple[float, str]:
    """How far ahead it is, and where it stands in words."""
    if file.ticket is None:
        return float("inf"), _("chưa vào hàng, trang tự thử lại")
    place = reading_queue.shared_queue().place(file.ticket)
    if place is not None:
        return place, _("đang chờ, thứ {place} trong hàng").format(place=number(place))
    if file.ticket.stage is Stage.READ:
        return -1, _("đã đọc xong")
    return 0, _("đang đọc")
