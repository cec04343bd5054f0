"""Ctrl-C is heard, whenever it comes."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn


@contextmanager
def heard() -> Iterator[Callable[[], None]]:
    """Herein Ctrl-C is a `KeyboardInterrupt`, as ever; what is yielded is to be called between two
    steps, and raises it again where it came to nothing.

    It does where Python cannot pass it on, and only prints that it was ignored: while something is
    cleared away (`__del__`), in a callback of a weak reference.
    """
    as_ever = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not as_ever or threading.current_thread() is not threading.main_thread():
        # It is for others, or for nobody; and no other thread is told of signals.
        yield lambda: None
        return
    came = threading.Event()

    def hear(_signal: int, _frame: object) -> NoReturn:
        came.set()
        raise KeyboardInterrupt

    def ask() -> None:
        if came.is_set():
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, hear)
    try:
        yield ask
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
