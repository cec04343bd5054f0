"""Sheets that are not the official ones by their names: drafts, old copies, examples to fill in by.

A name alone decides nothing: such a sheet is left out where the file has another one in its place.
"""

import re

from data_loaders.spreadsheets.report import SheetTables
from data_loaders.spreadsheets.tables import Shape, Table
from domain.model_names import name_key
from domain.problems import Fault, Problem
from domain.text import fold, words

# Never the official one, whatever it lists …
_DRAFT = re.compile(r"\b(?:nhap|draft|sao luu|backup)\b")
_GUIDE = re.compile(r"\b(?:vi du|huong dan|example)\b|^(?:vd|hd)$")
# … and one that may be a list of its own ("Mô hình cũ", "Biểu mẫu 1"), unless it says the same.
_COPY = re.compile(r"\b(?:cu|mau|ban sao|copy|ban luu|luu)\b")


def without_drafts(sheets: list[SheetTables]) -> tuple[list[SheetTables], list[Problem]]:
    """The sheets less those that only prepare another one, and what is told of each left out."""
    left = [each for each in sheets if _is_left_out(each, sheets)]
    told = [Problem(each.grid.name, "", Fault.DRAFT_SHEET) for each in left]
    return [each for each in sheets if each not in left], told


def _is_left_out(sheet: SheetTables, sheets: list[SheetTables]) -> bool:
    if sheet.told or not sheet.tables or not _kind(sheet):
        return False
    official = [each for each in sheets if each is not sheet and not _kind(each)]
    if _kind(sheet) == "guide":
        return any(each.tables for each in official)
    shapes = {table.shape for table in sheet.tables}
    others = [table for each in official for table in each.tables if table.shape in shapes]
    if _kind(sheet) == "draft":
        return any(table.body.lines for table in others)
    own = set().union(*map(_keys, sheet.tables))
    same = own & set().union(*map(_keys, others)) if others else set()
    return bool(own) and len(same) * 2 >= len(own)


def _kind(sheet: SheetTables) -> str:
    """What a sheet is by its name: "draft", "guide", "copy"; "" for an official one."""
    name = fold(words(sheet.grid.name))
    kinds = (("draft", _DRAFT), ("guide", _GUIDE), ("copy", _COPY))
    return next((kind for kind, said in kinds if said.search(name)), "")


def _keys(table: Table) -> set[str]:
    """What the rows of a table say: the names of its models, or whole rows of numbers."""
    if table.shape is Shape.LIST:
        texts = [table.grid.text(line.row, table.key.index) for line in table.body.lines]
    else:
        rows = [table.grid.cells(line.row) for line in table.body.lines]
        texts = [" ".join(text for _, text in cells) for cells in rows]
    return {name_key(text) for text in texts if text}
