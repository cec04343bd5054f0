"""Where maps stand on a page: side by side where there is room."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# Pixels: a map of five years with its names.
WIDTH = 385


def rooms(count: int) -> list[DeltaGenerator]:
    """A place for each map: two halves side by side; more maps in rows as wide as the screen."""
    if count <= 2:
        return list(st.columns(count, gap="medium")) if count else []
    row = st.container(horizontal=True, gap="small")
    return [row.container(width=WIDTH) for _place in range(count)]
