"""The watch over the trail itself: a writer that forgets is told at once, and nothing is kept."""

import runpy
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, insert, select, update

from database import audit
from database.bulk import put
from database.session import engine, reading, writing
from database.tables import AuditEntry, SetupCode, Unit
from tests.screens import NOW
from tests.unrecorded import UnrecordedChangeError, UnwordedActionError

WRITER = """def write(connection, statement):
    connection.execute(statement)


def write_many(connection, put, *told):
    put(connection, *told)
"""
NEW = insert(Unit).values(code="A", name="A", kind="commune")


@pytest.fixture
def source(new_database) -> Engine:
    return engine(new_database(tables=True))


@pytest.fixture
def written(tmp_path: Path, monkeypatch):
    """Stand in for functions of the project: they write something and no entry."""
    monkeypatch.setattr("tests.unrecorded.ROOT", tmp_path)
    room = tmp_path / "forgetful.py"
    room.write_text(WRITER, encoding="utf-8")
    return runpy.run_path(str(room))


@pytest.fixture
def write(written):
    """The one that runs a statement."""
    return written["write"]


def units(source: Engine) -> list[str]:
    with reading(source) as connection:
        return list(connection.execute(select(Unit.code)).scalars())


def test_a_writer_that_forgets_fails_and_nothing_is_kept(source, write):
    forgot = pytest.raises(UnrecordedChangeError, match=r"forgetful\.py:2 write")
    with forgot, writing(source) as connection:
        write(connection, NEW)

    assert units(source) == []


def test_a_writer_of_many_rows_that_forgets_fails_too(sqlite_tables, tmp_path, written):
    """On SQLite: nothing hears of COPY, but the writers are the same."""
    source = engine(f"sqlite:///{shutil.copy(sqlite_tables, tmp_path / 'many.db')}")
    rows = [(1, "A", "A", "commune"), (2, "B", "B", "commune")]
    forgot = pytest.raises(UnrecordedChangeError, match=r"forgetful\.py:6 write_many")
    with forgot, writing(source) as connection:
        written["write_many"](connection, put, Unit, ("unit_id", "code", "name", "kind"), rows)

    assert units(source) == []


def test_an_entry_anywhere_in_the_transaction_is_enough(source, write):
    with writing(source) as connection:
        write(connection, NEW)
        audit.record(connection, "units imported", "register", {}, NOW)

    assert units(source) == ["A"]


def test_an_entry_of_the_transaction_before_is_not(source, write):
    with writing(source) as connection:
        audit.record(connection, "units imported", "register", {}, NOW)

    with pytest.raises(UnrecordedChangeError), writing(source) as connection:
        write(connection, NEW)


def test_one_that_failed_before_is_not_held_against_the_next(source, write):
    def fail(connection: Connection) -> None:
        write(connection, NEW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), writing(source) as connection:
        fail(connection)
    with writing(source) as connection:
        audit.record(connection, "units imported", "register", {}, NOW)
        write(connection, update(Unit).values(name="B"))


def test_an_entry_that_no_sentence_tells_of_fails(source, write):
    entry = insert(AuditEntry).values(action="of no sentence")

    with pytest.raises(UnwordedActionError), writing(source) as connection:
        write(connection, entry)


def test_tables_that_are_no_record_ask_for_none(source, write):
    with writing(source) as connection:
        write(connection, insert(SetupCode).values(code_hash="a", made_at=NOW))
