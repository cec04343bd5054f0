"""A database that fails for a while: known for what it is, nothing half done, and on it goes."""

import os
import resource
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from postgresql import postgresql_server
from sqlalchemy import Engine, event, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from database import session
from database.keeping.check import check
from database.migrate import is_current, migrate
from database.session import engine, file_of, reading, writing
from database.tables import Unit
from database.trouble import trouble_of
from domain.trouble import Trouble
from tests.keeping.at_work import Forked, tell, told_in

A_LOT = "Xã " * 50_000


def add(source: Engine, code: str, name: str = "Xã") -> Trouble | None:
    """Write a unit; what was the matter if it could not be."""
    try:
        with writing(source) as connection:
            connection.execute(insert(Unit).values(code=code, name=name, kind="commune"))
    except SQLAlchemyError as fault:
        return trouble_of(fault)
    return None


def count(source: Engine) -> int:
    with reading(source) as connection:
        return connection.execute(select(func.count()).select_from(Unit)).scalar_one()


def seen(source: Engine) -> Trouble | int | None:
    try:
        return count(source)
    except SQLAlchemyError as fault:
        return trouble_of(fault)


def with_each_connection(source: Engine, setting: str) -> None:
    """Let the database behave as `setting` says from now on."""
    source.dispose()
    event.listen(source, "connect", lambda made, _: made.execute(f"PRAGMA {setting}"))


@pytest.fixture
def on_sqlite(sqlite_tables: Path, tmp_path: Path) -> Iterator[Engine]:
    """An empty database with the tables of today, in a file."""
    shutil.copy(sqlite_tables, tmp_path / "kept.db")
    made = engine(f"sqlite:///{tmp_path / 'kept.db'}")
    yield made
    made.dispose()


def test_a_file_moved_away_is_gone_and_comes_back_without_a_restart(
    on_sqlite: Engine, tmp_path: Path
) -> None:
    assert add(on_sqlite, "1") is None
    file = file_of(on_sqlite)
    file.rename(tmp_path / "elsewhere.db")
    assert (seen(on_sqlite), add(on_sqlite, "2")) == (Trouble.GONE, Trouble.GONE)
    assert not file.exists()

    (tmp_path / "elsewhere.db").rename(file)
    assert add(on_sqlite, "2") is None
    assert count(on_sqlite) == 2
    assert [one for one in check(on_sqlite) if one.wrong] == []


def test_a_file_in_the_place_of_another_is_the_one_that_is_read(
    on_sqlite: Engine, tmp_path: Path
) -> None:
    shutil.copy(file_of(on_sqlite), tmp_path / "other.db")
    other = engine(f"sqlite:///{tmp_path / 'other.db'}")
    assert [add(other, code) for code in "12"] == [None, None]
    other.dispose()
    assert count(on_sqlite) == 0
    (tmp_path / "other.db").rename(file_of(on_sqlite))
    assert count(on_sqlite) == 2
    assert add(on_sqlite, "3") is None
    on_sqlite.dispose()
    with closing(sqlite3.connect(file_of(on_sqlite))) as connection:
        assert connection.execute("SELECT count(*) FROM unit").fetchone() == (3,)


def test_looking_for_a_database_that_is_not_there_makes_none(tmp_path: Path) -> None:
    nowhere = engine(f"sqlite:///{tmp_path / 'no.db'}")
    assert seen(nowhere) is Trouble.GONE
    assert list(tmp_path.iterdir()) == []


def test_a_full_database_takes_nothing_half_and_goes_on_when_there_is_room(
    on_sqlite: Engine,
) -> None:
    assert add(on_sqlite, "1") is None
    with reading(on_sqlite) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    room = {"pages": pages}
    on_sqlite.dispose()
    event.listen(
        on_sqlite,
        "connect",
        lambda made, _: made.execute(f"PRAGMA max_page_count={room['pages']}"),
    )
    assert add(on_sqlite, "2", A_LOT) is Trouble.FULL
    assert count(on_sqlite) == 1
    assert [one for one in check(on_sqlite) if one.wrong] == []

    room["pages"] = pages * 10
    on_sqlite.dispose()
    assert add(on_sqlite, "2", A_LOT) is None
    assert count(on_sqlite) == 2


