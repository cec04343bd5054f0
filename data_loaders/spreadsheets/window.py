"""The part of a sheet around one cell, to be looked at."""

import re
from dataclasses import dataclass

from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.legacy_text import convert_sheet
from data_loaders.spreadsheets.read import parse_file
from data_loaders.spreadsheets.sandbox import Room, Sandbox
from data_loaders.spreadsheets.sheets import column_letters, column_number

ABOVE, BELOW, ASIDE = 6, 6, 8
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Window:
    """The words around a cell: `letters` name the columns, `rows` are (number, words of its cells);
    `column` and `number` are those of the cell itself, `column` counted among `letters`.
    """

    sheet: str
    letters: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    column: int
    number: int


def window(
    content: bytes,
    file: str,
    sheet: str,
    cell: str,
    *,
    sandbox: Sandbox | Room | None = None,
) -> Window | None:
    """The cells around `cell` of a file as it was handed in, parsed in the sandbox.

    Six rows above it and below and eight columns on either side, as far as the sheet goes. None
    where the file can no longer be read, or has no such cell.
    """
    parsed = parse_file(content, file, sandbox)
    place = _ADDRESS.fullmatch(cell)
    if parsed.refused is not None or place is None:
        return None
    found = next((each for each in parsed.sheets_to_read() if each.name == sheet), None)
    if found is None:
        return None
    convert_sheet(found)
    return _around(Grid(found), column_number(place[1]), int(place[2]) - 1)


def _around(grid: Grid, column: int, row: int) -> Window | None:
    width = max((len(each) for each in grid.rows), default=0)
    if row >= grid.height or column >= width:
        return None
    left, right = max(column - ASIDE, 0), min(column + ASIDE + 1, width)
    rows = tuple(
        (at + 1, tuple(grid.text(at, each) for each in range(left, right)))
        for at in range(max(row - ABOVE, 0), min(row + BELOW + 1, grid.height))
    )
    letters = tuple(map(column_letters, range(left, right)))
    return Window(grid.name, letters, rows, column - left, row + 1)
