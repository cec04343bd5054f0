"""Merging and parting units by hand: filled in, looked at, then written."""

from datetime import date, datetime, timedelta

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders.register_changes import Change
from data_loaders.register_table import RegisterError
from data_loaders.reorganisation import (
    Founded,
    Move,
    NotTheirsError,
    Reorganisation,
    carry_out,
    preview,
)
from database.session import engine
from domain.text import sort_key
from pages.frame.person import still
from pages.frame.plain import plain
from pages.frame.plans import Sight, register_seen, sight_key
from pages.frame.refusals import refusal
from pages.frame.shared import shared
from pages.frame.unit_box import offered_names
from pages.office.unit_files import change_in_words, show_files
from pages.office.unit_tree import living
from translations import gettext as _
from translations.numbers import day as in_words
from translations.unit_wording import kind_label


def show_changes(sight: Sight, person: Person) -> None:
    """The forms, folded away until they are needed."""
    st.subheader(_("Sáp nhập, chia tách"), anchor=False)
    # Each holds lists of all units: they are sent once the part is opened.
    merging = st.expander(_("Sáp nhập đơn vị"), key="mo_sap_nhap", on_change="rerun")
    if merging.open:
        with merging:
            _offer(_merger(sight), person, "merger")
    parting = st.expander(_("Chia tách, chuyển một phần"), key="mo_chia_tach", on_change="rerun")
    if parting.open:
        with parting:
            _offer(_parting(sight), person, "parting")
    show_files(person)


def _when(key: str) -> tuple[date, str]:
    left, right = st.columns([1, 2])
    today = datetime.now().astimezone().date()
    day = left.date_input(
        _("Từ ngày"),
        value=today,
        min_value=date(1990, 1, 1),
        format="DD/MM/YYYY",
        key=f"ngay_{key}",
    )
    decree = right.text_input(
        _("Văn bản (nghị quyết, quyết định)"), key=f"van_ban_{key}", max_chars=200
    )
    return (day if isinstance(day, date) else today), decree or ""


@shared(32, {Sight: sight_key})
def _labels(sight: Sight, day: date) -> dict[str, str]:
    """“name · code” of the units of the day -> code, by the Vietnamese alphabet."""
    units = living(register_seen(sight), day)
    pairs = sorted(zip(units["name"], units["code"], strict=True), key=lambda p: sort_key(p[0]))
    return {f"{name} · {code}": code for name, code in pairs}


def _merger(sight: Sight) -> Reorganisation:
    day, decree = _when("sap_nhap")
    old = _labels(sight, day - timedelta(days=1))
    chosen = st.multiselect(
        _("Những đơn vị nhập lại"),
        offered_names(old, "nhap_lai"),
        key="nhap_lai",
        placeholder=_("Chọn đơn vị"),
    )
    anew, existing = _("Lập đơn vị mới"), _("Nhập vào một đơn vị đang có")
    how = st.radio(_("Vào đâu"), [anew, existing], key="vao_dau", horizontal=True)
    founded: tuple[Founded, ...] = ()
    if how == existing:
        now_there = _labels(sight, day)
        receiving = offered_names(now_there, "don_vi_nhan")
        into = st.selectbox(_("Đơn vị nhận"), receiving, key="don_vi_nhan")
        code = now_there.get(into or "", "")
    else:
        of_old = _parent_of(register_seen(sight), old[chosen[0]]) if chosen else ""
        founded = (_founded(sight, day, of_old),)
        code = founded[0].code
    moves = tuple(Move(old[label], code, whole=True) for label in chosen)
    return Reorganisation(day, decree, moves, founded)


def _founded(sight: Sight, day: date, of_old: str) -> Founded:
    """The new unit of a merger; `of_old`: the code of the unit above those merged."""
    first, second = st.columns(2)
    name = first.text_input(_("Tên đơn vị mới"), key="ten_don_vi_moi", max_chars=200)
    code = second.text_input(_("Mã đơn vị mới"), key="ma_don_vi_moi", max_chars=40)
    kinds = sorted(register_seen(sight)["kind"].unique(), key=lambda kind: kind != "commune")
    kind = first.selectbox(_("Loại"), kinds, key="loai_moi", format_func=kind_label)
    above = {_("Như các đơn vị nhập lại"): of_old} | _labels(sight, day)
    with second:
        offered = offered_names(above, "cap_tren_moi", list(above)[:1])
        parent = st.selectbox(_("Cấp trên"), offered, key="cap_tren_moi")
    return Founded((code or "").strip(), (name or "").strip(), kind, above[parent])


