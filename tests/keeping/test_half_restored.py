"""A putting back that was killed once the rows were there: nobody takes the half for the whole."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from engines import MakeDatabase
from postgresql import PostgreSQL
from screens import small_district
from sqlalchemy import Engine
from typer.testing import CliRunner

from database.keeping.backup import COPIERS, back_up, restore
from database.keeping.check import check
from database.keeping.manifest import contents
from database.migrate import is_current, is_started, migrate
from database.session import engine, reading
from domain.keeping import KeepError, KeepFault
from manage import app
from tests.keeping.at_work import NOW, Forked, killed, tell, told_in


def put_back_half(url: str, file: Path) -> None:
    """Die when all rows were put back, and nothing of it is proved or brought to today's tables."""
    place = engine(url)

    def die(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    COPIERS[place.dialect.name].__dict__["migrate"] = die
    restore(place, file, NOW)


def put_back_and_tell(url: str, told: Path, file: Path) -> None:
    """Tell that it is done, or why not."""
    try:
        restore(engine(url), file, NOW)
    except KeepError as refused:
        tell(told, refused.fault)
    else:
        tell(told, "done")


@pytest.fixture
def backup(new_database: MakeDatabase, tmp_path: Path) -> Path:
    back_up(small_district(new_database()), tmp_path / "b.zip", NOW)
    return tmp_path / "b.zip"


@pytest.fixture
def half(new_database: MakeDatabase, backup: Path) -> Engine:
    """The place where a putting back was killed."""
    url = new_database()
    assert killed(put_back_half, url, backup)
    return engine(url)


@pytest.mark.both_engines
def test_what_was_put_back_by_halves_is_no_database_and_the_next_try_makes_it_whole(
    half: Engine, backup: Path
) -> None:
    assert not is_started(half)
    assert not is_current(half)
    restore(half, backup, NOW)

    assert is_current(half)
    assert [one for one in check(half) if one.wrong] == []
    with pytest.raises(KeepError) as refused:
        restore(half, backup, NOW)
    assert refused.value.fault is KeepFault.NOT_EMPTY


@pytest.fixture
def half_in_postgresql(postgresql: PostgreSQL, tmp_path: Path) -> Iterator[Engine]:
    with postgresql.database() as there, postgresql.database() as url:
        back_up(small_district(there), tmp_path / "p.zip", NOW)
        assert killed(put_back_half, url, tmp_path / "p.zip")
        yield engine(url)


def test_no_command_serves_or_migrates_what_was_put_back_by_halves(
    half_in_postgresql: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = half_in_postgresql.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)
    with reading(half_in_postgresql) as connection:
        before = contents(connection)
    assert before["listing"].rows == 5
    for command in (["run"], ["migrate"]):
        ran = CliRunner().invoke(app, command)
        assert ran.exit_code == 2, ran.output
        assert "restore" in ran.output
    with pytest.raises(KeepError) as refused:
        migrate(half_in_postgresql)
    assert refused.value.fault is KeepFault.HALF_RESTORED
    with reading(half_in_postgresql) as connection:
        assert contents(connection) == before


def test_a_tool_that_goes_on_when_its_master_was_killed_is_stopped(
    half_in_postgresql: Engine, tmp_path: Path
) -> None:
    given = half_in_postgresql.dialect.create_connect_args(half_in_postgresql.url)[1]
    with psycopg.connect(**given, application_name="dan-van-kheo pg_restore") as left_over:
        left_over.execute("LOCK TABLE listing")
        restore(half_in_postgresql, tmp_path / "p.zip", NOW)
        with pytest.raises(psycopg.OperationalError, match="terminating"):
            left_over.execute("SELECT 1")
    assert [one for one in check(half_in_postgresql) if one.wrong] == []


@pytest.mark.both_engines
def test_of_two_who_put_back_at_once_one_does_it_and_the_other_is_told(
    new_database: MakeDatabase, backup: Path, tmp_path: Path
) -> None:
    url, told = new_database(), tmp_path / "told"
    both = [Forked(target=put_back_and_tell, args=(url, told, backup)) for _ in "ab"]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert [each.exitcode for each in both] == [0, 0]
    assert told_in(told).count("done") == 1
    assert set(told_in(told)) - {"done"} <= {KeepFault.NOT_EMPTY, KeepFault.EXISTS}
    assert len(told_in(told)) == 2
    assert [one for one in check(engine(url)) if one.wrong] == []
