"""The drill of every office: load, back up while people work, lose it all, put it back, go on."""

import json
import os
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from engines import MakeDatabase
from screens import CODE, empty_district
from sqlalchemy import Engine, MetaData
from typer.testing import CliRunner, Result

from database.keeping.backup import manifest_of
from database.session import engine, file_of, writing
from manage import app
from tests.keeping.at_work import UNITS, Forked, take_in_one, tell, told_in

pytestmark = pytest.mark.both_engines
AS_OF = "2024-12-31"


def manage(source: Engine, *words: object) -> Result:
    os.environ["DATABASE_URL"] = source.url.render_as_string(hide_password=False)
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done


@pytest.fixture(autouse=True)
def address_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")


def figures(source: Engine) -> Any:
    return json.loads(manage(source, "figures", "--plan", CODE, "--as-of", AS_OF, "--json").stdout)


def hand_in(source: Engine, number: int) -> str:
    return take_in_one(source, sorted(UNITS)[number % 3], number)


def keep_handing_in(url: str, told: Path, first: int, until: Path) -> None:
    """Hand in report after report until somebody says that it is enough."""
    source, number = engine(url), first
    while not until.exists():
        tell(told, hand_in(source, number))
        number += 1


def destroy(source: Engine) -> None:
    """Lose the whole database."""
    source.dispose()
    if file := file_of(source):
        for each in file.parent.glob(f"{file.name}*"):
            each.unlink()
        return
    with writing(source) as connection:
        everything = MetaData()
        everything.reflect(connection)
        everything.drop_all(connection)


def wait_until(clerk: BaseProcess, so: Callable[[], bool]) -> None:
    while not so():
        assert clerk.is_alive()
        time.sleep(0.01)


def drill(new_database: MakeDatabase, folder: Path, loaded: int, more: int) -> None:
    source = empty_district(new_database())
    for number in range(loaded):
        hand_in(source, number)
    url, told, until = source.url.render_as_string(hide_password=False), folder / "t", folder / "u"
    clerk = Forked(target=keep_handing_in, args=(url, told, loaded, until))
    clerk.start()
    wait_until(clerk, lambda: len(told_in(told)) >= more)
    manage(source, "backup", folder / "b.zip")
    by_then = len(told_in(told))
    wait_until(clerk, lambda: len(told_in(told)) > by_then)  # what comes later is in no backup
    until.touch()
    clerk.join()
    assert clerk.exitcode == 0
    all_that_was_said, handed_in = figures(source), loaded + len(told_in(told))

    destroy(source)
    manage(source, "restore", folder / "b.zip")
    manage(source, "check")
    # What the figures were at the moment of the backup: those of as many reports as it holds.
    there = manifest_of(folder / "b.zip").tables["submission"].rows
    assert loaded + more <= there < handed_in
    same = empty_district(new_database())
    for number in range(there):
        hand_in(same, number)
    assert figures(source) == figures(same)

    for number in range(handed_in):  # sent again, as after every loss: nothing twice
        hand_in(source, number)
    assert figures(source) == all_that_was_said
    manage(source, "check")


@pytest.mark.drill
def test_all_is_lost_and_put_back_as_it_was_at_the_backup(
    new_database: MakeDatabase, tmp_path: Path
) -> None:
    drill(new_database, tmp_path, loaded=6, more=4)


@pytest.mark.drill
@pytest.mark.timeout(900)
@pytest.mark.parametrize("turn", range(2))
def test_all_is_lost_and_put_back_again_and_again(
    new_database: MakeDatabase, tmp_path: Path, turn: int
) -> None:
    drill(new_database, tmp_path, loaded=60, more=5 + 20 * turn)
