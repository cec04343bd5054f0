"""The year that a title says without the word for it: "ĐĂNG KÝ DÂN VẬN KHÉO 2023".

For a round also that of its days: "(Từ ngày 16/7 đến ngày 30/7/2019)".
"""

import re

from data_loaders.spreadsheets.heads import Words, is_title, less_days, years_alone
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.rounds_said import days_in
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ReportKind
from domain.text import fold

_LONGEST = 160  # letters; what is longer tells of something
_OF_OTHERS = re.compile(r"\W*(?:can cu|thuc hien|kem theo|kinh gui|theo)\b")
_OF_THE_MOVEMENT = re.compile(r"\bdan van\b|\b(?:mo|dien) hinh\b")
_FROM_TO = re.compile(r"\btu\s+(?:ngay\s+)?\d.*\bden\b|\d\s*[-–]\s*\d")


def year_of_title(around: list[Words], sheet: str, kind: ReportKind) -> Said | None:
    """The one year that a title says, or for a round its days do; None where none says one."""
    for each in around:
        if _may_be_title(each.text) and len(years := years_alone(less_days(each.text))) == 1:
            return Said(years.pop(), each.text, sheet, each.place)
    return _year_of_days(around, sheet) if kind is ReportKind.ROUND else None


def _may_be_title(text: str) -> bool:
    key = fold(text)
    if not is_title(text) or len(text) > _LONGEST or _OF_OTHERS.match(key):
        return False
    said = text.isupper() or vocabulary().kind_of(text) is not None
    return said and _OF_THE_MOVEMENT.search(key) is not None


def _year_of_days(around: list[Words], sheet: str) -> Said | None:
    for each in around:
        years = {day.year for day in days_in(each.text)} if _FROM_TO.search(fold(each.text)) else ()
        if len(years) == 1:
            return Said(next(iter(years)), each.text, sheet, each.place)
    return None
