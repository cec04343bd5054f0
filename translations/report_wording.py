"""A report as a table names it: what it is, the part of its year, and the year."""

from collections.abc import Iterable

from domain.kinds import ReportKind
from translations.wording import report_label


def report_of_year(kind: str, period: str, year: int) -> str:
    """By the cells of a row: “Danh sách đăng ký 2024”."""
    return f"{report_label(ReportKind(kind), period)} {year}"


def reports_of_years(
    kinds: Iterable[str], periods: Iterable[str], years: Iterable[int]
) -> list[str]:
    """The same of every row, by its columns."""
    return [report_of_year(*row) for row in zip(kinds, periods, years, strict=True)]
