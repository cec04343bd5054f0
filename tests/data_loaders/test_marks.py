"""What files are read against stays while files come in, and differs after what changes it."""

from datetime import date

import pytest
from screens import CODE, NOW, registered, small_district

from data_loaders import handed_in
from data_loaders.aliases import confirm_alias
from data_loaders.deadlines import SetDay, set_day
from data_loaders.decisions import Said, decide, undo
from data_loaders.intake import take_in
from data_loaders.marks import data_version, reading_version, register_version, versions
from data_loaders.plans import builtin_plans
from database import audit
from database.session import writing
from domain.access import EVERYWHERE
from domain.kinds import DecisionKind


@pytest.fixture
def source(new_database):
    return small_district(new_database(tables=True))


def _hand_in(source):
    reading = registered("KC-X02", "Xã An Vĩ", ("Mô hình khác", "economy", "new"))
    return take_in(source, b"another", reading, builtin_plans()[CODE], date(2023, 3, 21), NOW)


def test_both_that_a_page_asks_for_are_those_asked_for_one_by_one(source):
    assert versions(source) == (data_version(source), register_version(source))
    _hand_in(source)
    assert versions(source) == (data_version(source), register_version(source))


def test_it_stays_while_files_are_handed_in_and_taken_back(source):
    before = reading_version(source)
    taken = _hand_in(source)
    assert reading_version(source) == before
    handed_in.withdraw(source, [taken.submission_id], EVERYWHERE, NOW)
    handed_in.reinstate(source, [taken.submission_id], EVERYWHERE, NOW)

    assert reading_version(source) == before


def test_it_stays_while_models_are_decided_on_and_days_are_set(source):
    before, counted = reading_version(source), data_version(source)
    said = Said(DecisionKind.RECOGNISED, 1, "district", None, date(2023, 5, 1))
    decided = decide(source, said, EVERYWHERE, NOW)
    undo(source, decided, EVERYWHERE, NOW)
    day = SetDay(CODE, "register", "year", 2023, None, date(2023, 4, 15), "lũ")
    set_day(source, day, EVERYWHERE, NOW)

    assert reading_version(source) == before
    assert data_version(source) != counted


def test_it_is_another_once_a_unit_has_one_more_name_and_stays_that(source):
    before = reading_version(source)
    confirm_alias(source, "Xã Vĩ An", "KC-X02", EVERYWHERE, NOW, None)
    after = reading_version(source)
    _hand_in(source)

    assert before != after == reading_version(source)


def test_an_action_that_nobody_thought_of_counts_as_a_change(source):
    before = reading_version(source)
    with writing(source) as connection:
        audit.record(connection, "something new", "thing", {}, NOW)

    assert reading_version(source) != before
