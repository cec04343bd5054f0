"""Checks over a whole file: the same model twice, and what was left out because it is hidden."""

import re
from collections.abc import Iterator
from itertools import groupby

from data_loaders.spreadsheets.cells import Record, Taken
from data_loaders.spreadsheets.reading import ROW_COLUMNS
from data_loaders.spreadsheets.sheets import Sheet, column_letters, column_number
from domain.kinds import ReportKind
from domain.problems import Fault, Problem
from domain.text import name_key

_CELL_OF = re.compile(r"([A-Z]+)(\d+)")
_AT = {name: place for place, name in enumerate(ROW_COLUMNS)}
_KIND, _SHEET, _CELL = _AT["kind"], _AT["sheet"], _AT["cell"]
_UNIT, _NAME, _FIELD, _YEAR = _AT["unit_code"], _AT["name"], _AT["field"], _AT["year"]
_FOUND, _ACCEPTED = _AT["unit_found"], _AT["accepted"]
_ORIGIN, _FORM, _STATE = _AT["origin"], _AT["form"], _AT["state"]


def check_repeats(taken: Taken) -> None:
    """Keep out every row that says again what a sound row before it said of unit and year."""
    seen: dict[tuple[object, ...], object] = {}
    for record in taken.records:
        if not record[_ACCEPTED]:
            continue
        key = _key(record)
        if key in seen:
            record[_ACCEPTED] = False
            found = str(record[_NAME] or record[_FOUND] or "")
            taken.problems.append(
                Problem(
                    str(record[_SHEET]),
                    str(record[_CELL]),
                    Fault.REPEATED_ROW,
                    found,
                    expected=str(seen[key]),
                )
            )
        else:
            seen[key] = record[_CELL]


def _key(record: Record) -> tuple[object, ...]:
    kind = record[_KIND]
    if kind is ReportKind.COUNTS:
        what: tuple[object, ...] = (record[_FIELD], record[_ORIGIN], record[_FORM], record[_STATE])
    elif kind is ReportKind.ROUND:
        what = (name_key(str(record[_NAME])), record[_AT["quantity"]], record[_AT["worth"]])
    else:
        what = (name_key(str(record[_NAME])),)
    return (kind, record[_UNIT], record[_YEAR], *what)


def in_order(problems: list[Problem], sheets: list[str]) -> list[Problem]:
    """Problems as a person meets them: sheet by sheet, down the rows."""

    def place(problem: Problem) -> tuple[int, int, int]:
        sheet = sheets.index(problem.sheet) if problem.sheet in sheets else -1
        found = _CELL_OF.match(problem.cell)
        return (sheet, int(found[2]), column_number(found[1])) if found else (sheet, 0, 0)

    return sorted(problems, key=place)


def hidden_problems(sheet: Sheet) -> list[Problem]:
    """What of a sheet is hidden and says something: it is left out, and that is said."""
    if sheet.hidden:
        return [Problem(sheet.name, "", Fault.HIDDEN_SHEET)] if any(sheet.rows) else []
    return [*_hidden_rows(sheet), *_hidden_columns(sheet)]


def _hidden_rows(sheet: Sheet) -> Iterator[Problem]:
    rows = [
        row for row in sorted(set(sheet.hidden_rows)) if row < len(sheet.rows) and sheet.rows[row]
    ]
    for first, last in _runs(rows):
        yield Problem(sheet.name, f"{first + 1}:{last + 1}", Fault.HIDDEN_ROWS)


def _hidden_columns(sheet: Sheet) -> Iterator[Problem]:
    hidden = set(sheet.hidden_columns)
    widest = max((len(row) for row in sheet.rows), default=0)
    columns = [
        column
        for column in sorted(hidden)
        if column < widest
        and any(len(row) > column and row[column] not in {None, ""} for row in sheet.rows)
    ]
    for first, last in _runs(columns):
        cells = f"{column_letters(first)}:{column_letters(last)}"
        yield Problem(sheet.name, cells, Fault.HIDDEN_COLUMNS)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Unbroken runs of rising numbers: first and last of each."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]
