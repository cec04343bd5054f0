"""Names pasted from a paper or a sheet, found again among the models."""

import re
from collections.abc import Mapping

import pandas as pd

from domain.model_names import name_key
from domain.text import fold, words

_CELLS = re.compile(r"[\t;|]")
_SERIAL = re.compile(r"^\s*(?:\d{1,4}|[ivx]{1,5})\s*[.)/]\s*|^\s*[-+•]\s*", re.IGNORECASE)


def pasted(text: str, models: pd.DataFrame, units: Mapping[int, str]) -> pd.DataFrame:
    """One row for each line of `text` that says something: `line`; `model_id` Int64, where exactly
    one of `models` is meant; `found`, how many bear that name.

    A line is a model's name, or cells parted by a tab, “;” or “|” of which one is its name and
    another may be that of its unit (`units`: id → name), as a sheet is pasted. Of a model
    registered in several years the id is one and the same.
    """
    known: dict[str, set[tuple[int, int]]] = {}
    for key, unit, model in zip(
        models["name_key"], models["unit_id"], models["model_id"], strict=True
    ):
        known.setdefault(fold(key), set()).add((int(unit), int(model)))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    met = [_met(line, known, units) for line in lines]
    ids = [next(iter(each)) if len(each) == 1 else None for each in met]
    return pd.DataFrame(
        {"line": pd.Series(lines, dtype="str"), "model_id": pd.Series(ids, dtype="Int64")}
        | {"found": pd.Series([len(each) for each in met], dtype="int64")}
    )


def keys_in(text: str) -> set[str]:
    """The `name_key` of every cell of `text`."""
    return {name_key(cell) for line in text.splitlines() for cell in _cells(line)}


def _cells(line: str) -> list[str]:
    cells = [_SERIAL.sub("", cell).strip() for cell in _CELLS.split(line)]
    return [cell for cell in cells if cell]


def _met(
    line: str, known: Mapping[str, set[tuple[int, int]]], units: Mapping[int, str]
) -> set[int]:
    cells = _cells(line)
    said = {fold(words(cell)) for cell in cells}
    named = [known.get(fold(name_key(cell)), set()) for cell in cells]
    meant = next((each for each in named if each), set())
    of_unit = {pair for pair in meant if fold(words(units.get(pair[0], ""))) in said}
    return {model for _unit, model in of_unit or meant}
