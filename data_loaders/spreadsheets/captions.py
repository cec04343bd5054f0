"""What stands over a table and is said of all its rows: a section's head, a title."""

from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.judgements import is_short
from data_loaders.spreadsheets.known_words import known_in_heading
from data_loaders.spreadsheets.meanings import ABOUT, Meaning, Meanings, Said

_OF_ROWS = frozenset({*ABOUT, "field"})


def caption_says(grid: Grid, meanings: Meanings, first: int, last: int) -> Meaning:
    """What the sheet's name and the lines over a table say of its rows, the nearest strongest."""
    said: Meaning = {}
    for about, value in meanings.of(grid.name).items():
        if about in _OF_ROWS:
            said[about] = Said(value, grid.name, grid.name)
    for row in range(first, last):
        cells = list(grid.cells(row))
        if len(cells) != 1:
            continue
        column, text = cells[0]
        known = known_in_heading(text)
        undecided = known.undecided and is_short(text)
        for about, is_said in (("proposal", known.proposes), ("undecided", undecided)):
            if is_said:
                said[about] = Said(None, text, grid.name, (row, column))
        for about, value in _told(text, meanings).items():
            if about in _OF_ROWS:
                said[about] = Said(value, text, grid.name, (row, column))
    return said


def _told(text: str, meanings: Meanings) -> dict[str, str | int]:
    if meaning := meanings.of(text):
        return meaning
    known = known_in_heading(text)
    return dict(known.says) if known.whole else {}
