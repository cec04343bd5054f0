"""The sheet around a cell, drawn as it stands in the file, the cell marked."""

from html import escape

import streamlit as st

from charts import theme
from data_loaders import handed_in
from data_loaders.spreadsheets.window import Window, window
from data_loaders.theirs import NotYoursError
from database.session import engine
from domain.access import Places
from pages.frame.person import is_dark
from translations import gettext as _


def show_source(submission_id: int, file: str, sheet: str, cell: str, whose: Places) -> None:
    """The cells around `cell` of the original, and the original to download.

    A file that speaks of other places too is opened by nobody who may not see them all.
    """
    try:
        content = handed_in.original(engine(), submission_id, whose)
    except NotYoursError:
        st.caption(_("Tệp này còn có số liệu của nơi khác nên chỉ văn phòng mở được."))
        return
    if not content:
        st.caption(_("Tệp gốc đã bỏ khi xóa tên một người theo yêu cầu; số liệu của tệp vẫn giữ."))
        return
    with st.spinner(_("Đang mở tệp gốc…")):
        seen = _window(content, file, sheet, cell)
    if seen is None:
        st.caption(_("Không dựng lại được trang tính; hãy tải tệp gốc về để xem."))
    else:
        st.html(picture(seen, dark=is_dark()))
    st.download_button(
        _("Tải tệp gốc"),
        content,
        file_name=file,
        icon=":material/download:",
        key=f"tai_goc_{submission_id}_{cell}",
        on_click="ignore",
    )


@st.cache_data(max_entries=64, show_spinner=False)
def _window(content: bytes, file: str, sheet: str, cell: str) -> Window | None:
    return window(content, file, sheet, cell)


def picture(seen: Window, *, dark: bool) -> str:
    """The window as a table of HTML: letters above, numbers at the side, the cell framed."""
    ink, faint = theme.ink(dark), theme.faint(dark)
    line = f"1px solid {faint}55"
    head = f"padding:2px 8px;color:{faint};font-weight:400;border:{line}"
    letters = "".join(f'<th scope="col" style="{head}">{each}</th>' for each in seen.letters)
    rows = "".join(
        f'<tr><th scope="row" style="{head}">{number}</th>{_cells(seen, number, words, line)}</tr>'
        for number, words in seen.rows
    )
    caption = escape(
        _("Trang “{sheet}”, ô {cell}").format(
            sheet=seen.sheet, cell=f"{seen.letters[seen.column]}{seen.number}"
        )
    )
    return (
        f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{caption}">'
        f'<table style="border-collapse:collapse;color:{ink};'
        f'font-size:0.85rem;font-variant-numeric:tabular-nums">'
        f'<caption style="text-align:left;color:{faint};padding-bottom:4px">{caption}</caption>'
        f'<thead><tr><th style="{head}"></th>{letters}</tr></thead><tbody>{rows}</tbody>'
        "</table></div>"
    )


def _cells(seen: Window, number: int, words: tuple[str, ...], line: str) -> str:
    usual = f"padding:3px 8px;border:{line};min-width:5rem;max-width:18rem;vertical-align:top"
    marked = f"{usual};outline:3px solid {theme.ACCENT};outline-offset:-2px;font-weight:600"
    return "".join(
        f'<td style="{marked if (number, at) == (seen.number, seen.column) else usual}">'
        f"{escape(word)}</td>"
        for at, word in enumerate(words)
    )
