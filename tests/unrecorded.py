"""Holds every writer of the project to the audit trail, whichever test runs it.

A transaction in which the project's own code wrote to a table of record, and no audit entry, fails
as it is about to be kept. What a test writes itself, to lay something out, asks for none. An entry
that the page of the trail has no sentence for fails as well.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import Connection, Delete, Engine, Insert, Update, event
from sqlalchemy.engine.interfaces import ExecutionContext

from translations.audit_wording import wordings

ROOT = Path(__file__).resolve().parent.parent
# No change of record, each for its reason: docs/decisions/025-which-changes-are-recorded.md.
EXEMPT = frozenset(
    {
        *("draft", "session", "sign_in_attempt", "setup_code"),
        *("tally", "kept_tally", "waiting_pair", "review_tally", "plan_tally", "tally_mark"),
    }
)
LAYING_OUT = ("tests", "benchmarks", "database/migrations")
TRAIL = "audit_entry"
PASSED_ON = {
    Path(__file__).resolve(),
    ROOT / "database" / "audit.py",
    ROOT / "database" / "bulk.py",
}
MANY_INTO = "INSERT INTO "  # how `database.bulk` writes to SQLite; its COPY is heard by nobody
_WRITTEN, _MARKS = "tables_written", "tables_written_at"


class UnrecordedChangeError(AssertionError):
    """A change of record without an audit entry in its transaction."""


class UnwordedActionError(AssertionError):
    """An entry of which `translations.audit_wording` does not say what was done."""


@contextmanager
def watched_for_unrecorded_changes() -> Iterator[None]:
    """While it lasts, every engine is watched; within another such watch too."""
    heard: list[tuple[str, Callable[..., None]]] = [
        ("begin", partial(_forget)),
        ("before_execute", partial(_note)),
        ("savepoint", partial(_mark)),
        ("rollback_savepoint", partial(_back_to_mark)),
        ("release_savepoint", partial(_let_go_of_mark)),
        ("before_cursor_execute", partial(_note_many)),
        ("commit", partial(_demand)),
    ]
    for name, listener in heard:
        event.listen(Engine, name, listener)
    try:
        yield
    finally:
        for name, listener in heard:
            event.remove(Engine, name, listener)


def _forget(connection: Connection) -> None:
    connection.info[_WRITTEN] = {}
    connection.info[_MARKS] = []


def _mark(connection: Connection, _name: str | None) -> None:
    connection.info.setdefault(_MARKS, []).append(dict(connection.info.get(_WRITTEN, {})))


def _back_to_mark(connection: Connection, *_: object) -> None:
    """What was written since the savepoint is not written."""
    connection.info[_WRITTEN] = connection.info[_MARKS].pop()


def _let_go_of_mark(connection: Connection, *_: object) -> None:
    connection.info[_MARKS].pop()


def _note(
    connection: Connection,
    asked: object,
    rows: Sequence[Mapping[str, Any]],
    row: Mapping[str, Any],
    *_: object,
) -> None:
    if isinstance(asked, Insert | Update | Delete):
        table, writer = str(asked.table), _writer(sys._getframe())
        if writer is not None or table == TRAIL:
            connection.info.setdefault(_WRITTEN, {}).setdefault(table, writer)
        if writer is not None and isinstance(asked, Insert) and table == TRAIL:
            for each in rows or (asked.compile().params | row,):
                _demand_words(each["action"], writer)


def _note_many(
    connection: Connection,
    _cursor: object,
    statement: str,
    _parameters: object,
    context: ExecutionContext,
    _executemany: bool,
) -> None:
    if context.compiled is None and statement.startswith(MANY_INTO):
        table, writer = statement.removeprefix(MANY_INTO).split()[0], _writer(sys._getframe())
        if writer is not None:
            connection.info.setdefault(_WRITTEN, {}).setdefault(table, writer)


def _demand_words(action: str, writer: str) -> None:
    worded = {action for group in wordings().values() for action in group}
    if action not in worded:
        raise UnwordedActionError(action, writer)


def _demand(connection: Connection) -> None:
    written = connection.info.pop(_WRITTEN, {})
    if TRAIL in written:
        return
    if unrecorded := {table: by for table, by in written.items() if table not in EXEMPT}:
        raise UnrecordedChangeError(unrecorded)


def _writer(frame: FrameType | None) -> str | None:
    """The nearest function of the project on the way to a statement; None where it is a test's."""
    while frame is not None:
        if name := _own(frame.f_code.co_filename):
            laid_out = name.startswith(LAYING_OUT)
            return None if laid_out else f"{name}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return None


@cache
def _own(file: str) -> str:
    """The name of a file of the project that may be a writer; "" for any other."""
    path = Path(file)
    own = path.is_relative_to(ROOT) and ".venv" not in path.parts and path not in PASSED_ON
    return path.relative_to(ROOT).as_posix() if own else ""
