"""Servers of our own, each on a free port of this machine while it is needed."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
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
    with all_served([(script, environment)]) as [server]:
        yield server


@contextmanager
def all_served(asked: Sequence[tuple[str, Mapping[str, str]]]) -> Iterator[list[Server]]:
    """A server of each script with its environment, while they are needed: they start together."""
    with ExitStack() as running:
        ports = free_ports(len(asked))
        begun = [
            (port, running.enter_context(_begun(port, *each)))
            for port, each in zip(ports, asked, strict=True)
        ]
        for port, server in begun:
            wait_for(port, partial(_runs, server))
        yield [Server(f"http://127.0.0.1:{port}", server.pid) for port, server in begun]


@contextmanager
def _begun(
    port: int, script: str, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """The process of a server that starts."""
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
        yield running
    finally:
        running.terminate()
        running.wait(timeout=20)


def _runs(server: subprocess.Popen[bytes]) -> bool:
    return server.poll() is None


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    [port] = free_ports(1)
    return port


def free_ports(count: int) -> list[int]:
    """So many, no two of them the same."""
    with ExitStack() as until_all_are_found:
        free = [until_all_are_found.enter_context(socket.socket()) for _each in range(count)]
        for one in free:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in free]


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
