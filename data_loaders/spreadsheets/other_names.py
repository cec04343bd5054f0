"""Two lists side by side: the models carried out last year, and those registered for this one.

Read is the column of those registered; the other is told, never taken for it.
"""

import re

from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.meanings import Meaning, Said
from domain.text import fold, parse_number, parse_year, words

_TWO = 2
_ROWS = 10
_OF_MODELS = re.compile(r"\b(?:mo hinh|dien hinh|mh)\b")
_REGISTERED = re.compile(r"\bdang k[yi]\b")
_CARRIED_OUT = re.compile(r"\b(?:da|thuc hien|nam truoc|duy tri|hien co|xay dung)\b")
_MAY_SAY = {"state", "year"}


def settle_other_names(header: Header, grid: Grid) -> None:
    """Make the column of models registered the one of names, and others of names no part of it."""
    may_be = [column for column in header.columns if _may_name(column)]
    if len(may_be) < _TWO:
        return
    named = [column for column in may_be if _holds_names(grid, header, column)]
    registered = [column for column in named if _REGISTERED.search(fold(column.label))]
    if len(registered) != 1:
        return
    others = [c for c in named if c is not registered[0] and _is_of_another_time(c, registered[0])]
    for column in others:
        column.role, column.says = "other_name", {}
    if others:
        registered[0].role, registered[0].says = "name", {}


def names_say(header: Header, grid: Grid) -> Meaning:
    """The year that the label of the models registered says, where others stand beside them."""
    name = header.column("name")
    year = parse_year(name.label) if name and header.column("other_name") else None
    if name is None or year is None:
        return {}
    return {"year": Said(year, name.label, grid.name, (header.bottom, name.index))}


def _may_name(column: Column) -> bool:
    if column.role == "name":
        return True
    says = column.says.keys()
    return (
        column.role is None
        and says <= _MAY_SAY
        and _OF_MODELS.search(fold(column.label)) is not None
    )


def _holds_names(grid: Grid, header: Header, column: Column) -> bool:
    first = header.bottom + 1
    texts = [grid.spread_text(row, column.index) for row in range(first, first + _ROWS)]
    said = [text for text in texts if text]
    names = sum(parse_number(text) is None and " " in words(text) for text in said)
    return bool(said) and names * 2 > len(said)


def _is_of_another_time(column: Column, registered: Column) -> bool:
    year, other = parse_year(registered.label), parse_year(column.label)
    if year and other:
        return year != other
    return _CARRIED_OUT.search(fold(column.label)) is not None
