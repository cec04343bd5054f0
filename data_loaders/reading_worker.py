"""The process in which files are read: `python -m data_loaders.reading_worker`, started by
`data_loaders.reading_process`. It reads file after file until the server lets it go or ends.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable
from io import BufferedWriter, FileIO

from data_loaders import reading_wire
from data_loaders.reading_work import Read, read
from data_loaders.spreadsheets.sandbox import shared_sandbox
from data_loaders.spreadsheets.uncollected import uncollected
from data_loaders.spreadsheets.wire import ClosedError
from database.trouble import is_trouble

_POLITE = 5  # steps behind the server, whose pages come first where cores are few


def serve(receive: Callable[[int], bytes], send: Callable[[bytes], object]) -> None:
    """Read what is asked for, one after another, until the other side goes."""
    while True:
        try:
            asked = reading_wire.receive_asked(receive)
        except ClosedError:
            return
        answer: Read | reading_wire.TroubleError
        try:
            with uncollected():
                answer = read(asked)
        except Exception as fault:
            if not is_trouble(fault):
                raise
            answer = reading_wire.TroubleError(str(fault))
        reading_wire.send_read(send, answer)


def _own_output() -> BufferedWriter:
    """The standard output for our answers alone: what else is written there goes to the log."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return BufferedWriter(FileIO(kept, "w"))


def main() -> None:
    """Serve over the standard streams."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the server's terminal: it tells us itself
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    outgoing, incoming = _own_output(), sys.stdin.buffer
    shared_sandbox().start()
    gc.collect()
    gc.freeze()

    def send(frame: bytes) -> None:
        outgoing.write(frame)
        outgoing.flush()

    try:
        serve(incoming.read, send)
    except BrokenPipeError:
        return


if __name__ == "__main__":
    main()
