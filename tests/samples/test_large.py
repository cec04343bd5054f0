"""A made province or country: as large as it says, the same each time, and whole."""

from datetime import UTC, date, datetime

import pytest
from engines import contents
from gone import Gone
from sqlalchemy import Engine, func, insert, inspect, select

from data_loaders import counted, frames
from data_loaders.adoption import adopted_plans
from data_loaders.readers import ProcessReaders
from database import audit
from database.keeping.check import check
from database.session import engine, writing
from database.tables import Unit
from domain.access import EVERYWHERE
from domain.kinds import CONTAINER_KINDS
from metrics.owed import units_of_plan
from metrics.results import results
from metrics.tables import Tables
from samples.large import ahead
from samples.large.fill import NotEmptyError, fill
from samples.large.reports import YEARS
from samples.large.sizes import COUNTRY, PROVINCE, Size

DAY, NOW = date(2025, 12, 31), datetime(2026, 1, 6, tzinfo=UTC)
TINY = Size(provinces=2, communes=5, units=63)


def silently(items, total, title):
    yield from items


@pytest.fixture(scope="module")
def tiny(new_database_of_module) -> Engine:
    source = engine(new_database_of_module())
    fill(source, TINY, silently)
    return source


@pytest.mark.both_engines
def test_nothing_is_missing_of_it_and_its_trail_holds(tiny):
    assert [one for one in check(tiny) if one.wrong] == []


@pytest.mark.both_engines
def test_making_it_again_gives_the_very_same_rows(tiny, new_database):
    again = engine(new_database())
    fill(again, TINY, silently)

    assert contents(again) == contents(tiny)


@pytest.mark.both_engines
@pytest.mark.parametrize("processes", [ProcessReaders, Gone])
def test_written_ahead_by_a_process_that_lives_or_dies_it_is_the_very_same(
    processes, tiny, new_database, monkeypatch
):
    monkeypatch.setattr(ahead, "MANY", 0)
    monkeypatch.setattr(ahead, "cores", lambda: 2)
    monkeypatch.setattr(ahead, "ProcessReaders", processes)
    beside = engine(new_database())
    fill(beside, TINY, silently)

    assert contents(beside) == contents(tiny)


def test_little_is_written_here(tiny, new_database, monkeypatch):
    monkeypatch.setattr(ahead, "ProcessReaders", None)  # whoever began one would fail
    here = engine(new_database())
    fill(here, TINY, silently)

    assert contents(here) == contents(tiny)


@pytest.mark.both_engines
def test_every_index_is_there_afterwards(tiny, source):
    assert indexes(tiny) == indexes(source)


def indexes(source: Engine):
    """The names of all, table by table."""
    asked = inspect(source)
    return {
        table: sorted(each["name"] for each in asked.get_indexes(table))
        for table in asked.get_table_names()
    }


def test_every_unit_owes_under_the_plan_of_its_province_and_stands_beneath_its_commune(tiny):
    units = frames.units(tiny, EVERYWHERE)
    owing = units[~units["kind"].isin(CONTAINER_KINDS)]
    belonging = [set(units_of_plan(units, plan)["unit_id"]) for plan in adopted_plans(tiny)]
    provinces = units.loc[units["kind"] == "province", "unit_id"]
    communes = owing.loc[owing["parent_id"].isin(provinces), "unit_id"]

    assert len(belonging) == TINY.provinces
    # The units of the size, and in each province the commune into which two went.
    assert set.union(*belonging) == set(owing["unit_id"])
    assert len(owing) == TINY.units + TINY.provinces
    assert len(communes) == TINY.communes + TINY.provinces
    assert set(owing["parent_id"]) <= {*provinces, *communes}


def test_it_is_counted_like_any_other_and_every_state_is_there_to_be_seen(tiny):
    plan = adopted_plans(tiny)[0]
    tables = Tables(*counted.tables(tiny, plan.code, EVERYWHERE))
    found = results(tables, plan, DAY).compliance
    states = set(found.loc[found["owed"], "state"])

    assert states == {"exceeded", "met", "none", "not_reported"}
    assert found["year"].unique().tolist() == list(YEARS)


def test_it_is_marked_as_an_illustration(tiny):
    assert audit.is_illustration(tiny)


@pytest.mark.both_engines
def test_a_database_with_anything_in_it_is_left_as_it_is(new_database):
    source = engine(new_database(tables=True))
    with writing(source) as connection:
        connection.execute(insert(Unit).values(code="A", name="A", kind="commune"))
    before = contents(source)
    with pytest.raises(NotEmptyError):
        fill(source, TINY, silently)

    assert contents(source) == before


@pytest.mark.both_engines
def test_what_is_written_afterwards_is_numbered_behind_it(new_database):
    source = engine(new_database())
    fill(source, Size(provinces=1, communes=1, units=3), silently)
    with writing(source) as connection:
        last = connection.execute(select(func.max(Unit.unit_id))).scalar_one()
        made = insert(Unit).values(code="A", name="A", kind="commune").returning(Unit.unit_id)
        assert connection.execute(made).scalar_one() > last
        audit.record(connection, "units imported", "register", {"file": "a", "rows": 1}, NOW)


@pytest.mark.parametrize("size", [PROVINCE, COUNTRY, Size(3, 7, 100)])
def test_units_and_communes_are_shared_out_to_the_last(size):
    assert sum(map(size.communes_of, range(size.provinces))) == size.communes
    assert sum(map(size.units_of, range(size.communes))) == size.units


def test_a_province_has_three_thousand_units_with_thirty_thousand_models_and_the_country_its_size():
    assert (PROVINCE.provinces, PROVINCE.units) == (1, 3_000)
    assert (COUNTRY.provinces, COUNTRY.communes, COUNTRY.units) == (34, 3_321, 130_000)
    assert sum(PROVINCE.models) == sum(COUNTRY.models) == 100
