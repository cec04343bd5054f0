"""How much an activity did and in what that is measured: "02 căn", "Số căn"."""

import re

from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import squeeze

_MEASURED = re.compile(r"[\d.,\s]*\d\s*([^\W\d_][^\d()]*?)\s*(?:\([^\d]*\))?[.;]?")
_IN_LABEL = re.compile(r"\(\s*([^\d()]{1,20}?)\s*\)\s*$")
_COUNTED = re.compile(r"(?i:số|so)\s+([^\W\d_][^\W_]*(?: [^\W_]+){0,2})")
_LONGEST = 30  # letters of a unit of measure: what is longer tells of something


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
