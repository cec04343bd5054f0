"""What is true of SQLite alone: a file, and the settings that keep it."""

from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from typer.testing import CliRunner

from database.migrate import is_current, migrate
from database.session import engine, reading, writing
from database.tables import Unit
from manage import app


def test_a_database_that_was_never_migrated_is_not_current_and_none_is_made(
    tmp_path: Path,
) -> None:
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


@pytest.mark.usefixtures("disk_as_anywhere")
def test_the_file_is_kept_in_the_mode_that_survives_a_power_cut(tmp_path: Path) -> None:
    made = engine(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(made)
    with reading(made) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_no_database_is_made_beside_what_another_wrote_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would take that for its own."""
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    migrate(engine(url))
    with writing(engine(url)) as connection:
        connection.execute(insert(Unit).values(code="KC", name="Khoái Châu", kind="district"))
    (tmp_path / "kept.db").rename(tmp_path / "away.db")
    monkeypatch.setenv("DATABASE_URL", url)
    done = CliRunner().invoke(app, ["migrate"])
    assert (done.exit_code, "kept.db-wal" in done.output.replace("\n", "")) == (2, True)
    assert not (tmp_path / "kept.db").exists()

    (tmp_path / "away.db").rename(tmp_path / "kept.db")
    assert CliRunner().invoke(app, ["migrate"]).exit_code == 0
    with reading(engine(url)) as connection:
        assert connection.execute(select(Unit.name)).scalars().all() == ["Khoái Châu"]
