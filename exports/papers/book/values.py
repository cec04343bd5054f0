"""Columns of tables as the values of cells: what is missing is None, a moment is its day."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from domain.text import sort_key
from exports.papers.issue import Issue


def values_of(column: pd.Series) -> list[Any]:
    """The values down a column."""
    if isinstance(column.dtype, pd.DatetimeTZDtype) or column.dtype.kind == "M":
        return [None if pd.isna(moment) else moment.date() for moment in column]
    return [None if pd.isna(value) else value for value in column.tolist()]


def in_words(column: pd.Series, label: Callable[[str], str]) -> list[str | None]:
    """Codes as words, each worded once; None where there is no code."""
    words = {code: label(str(code)) for code in column.dropna().unique()}
    return [None if pd.isna(code) else words[code] for code in column.tolist()]


def units_by_name(issue: Issue) -> pd.DataFrame:
    """`unit_id`, `code`, `name`, `kind` of each unit, and `place`, its own by the alphabet."""
    units = issue.seen.units.drop_duplicates("unit_id")[["unit_id", "code", "name", "kind"]]
    ordered = sorted(set(units["name"]), key=sort_key)
    ranks = {name: rank for rank, name in enumerate(ordered)}
    named = units.assign(rank=units["name"].map(ranks)).sort_values(["rank", "code"])
    return named.drop(columns="rank").assign(place=range(len(named))).reset_index(drop=True)


def year_first(years: pd.Series, issue: Issue) -> "pd.Series[int]":
    """By which rows are ordered: those of the paper's own year, then the latest first."""
    order: pd.Series[int] = (-years).where(years != issue.year, -(10**6))
    return order


def places_of(rows: pd.DataFrame) -> list[str | None]:
    """Where each row stands in its file: “sheet!cell”; None where that is not kept."""
    pairs = zip(values_of(rows["sheet"]), values_of(rows["cell"]), strict=True)
    return [None if cell is None else f"{sheet}!{cell}" if sheet else cell for sheet, cell in pairs]
