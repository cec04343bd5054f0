"""Sound files changed at random: whatever comes of it, reading ends, ends well, and in time."""

import time

import pytest
from hostile.mutations import FILES, STEPS, ZIPS, changed_bytes, changed_members, changed_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reader_forms import plan, register

from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.sandbox import Sandbox
from domain.kinds import Outcome
from translations.refusal_wording import refusal_sentence
from translations.wording import problem_sentence

BRIEF, LONG = (
    settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    for examples in (300, 2_000)
)
ANY_FILE, ZIP = st.sampled_from(sorted(FILES)), st.sampled_from(ZIPS)
MARKUP = st.sampled_from(["trang.xls", "xml.xls"])


@pytest.fixture(scope="module")
def room():
    sandbox = Sandbox()
    with sandbox.room() as shared:
        yield shared
    sandbox.close()


def ends_well(content, file, room):
    began = time.monotonic()
    reading = read_file(content, file, plan(), register(), sandbox=room)

    assert time.monotonic() - began < 45
    assert reading.outcome in set(Outcome)
    if reading.outcome is Outcome.REFUSED:
        assert refusal_sentence(reading.refusal, reading.detail)
    words = [word for row in reading.rows.itertuples(index=False) for word in row]
    words += [p.found for p in reading.problems] + [p.sheet for p in reading.problems]
    assert not [word for word in words if isinstance(word, str) and "\0" in word]
    assert all(word.encode("utf-8") is not None for word in words if isinstance(word, str))
    assert all(problem_sentence(problem) for problem in reading.problems)


def bytes_changed(room, file, steps):
    ends_well(changed_bytes(FILES[file], steps), file, room)


def members_changed(room, file, member, steps):
    ends_well(changed_members(FILES[file], member, steps), file, room)


def markup_changed(room, file, steps):
    ends_well(changed_xml(FILES[file], steps), file, room)


@BRIEF
@given(ANY_FILE, STEPS)
def test_bytes_changed_at_random(room, file, steps):
    bytes_changed(room, file, steps)


@BRIEF
@given(ZIP, st.floats(0, 1), STEPS)
def test_members_changed_at_random(room, file, member, steps):
    members_changed(room, file, member, steps)


@BRIEF
@given(MARKUP, STEPS)
def test_markup_changed_at_random(room, file, steps):
    markup_changed(room, file, steps)


@pytest.mark.drill
@pytest.mark.timeout(600)
@LONG
@given(ANY_FILE, STEPS)
def test_bytes_changed_at_random_for_long(room, file, steps):
    bytes_changed(room, file, steps)


@pytest.mark.drill
@pytest.mark.timeout(600)
@LONG
@given(ZIP, st.floats(0, 1), STEPS)
def test_members_changed_at_random_for_long(room, file, member, steps):
    members_changed(room, file, member, steps)
