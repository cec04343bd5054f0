"""What the tests do once, or not at all, that a server of its own would do each time.

Nothing here is about the project: its own code runs in a test as it runs anywhere.
"""

import gc
import sqlite3
from collections.abc import Iterator
from functools import cache

import pytest
from argon2 import PasswordHasher
from sqlalchemy import event
from sqlalchemy.pool import Pool
from streamlit.components.v2 import manifest_scanner

from accounts import passwords

_AS_ANYWHERE = passwords._hasher


def pytest_configure() -> None:
    """Keep passwords at next to no cost: a fifth of a second each, and hardly any test is about it.

    Before any test is collected: some keep one as they are.
    """
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def pytest_collection_finish() -> None:
    """Look no more through what is imported."""
    _set_apart()


@pytest.fixture(scope="module", autouse=True)
def _what_is_kept_is_not_looked_through_again() -> Iterator[None]:
    """The collector would walk all that the tests of files before this one keep."""
    yield
    _set_apart()


def _set_apart() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture
def collector_at_rest() -> Iterator[None]:
    """For a test of how long something takes: nothing that others left is looked through."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def passwords_as_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test of just that: a password kept at the costs of the house."""
    monkeypatch.setattr(passwords, "_hasher", _AS_ANYWHERE)


@pytest.fixture(scope="session", autouse=True)
def _packages_are_searched_once() -> Iterator[None]:
    """Each page under test would look through every installed package for components."""
    with pytest.MonkeyPatch.context() as patched:
        searched = cache(manifest_scanner.scan_component_manifests)
        patched.setattr(manifest_scanner, "scan_component_manifests", searched)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_disk_is_waited_for() -> Iterator[None]:
    """What a test writes is there for whoever looks all the same, and outlives a killed process;
    waiting would save it from a power cut.
    """
    event.listen(Pool, "checkout", _wait_for_no_disk)
    yield
    _AS_THE_HOUSE_OPENS.add(True)


@pytest.fixture
def disk_as_anywhere() -> Iterator[None]:
    """For a test of just that: a database that is opened as anywhere else."""
    _AS_THE_HOUSE_OPENS.add(True)
    yield
    _AS_THE_HOUSE_OPENS.clear()


# Holds something while databases are opened as anywhere else.
_AS_THE_HOUSE_OPENS: set[bool] = set()


def _wait_for_no_disk(connection: object, *_: object) -> None:
    if isinstance(connection, sqlite3.Connection) and not _AS_THE_HOUSE_OPENS:
        connection.execute("PRAGMA synchronous=OFF")
