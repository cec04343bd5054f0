"""What lies in the trail and is no entry is named by its number, and stops nothing else."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from database.audit_check import Fault, verify
from domain.audit import Break
from manage import app
from tests.database.trail import five_entries

NOT_TO_BE_READ = (
    "UPDATE audit_entry SET detail = 'not json' WHERE entry_id = 3",
    "UPDATE audit_entry SET made_at = 'garbage' WHERE entry_id = 3",
    "UPDATE audit_entry SET thing = x'00ff' WHERE entry_id = 3",
    "UPDATE audit_entry SET action = CAST(x'ff' AS TEXT) WHERE entry_id = 3",
    "UPDATE audit_entry SET account_id = 'x' WHERE entry_id = 3",
    "UPDATE audit_entry SET scheme = 'x' WHERE entry_id = 3",
    "UPDATE audit_entry SET detail_salt = x'00' WHERE entry_id = 3",
    "UPDATE audit_entry SET erasure_id = 'x' WHERE entry_id = 3",
    "UPDATE audit_entry SET detail = '[]' WHERE entry_id = 3",
    "UPDATE audit_entry SET detail = '5' WHERE entry_id = 3",
    "UPDATE audit_entry SET detail = 'null' WHERE entry_id = 3",
    "UPDATE audit_entry SET detail = '\"words\"' WHERE entry_id = 3",
)


@pytest.fixture
def made(sqlite_tables: Path, tmp_path: Path) -> Engine:
    """Five entries on SQLite, which keeps whatever is put into a column."""
    shutil.copy(sqlite_tables, tmp_path / "house.db")
    return five_entries(f"sqlite:///{tmp_path / 'house.db'}")


@pytest.mark.parametrize("statement", NOT_TO_BE_READ)
def test_an_entry_that_nobody_can_read_is_named(made, monkeypatch, statement):
    monkeypatch.setenv("DATABASE_URL", made.url.render_as_string())
    with closing(sqlite3.connect(str(made.url.database), isolation_level=None)) as behind:
        assert behind.execute(statement).rowcount == 1

    broken = Break.CHANGED if "action" in statement else Break.UNREADABLE
    assert verify(made).faults == [Fault(3, broken)]
    said = CliRunner().invoke(app, ["audit", "verify"])
    assert said.exit_code == 1
    assert "Dòng 3 " in said.output
