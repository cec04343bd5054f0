"""A register of units as a file: its rows, or every row at fault in words."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from domain.text import nfc, parse_day
from translations import gettext as _

COLUMNS = ("code", "name", "kind", "parent", "valid_from", "valid_to", "successor")


class RegisterError(Exception):
    """A register that cannot be taken in. `faults` lists every row at fault, in words."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One row of the file; `number` is its line there. A code left out is an empty word."""

    number: int
    code: str
    name: str
    kind: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    successor: str


def _table(path: Path) -> pd.DataFrame:
    if path.suffix.lower() == ".csv":
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    else:
        table = pd.read_excel(path, dtype=object, na_filter=False, engine="calamine")
    missing = [column for column in COLUMNS if column not in table.columns]
    if missing:
        raise RegisterError(
            [_("{file}: thiếu cột {columns}.").format(file=path.name, columns=", ".join(missing))]
        )
    return table


def _day(value: object, where: str, faults: list[str]) -> date | None:
    if not str(value).strip():
        return None
    day = value.date() if isinstance(value, datetime) else parse_day(str(value))
    if day is None:
        faults.append(_("{where}: “{found}” không phải là ngày.").format(where=where, found=value))
    return day


def register_lines(path: Path) -> list[RegisterLine]:
    """The rows of a register (CSV or Excel). Raises `RegisterError` with every row at fault."""
    faults: list[str] = []
    lines = []
    for number, row in enumerate(_table(path).to_dict("records"), start=2):
        words = {column: nfc(str(row[column])).strip() for column in COLUMNS}
        where = _("dòng {number}").format(number=number)
        days = [_day(row[column], where, faults) for column in ("valid_from", "valid_to")]
        lines.append(
            RegisterLine(
                number=number,
                code=words["code"],
                name=words["name"],
                kind=words["kind"],
                parent=words["parent"],
                valid_from=days[0],
                valid_to=days[1],
                successor=words["successor"],
            )
        )
    faults += _faults_of(lines)
    if faults:
        raise RegisterError(faults)
    return lines


def _faults_of(lines: list[RegisterLine]) -> list[str]:
    faults = []
    seen: set[str] = set()
    for line in lines:
        where = _("dòng {number}").format(number=line.number)
        if not (line.code and line.name and line.kind):
            faults.append(_("{where}: cần có đủ mã, tên và loại đơn vị.").format(where=where))
        if line.code in seen:
            faults.append(
                _("{where}: mã {code} đã có ở dòng trên.").format(where=where, code=line.code)
            )
        if line.valid_from and line.valid_to and line.valid_to < line.valid_from:
            faults.append(_("{where}: ngày kết thúc trước ngày thành lập.").format(where=where))
        seen.add(line.code)
    return faults


def check_references(lines: list[RegisterLine], known: set[str]) -> None:
    """Hold parents and successors against the `known` codes; no unit may lie beneath itself."""
    faults = [
        _("dòng {number}: không có đơn vị nào mang mã {code}.").format(
            number=line.number, code=code
        )
        for line in lines
        for code in (line.parent, line.successor)
        if code and code not in known
    ]
    parents = {line.code: line.parent for line in lines}
    for line in lines:
        above, steps = line.parent, 0
        while above and above != line.code and steps < len(lines):
            above, steps = parents.get(above, ""), steps + 1
        if above == line.code:
            faults.append(
                _("dòng {number}: {code} nằm dưới chính nó.").format(
                    number=line.number, code=line.code
                )
            )
    if faults:
        raise RegisterError(faults)
