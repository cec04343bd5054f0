"""Where files are parsed: in a child process with limits, from which only plain data comes back.

`Sandbox.parse` reads one file in a fork of its own; `Sandbox.room` shares one fork between many
files, and takes a new one when a file brings it down.
"""

import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Protocol

from data_loaders.spreadsheets import wire
from data_loaders.spreadsheets.container import Format, format_of
from data_loaders.spreadsheets.limits import AT_ONCE, CPU_SECONDS, WALL_SECONDS
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Refusal

_ROOT = Path(__file__).parents[2]
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "data_loaders.spreadsheets.worker", *arguments]


def _environment() -> dict[str, str]:
    """No secret of the server's goes to the child."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}


class _Child(Protocol):
    """A process that reads."""

    def ask(self, request: bytes, content: bytes) -> bytes:
        """Its answer. Raises OSError or ClosedError where it went down or took too long."""

    def close(self) -> None:
        """Let it go."""


class _ForkedChild:
    """A fork of the fork server, at the other end of a socket."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def ask(self, request: bytes, content: bytes) -> bytes:
        # The child ends itself by its own clock; ours is only for a machine that stands still.
        self._connection.settimeout(WALL_SECONDS + 5)
        wire.write_frame(self._connection.sendall, request)
        wire.write_frame(self._connection.sendall, content)
        return wire.read_frame(self._connection.recv)

    def close(self) -> None:
        self._connection.close()


class _SpawnedChild:
    """A process of its own, where there are no forks; ended by the clock from outside."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT, env=_environment()
        )

    def ask(self, request: bytes, content: bytes) -> bytes:
        incoming, outgoing = self._process.stdout, self._process.stdin
        if incoming is None or outgoing is None:
            raise wire.ClosedError
        clock = threading.Timer(WALL_SECONDS, self._process.kill)
        clock.start()
        try:
            wire.write_frame(outgoing.write, request)
            wire.write_frame(outgoing.write, content)
            outgoing.flush()
            return wire.read_frame(incoming.read)
        finally:
            clock.cancel()

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


class _ForkServer:
    """The process that forks. Fresh, so no thread of ours is ever forked."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            _command(str(theirs.fileno())),
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            cwd=_ROOT,
            env=_environment(),
            start_new_session=True,
        )
        theirs.close()
        self._control = ours
        self._one_by_one = threading.Lock()

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def fork(self) -> _ForkedChild:
        """A new child. Raises OSError."""
        ours, theirs = socket.socketpair()
        try:
            with theirs, self._one_by_one:
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        return _ForkedChild(ours)

    def close(self) -> None:
        """End it and all its children, be they at work: they are a group of their own."""
        self._control.close()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


class Room:
    """A child that reads file after file, replaced when one brings it down."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self._sandbox = sandbox
        self._child: _Child | None = None

    def parse(self, content: bytes, name: str) -> list[Sheet]:
        """The sheets of a file. Raises RefusedError."""
        file_format = format_of(content)
        had_read, began = self._child is not None, time.monotonic()
        try:
            return self._ask(content, name, file_format)
        except (OSError, wire.ClosedError):
            self.close()
        if had_read and time.monotonic() - began < CPU_SECONDS:
            # What earlier files left behind may have filled the room: once more in a new one.
            try:
                return self._ask(content, name, file_format)
            except (OSError, wire.ClosedError):
                self.close()
        raise RefusedError(Refusal.READER_STOPPED)

    def _ask(self, content: bytes, name: str, file_format: Format) -> list[Sheet]:
        if self._child is None:
            self._child = self._sandbox.new_child()
        request = wire.packed({"name": name, "format": file_format.value})
        said = wire.unpacked(self._child.ask(request, content))
        try:
            if "refusal" in said:
                raise RefusedError(Refusal(said["refusal"]), str(said["detail"]))
            return [Sheet.from_plain(plain) for plain in said["sheets"]]
        except (KeyError, TypeError, ValueError):
            raise wire.ClosedError from None  # whatever spoke there was no worker of ours

    def close(self) -> None:
        """Let the child go."""
        if self._child is not None:
            self._child.close()
            self._child = None


class Sandbox:
    """Parses files in children; at most `AT_ONCE` at a time. Safe to share between threads."""

    def __init__(self) -> None:
        self._server: _ForkServer | None = None
        self._starting = threading.Lock()
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def parse(self, content: bytes, name: str) -> list[Sheet]:
        """The sheets of one file, read in a child of its own. Raises RefusedError."""
        with self.room() as room:
            return room.parse(content, name)

    @contextmanager
    def room(self) -> Iterator[Room]:
        """A room in which many files share a child."""
        with self._places:
            room = Room(self)
            try:
                yield room
            finally:
                room.close()

    def new_child(self) -> _Child:
        """A child to ask. Raises OSError."""
        if not hasattr(os, "fork"):
            return _SpawnedChild()
        return self._running_server().fork()

    def start(self) -> None:
        """Load the engines now, so that the first file need not wait for them."""
        if hasattr(os, "fork"):
            self._running_server()

    def _running_server(self) -> _ForkServer:
        with self._starting:
            if self._server is None or not self._server.is_alive:
                self._server = _ForkServer()
            return self._server

    def close(self) -> None:
        """End the fork server."""
        with self._starting:
            if self._server is not None:
                self._server.close()
                self._server = None


@cache
def shared_sandbox() -> Sandbox:
    """The one sandbox of this process, ended with it."""
    sandbox = Sandbox()
    atexit.register(sandbox.close)
    return sandbox