def fill_the_disk(url: str, told: Path) -> None:
    """Write more than the disk takes, then where it takes all."""
    source = engine(url)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, most))
    tell(told, add(source, "1", A_LOT))
    tell(told, count(source))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    tell(told, add(source, "1", A_LOT))


def write_what_may_be_read_alone(url: str, told: Path) -> None:
    if os.geteuid() == 0:  # who is above all permissions meets none
        os.setuid(65534)
    source = engine(url)
    tell(told, count(source))
    tell(told, add(source, "1"))


def in_a_process(work, *given: object) -> None:
    worker = Forked(target=work, args=given)
    worker.start()
    worker.join(timeout=60)
    assert worker.exitcode == 0


def test_a_disk_that_takes_no_more_takes_nothing_half(on_sqlite: Engine, tmp_path: Path) -> None:
    url = on_sqlite.url.render_as_string()
    on_sqlite.dispose()
    in_a_process(fill_the_disk, url, tmp_path / "told")
    assert told_in(tmp_path / "told") == ["disk", "0", "None"]
    assert count(on_sqlite) == 1
    assert [one for one in check(on_sqlite) if one.wrong] == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may write in."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def test_a_database_that_may_be_read_alone_is_read(open_folder: Path) -> None:
    url = f"sqlite:///{open_folder / 'kept.db'}"
    migrate(engine(url))
    engine(url).dispose()
    (open_folder / "kept.db").chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    in_a_process(write_what_may_be_read_alone, url, open_folder / "told")
    assert told_in(open_folder / "told") == ["0", "read_only"]


def test_a_database_that_others_keep_for_too_long_is_busy(on_sqlite: Engine) -> None:
    with_each_connection(on_sqlite, "busy_timeout=100")
    with closing(sqlite3.connect(file_of(on_sqlite), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert add(on_sqlite, "1") is Trouble.BUSY
        assert count(on_sqlite) == 0
    assert add(on_sqlite, "1") is None


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "no.db").write_bytes(b"nothing of the kind " * 1000)
    assert seen(engine(f"sqlite:///{tmp_path / 'no.db'}")) is Trouble.DAMAGED


@pytest.mark.both_engines
def test_what_was_asked_wrongly_is_no_trouble_of_the_database(source: Engine) -> None:
    assert add(source, "1") is None
    with pytest.raises(SQLAlchemyError) as twice, writing(source) as connection:
        connection.execute(insert(Unit).values(code="1", name="1", kind="commune"))
    with pytest.raises(SQLAlchemyError) as nothing, reading(source) as connection:
        connection.execute(text("SELECT * FROM no_such_table"))
    assert [trouble_of(one.value) for one in (twice, nothing)] == [None, None]


def test_a_postgresql_stopped_and_started_is_gone_and_back() -> None:
    with postgresql_server() as server, server.database(tables=True) as url:
        source = engine(url)
        assert add(source, "1") is None
        server.stop()
        assert (seen(source), add(source, "2")) == (Trouble.GONE, Trouble.GONE)
        server.start()
        assert add(source, "2") is None
        assert count(source) == 2
        assert is_current(source)
        source.dispose()


@pytest.fixture
def on_postgresql(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with request.getfixturevalue("postgresql").database(tables=True) as url:
        yield engine(url)


def test_a_postgresql_that_may_be_read_alone_is_read(on_postgresql: Engine) -> None:
    name = on_postgresql.url.database
    with writing(on_postgresql) as connection:
        connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    on_postgresql.dispose()
    assert add(on_postgresql, "1") is Trouble.READ_ONLY
    assert count(on_postgresql) == 0


def test_a_postgresql_that_others_keep_for_too_long_is_busy(
    on_postgresql: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "WAITS", 1)
    with writing(on_postgresql):
        assert add(on_postgresql, "1") is Trouble.BUSY
    assert add(on_postgresql, "1") is None
