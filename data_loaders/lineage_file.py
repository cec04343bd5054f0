"""A lineage of units as a file: which went into which, on which day, whole or in part."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data_loaders.register_table import RegisterError, day_in, line_at, table_rows, words_in
from domain.text import fold
from translations import gettext as _

COLUMNS = ("from_code", "into_code", "day", "whole", "decree")
# As an office may write it, without accents and in lower case.
WHOLE = frozenset({"whole", "toan bo", "true", "1", "x", "co"})
PART = frozenset({"part", "mot phan", "false", "0", "khong"})


@dataclass(frozen=True, slots=True)
class LineageLine:
    """One row of the file; `number` is its line there."""

    number: int
    from_code: str
    into_code: str
    day: date
    whole: bool
    decree: str


def lineage_lines(path: Path) -> list[LineageLine]:
    """The rows of a lineage (CSV or Excel). Raises `RegisterError` with every row at fault."""
    faults: list[str] = []
    rows = enumerate(table_rows(path, COLUMNS), start=2)
    lines = [_line(row, number, faults) for number, row in rows]
    if faults:
        raise RegisterError(faults)
    return [line for line in lines if line]


def _line(row: dict[str, Any], number: int, faults: list[str]) -> LineageLine | None:
    where = line_at(number)
    from_code, into_code, decree = (
        words_in(row, column) for column in ("from_code", "into_code", "decree")
    )
    day = day_in(row["day"], where, faults)
    if not (from_code and into_code and str(row["day"]).strip()):
        faults.append(_("{where}: cần có đủ mã hai đơn vị và ngày.").format(where=where))
    whole = _whole(words_in(row, "whole"))
    if whole is None:
        unclear = _("{where}: cột whole ghi “{found}”; ghi whole (toàn bộ) hay part (một phần).")
        faults.append(unclear.format(where=where, found=words_in(row, "whole")))
    if day is None or whole is None:
        return None
    return LineageLine(number, from_code, into_code, day, whole, decree[:200])


def _whole(said: str) -> bool | None:
    key = fold(said)
    return True if key in WHOLE else False if key in PART else None
