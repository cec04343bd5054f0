"""The office's part: who follows which units, given and taken away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders.follows import NotAssignedError, follows, people, reassign
from database.session import engine
from domain.kinds import CONTAINER_KINDS
from domain.text import sort_key
from pages.frame.person import still
from pages.frame.plain import plain
from pages.frame.plans import Sight, register_seen, sight_key, sight_of
from pages.frame.refusals import refusal
from pages.frame.shared import shared
from pages.frame.unit_box import offered, offered_people
from translations import gettext as _
from translations import language, speaking
from translations.numbers import number


def show_assigning(person: Person) -> None:
    """Who follows what, and the form to change it for one person."""
    st.subheader(_("Phân công theo dõi"), anchor=False)
    sight = sight_of(person.places)
    units, given = _units(sight), _given(sight, language())
    st.write(given.sentence)
    if not given.table.empty:
        st.table(given.table, border="horizontal", hide_index=True)
    _offer_change(sight, given, units)


@dataclass(frozen=True, slots=True)
class Given:
    """Who follows what, in words: how many in one sentence, a row for each person, and the units
    of each by `account_id`.
    """

    sentence: str
    table: pd.DataFrame
    units: dict[int, list[int]]


@shared(16, {Sight: sight_key})
def _units(sight: Sight) -> dict[int, str]:
    """The units that can be given to somebody, by the alphabet: `unit_id` -> name and code."""
    seen = register_seen(sight)
    seen = seen[~seen["kind"].isin(list(CONTAINER_KINDS))]
    named = [
        (f"{name} · {code}", int(unit))
        for unit, name, code in zip(seen["unit_id"], seen["name"], seen["code"], strict=True)
    ]
    return {unit: label for label, unit in sorted(named, key=lambda one: sort_key(one[0]))}


@shared(16, {Sight: sight_key})
def _given(sight: Sight, spoken: str) -> Given:
    """Shared by all who see the same and speak the language `spoken`: never changed."""
    # Units given and taken away, and accounts, are in the version of the sight: each is audited.
    given, units = follows(engine(), sight.whose), _units(sight)
    of_each: dict[int, list[int]] = {}
    for account, unit in zip(given["account_id"].tolist(), given["unit_id"].tolist(), strict=True):
        of_each.setdefault(account, []).append(unit)
    with speaking(spoken):
        return Given(_sentence(given, units), _in_words(given), of_each)


def _sentence(given: pd.DataFrame, units: dict[int, str]) -> str:
    words = _("{people} người được phân công; {count} trong {all} đơn vị chưa giao cho ai.")
    return words.format(
        people=number(given["account_id"].nunique()),
        count=number(len(set(units) - set(given["unit_id"]))),
        all=number(len(units)),
    )


def _in_words(given: pd.DataFrame) -> pd.DataFrame:
    rows = given.groupby(["login", "name"], as_index=False).agg(units=("unit", list))
    return pd.DataFrame(
        {
            _("Người theo dõi"): [plain(name) for name in rows["name"]],
            _("Đơn vị"): [plain(", ".join(sorted(each, key=sort_key))) for each in rows["units"]],
        }
    )


@shared(16, {Sight: sight_key})
def _people(sight: Sight) -> dict[str, int]:
    """Those to whom units can be given, by the alphabet: name and login -> `account_id`."""
    known = people(engine(), sight.whose)
    columns = known["account_id"], known["login"], known["name"]
    named = {
        f"{name} ({login})": int(account) for account, login, name in zip(*columns, strict=True)
    }
    return {name: named[name] for name in sorted(named, key=sort_key)}


def _choose_person(named: Collection[str]) -> str | None:
    """Of many, nobody is held whom nobody chose: what is sought would stand behind that one."""
    offered_now = offered_people(named, "phan_cong_cho")
    return st.selectbox(
        _("Phân công cho"),
        offered_now,
        index=None if len(offered_now) < len(named) else 0,
        placeholder=_("Chọn người"),
        key="phan_cong_cho",
    )


def _offer_change(sight: Sight, given: Given, units: dict[int, str]) -> None:
    named = _people(sight)
    if not named or not units:
        return
    who = _choose_person(named)
    if who is None:
        return
    account = named[who]
    before = given.units.get(account, [])
    key, held = f"don_vi_theo_doi_{account}", [unit for unit in before if unit in units]
    chosen = st.multiselect(
        _("Đơn vị theo dõi"),
        offered(units, key, held),
        default=held,
        format_func=lambda unit: units[unit],
        key=key,
        placeholder=_("Chọn đơn vị"),
    )
    new, gone = set(chosen) - set(before), set(before) - set(chosen)
    if not new and not gone:
        return
    words = _("Giao thêm {new} đơn vị, thôi giao {gone} đơn vị.")
    st.write(words.format(new=number(len(new)), gone=number(len(gone))))
    if st.button(_("Lưu phân công"), type="primary", key="luu_phan_cong"):
        if (here := still(Role.OFFICE, Role.ADMIN)) is None:
            return
        now = datetime.now().astimezone()
        try:
            reassign(engine(), account, new, gone, here.places, now, here.account_id)
        except NotAssignedError as fault:
            st.error(refusal(fault))
            return
        st.rerun()
