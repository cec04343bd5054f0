"""Migrations on either engine: up, down, over figures, and by two at once."""

import os
import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from screens import ROOT
from sqlalchemy import Engine, inspect, select, text

from database.base import Base
from database.migrate import _config, is_current, migrate
from database.session import engine, reading, writing
from database.tables import Original, Report, Submission

pytestmark = pytest.mark.both_engines

OF_THE_FIRST_DAY = (
    "insert into original values ('ab', :content, 1)",
    "insert into unit (unit_id, code, name, kind) values (1, 'XDT', 'Xã Đông Tảo', 'xa')",
    "insert into submission (submission_id, plan_code, sha256, file_name, state, received,"
    " received_from, handed_in_at, problems) values"
    " (7, 'p', 'ab', 'a.xlsx', 'accepted', '2023-02-01', 'head', '2023-02-01', '[]')",
    "insert into report values (3, 7, 1, 'register', 2023, 'own')",
)


def differences(source: Engine) -> list[object]:
    """What the tables of the code have and the database has not, and the other way round."""
    with reading(source) as connection:
        return compare_metadata(MigrationContext.configure(connection), Base.metadata)


def test_an_empty_database_gets_exactly_the_tables_of_the_code(new_database) -> None:
    source = engine(new_database())
    assert not is_current(source)
    migrate(source)
    assert is_current(source)
    assert differences(source) == []


def test_every_constraint_has_the_name_of_the_convention(source: Engine) -> None:
    made = inspect(source)
    assert made.get_pk_constraint("unit")["name"] == "pk_unit"
    assert [each["name"] for each in made.get_unique_constraints("unit")] == ["uq_unit_code"]
    assert [each["name"] for each in made.get_foreign_keys("unit")] == ["fk_unit_parent_id_unit"]


def test_every_migration_is_taken_back_and_made_again(source: Engine) -> None:
    for _ in ScriptDirectory.from_config(_config(source)).walk_revisions():
        command.downgrade(_config(source), "-1")
    assert inspect(source).get_table_names() == ["alembic_version"]
    migrate(source)
    assert differences(source) == []


def test_a_database_with_figures_of_the_first_day_keeps_them_through_every_migration(
    new_database,
) -> None:
    old = engine(new_database())
    migrate(old, to="0001")
    with writing(old) as connection:
        for statement in OF_THE_FIRST_DAY:
            known = {"content": b"\x00"} if ":content" in statement else {}
            connection.execute(text(statement), known)

    migrate(old)

    with reading(old) as connection:
        kept = connection.execute(select(Submission.submission_id, Submission.file_name)).all()
        pointing = connection.execute(select(Report.submission_id)).scalars().all()
        contents = connection.execute(select(Original.content)).scalars().all()
    assert differences(old) == []
    assert (kept, pointing, contents) == ([(7, "a.xlsx")], [7], [b"\x00"])


MIGRATES_WHEN_TOLD = """
from database.migrate import migrate
from database.session import engine
input()
migrate(engine())
"""


def test_of_processes_that_migrate_at_once_one_does_and_the_others_wait(new_database) -> None:
    url = new_database()
    at_once = [
        subprocess.Popen(
            [sys.executable, "-c", MIGRATES_WHEN_TOLD],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": url},
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for each in at_once:
        each.stdin.write("now\n")
        each.stdin.flush()
    said = [each.communicate(timeout=120)[1] for each in at_once]
    assert [each.returncode for each in at_once] == [0, 0, 0, 0], said
    assert is_current(engine(url))
    assert differences(engine(url)) == []
