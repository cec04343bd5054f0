"""The year that a report without one likely is of: offered to a person, never taken.

The paper that a list comes with bears a day, and plans say when they will be carried out.
"""

import re

from data_loaders.spreadsheets.heads import Words
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.tables import Table
from domain.text import fold, parse_day, parse_year

_COMES_WITH = re.compile(r"\W*(?:kem theo|ban hanh kem)\b")
_ROWS = 300


def offered_year(table: Table, around: list[Words]) -> Said | None:
    """The one year that the paper a list comes with, or its column of times, names; else None."""
    said = [*_of_papers(table, around), *_of_times(table)]
    years = {each.number for each in said}
    return said[-1] if len(years) == 1 else None


def _of_papers(table: Table, around: list[Words]) -> list[Said]:
    lines = (each for each in around if _COMES_WITH.match(fold(each.text)))
    days = ((each, parse_day(each.text)) for each in lines)
    return [Said(day.year, each.text, table.grid.name, each.place) for each, day in days if day]


def _of_times(table: Table) -> list[Said]:
    column = table.column("time")
    if column is None:
        return []
    found = []
    for line in table.body.lines[:_ROWS]:
        place = table.grid.spread(line.row, column.index)
        if year := parse_year(table.grid.text(*place)):
            found.append(Said(year, table.grid.text(*place), table.grid.name, place))
    return found
