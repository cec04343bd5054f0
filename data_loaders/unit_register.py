"""The register of units: taken in from a file, handed out to the reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, insert, select, update

from data_loaders.frames import ever_was
from data_loaders.lineage_checks import Life, Step, faults_of
from data_loaders.register_changes import Change, changes_of
from data_loaders.register_file import RegisterLine, check_references, register_lines
from data_loaders.register_table import RegisterError, line_at
from data_loaders.unit_steps import Known, NewStep, known, write_steps
from data_loaders.units import Register, RegisterUnit
from database import audit
from database.session import reading, writing
from database.tables import Unit, UnitAlias
from database.touched import touch_every_plan
from domain.text import plain


@dataclass(frozen=True, slots=True)
class Imported:
    """How many units an import added and changed, and how many lineages it wrote."""

    added: int
    changed: int
    lineages: int


def _checked(lines: list[RegisterLine], before: Known) -> list[Step]:
    """The steps that the successors of `lines` say; raises `RegisterError` where the register
    with `lines` in it could not be true.
    """
    check_references(lines, set(before.ids) | {line.code for line in lines})
    lives = before.lives | {line.code: _life(line) for line in lines}
    said = [_step(line) for line in lines if line.successor]
    pairs = {(step.from_code, step.into_code, step.day) for step in said}
    kept = [s for s in before.steps if (s.from_code, s.into_code, s.day) not in pairs]
    if faults := faults_of(lives, [*kept, *said]):
        raise RegisterError(faults)
    return said


def _life(line: RegisterLine) -> Life:
    where = line_at(line.number)
    return Life(line.code, line.name, line.parent, line.valid_from, line.valid_to, where)


def _step(line: RegisterLine) -> Step:
    day = (line.valid_to or date.max) + timedelta(days=1)
    return Step(line.code, line.successor, day, whole=True, where=line_at(line.number))


def _write(connection: Connection, lines: list[RegisterLine], now: datetime) -> Imported:
    before = _codes(connection)
    steps = _checked(lines, known(connection))
    added = [line for line in lines if line.code not in before]
    if added:
        rows = [{"code": line.code, "name": line.name, "kind": line.kind} for line in added]
        connection.execute(insert(Unit), rows)
    ids = _codes(connection)
    if lines:
        # Parents by now all have their ids, wherever they stand in the file.
        connection.execute(
            update(Unit).where(Unit.unit_id == bindparam("this_unit")),
            [_as_row(line, ids) for line in lines],
        )
    new = [
        NewStep(
            ids[step.from_code],
            ids[step.into_code],
            step.day,
            whole=True,
            was_until=step.day - timedelta(days=1),
        )
        for step in steps
    ]
    return Imported(len(added), len(lines) - len(added), len(write_steps(connection, new, now)))


def _codes(connection: Connection) -> dict[str, int]:
    return {row.code: row.unit_id for row in connection.execute(select(Unit.code, Unit.unit_id))}


def _as_row(line: RegisterLine, ids: dict[str, int]) -> dict[str, object]:
    return {
        "this_unit": ids[line.code],
        "name": line.name,
        "kind": line.kind,
        "parent_id": ids.get(line.parent),
        "valid_from": line.valid_from,
        "valid_to": line.valid_to,
    }


def import_units(
    source: Engine, path: Path, now: datetime, account_id: int | None = None
) -> Imported:
    """Take in a register (columns `register_file.COLUMNS`): new units added, known ones updated.

    All or nothing: raises `RegisterError` with every row at fault. Units are known by their code.
    """
    lines = register_lines(path)
    with writing(source) as connection:
        imported = _write(connection, lines, now)
        told: dict[str, object] = {"file": path.name, "rows": len(lines)}
        audit.record(connection, "units imported", "register", told, now, account_id)
        touch_every_plan()
    return imported


def units_changes(source: Engine, path: Path) -> list[Change]:
    """What `import_units` would change; nothing is written. Raises `RegisterError` as it does."""
    lines = register_lines(path)
    with reading(source) as connection:
        before = known(connection)
        steps = _checked(lines, before)
        changes = changes_of(connection, lines)
    kept = {(step.from_code, step.into_code, step.day) for step in before.steps}
    names = {line.code: line.name for line in lines}
    return changes + [
        Change(
            "lineage", step.from_code, names[step.from_code], f"{step.day}", "whole", step.into_code
        )
        for step in steps
        if (step.from_code, step.into_code, step.day) not in kept
    ]


def load_register(source: Engine, place: str | None) -> Register:
    """The register as the reader wants it: the units of `place` and those above it.

    A plan of one district takes nothing of another's, so a unit elsewhere is an unknown one, and
    every unit where none is named `place`. The whole register for a plan without a place (None).
    """
    with reading(source) as connection:
        parents = {
            row.unit_id: row.code for row in connection.execute(select(Unit.unit_id, Unit.code))
        }
        aliases: dict[int, list[str]] = {}
        in_force = UnitAlias.undone_at.is_(None)
        asked = select(UnitAlias.unit_id, UnitAlias.name).where(in_force)
        for unit_id, name in connection.execute(asked):
            aliases.setdefault(unit_id, []).append(name)
        units = [
            RegisterUnit(
                code=row.code,
                name=row.name,
                kind=row.kind,
                parent=parents.get(row.parent_id),
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                aliases=tuple(aliases.get(row.unit_id, ())),
            )
            for row in connection.execute(
                select(Unit.__table__).where(ever_was()).order_by(Unit.unit_id)
            )
        ]
    return Register(_of_place(units, place), place)


def _of_place(units: list[RegisterUnit], place: str | None) -> list[RegisterUnit]:
    if place is None:
        return units
    parents = {unit.code: unit.parent for unit in units}
    roots = {unit.code for unit in units if plain(unit.name) == plain(place)}
    above = {code for root in roots for code in _chain(root, parents)}
    return [unit for unit in units if unit.code in above or roots & set(_chain(unit.code, parents))]


def _chain(code: str | None, parents: dict[str, str | None]) -> Iterator[str]:
    """A unit's code and those above it."""
    while code is not None:
        yield code
        code = parents.get(code)
