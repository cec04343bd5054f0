"""Two models side by side: what each is called, whose it is, and the cell that says so."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from accounts.identity import Person
from data_loaders import handed_in
from data_loaders.listed_at import listed_at
from database.session import engine
from domain.name_parts import name_parts
from domain.text import fold, words
from pages.frame.plain import plain
from pages.office.review_scope import Scope
from translations import gettext as _
from translations.numbers import day
from translations.wording import place_in_words


@dataclass(frozen=True, slots=True)
class Side:
    """A model of a year, under the words that head its side."""

    head: str
    unit_id: int
    year: int
    model_id: int
    listing_id: int
    name: str
    field: str


def show_sides(sides: tuple[Side, Side], scope: Scope, person: Person) -> None:
    """Both, beside each other where there is room."""
    rows = listed_at(engine(), [int(side.listing_id) for side in sides], person.places)
    sources = {int(row["listing_id"]): row for _i, row in rows.iterrows()}
    for room, side, other in zip(st.columns(2), sides, reversed(sides), strict=True):
        with room.container(border=True, height="stretch"):
            st.markdown(f":small[{plain(side.head)} · {side.year}]")
            st.markdown(f"#### {plain(side.name)}")
            if only := _only(side.name, other.name):
                told = _("Chỉ ghi ở tên này: {words}")
                st.markdown(f":small[{plain(told.format(words=only))}]")
            source = sources.get(side.listing_id)
            st.markdown(_facts(side, scope, source))
            if source is not None:
                _offer_file(side, source, person)


def _only(name: str, other: str) -> str:
    """The words of `name` that `other` does not say in any spelling."""
    said = {*name_parts(other).words, *fold(words(other)).split()}
    left = [
        word
        for word in words(name).split()
        if fold(word) not in said and not name_parts(word).words.keys() <= said
    ]
    return " ".join(left)


def _facts(side: Side, scope: Scope, source: pd.Series | None) -> str:
    facts = [
        (_("Đơn vị"), scope.units.get(side.unit_id, "–")),
        (_("Lĩnh vực"), scope.field_name(side.field)),
    ]
    if source is not None:
        carried = [source[c] for c in ("carried_by", "in_charge") if pd.notna(source[c])]
        facts += [(_("Ai thực hiện"), "; ".join(carried))] if carried else []
        facts += [(_("Ghi chú"), source["note"])] if pd.notna(source["note"]) else []
        where = place_in_words(source["sheet"], source["cell"])
        facts.append((_("Nguồn"), f"{source['file']}, {where[0].lower()}{where[1:]}"))
        facts.append((_("Ngày nhận"), day(source["received"])))
    return "  \n".join(f"**{plain(label)}:** {plain(str(fact))}" for label, fact in facts)


def _offer_file(side: Side, source: pd.Series, person: Person) -> None:
    number = int(source["submission_id"])
    if not handed_in.may_open(engine(), number, person.places):
        return
    st.download_button(
        _("Tải tệp gốc"),
        lambda: handed_in.original(engine(), number, person.places),
        file_name=source["file"],
        key=f"goc_{side.listing_id}_{side.head}",
        type="tertiary",
        icon=":material/download:",
    )
