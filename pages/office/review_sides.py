"""Two models side by side: what each is called, whose it is, and the cell that says so."""

from dataclasses import astuple, dataclass

import pandas as pd
import streamlit as st

from data_loaders import handed_in
from data_loaders.listed_at import listed_at
from database.session import engine
from domain.name_parts import name_parts
from domain.text import fold, words
from pages.frame.plain import plain
from pages.frame.shared import shared
from pages.office.review_scope import Scope, scope_key
from translations import gettext as _
from translations import language, speaking
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


def show_sides(sides: tuple[Side, Side], scope: Scope) -> None:
    """Both, beside each other where there is room."""
    both = _told(Beside(sides, scope, language()))
    for room, side, told in zip(st.columns(2), sides, both, strict=True):
        with room.container(border=True, height="stretch"):
            for line in told.lines:
                st.markdown(line)
            if told.original is not None:
                _offer_file(side, *told.original, scope)


@dataclass(frozen=True, slots=True)
class Beside:
    """Two models of `scope` and the language in which they are told."""

    sides: tuple[Side, Side]
    scope: Scope
    spoken: str


@dataclass(frozen=True, slots=True)
class Told:
    """One side in words, as Markdown; the submission and the name of its file, where they who look
    may have it.
    """

    lines: list[str]
    original: tuple[int, str] | None


def _beside_key(beside: Beside) -> tuple[object, ...]:
    return *scope_key(beside.scope), *map(astuple, beside.sides), beside.spoken


@shared(64, {Beside: _beside_key})
def _told(beside: Beside) -> tuple[Told, ...]:
    """Shared by all who see the same: never changed."""
    sides, scope, whose = beside.sides, beside.scope, beside.scope.asked.sight.whose
    rows = listed_at(engine(), [side.listing_id for side in sides], whose)
    sources = {int(row["listing_id"]): row for _i, row in rows.iterrows()}
    with speaking(beside.spoken):
        return tuple(
            _side(side, other.name, sources.get(side.listing_id), scope)
            for side, other in zip(sides, reversed(sides), strict=True)
        )


def _side(side: Side, other: str, source: pd.Series | None, scope: Scope) -> Told:
    """`other`: the name of the model on the other side."""
    lines = [f":small[{plain(side.head)} · {side.year}]", f"#### {plain(side.name)}"]
    if only := _only(side.name, other):
        told = _("Chỉ ghi ở tên này: {words}")
        lines.append(f":small[{plain(told.format(words=only))}]")
    lines.append(_facts(side, scope, source))
    return Told(lines, None if source is None else _original(source, scope))


def _original(source: pd.Series, scope: Scope) -> tuple[int, str] | None:
    number = int(source["submission_id"])
    theirs = handed_in.may_open(engine(), number, scope.asked.sight.whose)
    return (number, str(source["file"])) if theirs else None


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


def _offer_file(side: Side, number: int, file: str, scope: Scope) -> None:
    whose = scope.asked.sight.whose
    st.download_button(
        _("Tải tệp gốc"),
        lambda: handed_in.original(engine(), number, whose),
        file_name=file,
        key=f"goc_{side.listing_id}_{side.head}",
        type="tertiary",
        icon=":material/download:",
    )
