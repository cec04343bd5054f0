"""The processes in which files are parsed: forks of a server, or one of its own without forks."""

import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from data_loaders.spreadsheets import wire
from data_loaders.spreadsheets.limits import WALL_SECONDS

_ROOT = Path(__file__).parents[2]
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "data_loaders.spreadsheets.worker", *arguments]


def _environment() -> dict[str, str]:
    """No secret of the server's goes to the child."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}


class Child(Protocol):
    """A process that reads."""

    def ask(self, request: bytes, content: bytes) -> None:
        """Let it begin with a file. Raises OSError where it has gone down."""

    def answer(self) -> bytes:
        """What it says. Raises OSError or ClosedError where it went down or took too long."""

    def close(self) -> None:
        """Let it go."""


class ForkedChild:
    """A fork of the fork server, at the other end of a socket."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    @property
    def is_waiting(self) -> bool:
        """Whether it is there and has nothing to say."""
        try:
            self._connection.settimeout(0)
            self._connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def ask(self, request: bytes, content: bytes) -> None:
        """Let it begin, as `Child` says."""
        # The child ends itself by its own clock; ours is only for a machine that stands still.
        self._connection.settimeout(WALL_SECONDS + 5)
        wire.write_frame(self._connection.sendall, request)
        wire.write_frame(self._connection.sendall, content)

    def answer(self) -> bytes:
        """What it says, as `Child` has it."""
        return wire.read_frame(self._connection.recv)

    def close(self) -> None:
        """Let it go."""
        self._connection.close()


class SpawnedChild:
    """A process of its own, where there are no forks; ended by the clock from outside.

    That clock runs only while we wait, so it begins with a file no sooner.
    """

    def __init__(self) -> None:
        self._asked: tuple[bytes, ...] = ()
        self._process = subprocess.Popen(
            _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT, env=_environment()
        )

    def ask(self, request: bytes, content: bytes) -> None:
        """Have a file ready for it."""
        self._asked = request, content

    def answer(self) -> bytes:
        """What it says of that file, as `Child` has it."""
        incoming, outgoing = self._process.stdout, self._process.stdin
        if incoming is None or outgoing is None:
            raise wire.ClosedError
        clock = threading.Timer(WALL_SECONDS, self._process.kill)
        clock.start()
        try:
            for frame in self._asked:
                wire.write_frame(outgoing.write, frame)
            outgoing.flush()
            return wire.read_frame(incoming.read)
        finally:
            clock.cancel()

    def close(self) -> None:
        """Let it go."""
        self._process.kill()
        self._process.communicate()


class ForkServer:
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

    def fork(self) -> ForkedChild:
        """A new child. Raises OSError."""
        ours, theirs = socket.socketpair()
        try:
            with theirs, self._one_by_one:
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        return ForkedChild(ours)

    def close(self) -> None:
        """End it and all its children, be they at work: they are a group of their own."""
        self._control.close()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
