"""Reports on a quarter or a month: "BÁO CÁO TIẾN ĐỘ QUÝ III/2024". None of them is the year's own.

What a quarter brought is not what the year has brought by then: only "9 tháng" says that.
"""

import re

from data_loaders.spreadsheets.heads import Words, is_told_of_reports, period_in
from domain.kinds import Period, ReportKind
from domain.text import fold

_QUARTER = re.compile(r"\bquy\s+(iv|i{1,3}|[1-4])(?:\s*[/,.-]\s*(?:nam\s*)?20\d\d|\s+nam\b|\W*$)")
_MONTH = re.compile(r"\bthang\s+(\d{1,2})(?:\s*[/,.-]\s*(?:nam\s*)?20\d\d|\s+nam\b)")
_DAY = re.compile(r"\bngay\s+\S+\s+thang\b|\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d")
_FROM_TO = re.compile(r"\b(?:tu|den|het)\b.{0,20}\b(?:quy|thang)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SHORT_PARTS = frozenset(
    {*(Period(f"quarter_{n}") for n in range(1, 5)), *(Period(f"month_{n}") for n in range(1, 13))}
)
# By the end of these the year's models are registered ("trong quý I").
_WHEN_REGISTERED = frozenset({Period.QUARTER_1, Period.MONTH_1, Period.MONTH_2, Period.MONTH_3})


def period_of(around: list[Words], kind: ReportKind) -> Period:
    """The part of the year that the words over a table say it tells of.

    A list registered after the year's own, in another quarter or month, supplements it.
    """
    period = period_in(around)
    if period is not Period.YEAR:
        return period
    short = next((part for each in around if (part := _short_part(each.text))), Period.YEAR)
    if kind is not ReportKind.REGISTER or short is Period.YEAR:
        return short
    return Period.YEAR if short in _WHEN_REGISTERED else Period.SUPPLEMENT


def is_short_part(period: Period) -> bool:
    """Whether a period is a quarter or a month."""
    return period in _SHORT_PARTS


def _short_part(text: str) -> Period | None:
    """The quarter or month that a title names; None for what rests on papers, days and spans."""
    key = fold(text)
    if text.startswith("(") or _DAY.search(key) or _FROM_TO.search(key):
        return None
    if not is_told_of_reports(text):
        return None
    if found := _QUARTER.search(key):
        return Period(f"quarter_{_ROMAN.get(found[1]) or found[1]}")
    found = _MONTH.search(key)
    return Period(f"month_{int(found[1])}") if found and 1 <= int(found[1]) <= 12 else None
