"""How much an activity did and in what that is measured: "02 căn", "Số căn", "triệu đồng"."""

import re
from collections.abc import Callable

from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.label_words import label_key
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import parse_number, plain, squeeze

_MEASURED = re.compile(r"[\d.,\s]*\d\s*([^\W\d_][^\d()]*?)\s*(?:\([^\d]*\))?[.;]?")
_IN_LABEL = re.compile(r"\(\s*([^\d()]{1,20}?)\s*\)\s*$")
_COUNTED = re.compile(r"(?i:số|so)\s+([^\W\d_][^\W_]*(?: [^\W_]+){0,2})")
_LONGEST = 30  # letters of a unit of measure: what is longer tells of something
# How many million đồng one of a unit of money is; the first that a text names decides.
_MONEY = (
    (re.compile(r"\btỷ|\btỉ"), 1000.0),
    (re.compile(r"\btriệu|\btr\b|\btrđ|\btr\.đ"), 1.0),
    (re.compile(r"\bnghìn|\bngàn|1\.000|\b1000\b"), 0.001),
    (re.compile(r"\bđồng|\bvnđ|\bvnd|\(đ\)|\bđ\b"), 0.000001),
)
# Columns of results or sizes may hold quantities.
_MAY_BE_QUANTITIES = frozenset({"state_or_content", "content"})
_SIZES = frozenset({"quy mô", "quy mô thực hiện"})


def measure_of(text: str) -> str:
    """The unit of measure that stands behind a cell's number; "" where none does."""
    found = _MEASURED.fullmatch(squeeze(text))
    return found[1] if found and len(found[1]) <= _LONGEST else ""


def measure_in_label(label: str) -> str:
    """The unit of measure of a label: "Số lượng (căn)", or "Số căn"."""
    if found := _IN_LABEL.search(label):
        return found[1] if vocabulary().role(found[1]) is None else ""
    counted = _COUNTED.fullmatch(squeeze(label))
    return counted[1] if counted and vocabulary().role(label) in {None, "other"} else ""


def without_measure(label: str) -> str:
    """A label less the unit of measure in its brackets."""
    return _IN_LABEL.sub("", label).strip()


def scale_of(text: str) -> float | None:
    """How many million đồng one of the unit of money is that a text names; None where none."""
    said = plain(text)
    return next((million for money, million in _MONEY if money.search(said)), None)


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
