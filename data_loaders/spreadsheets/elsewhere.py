"""Does a file report for another district: by the institutions over its tables, or their titles.

Offices of the same stock name sit in every district ("Phòng Nội vụ", "Công an huyện"), so where a
form names a place that is neither the plan's nor above it, none of its names mean our units.
"""

import re

from data_loaders.spreadsheets import heads
from data_loaders.spreadsheets.heads import Words
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.vocabulary import vocabulary
from data_loaders.unit_names import place_words
from data_loaders.units import Register
from domain.text import fold, words

_LONGEST = 160  # letters; what is longer tells of something
_NOT_OF_THE_REPORT = re.compile(r"^\W*(?:kinh gui|can cu|noi nhan|hoc tap|so\b)")


def another_place(nearest: list[list[Words]], sheet: str, register: Register) -> Said | None:
    """The other district or province that a table is of, by the words around it, nearest first.

    Who is said to report decides, then the institutions of the head block, then a title.
    """
    for around in nearest:
        for lines in (_unit_lines(around), heads.institutions(around, register), _titles(around)):
            if any(register.place_names.names_ours(text) for _, text in lines):
                return None
            for line, text in lines:
                if place := register.place_names.elsewhere(text):
                    return Said(None, place, sheet, line.place)
    return None


def _unit_lines(around: list[Words]) -> list[tuple[Words, str]]:
    """Lines such as "Đơn vị: Công an huyện Kim Động" and "Huyện: Kim Động"."""
    said = []
    for each, label, text in heads.labelled(around):
        if words(label) in vocabulary().for_the_unit:
            said.append((each, text))
        elif kind := place_words().kind_of_column(label):
            said.append((each, f"{kind} {text}"))
    return said


def _titles(around: list[Words]) -> list[tuple[Words, str]]:
    return [
        (each, each.text)
        for each in around
        if len(each.text) <= _LONGEST
        and not vocabulary().is_date_line(each.text)
        and not _NOT_OF_THE_REPORT.match(fold(each.text))
    ]
