"""The proof of a database finds what is missing or was changed, and says where."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from database.audit import last_done
from database.keeping.check import check
from database.migrate import migrate
from database.session import engine
from domain.audit import BACKED_UP
from domain.keeping import Proof
from manage import app
from tests.screens import small_district
from tests.snapshots import snapshot


@pytest.fixture
def source(district: Engine) -> Engine:
    return district


def meddle(source: Engine, *statements: str) -> None:
    """Change the database behind the house's back."""
    with closing(sqlite3.connect(source.url.database, isolation_level=None)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement


def wrong(source: Engine) -> dict[Proof, tuple[str, ...]]:
    return {one.proof: one.wrong for one in check(source) if one.wrong}


def test_a_sound_database_is_proved_and_everything_was_looked_at(source: Engine) -> None:
    found = check(source)
    # The tally is proved where it can be counted anew: tests/tallies.
    assert [one.proof for one in found] == [each for each in Proof if each is not Proof.TALLY]
    looked_at = [one.proof for one in found if one.looked_at]
    assert [one for one in found if one.wrong] == []
    missing = {Proof.ACCOUNTS, Proof.SNAPSHOTS, Proof.TALLY}  # it has none
    assert set(Proof) - set(looked_at) == missing


@pytest.mark.parametrize(
    ("statement", "proof", "named"),
    [
        ("UPDATE original SET content = CAST(x'00' || substr(content, 2) AS BLOB)",
         Proof.ORIGINALS, ""),
        ("UPDATE original SET content = 'words'", Proof.ORIGINALS, ""),
        ("UPDATE original SET size = size + 1", Proof.ORIGINALS, ""),
        ("DELETE FROM listing WHERE listing_id = 1", Proof.ACCEPTED, "submission 1"),
        ("INSERT INTO listing SELECT 99, report_id, model_id, sheet, cell, name, unit_found, field,"
         " field_found, year, origin, form, state, level, carried_by, in_charge, note, step,"
         " copied_from FROM listing WHERE listing_id = 1", Proof.ACCEPTED, "submission 1"),
        ("DELETE FROM submission WHERE submission_id = 2", Proof.ACCEPTED, "submission 2"),
        ("DELETE FROM report WHERE submission_id = 3", Proof.ACCEPTED, "submission 3"),
        ("UPDATE submission SET state = 'withdrawn' WHERE submission_id = 2", Proof.ACCEPTED,
         "submission 2"),
        ("DELETE FROM original WHERE sha256 = (SELECT min(sha256) FROM original)",
         Proof.REFERENCES, "submission.sha256: 1"),
        ("UPDATE listing SET model_id = 999", Proof.REFERENCES, "listing.model_id: 5"),
        ("UPDATE audit_entry SET thing = 'submission 9' WHERE entry_id = 3", Proof.CHAIN, ""),
        ("DELETE FROM audit_entry WHERE entry_id = 3", Proof.CHAIN, ""),
        ("DROP INDEX ix_listing_model_id", Proof.TABLES, "ix_listing_model_id"),
        ("ALTER TABLE plan ADD COLUMN more TEXT", Proof.TABLES, "more"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_the_back_is_found(
    source: Engine, statement: str, proof: Proof, named: str
) -> None:
    meddle(source, statement)
    assert named in " ".join(wrong(source)[proof])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE snapshot SET content = CAST(x'00' || content AS BLOB)",
        "UPDATE snapshot SET content = 'words'",
        "UPDATE snapshot SET sha256 = upper(sha256)",
        "UPDATE snapshot SET snapshot_id = 9",
        "DELETE FROM snapshot",
    ],
)
def test_frozen_figures_that_were_changed_are_found(
    sqlite_tables: Path, tmp_path: Path, statement: str
) -> None:
    file = shutil.copy(sqlite_tables, tmp_path / "house.db")
    source = small_district(f"sqlite:///{file}")
    snapshot(source)
    assert {one.proof: one.looked_at for one in check(source)}[Proof.SNAPSHOTS] == 1
    assert wrong(source) == {}

    meddle(source, statement)
    assert "snapshot 1" in wrong(source)[Proof.SNAPSHOTS]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET thing = 'x' WHERE entry_id = 3",
        "UPDATE audit_entry SET thing = 'submission x' WHERE entry_id = 3",
        "UPDATE audit_entry SET detail = 'not json' WHERE entry_id = 3",
        "UPDATE audit_entry SET made_at = 'garbage' WHERE entry_id = 3",
    ],
)
def test_an_entry_of_a_file_taken_in_that_nobody_can_read_is_named(
    source: Engine, statement: str
) -> None:
    meddle(source, statement)
    assert "entry 3" in wrong(source)[Proof.ACCEPTED]
    assert wrong(source)[Proof.CHAIN] == ("entry 3",)


