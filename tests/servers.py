"""Real servers of the dashboard, each on a port and with a database of its own.

Each is a fork of one process that has the libraries imported, which takes longer than all the rest.
Of the project it has nothing: a server finds that as it stands, where nothing of it ever ran.
"""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.servers import free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def serving(
    url: str, mode: str, *flags: str, port: int | None = None, log: Path | None = None
) -> Iterator[str]:
    """A server of its own on a free port: its address. What it says goes to `log`, or nowhere."""
    port = port or free_port()
    words = ["run", "asgi.py", f"--server.port={port}", *flags]
    environment = os.environ | {"DATABASE_URL": url, "DAN_VAN_KHEO_MODE": mode}
    server = _asked(begin=words, environment=environment, log=str(log or os.devnull))
    try:
        wait_for(port, lambda: _asked(runs=server))
        yield f"http://127.0.0.1:{port}"
    finally:
        _asked(end=server)


def process_of(address: str) -> int:
    """The process that serves at an address that `serving` gave."""
    return int(_asked(serving=f"--server.port={address.rpartition(':')[2]}"))


@cache
def _forking() -> "subprocess.Popen[str]":
    """The process whose forks the servers are; it ends, and they, when this one does."""
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.forking"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(started.communicate)
    return started


def _asked(**words: Any) -> Any:
    forking = _forking()
    assert forking.stdin is not None
    assert forking.stdout is not None
    forking.stdin.write(f"{json.dumps(words)}\n")
    forking.stdin.flush()
    return json.loads(forking.stdout.readline())
