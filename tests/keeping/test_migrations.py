"""Every step of the tables keeps what is in them, and one killed in the middle was never begun."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from alembic import command
from alembic.script import ScriptDirectory
from engines import MakeDatabase
from screens import laid_out, small_district
from sqlalchemy import Engine, MetaData, insert, inspect, select, update

from database.audit_check import verify
from database.audit_hash import FIRST, OLD, SEALED, Said, old_entry_hash
from database.keeping.check import check
from database.migrate import _config, is_current, migrate, version_of
from database.session import engine, reading, writing
from database.tables import AuditEntry, Decision, UnitLineage
from domain.keeping import Proof
from tests.keeping.at_work import killed, migrate_it, points_of, told_in
from tests.snapshots import snapshot

NOW = datetime(2024, 4, 1, tzinfo=UTC)
SCRIPT = ScriptDirectory.from_config(_config(engine("sqlite://")))
VERSIONS = [one.revision for one in SCRIPT.walk_revisions()][::-1]
# What the steps themselves keep; of the tally up to where it is right: a step says that it is not.
OF_THE_STEPS = {"alembic_version", "tally_mark"}
# What a file held is more than the tables of an earlier version can hold.
NOT_KEPT = {Proof.ACCEPTED}

Held = dict[tuple[str, str], list[Any]]


@pytest.fixture
def source(new_database: MakeDatabase) -> Engine:
    """The small district with a decision taken back, and a merger undone and done again."""
    made = small_district(new_database())
    step = {"from_unit_id": 2, "into_unit_id": 3, "day": date(2025, 7, 1), "whole": True}
    with writing(made) as connection:
        for undone in (NOW, None):
            connection.execute(insert(UnitLineage).values(**step, decree="1", undone_at=undone))
        said = {"kind": "struck_off", "model_id": 1, "made_at": NOW, "undone_at": NOW}
        connection.execute(insert(Decision).values(**said))
    as_of_before(made)
    return made


def as_of_before(source: Engine) -> None:
    """Let the trail be as an earlier version wrote it, which hashed each entry's detail itself."""
    with writing(source) as connection:
        last = FIRST
        entries = select(AuditEntry.__table__).order_by(AuditEntry.entry_id)
        for row in connection.execute(entries).all():
            said = Said(last, row.made_at, row.account_id, row.action, row.thing)
            values = {
                "scheme": OLD,
                "previous_hash": last,
                "hash": old_entry_hash(said, row.detail),
            }
            mine = update(AuditEntry).where(AuditEntry.entry_id == row.entry_id)
            connection.execute(mine.values(**values))
            last = values["hash"]


def held(source: Engine) -> Held:
    """Every column of every table, in the order of the rows' keys; of the trail without the entry
    by which a step seals those before it (024).
    """
    there = MetaData()
    with reading(source) as connection:
        there.reflect(connection)
        rows = {
            name: connection.execute(select(table).order_by(*table.primary_key)).mappings().all()
            for name, table in there.tables.items()
            if name not in OF_THE_STEPS
        }
    trail = rows["audit_entry"]
    rows["audit_entry"] = [entry for entry in trail if entry["action"] != SEALED]
    return {
        (name, column.name): [row[column.name] for row in rows[name]]
        for name, table in there.tables.items()
        if name not in OF_THE_STEPS
        for column in table.columns
    }


def lost(before: Held, after: Held) -> set[tuple[str, str]]:
    """The columns of both that no longer hold the same. A step may add entries to the trail."""
    return {
        column
        for column in before.keys() & after
        if before[column]
        != (_as_many(before, after, column) if _is_trail(column) else after[column])
    }


def _is_trail(column: tuple[str, str]) -> bool:
    return column[0] == "audit_entry"


def _as_many(before: Held, after: Held, column: tuple[str, str]) -> list[Any]:
    return after[column][: len(before[column])]


@pytest.mark.both_engines
def test_every_step_down_and_up_again_keeps_what_the_tables_of_both_sides_hold(
    source: Engine,
) -> None:
    at_first = held(source)
    for version in VERSIONS[-2::-1]:
        before = held(source)
        command.downgrade(_config(source), version)
        changed = {table for table, _ in lost(before, held(source))}
        # The tables of before 0006 hold one row a merger: the latest.
        assert changed == ({"unit_lineage"} if version == "0005" else set()), version
    for version in VERSIONS[1:]:
        before = held(source)
        migrate(source, version)
        assert lost(before, held(source)) == set(), version
        assert before.keys() <= held(source).keys(), version

    assert held(source).keys() == at_first.keys()
    assert held(source)["listing", "name"] == at_first["listing", "name"]
    assert len(held(source)["unit_lineage", "day"]) == 1
    assert {one.proof for one in check(source) if one.wrong} <= NOT_KEPT


