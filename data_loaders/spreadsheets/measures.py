"""How much an activity did and in what it is measured, where one cell says both: "02 căn"."""

import re
from collections.abc import Callable

from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.label_words import label_key
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import parse_number, squeeze

_MEASURED = re.compile(r"[\d.,\s]*\d\s*([^\W\d_][^\d()]*?)\s*(?:\([^\d]*\))?[.;]?")
_IN_LABEL = re.compile(r"\(\s*([^\d()]{1,20}?)\s*\)\s*$")
_LONGEST = 30  # letters of a unit of measure: what is longer tells of something
# Columns of results or sizes may hold quantities.
_MAY_BE_QUANTITIES = frozenset({"state_or_content", "content"})
_SIZES = frozenset({"quy mô", "quy mô thực hiện"})


def measure_of(text: str) -> str:
    """The unit of measure that stands behind a cell's number; "" where none does."""
    found = _MEASURED.fullmatch(squeeze(text))
    return found[1] if found and len(found[1]) <= _LONGEST else ""


def measure_in_label(label: str) -> str:
    """The unit of measure in the brackets of a label: "Số lượng (căn)"."""
    found = _IN_LABEL.search(label)
    return found[1] if found and vocabulary().role(found[1]) is None else ""


def know_quantities(header: Header, sample: Callable[[Column], list[str]]) -> None:
    """Of a round's columns know the one of quantities by its cells, where no label names it."""
    if header.column("quantity"):
        return
    for column in header.columns:
        if column.role in _MAY_BE_QUANTITIES or label_key(column.label) in _SIZES:
            texts = sample(column)
            measured = sum(bool(measure_of(text)) for text in texts)
            numbers = sum(parse_number(text) is not None for text in texts)
            if measured and numbers * 3 >= len(texts) * 2:
                column.role = "quantity"
                return
