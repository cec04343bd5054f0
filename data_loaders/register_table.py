"""A file of the register as a table: CSV or Excel, every value as it is written."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from python_calamine import CalamineError

from domain.text import nfc, parse_day
from translations import gettext as _


class RegisterError(Exception):
    """A register or a lineage that cannot be taken in. `faults`: every row at fault, in words."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def table_rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows of a file below its header, each with `columns`; the first is line 2 of the file.

    Raises `RegisterError` where the file is no table, or lacks one of `columns`.
    """
    try:
        table = _csv(path) if path.suffix.lower() == ".csv" else _excel(path)
    except (CalamineError, ValueError) as fault:  # also text in another code than UTF-8
        unread = _("{file}: không đọc được. Lưu lại thành .xlsx, hoặc .csv mã UTF-8.")
        raise RegisterError([unread.format(file=path.name)]) from fault
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise RegisterError(
            [_("{file}: thiếu cột {columns}.").format(file=path.name, columns=", ".join(missing))]
        )
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def _csv(path: Path) -> pd.DataFrame:
    head = path.read_text(encoding="utf-8-sig").partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig", sep=separator)


def _excel(path: Path) -> pd.DataFrame:
    return pd.read_excel(path, dtype=object, na_filter=False, engine="calamine")


def words_in(row: dict[str, Any], column: str) -> str:
    """What a cell says, "" where it is empty."""
    return nfc(str(row[column])).strip()


def line_at(number: int) -> str:
    """How a row of a file is named in a message."""
    return _("dòng {number}").format(number=number)


def day_in(value: object, where: str, faults: list[str]) -> date | None:
    """The day that a cell says; None where it is empty, or no day: then `faults` says so."""
    if not str(value).strip():
        return None
    day = value.date() if isinstance(value, datetime) else parse_day(str(value))
    if day is None:
        faults.append(_("{where}: “{found}” không phải là ngày.").format(where=where, found=value))
    return day
