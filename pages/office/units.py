"""The office: which units are there on a day, what became of each, merging and parting them."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders import frames, unit_history
from database.session import engine
from pages.frame.person import require
from pages.office.unit_card import show_unit
from pages.office.unit_changes import show_changes
from pages.office.unit_files import show_files
from pages.office.unit_tree import MOST_ROWS, in_tree, living, show_tree, sought
from translations import gettext as _
from translations.numbers import day as in_words
from translations.numbers import number

SAID = "units_said"


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.OFFICE, Role.ADMIN)
    units = frames.units(engine(), person.places)
    steps = unit_history.steps(engine(), person.places)
    day, words, everything = _ask()
    _show_answer(units, steps, day)
    if said := st.session_state.pop(SAID, None):
        st.success(said)
    if units.empty:
        st.info(_("Chưa có đơn vị nào. Người xem được mọi nơi nhập danh sách từ tệp tại đây."))
        if person.may(Role.OFFICE, Role.ADMIN):
            show_files(person)
        return
    found = sought(units if everything else living(units, day), words)
    if found.empty:
        st.write(_("Không có đơn vị nào như vậy."))
    else:
        rows = in_tree(found)
        tree, card = st.columns([1.2, 1], gap="medium")
        with tree:
            show_tree(rows)
        with card:
            _show_chosen(rows.head(MOST_ROWS), steps, person)
    if person.may(Role.OFFICE, Role.ADMIN):
        show_changes(units, person)


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


def _show_answer(units: pd.DataFrame, steps: pd.DataFrame, day: date) -> None:
    there = len(living(units, day))
    ended = int((units["valid_to"] < pd.Timestamp(day)).sum())
    words = _("Ngày {day} có {there} đơn vị; {ended} đơn vị đã kết thúc trước đó.")
    said = [words.format(day=in_words(day), there=number(there), ended=number(ended))]
    in_force = steps[steps["undone_at"].isna()]
    days = sorted({each.date() for each in in_force["day"]}, reverse=True)
    if days:
        changed = _("Đơn vị được sắp xếp vào {count} ngày, gần nhất là {day}.")
        said.append(changed.format(count=number(len(days)), day=in_words(days[0])))
    st.subheader(" ".join(said), anchor=False)


def _show_chosen(rows: pd.DataFrame, steps: pd.DataFrame, person: Person) -> None:
    """Let the visitor choose one of the units of the table, and show what became of it."""
    labels = {
        f"{name} · {code}": unit
        for unit, name, code in zip(rows["unit_id"], rows["name"], rows["code"], strict=True)
    }
    chosen = st.selectbox(_("Xem một đơn vị"), list(labels), key="xem", bind="query-params")
    if chosen in labels:
        unit = rows[rows["unit_id"] == labels[chosen]].iloc[0]
        show_unit(unit, steps, person)
