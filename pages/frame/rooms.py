"""Where maps stand on a page: side by side where there is room."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# Pixels: a map of five years with its names.
WIDTH = 385
# Of more places nobody reads the maps beside each other: then their units stand in one.
MOST_MAPS = 3


def rooms(count: int) -> list[DeltaGenerator]:
    """A place for each map: two halves side by side; more maps in rows as wide as the screen."""
    if count <= 2:
        return list(st.columns(count, gap="medium")) if count else []
    row = st.container(horizontal=True, gap="small")
    return [row.container(width=WIDTH) for _place in range(count)]


def with_place(name: str, place: str) -> str:
    """The name of a unit on a map of many places; its place is not broken over two lines."""
    whole = place.replace(" ", "\u00a0")
    return f"{name}, {whole}"
