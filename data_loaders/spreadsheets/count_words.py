"""The number of models that a cell of a counts form states: "02 MH", "không", "3 (2 mới)"."""

import re
from typing import NamedTuple

from data_loaders.spreadsheets.count_columns import NOT_COUNTED
from data_loaders.spreadsheets.sheets import Value
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import Origin
from domain.text import parse_number, words

_NONE = frozenset(
    {"không", "không có", "chưa có", "ko", "o", "khong", "khong co", "chua co"}
    | {"không có mô hình", "chưa có mô hình", "không đăng ký", "không phát sinh"}
)
_WITHIN = re.compile(r"\(([^()]*\d[^()]*)\)\s*$")
_PART = re.compile(r"(\d{1,4})\s*([^\W\d_][^\d,;+&]*)")
_ONLY_PARTS = re.compile(r"\s*(?:\d{1,4}\s*[^\W\d_][^\d,;+&]*(?:[,;+&]\s*|$))+")


_MOST = 1_000_000  # models in one cell: what is more is a sum of money, a code, a slip of the key


class Stated(NamedTuple):
    """What a cell states: its number, and of that what counts (settled rule 2)."""

    number: int
    counted: int


def stated_count(value: Value) -> Stated | None:
    """The number of models that a cell states; None where it states none that can be read."""
    text = str(value or "")
    if words(text) in _NONE:
        return Stated(0, 0)
    if "%" in text:
        return None
    within = _WITHIN.search(text)
    number = _whole(parse_number(text[: within.start()] if within else value))
    if number is not None:
        counted = _counted(number, _parts(within[1])) if within else number
        return None if counted is None else Stated(number, counted)
    parts = _parts(text) if _ONLY_PARTS.fullmatch(text) else []
    if not parts or any(origin is None for origin, _ in parts):
        return None
    number = sum(each for _, each in parts)
    return Stated(number, _counted(number, parts) or 0)


def _whole(number: float | None) -> int | None:
    if number is None or not 0 <= number <= _MOST or not number.is_integer():
        return None
    return int(number)


def _parts(text: str) -> list[tuple[str | None, int]]:
    found = _PART.finditer(text)
    return [(vocabulary().value_within("origin", each[2]), int(each[1])) for each in found]


def _counted(number: int, parts: list[tuple[str | None, int]]) -> int | None:
    """What counts of a number split in words; None where the parts are more than the whole.

    What is left where only the new are named is not new; beside the replicated alone it counts.
    """
    said = [(origin, each) for origin, each in parts if origin]
    kept = sum(each for origin, each in said if origin in NOT_COUNTED)
    new = [each for origin, each in said if origin == Origin.NEW]
    copied = sum(each for origin, each in said if origin == Origin.REPLICATED)
    if sum(each for _, each in said) > number:
        return None
    return sum(new) + copied if new else number - kept
