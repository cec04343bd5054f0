"""The list of faults in a workbook that was handed back: the reader must not take it for a report.

Its first row holds a mark with the fingerprint of the file that was handed in.
"""

import re

from data_loaders.spreadsheets.sheets import Sheet

_MARK = "dan-van-kheo-can-sua:"
IN_BYTES = re.compile(rb"dan-van-kheo-can-sua:([0-9a-f]{64})")
_IN_CELL = re.compile(rf"{_MARK}[0-9a-f]{{64}}")


def mark_of(sha256: str) -> str:
    """The mark of a list of faults of the file with that fingerprint."""
    return f"{_MARK}{sha256}"


def is_fault_list(sheet: Sheet) -> bool:
    """Whether a sheet is a list of faults that we put into a workbook."""
    first = sheet.rows[0] if sheet.rows else []
    return any(isinstance(value, str) and _IN_CELL.fullmatch(value.strip()) for value in first)
