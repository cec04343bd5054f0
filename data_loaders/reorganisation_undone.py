"""A reorganisation of units taken back: its steps stay on record and hold no longer."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, Engine, Executable, Row, select, union_all, update

from data_loaders.lineage_checks import ONE_DAY, Life, faults_of
from data_loaders.register_table import RegisterError
from data_loaders.reorganisation import check_places
from data_loaders.unit_steps import known
from database import audit
from database.session import writing
from database.tables import Account, Due, Follows, Report, Unit, UnitAlias, UnitLineage
from database.touched import touch_units
from domain.access import Places
from translations import gettext as _
from translations.numbers import day as in_words

UNDONE = "reorganisation undone"
# from_unit_id, into_unit_id, day, founds, was_until
Kept = Row[int, int, date, bool, date | None]


def undo(
    source: Engine,
    lineage_ids: Iterable[int],
    whose: Places,
    now: datetime,
    account_id: int | None = None,
) -> int:
    """Undo steps together: how many held. Units that ended by them live on as before, and units
    they founded never were.

    Raises `RegisterError` where something rests on them by now (a report of a unit they founded, a
    later step), `NotTheirsError` where `whose` may not see a unit that a step came from or went
    into.
    """
    wanted = set(lineage_ids)
    with writing(source) as connection:
        steps = _in_force(connection, wanted)
        if not steps:
            return 0
        touched = {unit for step in steps for unit in (step.from_unit_id, step.into_unit_id)}
        check_places(connection, touched, whose)
        undone = update(UnitLineage).where(UnitLineage.lineage_id.in_(wanted))
        connection.execute(undone.where(UnitLineage.undone_at.is_(None)).values(undone_at=now))
        changed = _reopen(connection, steps) | _unfound(connection, steps)
        _check(connection, changed)
        told: dict[str, object] = {"steps": sorted(wanted)}
        thing = f"units on {steps[0].day}"
        audit.record(connection, UNDONE, thing, told, now, account_id)
        touch_units(touched | changed)
    return len(steps)


def _in_force(connection: Connection, wanted: set[int]) -> list[Kept]:
    asked = select(
        UnitLineage.from_unit_id,
        UnitLineage.into_unit_id,
        UnitLineage.day,
        UnitLineage.founds,
        UnitLineage.was_until,
    ).where(UnitLineage.lineage_id.in_(wanted), UnitLineage.undone_at.is_(None))
    return list(connection.execute(asked))


def _reopen(connection: Connection, steps: list[Kept]) -> set[int]:
    """Give each unit back the last day it had, if no other step of that day ends it."""
    changed = set()
    for step in steps:
        others = select(UnitLineage.lineage_id).where(
            UnitLineage.from_unit_id == step.from_unit_id,
            UnitLineage.day == step.day,
            UnitLineage.undone_at.is_(None),
        )
        if connection.execute(others).first() is None:
            ended_by_it = Unit.valid_to == step.day - ONE_DAY
            back = update(Unit).where(Unit.unit_id == step.from_unit_id, ended_by_it)
            connection.execute(back.values(valid_to=step.was_until))
            changed.add(step.from_unit_id)
    return changed


def _unfound(connection: Connection, steps: list[Kept]) -> set[int]:
    """Let the units that only these steps founded never have been."""
    changed = set()
    for unit_id, day in {(step.into_unit_id, step.day) for step in steps if step.founds}:
        others = select(UnitLineage.lineage_id).where(
            UnitLineage.into_unit_id == unit_id,
            UnitLineage.founds,
            UnitLineage.undone_at.is_(None),
        )
        if connection.execute(others).first() is None:
            _refuse_if_used(connection, unit_id)
            gone = update(Unit).where(Unit.unit_id == unit_id)
            connection.execute(gone.values(valid_from=day, valid_to=day - ONE_DAY))
            changed.add(unit_id)
    return changed


def _refuse_if_used(connection: Connection, unit_id: int) -> None:
    uses: dict[str, Executable] = {
        _("đã có báo cáo"): select(Report.report_id).where(Report.unit_id == unit_id),
        _("đã có đơn vị trực thuộc"): select(Unit.unit_id).where(Unit.parent_id == unit_id),
        _("đã có bước sáp nhập, chia tách khác"): select(UnitLineage.lineage_id).where(
            (UnitLineage.from_unit_id == unit_id) | (UnitLineage.into_unit_id == unit_id),
            UnitLineage.undone_at.is_(None),
        ),
        _("đã có tên gọi khác"): select(UnitAlias.alias_id).where(
            UnitAlias.unit_id == unit_id, UnitAlias.undone_at.is_(None)
        ),
        _("đã có tài khoản, người theo dõi hoặc hạn báo cáo"): union_all(
            select(Account.account_id).where(Account.unit_id == unit_id),
            select(Follows.account_id).where(Follows.unit_id == unit_id),
            select(Due.due_id).where(Due.unit_id == unit_id),
        ),
    }
    name = connection.execute(select(Unit.name).where(Unit.unit_id == unit_id)).scalar_one()
    words = _("Không hủy được: {name} {why}.")
    faults = [
        words.format(name=name, why=why)
        for why, asked in uses.items()
        if connection.execute(asked).first() is not None
    ]
    if faults:
        raise RegisterError(faults)


def _check(connection: Connection, changed: set[int]) -> None:
    """Hold the units that live otherwise now against all that is known."""
    after = known(connection)
    codes = {code for code, unit_id in after.ids.items() if unit_id in changed}
    lives = {code: _marked(life) if code in codes else life for code, life in after.lives.items()}
    if faults := faults_of(lives, after.steps):
        raise RegisterError(faults)


def _marked(life: Life) -> Life:
    until = in_words(life.last) if life.last else "…"
    where = _("Không hủy được, {name} lại có đến {day}").format(name=life.name, day=until)
    return replace(life, where=where)
