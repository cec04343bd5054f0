"""Who reads for the queue: a process of its own, replaced when it dies."""

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Protocol

from data_loaders import reading_wire
from data_loaders.reading_work import Asked, Read

_ROOT = Path(__file__).parents[1]
# Seconds that one file may take, its register loaded anew: the reading itself ends sooner by the
# clocks of the sandbox and of `effort`.
WALL_SECONDS = 90


class DiedError(Exception):
    """The process went down, or was ended, before it answered."""


class Reader(Protocol):
    """Reads files, one after another."""

    def start(self) -> None:
        """Be ready for the first file."""

    def read(self, asked: Asked) -> Read:
        """The file as it reads. Raises DiedError, and TroubleError where the database fails."""

    def close(self) -> None:
        """Let go, from whichever thread; what is being read dies."""

    def leave(self) -> None:
        """Leave nothing behind, once it was let go."""


class ReadingProcess:
    """Reads in a process of its own, begun anew for the file after one that brought it down."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """The process that runs now."""
        return self._child.pid if self._child else None

    def start(self) -> None:
        """Begin, where it does not run. Raises OSError, and DiedError once it was let go."""
        self._running()

    def read(self, asked: Asked) -> Read:
        """The file as it reads, as `Reader` says."""
        try:
            child = self._running()
        except OSError as fault:
            raise DiedError from fault
        incoming, outgoing = child.stdout, child.stdin
        if incoming is None or outgoing is None:
            raise DiedError
        clock = threading.Timer(WALL_SECONDS, child.kill)
        clock.start()
        try:
            reading_wire.send_asked(outgoing.write, asked)
            outgoing.flush()
            return reading_wire.receive_read(incoming.read)
        except reading_wire.TroubleError:
            raise
        except Exception as fault:
            # The rest of the answer may be on its way: it would be taken for that to the next file.
            self._end()
            raise DiedError from fault
        finally:
            clock.cancel()

    def close(self) -> None:
        """Let go for good; whoever waits for an answer is told that it died."""
        with self._starting:
            self._is_closed = True
            if self._child is not None:
                self._child.kill()

    def leave(self) -> None:
        """Leave nothing behind, as `Reader` says."""
        self._end()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._child is not None and self._child.poll() is not None:
            self._end()
        with self._starting:
            if self._is_closed:
                raise DiedError
            if self._child is None:
                self._child = _begun()
            return self._child

    def _end(self) -> None:
        """Leave nothing of the process behind."""
        with self._starting:
            child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            try:
                if stream is not None:
                    stream.close()
            except BrokenPipeError:
                continue  # what it was still to be told
        child.wait()


def _begun() -> "subprocess.Popen[bytes]":
    known = os.environ.get("PYTHONPATH")
    path = os.pathsep.join(filter(None, (str(_ROOT), known)))
    return subprocess.Popen(
        [sys.executable, "-m", "data_loaders.reading_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
        start_new_session=True,
    )
