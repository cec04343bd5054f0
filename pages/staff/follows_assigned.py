"""The office's part: who follows which units, given and taken away."""

from datetime import datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person
from data_loaders import frames
from data_loaders.follows import NotAssignedError, follows, people, reassign
from database.session import engine
from domain.kinds import CONTAINER_KINDS
from domain.text import sort_key
from pages.frame.plain import plain
from pages.frame.refusals import refusal
from translations import gettext as _
from translations.numbers import number


def show_assigning(person: Person) -> None:
    """Who follows what, and the form to change it for one person."""
    st.subheader(_("Phân công theo dõi"), anchor=False)
    given = follows(engine(), person.places)
    units = _units(person)
    left_over = len(set(units) - set(given["unit_id"]))
    st.write(
        _("{people} người được phân công; {count} trong {all} đơn vị chưa giao cho ai.").format(
            people=number(given["account_id"].nunique()),
            count=number(left_over),
            all=number(len(units)),
        )
    )
    if not given.empty:
        _show_given(given)
    _offer_change(person, given, units)


def _units(person: Person) -> dict[int, str]:
    """The units that can be given to somebody, by the alphabet: `unit_id` -> name and code."""
    seen = frames.units(engine(), person.places)
    seen = seen[~seen["kind"].isin(list(CONTAINER_KINDS))]
    named = [
        (f"{name} · {code}", int(unit))
        for unit, name, code in zip(seen["unit_id"], seen["name"], seen["code"], strict=True)
    ]
    return {unit: label for label, unit in sorted(named, key=lambda one: sort_key(one[0]))}


def _show_given(given: pd.DataFrame) -> None:
    rows = given.groupby(["login", "name"], as_index=False).agg(units=("unit", list))
    told = pd.DataFrame(
        {
            _("Người theo dõi"): [plain(name) for name in rows["name"]],
            _("Đơn vị"): [plain(", ".join(sorted(each, key=sort_key))) for each in rows["units"]],
        }
    )
    st.table(told, border="horizontal", hide_index=True)


def _offer_change(person: Person, given: pd.DataFrame, units: dict[int, str]) -> None:
    known = people(engine(), person.places)
    named = {
        f"{name} ({login})": int(account)
        for account, login, name in zip(
            known["account_id"], known["login"], known["name"], strict=True
        )
    }
    if not named or not units:
        return
    who = st.selectbox(_("Phân công cho"), sorted(named, key=sort_key), key="phan_cong_cho")
    account = named[who]
    before = [int(unit) for unit in given.loc[given["account_id"] == account, "unit_id"]]
    chosen = st.multiselect(
        _("Đơn vị theo dõi"),
        list(units),
        default=[unit for unit in before if unit in units],
        format_func=lambda unit: units[unit],
        key=f"don_vi_theo_doi_{account}",
        placeholder=_("Chọn đơn vị"),
    )
    new, gone = set(chosen) - set(before), set(before) - set(chosen)
    if not new and not gone:
        return
    words = _("Giao thêm {new} đơn vị, thôi giao {gone} đơn vị.")
    st.write(words.format(new=number(len(new)), gone=number(len(gone))))
    if st.button(_("Lưu phân công"), type="primary", key="luu_phan_cong"):
        now = datetime.now().astimezone()
        try:
            reassign(engine(), account, new, gone, person.places, now, person.account_id)
        except NotAssignedError as fault:
            st.error(refusal(fault))
            return
        st.rerun()
