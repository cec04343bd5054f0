"""What the words of a head say beneath those of a group, or beside each other."""

import re
from itertools import pairwise

from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.fields import Fields
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.judgements import says_recognised
from data_loaders.spreadsheets.label_words import label_key
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import fold, parse_number

_MANY_FIELDS = 2
_LONGEST_LABEL = 160
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUM_OF_YEARS = re.compile(r"\bluy ke\b|\bcong don\b")
_BESIDE_MONEY = frozenset({"unit_of_measure", "quantity", "note", "serial", "name", "activity"})
# Beneath "Hình thức": elsewhere "TT" numbers the rows.
_FORMS = {"tt": "collective", "cn": "individual"}


def settle_pairs(columns: list[Column]) -> None:
    """Know "TT | CN" beside each other for collectives and individuals, with or without a group."""
    for left, right in pairwise(columns):
        if left.role == "serial" and label_key(right.label.rpartition(" › ")[2]) == "cn":
            group = left.label.rpartition(" › ")[0]
            said = left.says if group == right.label.rpartition(" › ")[0] else {}
            for column, form in zip((left, right), _FORMS.values(), strict=True):
                column.role, column.says = None, {**said, "form": form}


def settle_fields(header: Header, fields: Fields) -> None:
    """Know a column among those of fields by a part of its field's name: "Công đoàn".

    Elsewhere the same words may be a unit's label; the first column of units stays one.
    """
    found = [column.index for column in header.columns if "field" in column.says]
    if len(found) < _MANY_FIELDS:
        return
    said = {column.says["field"] for column in header.columns if "field" in column.says}
    units = header.column("unit")
    for column in header.columns:
        beside = min(found) - 1 <= column.index <= max(found) + 1
        spare = column.role is None or (column.role == "unit" and column is not units)
        if not beside or not spare or column.says:
            continue
        code = fields.of_part(column.label.rpartition(" › ")[2])
        if code and code not in said:
            column.role, column.says = None, {"field": code}


def within_group(group: str, label: str) -> dict[str, str | int]:
    """What a label says beneath its group's: "Huyện" beneath "Cấp công nhận"."""
    role = vocabulary().role(group) or ""
    for about in ("origin", "form") if role == "origin_or_form" else (role,):
        if about == "form" and label_key(label) in _FORMS:
            return {about: _FORMS[label_key(label)]}
        if about in {"origin", "form", "state", "level"} and (
            value := vocabulary().value(about, label)
        ):
            return {about: value}
    return {}


def is_money(levels: list[str]) -> bool:
    """Whether labels from the top down are those of a source of money, or of all: "Kinh phí ›
    Công đoàn". The source is nobody's label.
    """
    if len(levels) < 2 or vocabulary().role(levels[-1]) in _BESIDE_MONEY:
        return False
    return any(vocabulary().role(level) == "worth" for level in levels[:-1])


def level_named(label: str) -> str | None:
    """The one level that a column's label says has recognised: "Công nhận cấp huyện"."""
    key = f" {label_key(label)} "
    levels = vocabulary().values["level"].items()
    said = {value for form, value in levels if f" {form} " in key}
    return said.pop() if len(said) == 1 and says_recognised(label) else None


def is_beneath_groups(grid: Grid, row: int) -> bool:
    """Whether a row holds only what stands beneath groups, between labels merged down over it."""
    labels = [column for column, _ in grid.cells(row - 1)]
    areas = {column: grid.area(row - 1, column) for column in labels}
    alone = [column for column, area in areas.items() if area[3] == area[1]]
    groups = [range(area[1], area[3] + 1) for area in areas.values() if area[3] > area[1]]
    return (
        len(alone) > 1
        and all((row, column) in grid.anchors for column in alone)
        and all(any(column in group for group in groups) for column, _ in grid.cells(row))
    )


def may_be_label(text: str) -> bool:
    """Whether a text may be a column's label: no number but a year."""
    if len(text) > _LONGEST_LABEL or text.endswith(":"):
        return False
    return parse_number(text) is None or _YEAR.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Whether a cell holds a number that no head has: not a year, not the (1) of a column."""
    number = parse_number(text) if text[:1].isdigit() else None
    return number is not None and not 1900 < number < 2100


def is_sum_of_years(text: str) -> bool:
    """Whether a label is that of numbers added up over years: "Lũy kế đến nay"."""
    return _SUM_OF_YEARS.search(fold(text)) is not None
