"""A register of units as a file: its rows, or every row at fault in words."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data_loaders.register_table import RegisterError, day_in, line_at, table_rows, words_in
from translations import gettext as _

LONGEST = {"code": 40, "name": 200, "kind": 30}  # letters, as `database.tables.Unit` keeps them
COLUMNS = ("code", "name", "kind", "parent", "valid_from", "valid_to", "successor")


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


def register_lines(path: Path) -> list[RegisterLine]:
    """The rows of a register (CSV or Excel). Raises `RegisterError` with every row at fault."""
    faults: list[str] = []
    lines = [
        _line(row, number, faults) for number, row in enumerate(table_rows(path, COLUMNS), start=2)
    ]
    faults += _faults_of(lines)
    if faults:
        raise RegisterError(faults)
    return lines


def _line(row: dict[str, Any], number: int, faults: list[str]) -> RegisterLine:
    first, last = (
        day_in(row[column], line_at(number), faults) for column in ("valid_from", "valid_to")
    )
    code, name, kind, parent, successor = (
        words_in(row, column) for column in ("code", "name", "kind", "parent", "successor")
    )
    return RegisterLine(number, code, name, kind, parent, first, last, successor)


def _faults_of(lines: list[RegisterLine]) -> list[str]:
    faults = []
    seen: dict[str, RegisterLine] = {}
    for line in lines:
        where = line_at(line.number)
        if not (line.code and line.name and line.kind):
            faults.append(_("{where}: cần có đủ mã, tên và loại đơn vị.").format(where=where))
        faults += _too_long(line, where)
        if line.code in seen:
            faults.append(_said_twice(line, seen[line.code]))
        if line.valid_from and line.valid_to and line.valid_to < line.valid_from:
            faults.append(_("{where}: ngày kết thúc trước ngày thành lập.").format(where=where))
        if line.successor and line.valid_to is None:
            without_end = _("{where}: có đơn vị kế tiếp thì phải có ngày kết thúc.")
            faults.append(without_end.format(where=where))
        seen.setdefault(line.code, line)
    return faults


def _too_long(line: RegisterLine, where: str) -> list[str]:
    """What of a row no column of the register holds: PostgreSQL would refuse it without a line."""
    too_long = _("{where}: cột {column} dài quá {most} ký tự.")
    return [
        too_long.format(where=where, column=column, most=most)
        for column, most in LONGEST.items()
        if len(getattr(line, column)) > most
    ]


def _said_twice(line: RegisterLine, earlier: RegisterLine) -> str:
    where, code = line_at(line.number), line.code
    if line.parent != earlier.parent and _at_one_time(line, earlier):
        two = _("{where}: {code} có hai cấp trên trong cùng một ngày ({one} và {other}).")
        return two.format(where=where, code=code, one=earlier.parent, other=line.parent)
    return _("{where}: mã {code} đã có ở dòng trên.").format(where=where, code=code)


def _at_one_time(one: RegisterLine, other: RegisterLine) -> bool:
    begun = max(each.valid_from or date.min for each in (one, other))
    return begun <= min(each.valid_to or date.max for each in (one, other))


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
