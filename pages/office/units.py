"""The office: which units are there on a day, what became of each, merging and parting them."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from pages.frame.person import require
from pages.frame.plans import Sight, register_seen, sight_key, sight_of
from pages.frame.shared import shared
from pages.office.unit_card import show_unit, steps_seen
from pages.office.unit_changes import show_changes
from pages.office.unit_files import show_files
from pages.office.unit_tree import MOST_ROWS, in_tree, living, show_tree, sought, tree_in_words
from translations import gettext as _
from translations import language, speaking
from translations.numbers import day as in_words
from translations.numbers import number

SAID = "units_said"


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    day, words, everything = _ask()
    st.subheader(_answer(sight, day, language()), anchor=False)
    if said := st.session_state.pop(SAID, None):
        st.success(said)
    if register_seen(sight).empty:
        st.info(_("Chưa có đơn vị nào. Người xem được mọi nơi nhập danh sách từ tệp tại đây."))
        if person.may(Role.OFFICE, Role.ADMIN):
            show_files(person)
        return
    found = _found(sight, None if everything else day, words, language())
    if not found.count:
        st.write(_("Không có đơn vị nào như vậy."))
    else:
        tree, card = st.columns([1.2, 1], gap="medium")
        with tree:
            show_tree(found.tree, found.count)
        with card:
            _show_chosen(found.units, sight, person)
    if person.may(Role.OFFICE, Role.ADMIN):
        show_changes(sight, person)


@dataclass(frozen=True, slots=True)
class Found:
    """How many units were found; the first of them as a table in words, and name and code ->
    `unit_id`.
    """

    count: int
    tree: pd.DataFrame
    units: dict[str, int]


@shared(16, {Sight: sight_key})
def _found(sight: Sight, day: date | None, words: str, spoken: str) -> Found:
    """Of the units of the day (None: of all) those sought. Shared by all who see the same and speak
    the language `spoken`: never changed.
    """
    units = register_seen(sight)
    rows = in_tree(sought(units if day is None else living(units, day), words))
    shown = rows.head(MOST_ROWS)
    columns = shown["unit_id"].tolist(), shown["name"], shown["code"]
    named = {f"{name} · {code}": unit for unit, name, code in zip(*columns, strict=True)}
    with speaking(spoken):
        return Found(len(rows), tree_in_words(shown), named)


def _ask() -> tuple[date, str, bool]:
    head, what, when = st.columns([2, 1.4, 1.1], vertical_alignment="bottom")
    head.title(_("Đơn vị"), anchor=False)
    words = what.text_input(
        _("Tìm theo tên hoặc mã"), key="tim_don_vi", bind="query-params", max_chars=100
    )
    today = datetime.now().astimezone().date()
    chosen = when.date_input(
        _("Đơn vị có vào ngày"),
        value=today,
        min_value=date(1990, 1, 1),
        format="DD/MM/YYYY",
        key="ngay",
        bind="query-params",
    )
    everything = st.toggle(
        _("Cả đơn vị đã kết thúc hoặc chưa lập"), key="tat_ca", bind="query-params"
    )
    return (chosen if isinstance(chosen, date) else today), words or "", everything


@shared(16, {Sight: sight_key})
def _answer(sight: Sight, day: date, spoken: str) -> str:
    """The page's answer in one sentence, in the language `spoken`."""
    with speaking(spoken):
        return answer(register_seen(sight), steps_seen(sight), day)


def answer(units: pd.DataFrame, steps: pd.DataFrame, day: date) -> str:
    """How many units there are on the day, how many are no more, and on which days what changed."""
    there = len(living(units, day))
    ended = int((units["valid_to"] < pd.Timestamp(day)).sum())
    words = _("Ngày {day} có {there} đơn vị; {ended} đơn vị đã kết thúc trước đó.")
    said = [words.format(day=in_words(day), there=number(there), ended=number(ended))]
    in_force = steps[steps["undone_at"].isna()]
    days = sorted({each.date() for each in in_force["day"]}, reverse=True)
    if days:
        changed = _("Đơn vị được sắp xếp vào {count} ngày, gần nhất là {day}.")
        said.append(changed.format(count=number(len(days)), day=in_words(days[0])))
    return " ".join(said)


def _show_chosen(units: dict[str, int], sight: Sight, person: Person) -> None:
    """Let the visitor choose one of the units of the table, and show what became of it."""
    chosen = st.selectbox(_("Xem một đơn vị"), list(units), key="xem", bind="query-params")
    if chosen in units:
        show_unit(units[chosen], sight, person)
