"""What is frozen, as one canonical text and back: the same figures always give the same bytes.

JSON and no format of a library: it is read without running anything, whichever version wrote it,
and its hash does not depend on who writes it
(docs/decisions/041-figures-frozen-for-a-meeting.md).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from data_loaders.frames import ACTIVITY_TYPES
from domain.plans import Plan

FORM = 1
# The table of the files that the figures rest on.
SUBMISSIONS = "submissions"
# The table of where each model counted stands in them; a snapshot of before it was kept has none.
CELLS = "cells"
NO_CELLS = pd.DataFrame(
    {
        "listing_id": pd.Series(dtype="int64"),
        "submission_id": pd.Series(dtype="int64"),
        "sheet": pd.Series(dtype="str"),
        "cell": pd.Series(dtype="str"),
    }
)
# The table of what the reports on campaign rounds did; a snapshot of before it was kept has none.
ACTIVITIES = "activities"
NO_ACTIVITIES = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in ACTIVITY_TYPES.items()})
_DAYS: Literal["datetime64[s]"] = "datetime64[s]"
_WHOLE: Literal["int64"] = "int64"
Written = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was counted as of a day: the plans as they were in force, and the tables by name.

    `tables` holds the `units`, what `metrics.results` gives by its names, the `submissions` that
    all of it rests on, the `cells` of these that first name each model, and the `activities` of the
    reports on rounds that stand.
    """

    as_of: date
    plans: tuple[Plan, ...]
    tables: dict[str, pd.DataFrame]


class UnknownFormError(ValueError):
    """A content that no version of this program wrote, or a later one."""


def written(frozen: Frozen) -> bytes:
    """The content, in UTF-8. Raises `TypeError` for a column of a type that no metric has."""
    told = {
        "form": FORM,
        "as_of": frozen.as_of.isoformat(),
        "plans": [plan.model_dump(mode="json") for plan in frozen.plans],
        "tables": {name: _table(table) for name, table in frozen.tables.items()},
    }
    return as_bytes(told)


def as_bytes(told: Written) -> bytes:
    """The one way in which such a content is written."""
    separators = (",", ":")
    said = json.dumps(
        told, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=separators
    )
    return said.encode("utf-8", "surrogatepass")


def as_told(content: bytes) -> Written:
    """What a content says. Raises `UnknownFormError`."""
    try:
        told = json.loads(content.decode("utf-8", "surrogatepass"))
    except ValueError as fault:
        raise UnknownFormError from fault
    if not isinstance(told, dict) or told.get("form") != FORM:
        raise UnknownFormError
    return told


def read(content: bytes) -> Frozen:
    """The tables and plans of a content, each column of the type that it had."""
    told = as_told(content)
    # As text again: only that reads days and codes in the types that a plan asks for.
    plans = tuple(Plan.model_validate_json(json.dumps(plan)) for plan in told["plans"])
    tables = {name: _read_table(table) for name, table in told["tables"].items()}
    return Frozen(date.fromisoformat(told["as_of"]), plans, tables)


def _table(table: pd.DataFrame) -> list[Written]:
    return [
        {"name": name, "type": str(table[name].dtype), **_column(table[name])} for name in table
    ]


def _column(column: "pd.Series[Any]") -> Written:
    kind = str(column.dtype)
    if kind in _WAYS:
        return {"values": _WAYS[kind](column)}
    if kind in {"str", "object"}:
        return _words(column)
    raise TypeError(f"{column.name}: {kind}")


def _words(column: "pd.Series[Any]") -> Written:
    """Each word once, and where it stands; -1 where there is none."""
    at, words = pd.factorize(column)
    if not all(isinstance(word, str) for word in words):
        raise TypeError(str(column.name))
    return {"words": list(words), "values": at.tolist()}


def _numbers(column: "pd.Series[Any]") -> list[Any]:
    values: list[Any] = column.astype("object").where(column.notna(), None).tolist()
    return values


def _seconds(column: "pd.Series[Any]") -> list[Any]:
    return _numbers(column.astype(_WHOLE).astype("Int64").where(column.notna()))


_WAYS: dict[str, Callable[["pd.Series[Any]"], list[Any]]] = {
    _WHOLE: lambda column: column.tolist(),
    "bool": lambda column: column.tolist(),
    "Int64": _numbers,
    "float64": _numbers,
    _DAYS: _seconds,
}


def _read_table(columns: list[Written]) -> pd.DataFrame:
    return pd.DataFrame({column["name"]: _read_column(column) for column in columns})


def _read_column(column: Written) -> "pd.Series[Any]":
    values, kind = column["values"], column["type"]
    made: pd.Series[Any]
    if "words" in column:
        words = [*column["words"], None]
        made = pd.Series([words[place] for place in values], dtype=kind)
    elif kind == _DAYS:
        made = pd.Series(pd.array(values, dtype="Int64")).astype(_DAYS)
    else:
        made = pd.Series(values, dtype=kind)
    return made
