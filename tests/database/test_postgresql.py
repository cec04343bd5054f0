"""What is true of PostgreSQL alone: how its address may be written, and how long a writer waits."""

from datetime import UTC, datetime

import pytest
from postgresql import postgresql_server
from screens import small_district
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError, OperationalError

from database import session
from database.keeping.backup import back_up, restore
from database.keeping.manifest import contents
from database.session import engine, reading, writing
from database.tables import Tally, Unit
from database.trouble import trouble_of
from domain.trouble import Trouble

STATES = ("in_progress", "ineffective", "in-between", "inactive")
A_COMMUNE = {"code": "A", "name": "A", "kind": "commune"}


@pytest.fixture
def source(postgresql) -> Engine:
    with postgresql.database(tables=True) as url:
        yield engine(url)


@pytest.mark.parametrize("written", ["postgres", "postgresql", "postgresql+psycopg"])
def test_an_address_may_name_the_driver_or_leave_it_to_the_house(written: str) -> None:
    meant = engine("postgresql+psycopg://me:secret@db.example:5433/house?sslmode=require")
    assert engine(f"{written}://me:secret@db.example:5433/house?sslmode=require") is meant


def test_a_writer_who_waits_too_long_for_another_is_told_so(source: Engine, monkeypatch) -> None:
    monkeypatch.setattr(session, "WAITS", 0.2)
    with (
        pytest.raises(OperationalError, match="lock timeout") as told,
        writing(source),
        writing(source),
    ):
        pytest.fail("two wrote at once")
    assert trouble_of(told.value) is Trouble.BUSY


def test_a_writer_of_whom_nothing_is_heard_keeps_nobody_out_for_ever(
    source: Engine, monkeypatch
) -> None:
    def write_and_fall_asleep() -> None:
        with writing(source) as connection:
            connection.execute(insert(Unit).values(**A_COMMUNE))
            with writing(source) as another:
                another.execute(insert(Unit).values(**A_COMMUNE))
            connection.execute(select(Unit.unit_id))

    monkeypatch.setattr(session, "STANDS_STILL", 0.3)
    with pytest.raises(DBAPIError, match="idle-in-transaction") as thrown_out:
        write_and_fall_asleep()
    assert trouble_of(thrown_out.value) is Trouble.GONE
    with reading(source) as connection:
        assert len(connection.execute(select(Unit.code)).all()) == 1


def test_who_reads_cannot_write(source: Engine) -> None:
    with reading(source) as connection, pytest.raises(DBAPIError, match="read-only"):
        connection.execute(insert(Unit).values(**A_COMMUNE))


def test_a_nul_is_kept_as_no_character_and_found_by_nobody(source: Engine) -> None:
    with writing(source) as connection:
        connection.execute(insert(Unit), [A_COMMUNE, {**A_COMMUNE, "code": "B", "name": "A\0"}])
        connection.execute(insert(Unit).values(**A_COMMUNE | {"code": "C\0"}))
    with reading(source) as connection:
        kept = connection.execute(select(Unit.code, Unit.name).order_by(Unit.unit_id)).all()
        found = connection.execute(select(Unit.code).where(Unit.code == "A\0")).all()
    assert kept == [("A", "A"), ("B", "A\ufffd"), ("C\ufffd", "A")]
    assert found == []


def test_a_connection_that_has_read_may_write_the_next_time(source: Engine) -> None:
    for code in ("A", "B"):
        with reading(source) as connection:
            connection.execute(select(Unit.unit_id)).all()
        with writing(source) as connection:
            connection.execute(insert(Unit).values(**A_COMMUNE | {"code": code}))
            level = connection.get_isolation_level()
        assert level == "READ COMMITTED"


def test_connections_thrown_out_by_the_server_are_made_anew(source: Engine, postgresql) -> None:
    with writing(source) as connection:
        connection.execute(insert(Unit).values(**A_COMMUNE))
    postgresql.stop()
    with pytest.raises(OperationalError), reading(source):
        pytest.fail("read from a server that is not there")
    postgresql.start()
    with reading(source) as connection:
        assert connection.execute(select(Unit.code)).scalars().all() == ["A"]


def test_a_server_that_dies_in_the_middle_of_writing_leaves_nothing_of_it(
    source: Engine, postgresql
) -> None:
    def write_and_be_cut_off() -> None:
        with writing(source) as connection:
            connection.execute(insert(Unit).values(**A_COMMUNE))
            postgresql.stop()

    with pytest.raises(OperationalError):
        write_and_be_cut_off()
    postgresql.start()
    with reading(source) as connection:
        assert connection.execute(select(Unit.code)).all() == []
    with writing(source) as connection:
        connection.execute(insert(Unit).values(**A_COMMUNE))


def test_where_it_is_not_installed_a_test_that_needs_it_is_skipped_and_says_why(
    monkeypatch,
) -> None:
    monkeypatch.setattr("postgresql._binaries", lambda: None)
    with pytest.raises(pytest.skip.Exception, match="not installed"), postgresql_server():
        pytest.fail("a server without its binaries")


def test_a_backup_of_a_server_with_another_alphabet_is_put_back_whole(
    source: Engine, postgresql, tmp_path
) -> None:
    """“_” stands before the letters for one, behind them for the other: as states of a tally do."""
    small_district(source.url.render_as_string(hide_password=False))
    with writing(source) as connection:
        first = connection.execute(select(*Tally.__table__.c).limit(1)).one()._asdict()
        connection.execute(insert(Tally), [first | {"state": state} for state in STATES])
    with postgresql.database(alphabet="LOCALE_PROVIDER libc LOCALE 'C'") as url:
        place, now = engine(url), datetime.now(UTC)
        back_up(source, tmp_path / "b.zip", now)
        restore(place, tmp_path / "b.zip", now)
        with reading(source) as one, reading(place) as other:
            assert contents(one)["tally"] == contents(other)["tally"]
            assert contents(one)["tally"].rows > len(STATES)
