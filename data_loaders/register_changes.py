"""What a file of units would change, before anything is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from data_loaders.register_file import RegisterLine
from database.tables import Unit

COMPARED = ("name", "kind", "parent", "valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a file changes. `what`: "added", "changed", "closed" (a last day is said where
    there was none) or "lineage"; `column`, `was`, `becomes`: in words, "" for nothing. Of a
    lineage the day, "whole" or "part", and the unit it goes into.
    """

    what: str
    code: str
    name: str
    column: str = ""
    was: str = ""
    becomes: str = ""


def changes_of(connection: Connection, lines: Iterable[RegisterLine]) -> list[Change]:
    """The units that `lines` add, change (one row a column) and close, in their order."""
    kept = _kept(connection)
    return [change for line in lines for change in _of_line(line, kept.get(line.code))]


def _of_line(line: RegisterLine, kept: dict[str, object] | None) -> Iterator[Change]:
    if kept is None:
        yield Change("added", line.code, line.name)
        return
    for column in COMPARED:
        was, becomes = kept[column], getattr(line, column) or None
        if was != becomes:
            what = "closed" if column == "valid_to" and was is None else "changed"
            yield Change(what, line.code, line.name, column, _words(was), _words(becomes))


def _words(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _kept(connection: Connection) -> dict[str, dict[str, object]]:
    above = aliased(Unit)
    asked = select(
        Unit.code, Unit.name, Unit.kind, above.code.label("parent"), Unit.valid_from, Unit.valid_to
    ).outerjoin(above, above.unit_id == Unit.parent_id)
    return {row["code"]: dict(row) for row in connection.execute(asked).mappings()}