def test_a_page_that_the_disk_spoilt_is_found(source: Engine) -> None:
    source.dispose()
    file = Path(source.url.database)
    with closing(sqlite3.connect(file)) as connection:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_listing_model_id'"
        (page,), (size,) = (
            connection.execute(one).fetchone() for one in (asked, "PRAGMA page_size")
        )
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\0" * size)
    assert Proof.INTEGRITY in wrong(source)


def test_a_file_withdrawn_and_put_back_is_as_it_was_taken_in(source: Engine, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", source.url.render_as_string())
    for command in (["withdraw", "1"], ["reinstate", "1"], ["withdraw", "2"]):
        assert CliRunner().invoke(app, command).exit_code == 0
    assert wrong(source) == {}


def test_tables_of_before_are_told_and_nothing_more_is_looked_at(tmp_path: Path) -> None:
    old = engine(f"sqlite:///{tmp_path / 'old.db'}")
    migrate(old, "0005")
    assert [one.proof for one in check(old) if one.wrong] == [Proof.TABLES]


def test_the_command_ends_with_1_where_anything_is_wrong(source: Engine, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", source.url.render_as_string())
    right = CliRunner().invoke(app, ["check"])
    meddle(source, "DELETE FROM listing WHERE listing_id = 1")
    found = CliRunner().invoke(app, ["check", "--json"])

    assert (right.exit_code, found.exit_code) == (0, 1)
    assert "KHÔNG" not in right.output
    told = {one["proof"]: one for one in json.loads(found.stdout)}
    assert told["accepted"]["wrong"] == ["submission 1"]
    assert "submission 1" in told["accepted"]["said"]
    assert told["chain"]["wrong"] == []


def test_the_commands_say_plainly_why_they_did_nothing(
    source: Engine, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", source.url.render_as_string())
    file = str(tmp_path / "b.zip")
    made = CliRunner().invoke(app, ["backup", file])
    again = CliRunner().invoke(app, ["backup", file])
    over = CliRunner().invoke(app, ["restore", file])
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    nothing = CliRunner().invoke(app, ["check"])
    restored = CliRunner().invoke(app, ["restore", file])

    assert [one.exit_code for one in (made, again, over, nothing, restored)] == [0, 2, 2, 2, 0]
    assert "Đã sao lưu" in made.output
    assert "không ghi đè" in again.output
    assert "chưa trống" in over.output
    assert "migrate" in nothing.output
    assert "còn nguyên" in restored.output


def test_a_backup_is_written_down_where_it_was_made_and_not_in_the_copy(
    source: Engine, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", source.url.render_as_string(hide_password=False))
    before = last_done(source, BACKED_UP)
    CliRunner().invoke(app, ["backup", str(tmp_path / "first.zip")])
    first = last_done(source, BACKED_UP)
    CliRunner().invoke(app, ["backup", str(tmp_path / "second.zip")])
    told = CliRunner().invoke(app, ["check"])

    assert before is None
    assert first is not None
    assert last_done(source, BACKED_UP) >= first
    assert told.exit_code == 0
    with ZipFile(tmp_path / "first.zip") as pack:
        assert json.loads(pack.read("manifest.json"))["made_at"][:19] == first.isoformat()[:19]
