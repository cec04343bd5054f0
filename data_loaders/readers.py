"""Who reads chunks of files: processes on this machine, or those of a Dask cluster.

To whoever shares work out both are a `concurrent.futures.Executor`.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from types import ModuleType
from typing import Protocol, TypeVar

from domain.readers import ReadersError, ReadersFault

T = TypeVar("T")
PATIENCE = 15  # seconds until a scheduler answers, and until it has a worker
_PRELOADED = ("data_loaders.chunk_reading",)


def cores() -> int:
    """How many cores this process may use."""
    known = getattr(os, "sched_getaffinity", None)
    return len(known(0)) if known else os.cpu_count() or 1


class Readers(Protocol):
    """A number of processes that read. `trials`: how often the readers of a chunk may die before
    it is looked into which of its files it is.
    """

    trials: int

    @property
    def at_once(self) -> int:
        """How many read at a time now."""

    def submit(self, work: Callable[..., T], *given: object) -> "Future[T]":
        """Let one of them do `work`. What it comes to may be that they died: see `died`."""

    def died(self, fault: BaseException) -> bool:
        """Whether it says that a reader died at the work, which another may do.

        Raises ReadersError where there are no more.
        """

    def renew(self) -> None:
        """See to it that there are readers again after some died."""

    def apart(self) -> "Readers":
        """One reader for what others may have died of."""

    def close(self) -> None:
        """Let them go, and what they are at."""


class ProcessReaders:
    """Processes of this machine. They end with the one that has them, however that ends."""

    trials = 2

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once
        self._executor, self._leash = self._new()

    def submit(self, work: Callable[..., T], *given: object) -> "Future[T]":
        """Let one of them do `work`."""
        try:
            with _nothing_to_begin_with():
                return self._executor.submit(work, *given)
        except BrokenExecutor as fault:
            failed: Future[T] = Future()
            failed.set_exception(fault)
            return failed

    def died(self, fault: BaseException) -> bool:
        """One that dies takes the others along: Python does not know what each was at."""
        return isinstance(fault, BrokenExecutor | CancelledError)

    def renew(self) -> None:
        """Begin anew with as many."""
        self.close()
        self._executor, self._leash = self._new()

    def apart(self) -> "ProcessReaders":
        """One more."""
        return ProcessReaders(1)

    def close(self) -> None:
        """End them at once."""
        self._leash.close()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _new(self) -> tuple[Executor, Connection]:
        held, leash = multiprocessing.Pipe(duplex=False)
        pool = ProcessPoolExecutor(self.at_once, _context(), _begin, (held,))
        return pool, leash


def _context() -> BaseContext:
    """Forks of a process that has imported what it takes and nothing open, where there are any."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context


def _begin(held: Connection) -> None:
    """In the reader: Ctrl-C is for the one that has it; when that lets go, it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(held,), daemon=True).start()


def _end_with(held: Connection) -> None:
    held.poll(None)
    os._exit(1)


@contextmanager
def _nothing_to_begin_with() -> Iterator[None]:
    """A process that is started meanwhile would begin by running the main module again: that of
    the command line imports everything, for seconds, of which a reader needs nothing.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class ClusterReaders:
    """The workers of a Dask scheduler, on as many machines as it has. They run this very program.

    Raises ReadersError where nobody is there.
    """

    trials = 1  # the scheduler itself has tried each on several workers

    def __init__(self, address: str) -> None:
        self.address = address
        try:
            from distributed import Client
            from distributed.scheduler import KilledWorker
        except ImportError as fault:
            raise ReadersError(ReadersFault.NO_PACKAGE, address) from fault
        self._killed = KilledWorker
        try:
            self._client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as fault:
            raise ReadersError(ReadersFault.UNREACHABLE, address) from fault
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as fault:
            self._client.close()
            raise ReadersError(ReadersFault.NO_READER, address) from fault
        self._executor: Executor = self._client.get_executor(pure=False)

    @property
    def at_once(self) -> int:
        """As many as there are now: workers come and go."""
        try:
            threads: dict[str, int] = self._client.nthreads()
        except OSError as fault:
            raise ReadersError(ReadersFault.LOST, self.address) from fault
        return max(1, sum(threads.values()))

    def submit(self, work: Callable[..., T], *given: object) -> "Future[T]":
        """Let one of them do `work`."""
        return self._executor.submit(work, *given)

    def died(self, fault: BaseException) -> bool:
        """One that dies at something costs that alone."""
        if isinstance(fault, CancelledError | OSError):
            raise ReadersError(ReadersFault.LOST, self.address) from fault
        return isinstance(fault, self._killed)

    def renew(self) -> None:
        """The cluster starts its workers itself."""

    def apart(self) -> "ClusterReaders":
        """Another talk with the same."""
        return ClusterReaders(self.address)

    def close(self) -> None:
        """Give up what they are at."""
        if self._client.status == "running":
            self._executor.shutdown(wait=False)
        self._client.close()
