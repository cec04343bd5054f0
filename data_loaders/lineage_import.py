"""A lineage of units taken in from a file, whole or not at all."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from data_loaders.lineage_checks import Step, faults_of
from data_loaders.lineage_file import LineageLine, lineage_lines
from data_loaders.register_changes import Change
from data_loaders.register_table import RegisterError, line_at
from data_loaders.unit_steps import Known, NewStep, known, write_steps
from database import audit
from database.session import reading, writing
from database.touched import touch_every_plan
from translations import gettext as _


def import_lineage(source: Engine, path: Path, now: datetime, account_id: int | None = None) -> int:
    """Take in a lineage (columns `lineage_file.COLUMNS`): how many steps are new.

    Both units of a step have to be in the register. All or nothing: raises `RegisterError` with
    every row at fault.
    """
    lines = lineage_lines(path)
    with writing(source) as connection:
        before = known(connection)
        _check(lines, before)
        steps = [_new_step(line, before) for line in lines]
        written = len(write_steps(connection, steps, now, account_id))
        told: dict[str, object] = {"file": path.name, "rows": len(lines)}
        audit.record(connection, "lineage imported", "register", told, now, account_id)
        touch_every_plan()
    return written


def lineage_changes(source: Engine, path: Path) -> list[Change]:
    """What `import_lineage` would add; nothing is written. Raises `RegisterError` as it does."""
    lines = lineage_lines(path)
    with reading(source) as connection:
        before = known(connection)
    _check(lines, before)
    kept = {(step.from_code, step.into_code, step.day) for step in before.steps}
    return [
        Change(
            "lineage",
            line.from_code,
            before.lives[line.from_code].name,
            f"{line.day}",
            "whole" if line.whole else "part",
            line.into_code,
        )
        for line in lines
        if (line.from_code, line.into_code, line.day) not in kept
    ]


def _check(lines: list[LineageLine], before: Known) -> None:
    unknown = _("{where}: không có đơn vị nào mang mã {code}.")
    faults = [
        unknown.format(where=line_at(line.number), code=code)
        for line in lines
        for code in (line.from_code, line.into_code)
        if code not in before.ids
    ]
    faults += [*_said_twice(lines), *_said_otherwise(lines, before)]
    if faults:
        raise RegisterError(faults)
    said = [_step(line) for line in lines]
    pairs = {(step.from_code, step.into_code, step.day) for step in said}
    kept = [s for s in before.steps if (s.from_code, s.into_code, s.day) not in pairs]
    if faults := faults_of(before.lives, [*kept, *said]):
        raise RegisterError(faults)


def _said_twice(lines: list[LineageLine]) -> list[str]:
    words = _("{where}: bước này đã có ở dòng trên.")
    seen: set[tuple[object, ...]] = set()
    faults = []
    for line in lines:
        key = (line.from_code, line.into_code, line.day)
        if key in seen:
            faults.append(words.format(where=line_at(line.number)))
        seen.add(key)
    return faults


def _said_otherwise(lines: list[LineageLine], before: Known) -> list[str]:
    """A step in force is not turned from whole into part by a file: a person undoes it first."""
    kept = {(step.from_code, step.into_code, step.day): step.whole for step in before.steps}
    words = _("{where}: bước này đã ghi khác (toàn bộ hay một phần). Hủy bước đã ghi trước.")
    return [
        words.format(where=line_at(line.number))
        for line in lines
        if kept.get((line.from_code, line.into_code, line.day), line.whole) is not line.whole
    ]


def _step(line: LineageLine) -> Step:
    return Step(line.from_code, line.into_code, line.day, line.whole, line_at(line.number))


def _new_step(line: LineageLine, before: Known) -> NewStep:
    return NewStep(
        before.ids[line.from_code],
        before.ids[line.into_code],
        line.day,
        line.whole,
        line.decree,
        was_until=before.lives[line.from_code].last,
    )
