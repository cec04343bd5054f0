"""The part of the progress page that shows each unit in each year, and what is behind a cell."""

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
    heading, (look, one) = st.container(), _ask(asked)
    found = unit_maps(look)
    heading.subheader(found.finding, anchor=False)
    names = behind.labels(asked)
    with one:
        behind.ask_unit(names, found.units)
    states = set(converted(asked, look.view).compliance["state"]) if look.view else said.states
    several = look.view is not None
    key = maps.state_key(states, final=asked.final, several=several, dark=look.dark)
    st.html(key)
    _draw(found.maps, asked, said, None if several else names)
    _show_notes([*([] if several else _marks(found.maps)), *_left_out(found.left_out)])
    if look.view:
        show_conversion(asked, look.view)
    show_behind("tung_don_vi", found.finding, lambda: unit_table(look))
    behind.show_behind_cell(asked)


def _ask(asked: Asked) -> tuple[Look, DeltaGenerator]:
    """By the units of which day, and who stands first; in one row with room for one unit."""
    with across_pages():
        row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    with row:
        view = choose_view(asked)
        with across_pages():
            one = st.container()
    words = _("Thiếu nhiều xếp trước")
    worst_first = row.toggle(words, key="thieu_truoc", bind="query-params")
    return Look(asked, is_dark(), language(), worst_first, view), one


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


def _marks(found: tuple[UnitMap, ...]) -> list[str]:
    """What the marks in the cells mean, where there are any."""
    by_number = sum(one.by_number for one in found)
    marks = maps.marks_in_words(by_number, sum(one.otherwise for one in found))
    return [marks] if marks else []


def _left_out(count: int) -> list[str]:
    words = _(
        "Còn {count} đơn vị thiếu ít hơn, không hiện ở đây; chọn một nơi hoặc mở bảng số liệu "
        "để xem đủ."
    )
    return [words.format(count=number(count))] if count else []


def _show_notes(lines: list[str]) -> None:
    if lines:
        st.markdown("  \n".join(f":small[{plain(line)}]" for line in lines))
