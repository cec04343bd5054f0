"""The database as an office finds it: empty, or with figures, and with people writing at once."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, insert, select, text
from sqlalchemy.exc import IntegrityError

from database import audit
from database.base import Base
from database.migrate import is_current, migrate
from database.session import engine, reading, writing
from database.tables import AuditEntry, Follows, Report, Submission, Unit

NOW = datetime(2024, 3, 1, 8, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def source(tmp_path: Path) -> Engine:
    made = engine(f"sqlite:///{tmp_path / 'test.db'}")
    migrate(made)
    return made


def test_an_empty_database_gets_exactly_the_tables_of_the_code(source: Engine) -> None:
    assert is_current(source)
    with reading(source) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []


def test_a_database_that_was_never_migrated_is_not_current(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert not is_current(engine(f"sqlite:///{folder / 'new.db'}"))
    assert not folder.exists()


def test_asking_leaves_an_empty_file_empty(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    assert not is_current(engine(f"sqlite:///{tmp_path / 'new.db'}"))
    assert (tmp_path / "new.db").read_bytes() == b""


def test_a_database_in_memory_can_be_asked_as_well() -> None:
    assert not is_current(engine("sqlite://"))


def test_the_folder_of_a_new_database_is_made_with_it(tmp_path: Path) -> None:
    made = engine(f"sqlite:///{tmp_path / 'deep' / 'new.db'}")
    migrate(made)
    assert is_current(made)


def test_migrating_again_keeps_what_is_in_it(source: Engine) -> None:
    with writing(source) as connection:
        connection.execute(insert(Unit).values(code="KC", name="Huyện Khoái Châu", kind="district"))
    migrate(source)
    with reading(source) as connection:
        assert connection.execute(select(Unit.name)).scalars().all() == ["Huyện Khoái Châu"]


def test_every_constraint_has_the_name_of_the_convention(source: Engine) -> None:
    with reading(source) as connection:
        made = connection.execute(
            text("select sql from sqlite_master where name = 'unit'")
        ).scalar()
    assert "pk_unit" in made
    assert "uq_unit_code" in made
    assert "fk_unit_parent_id_unit" in made


def test_a_row_that_points_nowhere_is_refused(source: Engine) -> None:
    with pytest.raises(IntegrityError), writing(source) as connection:
        connection.execute(insert(Follows).values(account_id=1, unit_id=99))


def test_a_transaction_that_fails_leaves_nothing_behind(source: Engine) -> None:
    def fail_in_the_middle() -> None:
        with writing(source) as connection:
            connection.execute(insert(Unit).values(code="A", name="A", kind="commune"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_the_middle()
    with reading(source) as connection:
        assert connection.execute(select(Unit.unit_id)).all() == []


def test_many_writers_at_once_wait_for_each_other_and_lose_nothing(source: Engine) -> None:
    def write(writer: int) -> None:
        for number in range(10):
            with writing(source) as connection:
                # Read first, then write: what a deferred transaction would fail at.
                connection.execute(select(Unit.unit_id)).all()
                code = f"{writer}-{number}"
                connection.execute(insert(Unit).values(code=code, name=code, kind="commune"))
                audit.record(connection, "added", code, {}, NOW)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with reading(source) as connection:
        assert len(connection.execute(select(Unit.unit_id)).all()) == 40
        hashes = connection.execute(select(AuditEntry.previous_hash)).scalars().all()
    assert len(set(hashes)) == 40


def test_a_moment_comes_back_as_the_same_moment(source: Engine) -> None:
    with writing(source) as connection:
        audit.record(connection, "a", "b", {}, NOW)
    with reading(source) as connection:
        kept = connection.execute(select(AuditEntry.made_at)).scalar_one()
    assert kept == NOW
    assert kept.tzinfo == UTC


def test_each_audit_entry_carries_the_hash_of_the_one_before(source: Engine) -> None:
    with writing(source) as connection:
        audit.record(connection, "first", "x", {"n": 1}, NOW)
        audit.record(connection, "second", "x", {"n": 2}, NOW)
    with reading(source) as connection:
        first, second = connection.execute(select(AuditEntry.__table__)).all()
    assert first.previous_hash == audit.FIRST
    assert second.previous_hash == first.hash
    said = audit.entry_hash(
        second.previous_hash, second.made_at, second.action, second.thing, second.detail
    )
    assert said == second.hash


def test_the_file_is_kept_in_the_mode_that_survives_a_power_cut(source: Engine) -> None:
    with reading(source) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_reader_is_not_kept_waiting_by_a_writer(source: Engine) -> None:
    with writing(source) as writer:
        writer.execute(insert(Unit).values(code="A", name="A", kind="commune"))
        with reading(source) as reader:
            assert reader.execute(select(Unit.unit_id)).all() == []


def test_two_databases_do_not_share_a_connection(tmp_path: Path) -> None:
    one, other = (engine(f"sqlite:///{tmp_path / name}.db") for name in ("one", "other"))
    migrate(one)
    assert is_current(one)
    assert not is_current(other)
    assert sqlite3.connect(tmp_path / "one.db").execute("select count(*) from unit").fetchone() == (
        0,
    )


def test_a_database_with_figures_of_the_first_day_keeps_them_through_every_migration(
    tmp_path: Path,
) -> None:
    old = engine(f"sqlite:///{tmp_path / 'old.db'}")
    migrate(old, to="0001")
    with writing(old) as connection:
        for statement in (
            "insert into original values ('ab', x'00', 1)",
            "insert into unit (unit_id, code, name, kind) values (1, 'XDT', 'Xã Đông Tảo', 'xa')",
            "insert into submission (submission_id, plan_code, sha256, file_name, state, received,"
            " received_from, handed_in_at, problems) values"
            " (7, 'p', 'ab', 'a.xlsx', 'accepted', '2023-02-01', 'head', '2023-02-01', '[]')",
            "insert into report values (3, 7, 1, 'register', 2023, 'own')",
        ):
            connection.execute(text(statement))

    migrate(old)

    with reading(old) as connection:
        kept = connection.execute(select(Submission.submission_id, Submission.file_name)).all()
        pointing = connection.execute(select(Report.submission_id)).scalars().all()
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    assert kept == [(7, "a.xlsx")]
    assert pointing == [7]
