"""Work that a process of its own does on a database, and what kills it in the middle.

What the process has told somebody as done it writes, before it goes on, to a file of its own.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from itertools import count, pairwise
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine, event
from sqlalchemy.pool import Pool

from data_loaders.hand_in import files_under, hand_in_all
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.readers import ProcessReaders
from database.migrate import migrate
from database.session import engine
from tests.screens import CODE, registered

NOW = datetime(2024, 4, 1, tzinfo=UTC)
UNITS = {"KC-X02": "Xã An Vĩ", "KC-X04": "Xã Bình Minh", "KC-X12": "Xã Đông Tảo"}
PLAN = builtin_plans()[CODE]
PROCESSES = multiprocessing.get_context("forkserver")
# What each process would else import by itself, for longer than it works.
LIBRARIES = (
    *("engines", "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql.psycopg"),
    *("alembic.command", "pages.staff.submit", "tests.keeping.on_the_page"),
)
# Events of Python's own (its manual, “Audit events table”).
ON_DISK = {"open", "os.rename", "os.link", "os.remove", "os.chmod", "os.mkdir", "subprocess.Popen"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
AT_EACH = ("before_cursor_execute", "after_cursor_execute", "commit")


def tell(told: Path, words: object) -> None:
    """Tell somebody, so that it is told even if the process is killed at once."""
    line = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(line, f"{words}\n".encode())
    os.close(line)


def told_in(told: Path) -> list[str]:
    return told.read_text(encoding="utf-8").splitlines() if told.exists() else []


def content_of(code: str, number: int) -> bytes:
    return f"{code} {number}".encode()


def take_in_one(source: Engine, code: str, number: int) -> str:
    """Take in a report of three models, other ones for each `number`: its submission's number."""
    fields = ("economy", "culture_society", "defence_security")
    models = [(f"Mô hình {number} {field}", field, "new") for field in fields]
    reading = registered(code, UNITS[code], *models, year=2024)
    content = content_of(code, number)
    return str(take_in(source, content, reading, PLAN, date(2024, 3, 1), NOW).submission_id)


def take_in_numbers(url: str, told: Path, code: str, numbers: range) -> None:
    """Take in a report for each number, and tell each one's submission."""
    source = engine(url)
    for number in numbers:
        tell(told, take_in_one(source, code, number))


def ingest_folder(url: str, told: Path, folder: Path) -> None:
    """Read and take in every file of a folder, as `manage.py ingest` does, and tell each one."""
    source = engine(url)
    for one in hand_in_all(source, files_under([folder]), PLAN, None, lambda: NOW):
        if one.taken is not None:
            tell(told, one.taken.submission_id)


class ToldReaders(ProcessReaders):
    """Readers whose numbers are told to a file."""

    def __init__(self, at_once: int, told: Path) -> None:
        super().__init__(at_once)
        self._told = told

    def submit(self, *given: Any) -> Any:
        future = super().submit(*given)
        for child in multiprocessing.active_children():
            if str(child.pid) not in told_in(self._told):
                tell(self._told, child.pid)
        return future


def ingest_with_readers(url: str, told: Path, folder: Path) -> None:
    """The same with two processes that read, whose numbers are told beside."""
    source, files = engine(url), files_under([folder])
    with closing(ToldReaders(2, told.with_name("told-readers"))) as readers:
        for one in hand_in_all(source, files, PLAN, None, lambda: NOW, readers=readers):
            if one.taken is not None:
                tell(told, one.taken.submission_id)


def tell_libraries(told: Path) -> None:
    """Tell which of `LIBRARIES` were there when the process began."""
    for library in LIBRARIES:
        if library in sys.modules:
            tell(told, library)


def migrate_it(url: str, told: Path, to: str) -> None:
    """Bring the tables to the version `to`."""
    migrate(engine(url), to)
    tell(told, to)


class Forked(PROCESSES.Process):
    """A fork of one process that has all this imported and nothing open."""

    def start(self) -> None:
        _have_one_to_fork()
        super().start()


@cache
def _have_one_to_fork() -> None:
    forkserver._forkserver._stop()  # one that readers of files began has less imported
    PROCESSES.set_forkserver_preload(list(LIBRARIES))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # else it does not find the tests
        patched.setenv("STREAMLIT_LOGGER_LEVEL", "error")  # else it misses a server
        forkserver.ensure_running()


def killed(
    work: Callable[..., None],
    *given: object,
    at: int = 0,
    after: float = 0.0,
    on_disk: int = 0,
) -> bool:
    """Let a process do `work` and kill it with -9: at the `at`-th point in its talk with the
    database (before and after each statement, before each commit and after), before the
    `on_disk`-th change of a file or start of a tool, or after some seconds. False if it was done
    before that.
    """
    worker = Forked(target=_work, args=(work, given, at, after, on_disk))
    worker.start()
    worker.join(timeout=120)
    if worker.exitcode not in {0, -signal.SIGKILL}:
        raise AssertionError(worker.exitcode)
    return worker.exitcode != 0


def _work(
    work: Callable[..., None], given: tuple[object, ...], at: int, after: float, on_disk: int
) -> None:
    if at:
        die_at(at)
    if on_disk:
        die_on_disk(on_disk)
    if after:
        threading.Timer(after, _die).start()
    work(*given)
    os._exit(0)  # whoever waits to kill it comes too late


def points_of(chance: np.random.Generator, before: int, how_many: int) -> list[int]:
    """Points below `before`, drawn from as many stretches of the same length."""
    edges = np.linspace(1, before, how_many + 1).astype(int)
    return [int(chance.integers(*stretch)) for stretch in pairwise(edges)]


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(point: int) -> None:
    """Let this process be killed at a point of its talk with the database that is still to come."""
    seen = count(1)

    def reached(*_: object) -> None:
        if next(seen) == point:
            _die()

    for name in AT_EACH:
        event.listen(Engine, name, reached)
    event.listen(Pool, "checkin", reached)  # after a commit, before anybody was told


def die_on_disk(point: int) -> None:
    """Let this process be killed before a change of a file, or a start of a tool, still to come."""
    seen = count(1)

    def reached(what: str, how: tuple[Any, ...]) -> None:
        writes = what != "open" or (isinstance(how[2], int) and how[2] & _WRITING)
        if what in ON_DISK and writes and next(seen) == point:
            _die()

    sys.addaudithook(reached)