@pytest.mark.both_engines
def test_the_trail_is_not_taken_back_to_a_version_that_cannot_hold_its_proof(
    new_database: MakeDatabase,
) -> None:
    source = small_district(new_database())
    before = held(source)

    with pytest.raises(RuntimeError, match="audit trail"):
        command.downgrade(_config(source), "0007")

    assert held(source) == before
    assert is_current(source)
    assert verify(source).whole


@pytest.mark.both_engines
def test_figures_frozen_for_a_meeting_are_not_dropped_while_the_trail_tells_of_them(
    source: Engine,
) -> None:
    snapshot(source)
    before = held(source)

    with pytest.raises(RuntimeError, match="frozen"):
        command.downgrade(_config(source), "0009")

    assert held(source) == before
    assert is_current(source)


@pytest.mark.both_engines
def test_a_trail_of_before_is_sealed_once_and_whole(older: Callable[[str], Engine]) -> None:
    source = older("0007")
    migrate(source)

    assert verify(source).faults == []
    with reading(source) as connection:
        seals = select(AuditEntry.entry_id).where(AuditEntry.action == SEALED)
        assert len(connection.execute(seals).all()) == 1


def shape(source: Engine) -> dict[str, Any]:
    """The version, and each table's columns, constraints and indexes."""
    with reading(source) as connection:
        seen = inspect(connection)
        asks: list[Callable[[str], Any]] = [
            seen.get_columns,
            seen.get_unique_constraints,
            seen.get_foreign_keys,
            seen.get_indexes,
        ]
        tables = {
            name: [sorted(_told(one) for one in ask(name)) for ask in asks]
            for name in seen.get_table_names()
        }
        return {"": version_of(connection)} | tables


def _told(said: Any) -> str:
    inside = isinstance(said, dict)
    return str({one: _told(told) for one, told in said.items()}) if inside else str(said)


@pytest.fixture
def older(new_database: MakeDatabase) -> Callable[[str], Engine]:
    """Makes a database of an earlier version that has been at work."""

    return lambda version: laid_out(new_database(), _older(version))


@cache
def _older(version: str) -> Callable[[str], Engine]:
    def make(url: str) -> Engine:
        made = small_district(url)
        as_of_before(made)
        command.downgrade(_config(made), version)
        return made

    make.__name__ = f"_of_{version}"  # by which the copy to be copied is found
    return make


def killed_migrations(
    older: Callable[[str], Engine], folder: Path, version: str, points: Iterable[int]
) -> list[bool]:
    """Kill the way from `version` to today at each point: the old tables or the new, as they were
    or as they should be, with all that was in them; and again leads to the new. Which were killed.
    """
    at_first = older(version)
    old = shape(at_first)
    migrate(at_first)
    new, were_killed = shape(at_first), []
    for at in points:
        source, told = older(version), folder / f"told-{version}-{at}"
        url, filled = source.url.render_as_string(hide_password=False), held(source)
        source.dispose()
        were_killed.append(killed(migrate_it, url, told, "head", at=at))
        assert shape(source) == (new if told_in(told) else old) or shape(source) == new, at
        assert lost(filled, held(source)) == set(), at
        migrate(source)
        assert shape(source) == new, at
        assert lost(filled, held(source)) == set(), at
        if not were_killed[-1]:
            break
    return were_killed


@pytest.mark.drill
@pytest.mark.both_engines
def test_a_migration_killed_in_the_middle_leaves_the_old_tables_or_the_new(
    older: Callable[[str], Engine], tmp_path: Path
) -> None:
    points = points_of(np.random.default_rng(20240406), 150, 7)
    assert all(killed_migrations(older, tmp_path, "0001", points))


@pytest.mark.drill
@pytest.mark.both_engines
@pytest.mark.timeout(900)
@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_a_migration_killed_here_and_there_on_any_way_leaves_the_old_tables_or_the_new(
    older: Callable[[str], Engine], tmp_path: Path, version: str
) -> None:
    points = range(1 + 9 * VERSIONS.index(version), 2000, 97)
    assert not killed_migrations(older, tmp_path, version, points)[-1]  # until one ended well
