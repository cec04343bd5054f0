"""A PostgreSQL of the tests' own, from the binaries of this machine, reached by a socket alone.

It sorts by the Vietnamese alphabet of ICU, unlike SQLite, which sorts by code points: a test that
relies on either order fails on the other. Nothing is synced to disk: it need not outlive a test.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from pwd import getpwnam, struct_passwd
from typing import Any

import psycopg
import pytest

from database.migrate import migrate
from database.session import engine

SUPERUSER = "postgres"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "200",
    "autovacuum": "off",
    "timezone": "Asia/Ho_Chi_Minh",
}
LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=vi-VN")


@dataclass
class PostgreSQL:
    """A server that runs in `folder`, and the databases made on it."""

    folder: Path
    binaries: Path
    numbers: Iterator[int]
    process: "subprocess.Popen[bytes] | None" = None
    template: str = ""

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={self.folder}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        words = [f"-c{name}={value}" for name, value in SETTINGS.items()]
        command = [self.binaries / "postgres", "-D", self.folder / "kept", "-k", self.folder]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *words], stdout=log, stderr=log, stdin=subprocess.DEVNULL, **_not_root()
            )
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(psycopg.OperationalError), self._connected("postgres"):
                return
            time.sleep(0.05)
        self.stop()
        raise RuntimeError((self.folder / "log").read_text(encoding="utf-8"))

    def stop(self) -> None:
        """Stop it at once, throwing out whoever is connected."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=60)
            self.process = None

    def throw_out(self, backend: int) -> None:
        """End one connection from the server's side, as where its machine has gone."""
        self._do(f"SELECT pg_terminate_backend({backend}, 5000)")

    @contextmanager
    def database(self, *, tables: bool = False, alphabet: str = "") -> Iterator[str]:
        """The address of a new database: with nothing in it, or with the tables of today.
        `alphabet`: of an empty one, how `CREATE DATABASE` names another than the server's.
        """
        if tables and not self.template:
            self.template = self._made("template0")
            migrate(engine(self.url(self.template)))
            engine(self.url(self.template)).dispose()
        name = self._made(self.template if tables else "template0", alphabet)
        try:
            yield self.url(name)
        finally:
            engine(self.url(name)).dispose()
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _made(self, template: str, alphabet: str = "") -> str:
        name = f"house_{next(self.numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY {alphabet}")
        return name

    def _do(self, statement: str) -> None:
        with self._connected("postgres") as connection:
            connection.execute(statement)

    def _connected(self, database: str) -> "psycopg.Connection[Any]":
        return psycopg.connect(
            host=str(self.folder), user=SUPERUSER, dbname=database, autocommit=True
        )


@contextmanager
def postgresql_server() -> Iterator[PostgreSQL]:
    """A running server, stopped and gone afterwards. Without its binaries the test is skipped."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL: `postgres` and `initdb` are not installed")
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    server = PostgreSQL(folder, binaries, count(1))
    try:
        if os.geteuid() == 0:
            os.chown(folder, _plain_user().pw_uid, _plain_user().pw_gid)
        made = [binaries / "initdb", "-D", folder / "kept", "-U", SUPERUSER, "-A", "trust"]
        subprocess.run(
            [*made, "--no-sync", *LOCALE],
            check=True,
            capture_output=True,
            cwd=folder,
            **_not_root(),
        )
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def _binaries() -> Path | None:
    """The folder of the newest PostgreSQL here: Debian puts it beside, not on, the PATH."""
    of_debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    for found in sorted(of_debian, key=lambda path: int(path.parts[-3]), reverse=True):
        return found.parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _plain_user() -> struct_passwd:
    """Who runs the server where the tests run as root, whom it refuses."""
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return getpwnam(name)
    raise LookupError("neither postgres nor nobody is a user of this machine")


def _not_root() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    user = _plain_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
