"""The register of units: taken in from a file, handed out to the reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, insert, select, update

from data_loaders.register_file import RegisterError, RegisterLine, check_references, register_lines
from data_loaders.units import Register, RegisterUnit
from database import audit
from database.session import reading, writing
from database.tables import Unit, UnitAlias, UnitLineage
from domain.text import plain
from translations import gettext as _


@dataclass(frozen=True, slots=True)
class Imported:
    """How many units an import added and changed, and how many lineages it wrote."""

    added: int
    changed: int
    lineages: int


def _write(connection: Connection, lines: list[RegisterLine]) -> Imported:
    before = _codes(connection)
    check_references(lines, set(before) | {line.code for line in lines})
    added = [line for line in lines if line.code not in before]
    if added:
        rows = [{"code": line.code, "name": line.name, "kind": line.kind} for line in added]
        connection.execute(insert(Unit), rows)
    known = _codes(connection)
    if lines:
        # Parents by now all have their ids, wherever they stand in the file.
        connection.execute(
            update(Unit).where(Unit.unit_id == bindparam("this_unit")),
            [_as_row(line, known) for line in lines],
        )
    lineages = _fresh_lineages(connection, lines, known)
    if lineages:
        connection.execute(insert(UnitLineage), lineages)
    return Imported(len(added), len(lines) - len(added), len(lineages))


def _codes(connection: Connection) -> dict[str, int]:
    return {row.code: row.unit_id for row in connection.execute(select(Unit.code, Unit.unit_id))}


def _as_row(line: RegisterLine, known: dict[str, int]) -> dict[str, object]:
    return {
        "this_unit": known[line.code],
        "name": line.name,
        "kind": line.kind,
        "parent_id": known.get(line.parent),
        "valid_from": line.valid_from,
        "valid_to": line.valid_to,
    }


def _fresh_lineages(
    connection: Connection, lines: list[RegisterLine], known: dict[str, int]
) -> list[dict[str, object]]:
    columns = (UnitLineage.from_unit_id, UnitLineage.into_unit_id, UnitLineage.day)
    kept = {tuple(row) for row in connection.execute(select(*columns))}
    stated = [_lineage(line, known) for line in lines if line.successor]
    return [
        row for row in stated if (row["from_unit_id"], row["into_unit_id"], row["day"]) not in kept
    ]


def _lineage(line: RegisterLine, known: dict[str, int]) -> dict[str, object]:
    if line.valid_to is None:
        raise RegisterError(
            [
                _("dòng {number}: có đơn vị kế tiếp thì phải có ngày kết thúc.").format(
                    number=line.number
                )
            ]
        )
    return {
        "from_unit_id": known[line.code],
        "into_unit_id": known[line.successor],
        "day": line.valid_to + timedelta(days=1),
        "whole": True,
    }


def import_units(source: Engine, path: Path, now: datetime) -> Imported:
    """Take in a register (columns `register_file.COLUMNS`): new units added, known ones updated.

    All or nothing: raises `RegisterError` with every row at fault. Units are known by their code.
    """
    lines = register_lines(path)
    with writing(source) as connection:
        imported = _write(connection, lines)
        audit.record(connection, "units imported", path.name, {"rows": len(lines)}, now)
    return imported


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
        for unit_id, name in connection.execute(select(UnitAlias.unit_id, UnitAlias.name)):
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
            for row in connection.execute(select(Unit.__table__).order_by(Unit.unit_id))
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
