"""Does what else a report says agree with the year of its title: a title copied from last year."""

from collections.abc import Sequence
from datetime import date

from data_loaders.spreadsheets.cells import Record
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.reading import ROW_COLUMNS
from data_loaders.spreadsheets.report import Around, Report
from data_loaders.spreadsheets.sheets import address
from data_loaders.spreadsheets.tables import Table
from domain.kinds import ReportKind
from domain.problems import Fault, Problem
from domain.text import parse_year

_YEAR = ROW_COLUMNS.index("year")


def check_years(
    report: Report, wanted: Sequence[tuple[Table, Around]], rows: Sequence[Record]
) -> list[Problem]:
    """Tell where years were taken, with the day and the rows that speak of others.

    The year stays as it was taken; rows that state their own keep theirs.
    """
    differing: dict[Said, list[str]] = {}
    for table, around in wanted:
        if around.year and around.year.number:
            others = differing.setdefault(around.year, [])
            others += _day_that_differs(report, around.year, around.kind)
            others += _rows_that_differ(table, around, rows)
    return [
        Problem(
            said.sheet,
            address(*said.place) if said.place else "",
            Fault.YEAR_DIFFERS,
            str(said.value),
            expected="; ".join(dict.fromkeys(others)),
        )
        for said, others in differing.items()
        if others
    ]


def _day_that_differs(report: Report, said: Said, kind: ReportKind) -> list[str]:
    """The report's day, where one of that year's reports is not written then."""
    day, found = report.received, report.received_said
    if day is None or found is None or said.number is None or said.place == found.place:
        return []
    if _may_be_written(day, said.number, kind):
        return []
    return [_told(f"{day:%d/%m/%Y}", found.place)]


def _may_be_written(day: date, year: int, kind: ReportKind) -> bool:
    """Registers come before their year or in it, reports in it or the year after."""
    if kind is ReportKind.REGISTER:
        return day.year in {year - 1, year}
    return day.year in {year, year + 1}


def _rows_that_differ(table: Table, around: Around, rows: Sequence[Record]) -> list[str]:
    """What rows of a register say, where all that speak of a year speak of one other year.

    `rows` are all rows of the file: lists of several years under one title differ from it rightly.
    """
    year = around.year.number if around.year else None
    if around.kind is not ReportKind.REGISTER or not rows:
        return []
    own = {record[_YEAR] for record in rows}
    if len(own) == 1 and year not in own and None not in own:
        return [str(own.pop())]
    column = table.column("time")
    if column is None or own != {year}:
        return []
    texts = table.grid.column_texts(column.index)
    said = [texts[line.row] for line in table.body.lines]
    years = {text: stated for text in set(said) if (stated := parse_year(text))}
    if len(set(years.values())) != 1 or year in years.values():
        return []
    first = next(n for n, text in enumerate(said) if text in years)
    place = table.grid.spread(table.body.lines[first].row, column.index)
    return [_told(str(years[said[first]]), place)]


def _told(words: str, place: tuple[int, int] | None) -> str:
    """What is said, and the cell it stands in."""
    return f"{words} ({address(*place)})" if place else words
