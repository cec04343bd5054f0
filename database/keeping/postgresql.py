"""PostgreSQL: copied and put back by its own tools, `pg_dump` and `pg_restore`."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from psycopg import pq
from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine, MetaData, inspect

from database import half_restored
from database.keeping.manifest import TableContents, contents, head_of
from database.keeping.sqlite import differing
from database.migrate import migrate, version_of
from database.session import WAITS, reading, writing
from domain.keeping import KeepError, KeepFault

NAME = "database.dump"
_FOREIGN = ("--no-owner", "--no-privileges")  # another installation has other roles
_OURS = "dan-van-kheo"
_ONE_RESTORER = 5_018_022  # what those who put back wait for: any number, if the same
# The shell's own process becomes the tool.
_IF_STILL_OURS = 'test "$PPID" = "$0" && exec "$@"'
_LEFT_OVER = """SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND usename = current_user AND application_name = %s"""


def copy(source: Engine, into: Path) -> tuple[Path, str, dict[str, TableContents], str]:
    """As `sqlite.copy`: what is dumped and what is told of it are of one snapshot."""
    made = into / NAME
    with reading(source) as connection:
        snapshot = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
        told = version_of(connection), contents(connection), head_of(connection)
        _run(source, "pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={made}")
    return made, *told


@contextmanager
def room(_source: Engine) -> Iterator[Path]:
    """A folder where this machine keeps what is not to last."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


def put_back(
    source: Engine,
    copied: Path,
    told: dict[str, TableContents],
    finish: Callable[[Engine], None],
) -> None:
    """As `sqlite.put_back`. What turns out to differ is taken out again; killed in the middle it is
    no database for anybody (`database.half_restored`), and what stays goes with the next try.
    """
    with _alone(source):
        _begin(source)
        with ExitStack() as unless_whole:
            unless_whole.callback(_take_out, source)
            _run(source, "pg_restore", "--exit-on-error", "--single-transaction", str(copied))
            with reading(source) as connection:
                held = contents(connection)
            del held[half_restored.MARK]
            if held != told:
                raise KeepError(KeepFault.DAMAGED, differing(held, told))
            migrate(source, restoring=True)
            finish(source)
            unless_whole.pop_all()
        with writing(source) as connection:
            half_restored.end(connection)


def check_empty(source: Engine) -> None:
    """Raises KeepError unless the database holds no table, or what was put back by halves."""
    with reading(source) as connection:
        _check_empty(connection)


def _check_empty(connection: Connection) -> None:
    found = inspect(connection).get_table_names()
    if found and half_restored.MARK not in found:
        raise KeepError(KeepFault.NOT_EMPTY, ", ".join(sorted(found)[:3]))


@contextmanager
def _alone(source: Engine) -> Iterator[None]:
    """Nobody else puts anything back meanwhile. Who is killed lets go: the connection ends."""
    alone = {"isolation_level": "AUTOCOMMIT", "reads_only": True}
    with source.connect().execution_options(**alone) as connection:
        connection.detach()
        connection.exec_driver_sql(f"SET lock_timeout = '{WAITS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({_ONE_RESTORER})")
        yield


def _begin(source: Engine) -> None:
    """The mark, and nothing else. A `pg_restore` whose master was killed goes on: it is stopped."""
    with writing(source) as connection:
        _check_empty(connection)
        connection.exec_driver_sql(_LEFT_OVER, (_named("pg_restore"),))
        _drop_all(connection)
        half_restored.begin(connection)


def _take_out(source: Engine) -> None:
    with writing(source) as connection:
        _drop_all(connection)


def _drop_all(connection: Connection) -> None:
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)


def _named(tool: str) -> str:
    """The name under which the server knows a tool that we run."""
    return f"{_OURS} {tool}"


def _ends_with_us() -> list[str]:
    """What runs a tool so that it is killed when we are, and runs none where we were killed before
    that was seen to; nothing where the system has no such.
    """
    found = shutil.which("setpriv")
    if found is None:
        return []
    return [found, "--pdeathsig", "KILL", "/bin/sh", "-c", _IF_STILL_OURS, str(os.getpid())]


def _run(source: Engine, tool: str, *arguments: str) -> None:
    """Run one of PostgreSQL's tools on the database; its password is in no list of processes."""
    found = shutil.which(tool)
    if found is None:
        raise KeepError(KeepFault.NO_TOOL, tool)
    understood = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    given = source.dialect.create_connect_args(source.url)[1]
    told = {name: value for name, value in given.items() if name in understood}
    told["application_name"] = _named(tool)
    password = {"PGPASSWORD": str(told.pop("password"))} if "password" in told else {}
    ran = subprocess.run(
        [*_ends_with_us(), found, *_FOREIGN, f"--dbname={make_conninfo(**told)}", *arguments],
        env=os.environ | password,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ran.returncode:
        raise KeepError(KeepFault.TOOL_FAILED, f"{tool}: {ran.stderr.strip()[-500:]}")
