"""Many models are counted by several processes, to the same as by one."""

from datetime import UTC, datetime

import pytest
from gone import Gone
from screens import begin_continuing, small_district

from data_loaders.adoption import adopted_plans
from tallies import side_by_side
from tallies.counting import count_plan
from tallies.keeping import count_all
from tallies.proof import proved

TODAY = datetime.now(UTC).astimezone().date()


@pytest.fixture
def source(new_database, tmp_path, monkeypatch):
    """A district under two plans, on a machine with two cores; no number of models is few."""
    source = small_district(new_database(tables=True))
    begin_continuing(source, tmp_path)
    monkeypatch.setattr(side_by_side, "MANY", 0)
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)
    return source


def told(counted):
    """All that was counted of each plan, to be compared."""
    return [
        (one.unit_ids, one.until_day, [table.to_dict("list") for table in one.added_up])
        for one in counted
    ]


@pytest.mark.both_engines
def test_several_processes_count_what_one_counts(source, monkeypatch):
    plans = adopted_plans(source)
    alone = told(count_plan(source, plan, TODAY) for plan in plans)
    here = []
    monkeypatch.setattr(side_by_side, "count_plan", lambda *asked: here.append(asked))

    assert len(plans) == 2
    assert any(any(table.values()) for _units, _day, tables in alone for table in tables)
    assert told(side_by_side.counted_in_turn(source, plans, TODAY)) == alone
    assert not here


def test_where_processes_die_this_one_counts(source, monkeypatch):
    plans = adopted_plans(source)
    alone = told(count_plan(source, plan, TODAY) for plan in plans)
    monkeypatch.setattr(side_by_side, "ProcessReaders", Gone)

    assert told(side_by_side.counted_in_turn(source, plans, TODAY)) == alone


def test_a_tally_counted_by_several_processes_is_proved(source):
    count_all(source, TODAY, at=datetime.now(UTC))
    found = proved(source, TODAY)

    assert found.looked_at > 0
    assert not found.wrong


def test_few_models_are_counted_here(source, monkeypatch):
    monkeypatch.setattr(side_by_side, "MANY", 1_000)
    monkeypatch.setattr(side_by_side, "ProcessReaders", None)  # whoever began one would fail

    assert len(list(side_by_side.counted_in_turn(source, adopted_plans(source), TODAY))) == 2
