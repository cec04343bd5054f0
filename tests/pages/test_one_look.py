"""The menu and the page of a run look at one state of the database; what the run writes it sees."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from database import audit
from database.session import writing
from domain.access import EVERYWHERE
from pages.frame.plans import one_look, sight_of

NOW = datetime(2023, 11, 30, tzinfo=UTC)


@pytest.fixture
def asked(district):
    """How many questions the database has been asked so far."""
    said = []

    def note(*given):
        if given[2].startswith("SELECT"):
            said.append(given[2])

    event.listen(district, "before_cursor_execute", note)
    yield said
    event.remove(district, "before_cursor_execute", note)


def write(source):
    with writing(source) as connection:
        audit.record(connection, "unit added", "unit 1", {}, NOW, None)


def test_whoever_looks_once_asks_once(asked):
    with one_look():
        first = sight_of(EVERYWHERE)
        once = len(asked)

        assert sight_of(EVERYWHERE) == first
    assert len(asked) == once == 1


def test_what_was_written_in_the_same_look_is_seen(district):
    with one_look():
        before = sight_of(EVERYWHERE)
        write(district)
        after = sight_of(EVERYWHERE)

    assert after.version != before.version


def test_a_run_of_the_whole_script_looks_once(dashboard, asked):
    screen = dashboard()
    asked.clear()
    screen.run()

    assert not screen.exception
    assert len([each for each in asked if "audit_entry.hash" in each]) == 1


def test_the_next_look_sees_what_anybody_wrote(district, asked):
    with one_look():
        before = sight_of(EVERYWHERE)
    asked.clear()
    with one_look():
        sight_of(EVERYWHERE)

    assert len(asked) == 1
    write(district)
    assert sight_of(EVERYWHERE).version != before.version
