"""Names of units whose beginning stands in their column's label: "Xã Thạnh Tây" beneath "CĐCS"."""

import re

from data_loaders.spreadsheets.columns import Column
from data_loaders.unit_names import name_words
from data_loaders.units import Match, Register
from domain.text import words

_BEFORE = re.compile(r"^(?:(?:tên|các)\s+)+", re.I)


class LabelledUnits:
    """Looks up the names in one column of units."""

    def __init__(self, register: Register, column: Column | None) -> None:
        self._register = register
        label = _BEFORE.sub("", column.label.rpartition(" › ")[2]) if column else ""
        self._body = label if self._begins_names(label) else ""

    def _begins_names(self, label: str) -> bool:
        """Whether a label is the word for a body, no place's, with which names of units begin."""
        spelt, key = name_words(), _key(label)
        if not spelt.head.match(key) or spelt.kind.match(key):
            return False
        return any(_key(unit.name).startswith(f"{key} ") for unit in self._register.units)

    def find(self, text: str, year: int | None) -> Match:
        """The unit that a cell means; no place where the label is of bodies that lie in it."""
        if not self._body:
            return self._register.find(text, year)
        whole = self._register.find(f"{self._body} {text}", year)
        if whole.unit is not None:
            return whole
        alone = self._register.find(text, year)
        is_place = alone.unit is not None and name_words().without_kind(_key(alone.unit.name))
        return Match(None, whole.suggestion) if is_place else alone


def _key(name: str) -> str:
    return name_words().told(words(name))[0]
