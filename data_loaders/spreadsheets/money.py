"""In which money worths are stated: by a cell, a label, or a line "ĐVT: nghìn đồng" above."""

import re
from collections.abc import Sequence

from domain.text import plain

# How many million đồng one of a unit of money is; the first that a text names decides.
_MILLIONS = (
    (re.compile(r"\btỷ|\btỉ"), 1000.0),
    (re.compile(r"\btriệu|\btr\b|\btrđ|\btr\.đ|(?<![\d.,])1(?:[. ,]?000){2}(?![\d.,]*\d)"), 1.0),
    (re.compile(r"\bnghìn|\bngàn|(?<![\d.,])1[. ,]?000(?![\d.,]*\d)"), 0.001),
    (re.compile(r"\bđồng|\bvnđ|\bvnd|\(đ\)|\bđ\b"), 0.000001),
)
_NUMBER_BEFORE = re.compile(r"^[\d\s.,]+")
_UNIT = (
    r"(?:(?:tỷ|tỉ|triệu|tr|nghìn|ngàn|1(?:[., ]?000){1,2})[\s.]*(?:đồng|đ|vnđ|vnd)?|đồng|đ|vnđ|vnd)"
    r"(?: (?:việt nam|vn))?"
)
_ALONE = re.compile(rf"\W*{_UNIT}\W*")
_LABEL = r"(?:đvt|đv tính|đơn vị(?: tính)?(?: tiền)?|tính bằng)"
_LABEL_ALONE = re.compile(rf"\W*{_LABEL}\W*")
_LINE = re.compile(
    rf"(?<!\w){_LABEL}\s*(?:[:=]|là)?\s*(?:[^:()\d]{{1,40}}[,;/]\s*)?({_UNIT})\s*(?:[).;,]|$)"
)


def scale_of(text: str) -> float | None:
    """How many million đồng one of the unit of money is that a text names; None where none."""
    said = plain(text)
    return next((million for money, million in _MILLIONS if money.search(said)), None)


def scale_in_cell(text: str) -> float | None:
    """The same of a cell, whose own number names no unit: "1.000 đồng" is in đồng."""
    return scale_of(_NUMBER_BEFORE.sub("", text))


def names_money(text: str) -> bool:
    """Whether a text is a unit of money and nothing else: "nghìn đồng"."""
    return _ALONE.fullmatch(plain(text)) is not None


def scale_said(lines: Sequence[str]) -> float | None:
    """The same of the last of some lines, each a cell, that says in what all below is stated."""
    for number in range(len(lines) - 1, -1, -1):
        text = plain(lines[number])
        if found := _LINE.search(text):
            return scale_of(found[1])
        beside = lines[number + 1] if number + 1 < len(lines) else ""
        if _LABEL_ALONE.fullmatch(text) and names_money(beside):
            return scale_of(beside)
    return None
