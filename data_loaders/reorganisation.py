"""Units merged and parted by hand: looked at before it is written, undone without a loss."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Engine, func, insert, select, update

from data_loaders.in_sight import may_see
from data_loaders.lineage_checks import ONE_DAY, Life, Step, faults_of
from data_loaders.register_changes import Change
from data_loaders.register_table import RegisterError
from data_loaders.unit_steps import Known, NewStep, known, write_steps
from database import audit
from database.session import reading, writing
from database.tables import Unit
from database.touched import touch_units
from domain.access import Places
from domain.text import squeeze
from translations import gettext as _
from translations.numbers import day as in_words

REORGANISED = "units reorganised"


class NotTheirsError(Exception):
    """Units outside the person's places were to be changed."""


@dataclass(frozen=True, slots=True)
class Founded:
    """A unit to be founded on the day; `parent`: the code of the one above, "" for none."""

    code: str
    name: str
    kind: str
    parent: str


@dataclass(frozen=True, slots=True)
class Move:
    """A unit, by code, that goes into another, whole or in part."""

    from_code: str
    into_code: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """What happens to units on a day, by a decree. `ended`: units that give parts away and end.

    A unit that goes over whole ends on the eve in any case.
    """

    day: date
    decree: str
    moves: tuple[Move, ...]
    founded: tuple[Founded, ...] = ()
    ended: frozenset[str] = frozenset()

    @property
    def closing(self) -> frozenset[str]:
        """The units, by code, that have their last day on the eve."""
        return self.ended | {move.from_code for move in self.moves if move.whole}


def preview(source: Engine, wanted: Reorganisation, whose: Places) -> list[Change]:
    """What `carry_out` would write; nothing is written. Raises as it does."""
    with reading(source) as connection:
        before = _checked(connection, wanted, whose)
    eve = (wanted.day - ONE_DAY).isoformat()
    founded = {one.code: one.name for one in wanted.founded}
    return [
        *(Change("added", one.code, one.name) for one in wanted.founded),
        *(
            Change(
                "closed",
                code,
                before.lives[code].name,
                "valid_to",
                _iso(before.lives[code].last),
                eve,
            )
            for code in sorted(wanted.closing)
            if before.lives[code].ended > wanted.day - ONE_DAY
        ),
        *(
            Change(
                "lineage",
                move.from_code,
                before.lives[move.from_code].name,
                wanted.day.isoformat(),
                "whole" if move.whole else "part",
                founded.get(move.into_code) or before.lives[move.into_code].name,
            )
            for move in wanted.moves
        ),
    ]


def carry_out(
    source: Engine,
    wanted: Reorganisation,
    whose: Places,
    now: datetime,
    account_id: int | None = None,
) -> list[int]:
    """Write it down in one transaction: the ids of its steps.

    Raises `RegisterError` where it could not be true, with what is at fault in words, and
    `NotTheirsError` for a unit that `whose` may not see, and for one founded beneath none by
    whoever may not see all.
    """
    with writing(source) as connection:
        before = _checked(connection, wanted, whose)
        founded = {one.code: _found(connection, one, wanted) for one in wanted.founded}
        ids = before.ids | founded
        for code in wanted.closing:
            if before.lives[code].ended > wanted.day - ONE_DAY:
                closed = update(Unit).where(Unit.unit_id == ids[code])
                connection.execute(closed.values(valid_to=wanted.day - ONE_DAY))
        steps = [_new_step(move, wanted, before, ids) for move in wanted.moves]
        written = write_steps(connection, steps, now, account_id)
        thing = f"units on {wanted.day}"
        audit.record(connection, REORGANISED, thing, _told(wanted, written), now, account_id)
        codes = {code for move in wanted.moves for code in (move.from_code, move.into_code)}
        touch_units(ids[code] for code in codes | wanted.closing | {*founded})
    return written


def check_places(connection: Connection, unit_ids: Iterable[int], whose: Places) -> None:
    """Raise `NotTheirsError` where `whose` may not see one of the units."""
    wanted = set(unit_ids)
    if whose.everywhere:
        return
    seen = select(func.count()).where(
        Unit.unit_id.in_(wanted), may_see(Unit.unit_id.expression, whose)
    )
    if connection.execute(seen).scalar_one() != len(wanted):
        raise NotTheirsError(sorted(wanted))


