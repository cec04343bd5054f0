"""The table of files handed in, what is done with those picked in it, and what each report says."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import pandas as pd
import pyarrow as pa
import streamlit as st

from accounts.identity import Person, Role
from data_loaders import handed_in
from database.session import engine
from domain.kinds import ReportKind
from pages.frame.person import still
from pages.frame.plain import plain
from pages.frame.table import in_arrow
from pages.staff.many import ROW_OF_LINES
from pages.staff.sending_back import offer_sending_back
from translations import gettext as _
from translations.numbers import day, number
from translations.report_wording import reports_of_years
from translations.wording import kind_label

AT_MOST = 300


def states() -> dict[str, str]:
    """How far a file counts, in words."""
    return {
        "counted": _("Đang được tính"),
        "partly": _("Được tính một phần"),
        "replaced": _("Không được tính"),
        "returned": _("Đã trả lại đơn vị"),
        "withdrawn": _("Đã rút lại"),
    }


def in_words(shown: pd.DataFrame) -> pa.Table:
    """The files that are shown, as they are read."""
    said = shown["kinds"], shown["years"], shown["units"]
    columns: dict[str, Iterable[str]] = {
        _("Nội dung"): [_says(*row) for row in zip(*said, strict=True)],
        _("Tình trạng"): shown["counts"].map(states()),
        _("Ngày nhận"): [day(received) for received in shown["received"]],
        _("Tệp"): shown["file"],
    }
    if shown["batch_id"].notna().any():
        batches = shown["batch_id"]
        columns[_("Lần nộp")] = ["–" if pd.isna(each) else str(int(each)) for each in batches]
    if shown["handed_in_by"].notna().any():
        columns[_("Người nộp")] = shown["handed_in_by"].fillna("–")
    return in_arrow(columns)


def choose(shown: pd.DataFrame, words: pa.Table, count: int) -> pd.DataFrame:
    """The table of the files that are shown of `count`, as `in_words` gives them; those that the
    person ticked.
    """
    picked = st.dataframe(
        words,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key="da_nop",
        column_config={
            _("Nội dung"): st.column_config.Column(width=185),
            _("Tình trạng"): st.column_config.Column(width=105),
        },
        row_height=ROW_OF_LINES,
        alt=_("Các tệp đã nộp, tệp nộp sau đứng trước."),
    )
    if count > len(shown):
        more = _("Hiện {shown} tệp nộp sau cùng trên {all}; tìm theo tên để xem các tệp khác.")
        st.caption(more.format(shown=number(len(shown)), all=number(count)))
    return shown.iloc[picked["selection"]["rows"]]


def _says(of_kinds: list[str], of_years: list[int], units: list[str]) -> str:
    kinds = ", ".join(kind_label(ReportKind(kind)) for kind in of_kinds)
    years = ", ".join(map(str, of_years))
    who = units[0] if len(units) == 1 else _("{count} đơn vị").format(count=number(len(units)))
    return f"{kinds} {years} · {who}"


def offer(chosen: pd.DataFrame, person: Person) -> None:
    """The original to download; taking back and putting in force again."""
    theirs = chosen[chosen["reports"] == chosen["seen"]]
    left, right = st.columns(2)
    if len(chosen) == 1 and len(theirs) == 1:
        one = theirs.iloc[0]
        left.download_button(
            _("Tải tệp gốc"),
            lambda: handed_in.original(engine(), int(one["submission_id"]), person.places),
            file_name=one["file"],
            icon=":material/download:",
            width="stretch",
        )
    if len(theirs) < len(chosen):
        st.caption(_("Tệp có cả đơn vị khác thì chỉ văn phòng mới rút lại được."))
    if person.role is Role.LEADER:
        return
    with right:
        _offer_turning(theirs, person, "", _("Rút lại {count} tệp"), _("Nhận lại {count} tệp"))
    if person.may(Role.OFFICE, Role.ADMIN):
        offer_sending_back(theirs)


def offer_batch(files: pd.DataFrame, person: Person) -> None:
    """Taking back all files of one batch, and putting in force again those taken back."""
    if person.role is Role.LEADER:
        return
    theirs = files[files["reports"] == files["seen"]]
    withdrawing = _("Rút lại cả lần nộp này ({count} tệp)")
    reinstating = _("Nhận lại cả lần nộp này ({count} tệp)")
    with st.container(horizontal=True):
        _offer_turning(theirs, person, "_lan_nop", withdrawing, reinstating, "content")


def _offer_turning(
    files: pd.DataFrame,
    person: Person,
    key: str,
    withdrawing: str,
    reinstating: str,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """A button for those of `files` that are in force, and one for those taken back."""
    # What the office sent back, the office alone takes in again as it was.
    turned = ["withdrawn", "returned"] if person.may(Role.OFFICE, Role.ADMIN) else ["withdrawn"]
    for state, among, change, words, icon in (
        ("accepted", ["accepted"], handed_in.withdraw, withdrawing, ":material/undo:"),
        ("withdrawn", turned, handed_in.reinstate, reinstating, ":material/redo:"),
    ):
        some = [int(each) for each in files.loc[files["state"].isin(among), "submission_id"]]
        told = words.format(count=number(len(some)))
        if some and st.button(told, key=f"doi_{state}{key}", icon=icon, width=width):
            if (here := still(Role.STAFF, Role.OFFICE, Role.ADMIN)) is None:
                return
            now = datetime.now().astimezone()
            change(engine(), some, here.places, now, here.account_id)
            st.rerun()


def show_reports(chosen: pd.DataFrame, reports: pd.DataFrame) -> None:
    """Every report of the chosen files: whether it counts, and if not, which one does."""
    files = reports.set_index("report_id")[["file", "received"]]
    rows = chosen.head(AT_MOST)
    told = pd.DataFrame(
        {
            _("Đơn vị"): [plain(unit) for unit in rows["unit"]],
            _("Báo cáo"): reports_of_years(rows["kind"], rows["period"], rows["year"]),
            _("Được tính"): [_why(row, files) for _index, row in rows.iterrows()],
        }
    )
    st.table(told, border="horizontal", hide_index=True)


def _why(row: pd.Series, files: pd.DataFrame) -> str:
    if row["state"] == "returned":
        return _("không, đã trả lại đơn vị")
    if row["state"] != "accepted":
        return _("không, đã rút lại")
    for column, words in (
        ("replaced_by", _("không, đã có bản nhận ngày {day} (tệp {file})")),
        ("outranked_by", _("không, đơn vị đã tự báo cáo ngày {day} (tệp {file})")),
    ):
        if pd.notna(row[column]):
            other = files.loc[row[column]]
            return words.format(day=day(other["received"]), file=plain(other["file"]))
    return _("có")
