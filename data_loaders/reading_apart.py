"""Files read by others, chunk by chunk, and handed over in their order, whoever is done first.

A reader that dies changes nothing of what comes out: its chunk is read again. Where chunks keep
killing readers, they are halved until the file is found, which is refused as a fault of ours.
"""

import secrets
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from data_loaders.bundles import Waiting
from data_loaders.chunk_reading import Basis, OtherProgramError, program, read_chunk
from data_loaders.chunks import Opened, Read, chunks_of
from data_loaders.readers import Readers
from data_loaders.spreadsheets.reading import Reading
from data_loaders.unforeseen import attempt
from domain.readers import ReadersError, ReadersFault

IN_FLIGHT = 128 * 2**20  # bytes of files that are with readers or wait for their turn
BEGINNINGS = 3  # how often one who reads alone is begun anew before it is said that none can be
Answer = Future[list[Reading] | None]


@dataclass(slots=True)
class _Task:
    """A chunk that is with the readers. `deaths`: how often some died while it was."""

    chunk: list[Opened]
    answer: Answer
    deaths: int = 0
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.size = sum(len(file.content) for file in self.chunk)


class ReadingApart:
    """Lets `readers` read by a basis. To be closed."""

    def __init__(self, readers: Readers, basis: Basis) -> None:
        self._readers, self._basis, self._key = readers, basis, secrets.token_hex(16)
        self._lone: Readers | None = None
        self._tasks: deque[_Task] = deque()

    def read(self, files: Iterable[Waiting], most: int) -> Iterator[list[Read]]:
        """Each chunk of `most` files or fewer, in order. Bounded: files are opened when there is
        a reader for them. Raises ReadersError.
        """
        for chunk in chunks_of(files, most):
            while self._is_full():
                yield self._next()
            self._tasks.append(_Task(chunk, self._asked(self._readers, chunk)))
        while self._tasks:
            yield self._next()

    def close(self) -> None:
        """Let go of what was not handed over."""
        self._tasks.clear()
        if self._lone is not None:
            self._lone.close()

    def _is_full(self) -> bool:
        if len(self._tasks) > 2 * self._readers.at_once:
            return True
        return sum(task.size for task in self._tasks) > IN_FLIGHT

    def _next(self) -> list[Read]:
        task = self._tasks.popleft()
        return _told(task.chunk, self._result(task))

    def _result(self, task: _Task) -> list[Reading]:
        while task.deaths < self._readers.trials:
            fault = _fault_of(task.answer)
            if fault is None:
                said = task.answer.result()
                if said is not None:
                    return said
                task.answer = self._asked(self._readers, task.chunk, told=True)
            elif self._died(self._readers, fault):
                self._renew([task, *self._tasks])
            else:
                break
        return self._halved(task.chunk)

    def _renew(self, tasks: Sequence[_Task]) -> None:
        """Ask again for every chunk that some died at."""
        self._readers.renew()
        for task in tasks:
            fault = _fault_of(task.answer) if task.answer.done() else None
            if fault is not None and self._died(self._readers, fault):
                task.deaths += 1
                if task.deaths < self._readers.trials:
                    task.answer = self._asked(self._readers, task.chunk)

    def _halved(self, chunk: list[Opened]) -> list[Reading]:
        """What a chunk says that something is wrong with: read by one reader who reads nothing
        else meanwhile, as a whole, else half by half.
        """
        if not _to_read(chunk):
            return []
        said = self._alone(chunk)
        if not isinstance(said, BaseException):
            return said
        middle = len(chunk) // 2
        if middle:
            return self._halved(chunk[:middle]) + self._halved(chunk[middle:])
        said = self._alone(chunk)
        if not isinstance(said, BaseException):
            return said
        return [attempt(chunk[0].name, partial(_fail, said), lambda refused: refused)]

    def _alone(self, chunk: list[Opened]) -> list[Reading] | BaseException:
        lone = self._ready()
        answer = self._asked(lone, chunk, told=True)
        fault = _fault_of(answer)
        if fault is None:
            return answer.result() or []
        if self._died(lone, fault):
            lone.renew()
        return fault

    def _ready(self) -> Readers:
        """The one who reads alone, begun: what it dies of before it has a file is no file's fault,
        and may have come over it while it waited.
        """
        lone = self._lone = self._lone or self._readers.apart()
        left = BEGINNINGS
        while (fault := _fault_of(lone.submit(program))) is not None:
            if not self._died(lone, fault) or not left:
                raise ReadersError(ReadersFault.LOST) from fault
            lone.renew()
            left -= 1
        return lone

    def _asked(self, readers: Readers, chunk: list[Opened], *, told: bool = False) -> Answer:
        given = self._key, self._basis if told else None, _to_read(chunk)
        return readers.submit(read_chunk, program(), *given)

    def _died(self, readers: Readers, fault: BaseException) -> bool:
        """Raises ReadersError where the readers can't read for us at all."""
        if isinstance(fault, OtherProgramError | ImportError):
            raise ReadersError(ReadersFault.OTHER_PROGRAM) from fault
        return readers.died(fault)


def _fault_of(answer: Future[Any]) -> BaseException | None:
    """What it failed of, once it is there: also where it was given up."""
    try:
        return answer.exception()
    except CancelledError as fault:
        return fault


def _fail(fault: BaseException) -> Reading:
    raise fault


def _to_read(chunk: Sequence[Opened]) -> list[tuple[str, bytes]]:
    return [(file.name, file.content) for file in chunk if file.refused is None]


def _told(chunk: Sequence[Opened], readings: Sequence[Reading]) -> list[Read]:
    """The files of a chunk with what each says: one that was refused before was not read."""
    said = iter(readings)
    return [
        Read(file.name, file.content, next(said) if file.refused is None else file.refused)
        for file in chunk
    ]