def _checked(connection: Connection, wanted: Reorganisation, whose: Places) -> Known:
    """The register as it is, if what is wanted could be true of it."""
    before = known(connection)
    where = _("Ngày {day}").format(day=in_words(wanted.day))
    if faults := _incomplete(wanted, before, where):
        raise RegisterError(faults)
    _check_theirs(connection, wanted, before, whose)
    lives = dict(before.lives)
    for code in wanted.closing:
        last = min(lives[code].ended, wanted.day - ONE_DAY)
        lives[code] = replace(lives[code], last=last, where=where)
    for one in wanted.founded:
        lives[one.code] = Life(one.code, one.name, one.parent, wanted.day, None, where)
    steps = [Step(m.from_code, m.into_code, wanted.day, m.whole, where) for m in wanted.moves]
    if faults := faults_of(lives, [*before.steps, *steps]):
        raise RegisterError(faults)
    return before


def _check_theirs(
    connection: Connection, wanted: Reorganisation, before: Known, whose: Places
) -> None:
    """A unit beneath none is in nobody's place: only who may see all founds one."""
    rootless = [one.code for one in wanted.founded if not one.parent]
    if rootless and not whose.everywhere:
        raise NotTheirsError(rootless)
    above = {one.parent for one in wanted.founded if one.parent}
    involved = _giving(wanted) | _taking(wanted) | above
    check_places(connection, [before.ids[code] for code in involved if code in before.ids], whose)


def _giving(wanted: Reorganisation) -> set[str]:
    """The units, by code, that give something away or end."""
    return {*wanted.ended, *(move.from_code for move in wanted.moves)}


def _taking(wanted: Reorganisation) -> set[str]:
    return {move.into_code for move in wanted.moves}


def _incomplete(wanted: Reorganisation, before: Known, where: str) -> list[str]:
    """What is missing before anything can be held against the register."""
    founded = {one.code for one in wanted.founded}
    faults = []
    if not wanted.moves:
        faults.append(_("{where}: chưa chọn đơn vị nào.").format(where=where))
    for one in wanted.founded:
        if not (squeeze(one.name) and squeeze(one.code) and one.kind):
            missing = _("{where}: cần có đủ mã, tên và loại đơn vị.")
            faults.append(missing.format(where=where))
        above = before.lives.get(one.parent)
        if one.parent and (above is None or not above.begun <= wanted.day <= above.ended):
            gone = _("{where}: cấp trên của {name} không có vào ngày đó, chọn cấp trên khác.")
            faults.append(gone.format(where=where, name=one.name))
        if one.code in before.ids:
            taken = _("{where}: mã {code} đã là của {name}.")
            name = before.lives[one.code].name
            faults.append(taken.format(where=where, code=one.code, name=name))
    unknown = _("{where}: không có đơn vị nào mang mã {code}.")
    left = sorted((_giving(wanted) | _taking(wanted) - founded) - set(before.ids))
    return faults + [unknown.format(where=where, code=code) for code in left]


def _found(connection: Connection, one: Founded, wanted: Reorganisation) -> int:
    """Write a new unit; one of its code whose founding was undone is founded again."""
    above = select(Unit.unit_id).where(Unit.code == one.parent).scalar_subquery()
    row = {
        "name": squeeze(one.name),
        "kind": one.kind,
        "parent_id": above if one.parent else None,
        "valid_from": wanted.day,
        "valid_to": None,
    }
    again = update(Unit).where(Unit.code == one.code).values(**row).returning(Unit.unit_id)
    found = connection.execute(again).scalar()
    if found is None:
        made = insert(Unit).values(code=one.code, **row).returning(Unit.unit_id)
        found = connection.execute(made).scalar_one()
    return found


def _new_step(move: Move, wanted: Reorganisation, before: Known, ids: dict[str, int]) -> NewStep:
    return NewStep(
        ids[move.from_code],
        ids[move.into_code],
        wanted.day,
        move.whole,
        squeeze(wanted.decree)[:200],
        founds=any(one.code == move.into_code for one in wanted.founded),
        was_until=before.lives[move.from_code].last,
    )


def _told(wanted: Reorganisation, written: list[int]) -> dict[str, object]:
    return {
        "decree": wanted.decree,
        "steps": written,
        "moves": [[m.from_code, m.into_code, "whole" if m.whole else "part"] for m in wanted.moves],
        "founded": [[one.code, one.name] for one in wanted.founded],
        "closed": sorted(wanted.closing),
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
