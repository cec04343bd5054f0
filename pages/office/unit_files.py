"""The register and what became of its units, from a file: looked at first, then written."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders import lineage_file, register_file
from data_loaders.register_changes import Change
from data_loaders.register_table import RegisterError
from data_loaders.register_upload import RegisterUpload, UploadKind, preview_upload, take_upload
from data_loaders.reorganisation import NotTheirsError
from data_loaders.spreadsheets.refused import RefusedError
from database.session import engine
from pages.frame.person import still
from pages.frame.plain import plain
from pages.frame.refusals import refusal
from translations import gettext as _
from translations.numbers import day as in_words
from translations.numbers import number
from translations.refusal_wording import refusal_sentence
from translations.unit_wording import column_label, kind_label, whole_label

AT_MOST = 200
FAULTS = 20
MEGABYTES = 10
ROUND = "units_file_round"


def show_files(person: Person) -> None:
    """One file at a time, folded away until it is needed; for whoever may see all units."""
    if not person.places.everywhere:
        return
    with st.expander(_("Nhập danh sách từ tệp")):
        given = _ask()
        if given is not None:
            _offer(given, person)


def _ask() -> RegisterUpload | None:
    kinds = {
        _("Danh sách đơn vị"): UploadKind.UNITS,
        _("Việc sáp nhập, chia tách"): UploadKind.LINEAGE,
    }
    kind = kinds[st.radio(_("Tệp ghi gì"), list(kinds), key="loai_tep", horizontal=True)]
    columns = register_file.COLUMNS if kind is UploadKind.UNITS else lineage_file.COLUMNS
    words = _("Dòng đầu của tệp là tên cột: {columns}. Chưa bấm ghi thì chưa có gì thay đổi.")
    st.caption(words.format(columns=", ".join(f"“{column}”" for column in columns)))
    file = st.file_uploader(
        _("Tệp Excel hoặc CSV"),
        type=["xlsx", "xls", "ods", "csv"],
        key=f"tep_don_vi_{st.session_state.get(ROUND, 0)}",
        max_upload_size=MEGABYTES,
    )
    return RegisterUpload(kind, file.name, file.getvalue()) if file else None


def _offer(given: RegisterUpload, person: Person) -> None:
    try:
        changes = preview_upload(engine(), given, person.places)
        if not changes:
            st.info(_("Tệp này không thay đổi gì."))
            return
        _show(changes)
        if not st.button(_("Ghi vào danh sách"), key="ghi_tep", type="primary"):
            return
        if (here := still(Role.OFFICE, Role.ADMIN)) is None:
            return
        now = datetime.now().astimezone()
        take_upload(engine(), given, here.places, now, here.account_id)
    except RegisterError as fault:
        _tell(fault)
    except RefusedError as refused:
        st.error(plain(refusal_sentence(refused.refusal, refused.detail)))
    except NotTheirsError as fault:
        st.error(refusal(fault))
    else:
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        words = _("Đã ghi tệp {file} vào danh sách: {count} thay đổi.")
        said = words.format(file=given.name, count=number(len(changes)))
        st.session_state["units_said"] = plain(said)
        st.rerun()


def _tell(fault: RegisterError) -> None:
    """The rows at fault; nothing of the file is kept."""
    words = _("Chưa ghi gì. Sửa các chỗ sau trong tệp rồi chọn lại ({count}).")
    told = [plain(each) for each in fault.faults[:FAULTS]]
    told += ["…"] if len(fault.faults) > FAULTS else []
    head = words.format(count=number(len(fault.faults)))
    st.error(head + "\n" + "\n".join(f"- {each}" for each in told))


def _show(changes: list[Change]) -> None:
    counted = pd.Series([change.what for change in changes]).value_counts()
    units = {change.code for change in changes if change.what == "changed"}
    words = _(
        "Sẽ thêm {added} đơn vị, sửa {changed} đơn vị, cho {closed} đơn vị kết thúc, "
        "ghi {steps} bước sáp nhập, chia tách."
    )
    said = words.format(
        added=number(int(counted.get("added", 0))),
        changed=number(len(units)),
        closed=number(int(counted.get("closed", 0))),
        steps=number(int(counted.get("lineage", 0))),
    )
    st.markdown(f"**{said}**")
    rows = [(f"{each.name} · {each.code}", change_in_words(each)) for each in changes[:AT_MOST]]
    shown = pd.DataFrame(rows, columns=[_("Đơn vị"), _("Thay đổi")])
    st.dataframe(shown, hide_index=True, alt=_("Những gì tệp này sẽ thay đổi."))
    if len(changes) > AT_MOST:
        more = _("Hiện {shown} trên {all} thay đổi.")
        st.caption(more.format(shown=number(AT_MOST), all=number(len(changes))))


def change_in_words(change: Change) -> str:
    """What becomes of a unit: “tên: Xã A thành Xã B”, “vào Xã C (toàn bộ) từ 1/3/2025”."""
    if change.what == "added":
        return _("lập mới")
    if change.what == "closed":
        return _("kết thúc, ngày cuối là {day}").format(day=_value("valid_to", change.becomes))
    if change.what == "lineage":
        how, day = whole_label(change.was == "whole"), in_words(date.fromisoformat(change.column))
        words = _("vào {into} ({how}) từ {day}")
        return words.format(into=change.becomes, how=how, day=day)
    was, becomes = (_value(change.column, each) for each in (change.was, change.becomes))
    words = _("{column}: {was} thành {becomes}")
    return words.format(column=column_label(change.column), was=was, becomes=becomes)


def _value(column: str, said: str) -> str:
    if not said:
        return _("không ghi")
    if column == "kind":
        return kind_label(said)
    return in_words(date.fromisoformat(said)) if column.startswith("valid_") else said
