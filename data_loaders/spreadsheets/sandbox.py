"""Where files are parsed: in a child process with limits, from which only plain data comes back.

`Sandbox.parse` reads one file in a fork of its own, and `Sandbox.mark` marks one; `Sandbox.room`
shares one fork between many files, and takes a new one when a file brings it down.
"""

import atexit
import os
import threading
import time
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

from data_loaders.spreadsheets import wire
from data_loaders.spreadsheets.children import Child, ForkServer, SpawnedChild
from data_loaders.spreadsheets.container import format_of
from data_loaders.spreadsheets.limits import AT_ONCE, CPU_SECONDS
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Refusal

Answer = Mapping[str, Any]
T = TypeVar("T")


def _sheets_of(said: Answer) -> list[Sheet]:
    return [Sheet.from_plain(plain) for plain in said["sheets"]]


def _workbook_of(said: Answer) -> tuple[str, bytes]:
    return str(said["ending"]), b64decode(said["content"], validate=True)


class Room:
    """A child that reads file after file, replaced when one brings it down."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self._sandbox = sandbox
        self._child: Child | None = None

    def parse(self, content: bytes, name: str) -> list[Sheet]:
        """The sheets of a file. Raises RefusedError."""
        request = {"name": name, "format": format_of(content).value}
        return self._told(request, content, _sheets_of)

    def mark(self, content: bytes, name: str, wanted: Mapping[str, object]) -> tuple[str, bytes]:
        """The ending of its name and the bytes of a file marked as `wanted` says (plain data, see
        `data_loaders.returned.making`). Raises RefusedError.
        """
        request = {"name": name, "format": format_of(content).value, "mark": wanted}
        return self._told(request, content, _workbook_of)

    def _told(
        self, request: Mapping[str, object], content: bytes, understand: Callable[[Answer], T]
    ) -> T:
        """What the child answers. Raises RefusedError, also where it went down."""
        had_read, began = self._child is not None, time.monotonic()
        try:
            return self._ask(request, content, understand)
        except (OSError, wire.ClosedError):
            self.close()
        if had_read and time.monotonic() - began < CPU_SECONDS:
            # What earlier files left behind may have filled the room: once more in a new one.
            try:
                return self._ask(request, content, understand)
            except (OSError, wire.ClosedError):
                self.close()
        raise RefusedError(Refusal.READER_STOPPED)

    def _ask(
        self, request: Mapping[str, object], content: bytes, understand: Callable[[Answer], T]
    ) -> T:
        if self._child is None:
            self._child = self._sandbox.new_child()
        said = wire.unpacked(self._child.ask(wire.packed(request), content))
        try:
            if "refusal" in said:
                raise RefusedError(Refusal(said["refusal"]), str(said["detail"]))
            return understand(said)
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
        self._server: ForkServer | None = None
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
        """A child to ask. Raises OSError."""
        if not hasattr(os, "fork"):
            return SpawnedChild()
        return self._running_server().fork()

    def start(self) -> None:
        """Load the engines now, so that the first file need not wait for them."""
        if hasattr(os, "fork"):
            self._running_server()

    def _running_server(self) -> ForkServer:
        with self._starting:
            if self._server is None or not self._server.is_alive:
                self._server = ForkServer()
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
