"""Where files are parsed: in a child process with limits, from which only plain data comes back.

`Sandbox.parse` reads one file in a fork of its own, and `Sandbox.mark` marks one; `Sandbox.room`
shares one fork between many files, and takes a new one when a file brings it down. A room can be
handed the next file while what came of the last is still being made sense of
(`data_loaders.in_turn`).
"""

import atexit
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from typing import TypeVar

from data_loaders.spreadsheets import wire
from data_loaders.spreadsheets.children import Child, ForkedChild, ForkServer, SpawnedChild
from data_loaders.spreadsheets.container import format_of
from data_loaders.spreadsheets.limits import AT_ONCE, CPU_SECONDS
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Refusal

T = TypeVar("T")


class Room:
    """A child that reads file after file, replaced when one brings it down."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self._sandbox = sandbox
        self._child: Child | None = None
        self._begun: tuple[bytes, bytes] | None = None
        self._was_used = False

    def parse(self, content: bytes, name: str) -> list[Sheet]:
        """The sheets of a file. Raises RefusedError."""
        self.begin(content, name)
        return self.finish()

    def begin(self, content: bytes, name: str) -> None:
        """Let the child parse a file meanwhile; `finish` waits for it. Raises RefusedError.

        A file begun and not finished is given up.
        """
        self._begin({"name": name, "format": format_of(content).value}, content)

    def finish(self) -> list[Sheet]:
        """The sheets of the file that was begun. Raises RefusedError."""
        return self._finish(wire.unpacked_sheets)

    def mark(self, content: bytes, name: str, wanted: Mapping[str, object]) -> tuple[str, bytes]:
        """The ending of its name and the bytes of a file marked as `wanted` says (plain data, see
        `data_loaders.returned.making`). Raises RefusedError.
        """
        self._begin({"name": name, "format": format_of(content).value, "mark": wanted}, content)
        return self._finish(wire.unpacked_workbook)

    def _begin(self, request: Mapping[str, object], content: bytes) -> None:
        if self._begun is not None:
            self.close()
        self._begun, self._was_used = (wire.packed(request), content), self._child is not None
        with suppress(OSError):  # `_finish` finds no answer
            self._ask(*self._begun)

    def _finish(self, understand: Callable[[bytes], T]) -> T:
        """What the child answers. Raises RefusedError, also where it went down."""
        begun, self._begun = self._begun, None
        waits_since = time.monotonic()
        try:
            return self._answer(understand)
        except (OSError, wire.ClosedError):
            self.close()
        if begun and self._was_used and time.monotonic() - waits_since < CPU_SECONDS:
            # What earlier files left behind may have filled the room: once more in a new one.
            try:
                self._ask(*begun)
                return self._answer(understand)
            except (OSError, wire.ClosedError):
                self.close()
        raise RefusedError(Refusal.READER_STOPPED)

    def _ask(self, request: bytes, content: bytes) -> None:
        if self._child is None:
            self._child = self._sandbox.new_child()
        self._child.ask(request, content)

    def _answer(self, understand: Callable[[bytes], T]) -> T:
        if self._child is None:
            raise wire.ClosedError
        return understand(self._child.answer())

    def close(self) -> None:
        """Let the child go, and the file that it may be at."""
        self._begun = None
        if self._child is not None:
            self._child.close()
            self._child = None


class Sandbox:
    """Parses files in children; at most `AT_ONCE` at a time. Safe to share between threads."""

    def __init__(self) -> None:
        self._server: ForkServer | None = None
        self._spare: ForkedChild | None = None
        self._starting = threading.Lock()
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def parse(self, content: bytes, name: str) -> list[Sheet]:
        """The sheets of one file, read in a child of its own. Raises RefusedError."""
        with self.room() as room:
            return room.parse(content, name)

    def mark(self, content: bytes, name: str, wanted: Mapping[str, object]) -> tuple[str, bytes]:
        """A file marked, in a child of its own; see `Room.mark`."""
        with self.room() as room:
            return room.mark(content, name, wanted)

    @contextmanager
    def room(self) -> Iterator[Room]:
        """A room in which many files share a child."""
        with self._places:
            room = Room(self)
            try:
                yield room
            finally:
                room.close()

    def new_child(self) -> Child:
        """A child to ask: a fork made beforehand, and the next one is made. Raises OSError."""
        if not hasattr(os, "fork"):
            return SpawnedChild()
        with self._starting:
            server = self._running_server()
            if self._spare is not None and not self._spare.is_waiting:
                self._let_spare_go()
            child = self._spare or server.fork()
            self._spare = None  # should there be no other to have
            self._spare = server.fork()
            return child

    def start(self) -> None:
        """Load the engines now, so that the first file need not wait for them."""
        if hasattr(os, "fork"):
            with self._starting:
                self._running_server()

    def _running_server(self) -> ForkServer:
        if self._server is None or not self._server.is_alive:
            self._let_spare_go()
            self._server = ForkServer()
        return self._server

    def _let_spare_go(self) -> None:
        if self._spare is not None:
            self._spare.close()
            self._spare = None

    def close(self) -> None:
        """End the fork server."""
        with self._starting:
            self._let_spare_go()
            if self._server is not None:
                self._server.close()
                self._server = None


@cache
def shared_sandbox() -> Sandbox:
    """The one sandbox of this process, ended with it."""
    sandbox = Sandbox()
    atexit.register(sandbox.close)
    return sandbox
