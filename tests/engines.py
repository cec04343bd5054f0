"""The engine that a test runs on: a fixture, so that one test speaks of SQLite and of PostgreSQL.

`pytest --engine postgresql` runs on that one whatever asks for a database; `both` on either. By
default it is SQLite, and among the drills PostgreSQL for what is marked `both_engines`.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest
from postgresql import PostgreSQL, postgresql_server
from sqlalchemy import Engine, select

from database.base import Base
from database.migrate import migrate
from database.session import engine, reading

ENGINES = ("sqlite", "postgresql")
MakeDatabase = Callable[..., str]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine",
        choices=(*ENGINES, "both"),
        help="database of the tests (default: sqlite; the drills: both where marked)",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine_name" not in metafunc.fixturenames:
        return
    asked = metafunc.config.getoption("--engine")
    marked = metafunc.definition.get_closest_marker("both_engines") is not None
    if asked == "both":
        metafunc.parametrize("engine_name", ENGINES, indirect=True, scope="session")
    elif marked and asked is None:
        first, other = ENGINES
        engines = [first, pytest.param(other, marks=pytest.mark.drill)]
        metafunc.parametrize("engine_name", engines, indirect=True, scope="session")


@pytest.fixture(scope="session")
def engine_name(request: pytest.FixtureRequest) -> str:
    """`sqlite` or `postgresql`: what this test runs on."""
    return getattr(request, "param", None) or request.config.getoption("--engine") or "sqlite"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """The server that the databases of this run are made on."""
    with postgresql_server() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables of today, to be copied: quicker than every migration each time."""
    file = tmp_path_factory.mktemp("tables") / "tables.db"
    migrate(engine(f"sqlite:///{file}"))
    engine(f"sqlite:///{file}").dispose()
    return file


def _databases(request: pytest.FixtureRequest, name: str, folder: Path) -> Iterator[MakeDatabase]:
    """Makes databases that go when the fixture ends: `make()`, or `make(tables=True)`."""
    numbers = count(1)
    with ExitStack() as until_the_end:

        @contextmanager
        def sqlite(*, tables: bool = False) -> Iterator[str]:
            file = folder / f"house-{next(numbers)}.db"
            if tables:
                shutil.copy(request.getfixturevalue("sqlite_tables"), file)
            yield f"sqlite:///{file}"
            engine(f"sqlite:///{file}").dispose()

        made = request.getfixturevalue("postgresql").database if name == "postgresql" else sqlite
        yield lambda *, tables=False: until_the_end.enter_context(made(tables=tables))


@pytest.fixture
def new_database(
    request: pytest.FixtureRequest, engine_name: str, tmp_path: Path
) -> Iterator[MakeDatabase]:
    """`new_database()`: the address of a database with nothing in it; `tables=True`: with the
    tables of today, and empty. Each call makes another; they go with the test.
    """
    yield from _databases(request, engine_name, tmp_path)


@pytest.fixture(scope="module")
def new_database_of_module(
    request: pytest.FixtureRequest, engine_name: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MakeDatabase]:
    """The same, for databases that all tests of a module look at."""
    yield from _databases(request, engine_name, tmp_path_factory.mktemp("house"))


@pytest.fixture
def source(new_database: MakeDatabase) -> Engine:
    """The engine of an empty database with the tables of today."""
    return engine(new_database(tables=True))


def contents(source: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, by the table's name."""
    tables = Base.metadata.sorted_tables
    with reading(source) as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in tables
        }
