"""Eight write and two look on at once: nobody meets an error, nothing is lost, nothing twice."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from engines import MakeDatabase
from screens import small_district
from sqlalchemy import Engine, func, select

from database.keeping.check import check
from database.session import file_of, reading
from database.tables import AuditEntry, Decision, Due, Original, Submission
from tests.keeping.working_together import (
    EACH,
    all_at_once,
    decide_and_undo,
    set_days,
    take_back_and_forth,
    take_in_own,
)

pytestmark = pytest.mark.both_engines
WRITERS = {
    "clerk 1": (take_in_own, "KC-X02", 1000),
    "clerk 2": (take_in_own, "KC-X04", 2000),
    "clerk 3": (take_in_own, "KC-X12", 3000),
    "the same file": (take_in_own, "KC-X02", 4000),
    "the same file again": (take_in_own, "KC-X02", 4000),
    "office 1": (take_back_and_forth, 1),
    "office 2": (decide_and_undo, 1),
    "office 3": (set_days, 2),
}


@pytest.fixture
def source(new_database: MakeDatabase) -> Engine:
    """The small district as it comes back from a backup: nobody has opened it yet."""
    made = small_district(new_database())
    made.dispose()
    if file := file_of(made):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    return made


@pytest.mark.drill
def test_eight_writers_and_two_readers_at_once(source: Engine, tmp_path: Path) -> None:
    def rows(table: type) -> int:
        with reading(source) as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()

    before = rows(Submission)
    source.dispose()
    told = all_at_once(source.url.render_as_string(hide_password=False), tmp_path, WRITERS)

    assert [len(told[name]) for name in WRITERS] == [EACH] * len(WRITERS)
    assert min(len(told["reader 1"]), len(told["reader 2"])) > 0
    assert told["the same file"] == told["the same file again"]
    new = {one for name in list(WRITERS)[:5] for one in told[name]}
    assert len(new) == 4 * EACH
    assert rows(Submission) == rows(Original) == before + 4 * EACH
    assert (rows(Decision), rows(Due)) == (EACH, EACH)
    with reading(source) as connection:
        actions = Counter(connection.execute(select(AuditEntry.action)).scalars())
    assert actions["withdrawn"] == EACH
    assert actions["accepted"] == rows(Submission) + EACH
    assert [one for one in check(source) if one.wrong] == []
