"""Where charts and maps stand on a page: side by side where there is room."""

from contextlib import AbstractContextManager, nullcontext

import streamlit as st

Room = AbstractContextManager[object]

# Pixels: a map of five years with its names.
WIDTH = 385
# Of more places nobody reads the maps beside each other: then their units stand in one.
MOST_MAPS = 3


def side_by_side(count: int) -> list[Room]:
    """A place for each of one or two charts: the width of the page, or a half of it each."""
    return list(st.columns(count, gap="large")) if count > 1 else [nullcontext()] * count


def rooms(count: int) -> list[Room]:
    """A place for each map: two halves side by side; more maps in rows as wide as the screen."""
    if count <= 2:
        return side_by_side(count)
    row = st.container(horizontal=True, gap="small")
    return [row.container(width=WIDTH) for _place in range(count)]


def with_place(name: str, place: str) -> str:
    """The name of a unit on a map of many places; its place is not broken over two lines."""
    whole = place.replace(" ", "\u00a0")
    return f"{name}, {whole}"
