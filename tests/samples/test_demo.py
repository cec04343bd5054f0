"""The demo, the whole way: sample files written, read, taken in and counted."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from postgresql import PostgreSQL
from sqlalchemy import Engine, func, insert, select

from data_loaders import counted, marks
from data_loaders.adoption import adopted_plans
from data_loaders.plans import builtin_plans
from database.audit import is_illustration
from database.session import engine, reading, writing
from database.tables import Original, Submission
from domain.access import EVERYWHERE
from metrics.figures import figures
from metrics.results import results
from metrics.tables import Tables
from samples.demo import RealFiguresError, make_demo


def clock() -> datetime:
    return datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def silently(items: Iterable, total: int, title: str) -> Iterator:
    yield from items


@pytest.fixture(scope="module")
def demo(new_database_of_module) -> Engine:
    source = engine(new_database_of_module())
    make_demo(source, clock, silently)
    return source


def states(source: Engine, plan_code: str) -> dict[str, int]:
    plan = next(plan for plan in adopted_plans(source) if plan.code == plan_code)
    tables = Tables(*counted.tables(source, plan_code, EVERYWHERE))
    found = results(tables, plan, date(2026, 11, 21)).compliance
    return found[found["owed"]]["state"].value_counts().to_dict()


def test_three_districts_have_their_own_plan_and_every_state_is_there_to_be_seen(
    demo: Engine,
) -> None:
    plans = [plan for plan in adopted_plans(demo) if plan.code.endswith("-2021-2025")]
    assert len(plans) == 3
    for plan in plans:
        found = states(demo, plan.code)
        assert found["exceeded"] > found["met"] > 0
        assert found["not_reported"] > 0
        assert sum(found.values()) >= 5 * 20


def test_the_other_plans_of_the_papers_are_there_to_be_seen_too(demo: Engine) -> None:
    adopted = {plan.code: plan for plan in adopted_plans(demo)}
    assert set(builtin_plans()) < set(adopted)
    assert states(demo, "ninh-thuan-2023-2025") == {"met": 12, "exceeded": 2, "not_reported": 10}
    assert states(demo, "tay-ninh-2017") == {"reported": 6, "not_reported": 1}
    assert states(demo, "hon-quan-2016-2020") == {"reported": 15, "not_reported": 9}


def printed(source: Engine) -> dict[str, list[dict[str, object]]]:
    """What `manage.py figures` prints of each plan, and how the reports stand."""
    return {
        plan.code: figures(
            Tables(*counted.tables(source, plan.code, EVERYWHERE)), plan, date(2026, 11, 21)
        )
        for plan in adopted_plans(source)
    }


@pytest.mark.drill
@pytest.mark.slow
def test_the_other_engine_gives_the_very_same_figures(
    demo: Engine, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    if demo.dialect.name == "postgresql":
        other = engine(f"sqlite:///{tmp_path / 'other.db'}")
        make_demo(other, clock, silently)
        assert printed(other) == printed(demo)
        return
    with postgresql.database() as url:
        make_demo(engine(url), clock, silently)
        assert printed(engine(url)) == printed(demo)


def test_nearly_every_file_was_understood_and_its_original_is_kept(demo: Engine) -> None:
    with reading(demo) as connection:
        taken = connection.execute(select(func.count()).select_from(Submission)).scalar_one()
        kept = connection.execute(select(func.count()).select_from(Original)).scalar_one()
    assert taken == kept
    assert taken > 300


def test_making_it_again_changes_nothing(demo: Engine) -> None:
    before = marks.data_version(demo)
    make_demo(demo, clock, silently)
    assert marks.data_version(demo) == before


def test_its_database_is_marked_as_an_illustration(demo: Engine, new_database) -> None:
    real = engine(new_database(tables=True))
    assert is_illustration(demo)
    assert not is_illustration(real)


def test_no_sample_is_mixed_into_real_reports(new_database) -> None:
    real = engine(new_database(tables=True))
    with writing(real) as connection:
        connection.execute(insert(Original).values(sha256="0", content=b"0", size=1))
        connection.execute(
            insert(Submission).values(
                plan_code="p",
                sha256="0",
                file_name="real.xlsx",
                state="accepted",
                received=date(2024, 1, 1),
                received_from="given",
                handed_in_at=clock(),
                problems=[],
            )
        )
    with pytest.raises(RealFiguresError):
        make_demo(real, clock, silently)
    assert not is_illustration(real)
