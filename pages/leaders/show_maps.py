"""The part of the progress page that shows each unit in each year, and what is behind a cell."""

from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts import compliance as maps
from pages.frame.chart import show_behind
from pages.frame.course import Asked
from pages.frame.filters import across_pages
from pages.frame.person import is_dark
from pages.frame.plain import plain
from pages.frame.rooms import rooms
from pages.frame.summary import Summary
from pages.frame.views import choose_view
from pages.leaders import behind
from pages.leaders.converted import converted, show_conversion
from pages.leaders.look import Look
from pages.leaders.unit_maps import UnitMap, unit_maps, unit_table
from translations import gettext as _
from translations import language
from translations.numbers import number


def show_maps(asked: Asked, said: Summary) -> None:
    """The maps with what they find, how they are ordered, their key and the table behind."""
    heading, row = st.container(), _row()
    look = _ask(asked, row)
    found = unit_maps(look)
    heading.subheader(found.finding, anchor=False)
    names = behind.labels(asked)
    with row.one:
        behind.ask_unit(names, found.units)
    states = set(converted(asked, look.view).compliance["state"]) if look.view else said.states
    several = look.view is not None
    key = maps.state_key(states, final=asked.final, several=several, dark=look.dark)
    st.html(key)
    _draw(found.maps, asked, said, None if several else names)
    if not look.view:
        _show_marks(found.maps)
    if found.left_out:
        words = _(
            "Còn {count} đơn vị thiếu ít hơn, không hiện ở đây; chọn một nơi hoặc mở bảng số liệu "
            "để xem đủ."
        )
        st.caption(words.format(count=number(found.left_out)))
    if look.view:
        show_conversion(asked, look.view)
    show_behind("tung_don_vi", found.finding, lambda: unit_table(look))
    behind.show_behind_cell(asked)


class Row(NamedTuple):
    """Where the choices above the maps stand, in one row."""

    by_units: DeltaGenerator
    one: DeltaGenerator
    order: DeltaGenerator


def _row() -> Row:
    with across_pages():
        row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
        return Row(row.container(), row.container(), row.container(width="content"))


def _ask(asked: Asked, row: Row) -> Look:
    """By the units of which day, and who stands first."""
    with row.by_units:
        view = choose_view(asked)
    words = _("Thiếu nhiều xếp trước")
    worst_first = row.order.toggle(words, key="thieu_truoc", bind="query-params")
    return Look(asked, is_dark(), language(), worst_first, view)


def _draw(
    found: tuple[UnitMap, ...], asked: Asked, said: Summary, names: dict[int, str] | None
) -> None:
    """The maps side by side; a click on a cell opens it, where it is one unit's."""
    alt = maps.reading_of_map(said.units, list(asked.years))
    for place, (room, one) in enumerate(zip(rooms(len(found)), found, strict=True)):
        with room:
            if one.title:
                st.markdown(f"**{plain(one.title)}**")
            key = f"tung_don_vi_{place}"
            behind.show_map(one.figure, key, alt, names)


def _show_marks(found: tuple[UnitMap, ...]) -> None:
    by_number = sum(one.by_number for one in found)
    marks = maps.marks_in_words(by_number, sum(one.otherwise for one in found))
    if marks:
        st.markdown(f":small[{plain(marks)}]")
