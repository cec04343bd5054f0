"""The reading child: `python -m data_loaders.spreadsheets.worker`, started by `sandbox`.

On POSIX a small server loads the engines once and forks for each connection it is handed; each
fork reads the files that come over its connection, within limits, and sends back plain data. A
parser that crashes, hangs or swells takes its own fork with it and nothing else. Without forks
(Windows) the process itself is the one that reads, over its standard streams.
"""

import codecs
import encodings
import gc
import os
import pkgutil
import signal
import socket
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import FileIO, TextIOWrapper
from typing import Any

from data_loaders.returned.making import Wanted, made
from data_loaders.spreadsheets import engines, wire
from data_loaders.spreadsheets.bounds import packed_within_bounds, within_bounds
from data_loaders.spreadsheets.container import Format
from data_loaders.spreadsheets.legacy_text import converted
from data_loaders.spreadsheets.limits import ANSWER, CPU_SECONDS, MEMORY, WALL_SECONDS
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Refusal
from translations import load_all


def answer(request: Mapping[str, Any], content: bytes, held: list[Sheet]) -> bytes:
    """What the file holds, or the file marked, as packed plain data; or why it was refused.

    What it took to find out is left in `held`: letting go of it takes as long as packing it, and
    can wait until the answer is on its way.
    """
    try:
        if "mark" in request:
            return _mark(request, content)
        held += _parsed(request, content)
        return wire.packed_sheets(held, packed_within_bounds(held), ANSWER)
    except RefusedError as refused:
        return wire.packed({"refusal": refused.refusal.value, "detail": refused.detail})
    except (MemoryError, RecursionError):
        return wire.packed({"refusal": Refusal.TOO_LARGE.value, "detail": ""})


def _parsed(request: Mapping[str, Any], content: bytes) -> list[Sheet]:
    return engines.parse(content, request["name"], Format(request["format"]))


def _mark(request: Mapping[str, Any], content: bytes) -> bytes:
    wanted, file_format = Wanted.from_plain(request["mark"]), Format(request["format"])
    ending, marked = made(
        content, file_format, wanted, lambda: within_bounds(_parsed(request, content))
    )
    said = wire.packed({"ending": ending, "content": b64encode(marked).decode("ascii")})
    if len(said) > ANSWER:
        raise RefusedError(Refusal.TOO_LARGE)
    return said


def serve(
    receive: Callable[[int], bytes],
    send: Callable[[bytes], object],
    limit: Callable[[], object],
    rest: Callable[[], object],
) -> None:
    """Read file after file until the other side has no more.

    `limit` starts the clock. `rest` stops it: the other side may be long in taking the answer.
    """
    while True:
        try:
            request = wire.unpacked(wire.read_frame(receive))
            content = wire.read_frame(receive)
        except wire.ClosedError:
            return
        limit()
        held: list[Sheet] = []
        said = answer(request, content, held)
        rest()
        wire.write_frame(send, said)
        held.clear()


def _hush_engines() -> None:
    """Let what engines write to the terminal go nowhere; what Python itself reports is still seen.

    Rust tells of each panic there, with a trace of its own, though the file is read or refused.
    """
    errors = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    sys.stderr = TextIOWrapper(FileIO(errors, "w"), "utf-8", "backslashreplace", write_through=True)


def _load_encodings() -> None:
    """Load every text encoding now: a confined child can open no file, not even a module's."""
    for module in pkgutil.iter_modules(encodings.__path__):
        with suppress(LookupError, ImportError):
            codecs.lookup(module.name)


def _load_words() -> None:
    """Load the words that are written into a file handed back, and the letters of old fonts, for
    the same reason.
    """
    load_all()
    for encoding in ("tcvn3", "vni"):
        converted("", encoding)


def _confine() -> None:
    """No new files or connections, and no more memory than a report can need."""
    import resource

    base = _held()  # asked while a file can still be opened
    if base:
        resource.setrlimit(resource.RLIMIT_AS, (base + MEMORY, base + MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _held() -> int:
    """The address space in use now, in bytes; 0 where the system does not tell."""
    import resource
    from pathlib import Path

    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def _limit_time() -> None:
    """Ten seconds of work and twice that on the clock for the file that begins now."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS + 1, hard))
    signal.alarm(WALL_SECONDS)


def _fork_server(control: socket.socket) -> None:
    """Fork for each connection that comes over `control`, until it closes."""
    _load_encodings()
    _load_words()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        _, handed, _, _ = socket.recv_fds(control, 1, 1)
        if not handed:
            return
        connection = socket.socket(fileno=handed[0])
        if os.fork():
            connection.close()
            continue
        control.close()
        _read_for(connection)
        os._exit(0)


def _read_for(connection: socket.socket) -> None:
    gc.disable()  # cells are no cycles, and looking for some takes as long as reading them
    _confine()
    try:
        serve(connection.recv, connection.sendall, _limit_time, lambda: signal.alarm(0))
    except OSError:
        return


def main() -> None:
    """Serve over the socket whose number is the first argument, or over the standard streams."""
    _hush_engines()
    if len(sys.argv) > 1:
        _fork_server(socket.socket(fileno=int(sys.argv[1])))
        return
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer

    def send(frame: bytes) -> None:
        outgoing.write(frame)
        outgoing.flush()

    serve(incoming.read, send, lambda: None, lambda: None)


if __name__ == "__main__":
    main()
