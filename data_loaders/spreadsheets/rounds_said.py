"""Which campaign round a report is of: by the words over its table, its names, or its days.

“Đợt 1”, “ĐỢT II”, “đợt hai”; else days that lie within the days of one round of the plan. A text
that names several rounds (“đợt 1 và đợt 2”) names none.
"""

import re
from datetime import date

from data_loaders.spreadsheets.heads import Words
from data_loaders.spreadsheets.meanings import Said
from domain.kinds import ReportKind
from domain.plans import Plan, Round
from domain.text import fold, parse_day

_IN_WORDS = {"mot": 1, "nhat": 1, "hai": 2, "nhi": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
_IN_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
# Not "đợt năm 2019", "đợt 15 ngày", nor "đợt 16/7".
_NUMBER = rf"(\d{{1,2}}|{'|'.join([*_IN_ROMAN, *_IN_WORDS])}(?<!nam)|nam(?!\s*\d))\b"
_NOT_A_NUMBER = r"(?!\s*ngay\b|\s*[/.-]\s*\d{1,2}(?!\d))"
_ROUND = re.compile(rf"\bdot\s*(?:thu\s*|so\s*)?{_NUMBER}{_NOT_A_NUMBER}")
_ANOTHER = re.compile(rf"\s*(?:va|,|&|\+|den|-)\s*{_NUMBER}{_NOT_A_NUMBER}")
_ALONE = re.compile(rf"(?:dot\s*)?(?:thu\s*|so\s*)?{_NUMBER}[\s.]*(?:(?:nam\s*|/\s*)\d{{4}})?")
_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")
_SHORT_RANGE = re.compile(
    r"(\d{1,2}\s*[/.-]\s*\d{1,2})\s*(?:-|–|den(?:\s*het)?(?:\s*ngay)?)\s*"
    r"(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(\d{4}))"
)


def round_said(text: str) -> int | None:
    """The one round that a text or a name speaks of."""
    folded = fold(text.replace("_", " "))
    numbers = set()
    for found in _ROUND.finditer(folded):
        numbers.add(_number(found[1]))
        if more := _ANOTHER.match(folded, found.end()):
            numbers.add(_number(more[1]))
    return numbers.pop() if len(numbers) == 1 else None


def round_of_cell(text: str) -> int | None:
    """The round that a cell beneath “Đợt” says: "1", "II", "Đợt hai", "Đợt 1 năm 2019"."""
    found = _ALONE.fullmatch(fold(text))
    return _number(found[1]) if found else None


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else (_IN_ROMAN | _IN_WORDS)[words]


def round_around(
    own: list[Words], top: list[Words], sheet: str, plan: Plan, kind: ReportKind
) -> Said | None:
    """The round of a table: by the words over it, its sheet's name, those over the sheet, days.

    Tables of other kinds than a round's are of none.
    """
    if kind is not ReportKind.ROUND:
        return None
    said = _round_in(own, sheet) or round_of_name(sheet, sheet) or _round_in(top, sheet)
    return said or _round_by_days(own, sheet, plan) or _round_by_days(top, sheet, plan)


def _round_in(around: list[Words], sheet: str) -> Said | None:
    for each in around:
        if number := round_said(each.text):
            return Said(number, each.text, sheet, each.place)
    return None


def round_of_name(name: str, sheet: str) -> Said | None:
    """The round that the name of a file or a sheet says."""
    number = round_said(name)
    return Said(number, name, sheet) if number else None


def _round_by_days(around: list[Words], sheet: str, plan: Plan) -> Said | None:
    """The round within whose days all days of a line over the table lie."""
    for each in around:
        if (days := days_in(each.text)) and (number := round_within(days, plan)):
            return Said(number, each.text, sheet, each.place)
    return None


def round_within(days: list[date], plan: Plan) -> int | None:
    """The number of the one round of the plan within whose days all of `days` lie."""
    numbers = [each.number for each in plan.rounds if all(_has(each, day) for day in days)]
    return numbers[0] if len(numbers) == 1 else None


def _has(each: Round, day: date) -> bool:
    if each.first_day is None or each.last_day is None:
        return False
    return each.first_day <= day <= each.last_day


def days_in(text: str) -> list[date]:
    """The days of a line; of "16/7 - 30/7/2019" both."""
    said = _SHORT_RANGE.sub(r"\1/\3 \2", fold(text))
    return [day for found in _DAY.findall(said) if (day := parse_day(found))]


def only_round(plan: Plan, year: int | None) -> int | None:
    """The number of the plan's round of a year that has one round."""
    numbers = [each.number for each in plan.rounds_of(year)] if year is not None else []
    return numbers[0] if len(numbers) == 1 else None
