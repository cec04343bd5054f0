"""Which parts of the figures go onto the slides: chosen on the page, kept in a deck's address."""

import streamlit as st

from decks.deck import PARTS, USUAL, part_names
from translations import gettext as _

CHOSEN, KEPT = "phan", "gom"


def choose_parts() -> tuple[str, ...]:
    """The parts that the visitor chose; those of every deck where none is."""
    names = part_names()
    chosen = st.pills(
        _("Phần trình chiếu"),
        list(names.values()),
        default=[names[part] for part in USUAL],
        selection_mode="multi",
        key=CHOSEN,
        bind="query-params",
    )
    return tuple(part for part, name in names.items() if name in chosen) or USUAL


def as_address(parts: tuple[str, ...]) -> dict[str, str]:
    """What keeps the parts in the address of the deck: a link to it opens the same slides."""
    return {} if parts == USUAL else {KEPT: ",".join(parts)}


def parts_asked() -> tuple[str, ...]:
    """The parts that the address of a deck asks for, in the order of the meeting."""
    asked = st.query_params.get(KEPT, "").split(",")
    return tuple(part for part in PARTS if part in asked) or USUAL