def _parent_of(units: pd.DataFrame, code: str) -> str:
    """The code of the unit above, "" for none."""
    codes = units.set_index("unit_id")["code"]
    return str(units.loc[units["code"] == code, "parent_id"].map(codes).fillna("").iloc[0])


def _parting(sight: Sight) -> Reorganisation:
    day, decree = _when("chia_tach")
    old = _labels(sight, day - timedelta(days=1))
    parted = offered_names(old, "duoc_chia")
    chosen = st.selectbox(_("Đơn vị được chia"), parted, key="duoc_chia")
    now_there = _labels(sight, day)
    into = st.multiselect(
        _("Phần chuyển vào đơn vị đang có"),
        offered_names(now_there, "phan_vao"),
        key="phan_vao",
        placeholder=_("Chọn đơn vị"),
    )
    st.caption(_("Đơn vị mới lập từ một phần: ghi tên và mã, mỗi đơn vị một dòng."))
    blank = pd.DataFrame({"name": pd.Series(dtype="str"), "code": pd.Series(dtype="str")})
    columns = {"name": _("Tên đơn vị mới"), "code": _("Mã đơn vị mới")}
    new = st.data_editor(blank, num_rows="dynamic", key="phan_moi", column_config=columns)
    ends = st.checkbox(_("Đơn vị được chia kết thúc vào ngày trước đó"), key="ket_thuc")
    one = old.get(chosen or "", "")
    founded = _founded_from(register_seen(sight), one, new)
    codes = [*(now_there[label] for label in into), *(each.code for each in founded)]
    moves = tuple(Move(one, code, whole=False) for code in codes)
    return Reorganisation(day, decree, moves, founded, frozenset({one} if ends and moves else ()))


def _founded_from(units: pd.DataFrame, code: str, new: pd.DataFrame) -> tuple[Founded, ...]:
    """The new units of the table, of the kind and beneath the parent of the unit of `code`."""
    of = units[units["code"] == code]
    if of.empty:
        return ()
    above = _parent_of(units, code)
    kept = new.fillna("").astype("str")
    return tuple(
        Founded(code.strip(), name.strip(), of["kind"].iloc[0], above)
        for name, code in zip(kept["name"], kept["code"], strict=True)
        if name.strip() or code.strip()
    )


def _offer(wanted: Reorganisation, person: Person, key: str) -> None:
    """Look at what would be written; once it was looked at and is the same still, write it."""
    looked_at = f"looked_at_{key}"
    if st.button(_("Xem trước"), key=f"xem_{key}"):
        st.session_state[looked_at] = wanted
    if st.session_state.get(looked_at) != wanted:
        return
    try:
        changes = preview(engine(), wanted, person.places)
    except RegisterError as fault:
        st.error(plain(str(fault)))
        return
    except NotTheirsError as fault:
        st.error(refusal(fault))
        return
    heading = _("Sẽ ghi")
    st.markdown(f"**{heading}**")
    st.table(_told(changes), border="horizontal", hide_index=True)
    if st.button(_("Ghi vào danh sách"), key=f"ghi_{key}", type="primary"):
        if (here := still(Role.OFFICE, Role.ADMIN)) is None:
            return
        now = datetime.now().astimezone()
        try:
            carry_out(engine(), wanted, here.places, now, here.account_id)
        except RegisterError as fault:
            st.error(plain(str(fault)))
            return
        except NotTheirsError as fault:
            st.error(refusal(fault))
            return
        del st.session_state[looked_at]
        st.session_state["units_said"] = _("Đã ghi việc sắp xếp đơn vị từ ngày {day}.").format(
            day=in_words(wanted.day)
        )
        st.rerun()


def _told(changes: list[Change]) -> pd.DataFrame:
    rows = [(f"{change.name} · {change.code}", change_in_words(change)) for change in changes]
    shown = [(plain(unit), plain(words)) for unit, words in rows]
    return pd.DataFrame(shown, columns=[_("Đơn vị"), _("Thay đổi")])
