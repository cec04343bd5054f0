"""Servers of our own, each on a free port of this machine while it is needed."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection

from database.session import ROOT

STARTS_WITHIN = 60  # seconds


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs in a process of its own."""

    address: str
    pid: int

    def cpu(self) -> float:
        """Seconds of CPU that its process has had so far, all threads (Linux alone)."""
        # How the kernel numbers the clock of another process: CPUCLOCK_SCHED, of the process.
        return time.clock_gettime(~self.pid << 3 | 2)


@contextmanager
def served(script: str, **environment: str) -> Iterator[Server]:
    """A server of `script` on a free port, while it is needed."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"]
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, lambda: running.poll() is None)
        yield Server(f"http://127.0.0.1:{port}", running.pid)
    finally:
        running.terminate()
        running.wait(timeout=20)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(port: int, runs: Callable[[], bool]) -> None:
    """Until the server at `port` answers. Raises TimeoutError where it no longer `runs` or takes
    too long.
    """
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and runs():
        with suppress(ConnectionError), closing(HTTPConnection("127.0.0.1", port)) as connection:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise TimeoutError(port)
