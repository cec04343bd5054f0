"""Reports on a half, a quarter or a month of a year: "BÁO CÁO TIẾN ĐỘ QUÝ III/2024". None of them
is the year's own.

What a quarter brought is not what the year has brought by then: only "9 tháng" says that.
"""

import re

from data_loaders.spreadsheets.heads import Words, is_title, less_days, years_alone
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary
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

_PART_OF_YEAR = re.compile(
    r"\b(0?6|sau|0?9|chin) thang(?: dau| (cuoi))?(?: nam\b|\s*[/-]\s*20\d\d)"
)
_PARTS = dict.fromkeys(("6", "06", "sau"), Period.FIRST_HALF) | dict.fromkeys(
    ("9", "09", "chin"), Period.NINE_MONTHS
)
_SUPPLEMENT = re.compile(
    r"\bdang ky (?:mo hinh )?bo sung\b|\bbo sung\b.{0,40}\bdang ky\b|\bdanh sach bo sung\b"
)
_REPORTS = re.compile(r"\b(?:bao cao|so ket|ket qua|tien do|tinh hinh|so luong|so lieu)\b")
_OF_MODELS = re.compile(r"\b(?:mo hinh|dien hinh|dan van kheo|dvk)\b")
_RESTS_ON = re.compile(
    r"\b(?:theo (?!doi\b)|can cu|kem|ke hoach|chuong trinh|phuong huong|nhiem vu|de nghi|dang k[yi]"
    r"|du kien|giao|cong van|nghi quyet|chi thi)\b"
)


def period_of(around: list[Words], kind: ReportKind) -> Period:
    """The part of the year that the words over a table say it tells of.

    A list registered after the year's own, in another quarter or month, supplements it.
    """
    titles = _titles_for(around, kind)
    period = _part_in(around, titles)
    if period is not Period.YEAR:
        return period
    short = next((part for each in around if (part := _short_part(each, titles))), Period.YEAR)
    if kind is not ReportKind.REGISTER or short is Period.YEAR:
        return short
    return Period.YEAR if short in _WHEN_REGISTERED else Period.SUPPLEMENT


def is_short_part(period: Period) -> bool:
    """Whether a period is a quarter or a month."""
    return period in _SHORT_PARTS


def _part_in(around: list[Words], titles: list[Words]) -> Period:
    """The part of the year that a title speaks of: "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023".

    `titles`: lines that may say it, though they name no report.
    """
    for each in around:
        text = fold(each.text)
        if _SUPPLEMENT.search(text) and vocabulary().kind_of(each.text) == ReportKind.REGISTER:
            return Period.SUPPLEMENT
        found = _PART_OF_YEAR.search(text)
        said = found and (found.start() < 2 or _is_told_of_reports(each.text) or each in titles)
        if found and said:
            return _PARTS[found[1]] if found[2] is None else Period.SECOND_HALF
    return Period.YEAR


def _titles_for(around: list[Words], kind: ReportKind) -> list[Words]:
    """The lines that may be the title of a report other than a register, though they name none:
    "BIỂU THEO DÕI MÔ HÌNH … 6 THÁNG ĐẦU NĂM 2023". None where another line is a year's title.
    """
    if kind is ReportKind.REGISTER or any(_titles_a_year(each.text) for each in around):
        return []
    return [each for each in around if _speaks_of_models(each.text)]


def _titles_a_year(text: str) -> bool:
    key = fold(text)
    if not is_title(text) or any(part.search(key) for part in (_PART_OF_YEAR, _QUARTER, _MONTH)):
        return False
    titles = vocabulary().kind_of(text) is not None or _speaks_of_models(text)
    return titles and bool(years_alone(less_days(text)))


def _speaks_of_models(text: str) -> bool:
    """Whether a line speaks of models and is no section, no paper that a report rests on, and
    nothing that lies ahead.
    """
    key = fold(text)
    speaks = is_title(text) and not numbered(text)[0] and _OF_MODELS.search(key) is not None
    return speaks and not _RESTS_ON.search(key)


def _is_told_of_reports(text: str) -> bool:
    """Whether a text names a kind of report, or begins with a part of the year."""
    said = vocabulary().kind_of(text) or _REPORTS.search(fold(text))
    return said is not None or fold(text).startswith(("quy ", "thang "))


def _short_part(line: Words, titles: list[Words]) -> Period | None:
    """The quarter or month that a title names; None for what rests on papers, days and spans."""
    text, key = line.text, fold(line.text)
    if text.startswith("(") or _DAY.search(key) or _FROM_TO.search(key):
        return None
    if not _is_told_of_reports(text) and line not in titles:
        return None
    if found := _QUARTER.search(key):
        return Period(f"quarter_{_ROMAN.get(found[1]) or found[1]}")
    found = _MONTH.search(key)
    return Period(f"month_{int(found[1])}") if found and 1 <= int(found[1]) <= 12 else None
