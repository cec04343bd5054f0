"""What an engine made of a file, held within bounds before it leaves the reading child.

A guard that looks at a file beforehand can be got round; what comes out of the engine can't be.
The server takes the answer into its own memory, so here is where its size is settled.
"""

import re
from collections.abc import Iterable
from math import isfinite

from data_loaders.spreadsheets.limits import CELLS, FILLED, LONGEST, MERGED, MERGES, NAME, SHEETS
from data_loaders.spreadsheets.packed_rows import PackedRows
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Area, Place, Sheet, address, trim
from domain.problems import Refusal

# No database and no XML takes these. White space among the control characters may stay.
_NEVER = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
_ROWS, _COLUMNS = 1_048_576, 16_384
_ACROSS = 1_000  # columns of a merged area


def within_bounds(sheets: list[Sheet]) -> list[Sheet]:
    """The same sheets, with nothing in them that could hurt.

    Raises RefusedError: more sheets, cells, merged cells or letters in a cell than a report has.
    """
    packed_within_bounds(sheets)
    return sheets


def packed_within_bounds(sheets: list[Sheet]) -> list[PackedRows]:
    """The rows of the same sheets, to be packed; see `within_bounds`."""
    size, noted = sum(map(_size, sheets)), sum(map(_noted, sheets))
    if len(sheets) > SHEETS or size > CELLS:
        raise RefusedError(Refusal.TOO_LARGE)
    if size + noted > FILLED and sum(map(_filled, sheets)) + noted > FILLED:
        raise RefusedError(Refusal.TOO_LARGE)
    packed = list(map(_cleaned, sheets))
    for sheet in sheets:
        sheet.name = _NEVER.sub("", sheet.name)[:NAME]
        _hold_notes(sheet)
    _hold_merges(sheets)
    return packed


def _size(sheet: Sheet) -> int:
    return len(sheet.rows) + sum(map(len, sheet.rows))


def _filled(sheet: Sheet) -> int:
    return sum(len(row) - row.count(None) - row.count("") for row in sheet.rows)


def _noted(sheet: Sheet) -> int:
    return len(sheet.errors) + len(sheet.unvalued) + len(sheet.fonts) + len(sheet.struck)


def _cleaned(sheet: Sheet) -> PackedRows:
    trim(sheet.rows)
    packed = PackedRows(sheet.rows)
    if _are_sound(packed.texts, packed.floats):
        return packed
    _clean(sheet)
    trim(sheet.rows)
    return PackedRows(sheet.rows)


def _are_sound(texts: list[str], floats: list[float]) -> bool:
    """Whether there surely is nothing to take out: as nearly always, and it is soon seen."""
    if max(map(len, texts), default=0) > LONGEST or not isfinite(sum(floats)):
        return False
    whole = "".join(texts)
    return whole.isprintable() or not _NEVER.search(whole)


def _clean(sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            if type(value) is str:
                if len(value) > LONGEST:
                    place = f"{sheet.name} {address(number, column)}"
                    raise RefusedError(Refusal.TOO_LARGE, place)
                row[column] = _NEVER.sub("", value)
            elif type(value) is float and not isfinite(value):
                row[column] = str(value)


def _hold_notes(sheet: Sheet) -> None:
    """Leave out what is noted of rows and columns that no sheet has or this one never uses."""
    rows, columns = len(sheet.rows), max(map(len, sheet.rows), default=0)
    sheet.hidden_rows = _within(sheet.hidden_rows, rows)
    sheet.hidden_columns = _within(sheet.hidden_columns, columns)
    sheet.errors = {at: _short(said) for at, said in sheet.errors.items() if _is_place(at)}
    sheet.fonts = {at: _short(said) for at, said in sheet.fonts.items() if _is_place(at)}
    sheet.unvalued = {at for at in sheet.unvalued if _is_place(at)}
    sheet.struck = {at for at in sheet.struck if at[0] < rows and at[1] < columns}


def _within(numbers: Iterable[int], end: int) -> list[int]:
    return sorted({number for number in numbers if 0 <= number < end})


def _is_place(place: Place) -> bool:
    return 0 <= place[0] < _ROWS and 0 <= place[1] < _COLUMNS


def _short(words: str) -> str:
    return _NEVER.sub("", words[:NAME])


def _hold_merges(sheets: list[Sheet]) -> None:
    """Merged areas as far as the rows and columns in use; areas upside down are none."""
    merged = 0
    for sheet in sheets:
        rows, columns = len(sheet.rows), max(map(len, sheet.rows), default=0)
        sheet.merges = [held for area in sheet.merges if (held := _held(area, rows, columns))]
        merged += sum((b - t + 1) * (r - c + 1) for t, c, b, r in sheet.merges)
        if len(sheet.merges) > MERGES or merged > MERGED:
            raise RefusedError(Refusal.TOO_LARGE)


def _held(area: Area, rows: int, columns: int) -> Area | None:
    top, left, bottom, right = area
    bottom, right = min(bottom, rows), min(right, max(columns, left + 1), left + _ACROSS)
    is_area = 0 <= top <= bottom and 0 <= left <= right < _COLUMNS + _ACROSS
    return (top, left, bottom, right) if is_area else None
