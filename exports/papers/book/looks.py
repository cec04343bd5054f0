"""How the cells of the workbook look: Times New Roman, thin rules, the states' own colours."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from charts import theme
from domain.kinds import UnitState
from exports.form_looks import HEAD, INK, LINE

FONT = "Times New Roman"
# A pattern of fine strokes, as the charts hatch what nobody reported.
_HATCH = {"pattern": 14, "fg_color": "#C9C4BB", "bg_color": "#F4F1EC"}
_FAINT = theme.faint(dark=False)
_RULED: dict[str, Any] = {"border": 1, "border_color": LINE, "valign": "vcenter"}
_CENTRED: dict[str, Any] = {**_RULED, "align": "center"}
_WORDS: dict[str, Any] = {**_RULED, "text_wrap": True, "indent": 1}
_ACROSS: dict[str, Any] = {"align": "center", "valign": "vcenter", "text_wrap": True}
_HEAD: dict[str, Any] = {**_CENTRED, "bold": True, "text_wrap": True, "bg_color": HEAD}
_SUM: dict[str, Any] = {**_CENTRED, "bold": True, "bg_color": "#F7F5F0"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"italic": True, "font_color": _FAINT},
    "caption": {"bold": True, "font_size": 12},
    "head": _HEAD,
    "words": _WORDS,
    "within": {**_WORDS, "indent": 3},
    "small": {**_WORDS, "font_size": 9},
    "centred": {**_CENTRED, "text_wrap": True},
    "whole": {**_CENTRED, "num_format": "#,##0"},
    "quantity": {**_CENTRED, "num_format": "#,##0.0##"},
    "parts": {**_CENTRED, "num_format": "#,##0.00"},
    "starred": {**_CENTRED, "num_format": '#,##0"*"'},
    "year": {**_CENTRED, "num_format": "0"},
    "day": {**_CENTRED, "num_format": "dd/mm/yyyy"},
    "share": {**_CENTRED, "num_format": "0.0%"},
    "silent": {**_CENTRED, **_HATCH, "font_size": 9, "text_wrap": True},
    "alarm": {**_CENTRED, "bg_color": "#FBE3D6", "text_wrap": True},
    "sum_words": {**_SUM, "align": "left"},
    "sum": {**_SUM, "num_format": "#,##0"},
    "sum_parts": {**_SUM, "num_format": "#,##0.00"},
    "sum_share": {**_SUM, "num_format": "0.0%"},
    "superior": {**_ACROSS, "font_size": 12},
    "issuer": {**_ACROSS, "font_size": 12, "bold": True},
    "rule": {**_ACROSS, "font_size": 8},
    "big": {**_ACROSS, "font_size": 16, "bold": True},
    "place": {**_ACROSS, "font_size": 13, "bold": True},
    "plan": {**_ACROSS, "font_size": 12, "italic": True},
    "stamp": {**_ACROSS, "font_color": _FAINT},
    "link": {**_WORDS, "font_color": "#0B5394", "underline": 1},
}
# The looks of a unit-year's cell; a number alone bears a star.
_STARRED = {"num_format": '#,##0"*"'}


def _state_look(state: UnitState) -> dict[str, Any]:
    if state is UnitState.NOT_REPORTED:
        return LOOKS["silent"]
    if state is UnitState.NOT_OWED:
        return {
            **_CENTRED,
            "num_format": "#,##0",
            "font_color": _FAINT,
            "font_size": 9,
            "text_wrap": True,
        }
    ground = {"bg_color": theme.STATES[state], "text_wrap": True}
    return {**_CENTRED, "num_format": "#,##0", "font_color": theme.ON_COLOUR, **ground}


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        base = {"font_name": FONT, "font_size": 11, "font_color": INK}
        known = dict(LOOKS)
        for state in UnitState:
            known[state.value] = _state_look(state)
            known[starred(state.value)] = {**_state_look(state), **_STARRED}
        self._made = {name: book.add_format({**base, **own}) for name, own in known.items()}

    def __getitem__(self, name: str) -> Format:
        return self._made[name]


def starred(state: str) -> str:
    """The look of a unit-year whose figure is a number without a list."""
    return f"{state}*"
