"""The queue in which files wait to be read outside the web process: bounded, each person in turn.

One for each web process. What is in it is a wish of an open page: nothing is kept here. A page that
is closed wants nothing any more, and whoever finds no room or is told of trouble asks again.
"""

import atexit
import logging
import threading
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

from data_loaders.readers import cores
from data_loaders.reading_process import DiedError, Reader, ReadingProcess
from data_loaders.reading_wire import TroubleError
from data_loaders.reading_work import Asked, Read
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.turns import Turns
from data_loaders.unforeseen import refusal_reading
from domain.problems import Refusal

MOST, MOST_OF_ONE = 1_000, 60  # files that wait, of all and of one person
_LEAST_READERS, _MOST_READERS = 2, 4
_TRIES = 2
_logger = logging.getLogger(__name__)


class Stage(Enum):
    """How far a file has come."""

    WAITING = auto()
    BEING_READ = auto()
    READ = auto()
    GIVEN_UP = auto()  # withdrawn, or the database failed: whoever still wants it asks again


@dataclass(eq=False, slots=True)
class Ticket:
    """A file in the queue. `is_wanted`: asked when its turn has come."""

    asked: Asked
    person: Hashable
    is_wanted: Callable[[], bool]
    stage: Stage = Stage.WAITING
    read: Read | None = field(default=None, repr=False)

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes of it."""
        return self.stage in {Stage.READ, Stage.GIVEN_UP}


class ReadingQueue:
    """Files wait here for `count` readers. Safe to share between threads."""

    def __init__(
        self,
        make_reader: Callable[[], Reader] = ReadingProcess,
        count: int | None = None,
        most: int = MOST,
        most_of_one: int = MOST_OF_ONE,
    ) -> None:
        self._readers = [make_reader() for _ in range(_readers() if count is None else count)]
        self._most, self._most_of_one = most, most_of_one
        self._turns: Turns[Ticket] = Turns()
        self._changed = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._is_closed = False

    def start(self) -> None:
        """Have the readers begin, so that the first file need not wait for them."""
        with self._changed:
            if self._threads or self._is_closed:
                return
            self._threads = [
                threading.Thread(target=self._work, args=(reader,), daemon=True)
                for reader in self._readers
            ]
        for thread in self._threads:
            thread.start()

    def put(
        self, asked: Asked, person: Hashable, is_wanted: Callable[[], bool] = lambda: True
    ) -> Ticket | None:
        """Let a file wait; None where there is no room for it now, for anybody or for the person.

        `person`: whoever takes turns with others. `is_wanted`: whether the page is still open.
        """
        self.start()
        ticket = Ticket(asked, person, is_wanted)
        with self._changed:
            if not self._has_room(person):
                self._turns.keep(_is_wanted)
            if not self._has_room(person):
                return None
            self._turns.add(person, ticket)
            self._changed.notify_all()
        return ticket

    def _has_room(self, person: Hashable) -> bool:
        full = len(self._turns) >= self._most or self._turns.of(person) >= self._most_of_one
        return not full and not self._is_closed

    def __len__(self) -> int:
        """How many wait, of everybody."""
        with self._changed:
            return len(self._turns)

    def place(self, ticket: Ticket) -> int | None:
        """How many are read up to this one, itself counted; None where it does not wait."""
        with self._changed:
            return self._turns.place(ticket.person, ticket)

    def withdraw(self, tickets: Iterable[Ticket]) -> None:
        """Nobody wants these any more; one that is being read goes nowhere."""
        unwanted = set(tickets)
        with self._changed:
            self._turns.keep(lambda ticket: ticket not in unwanted)
            for ticket in unwanted:
                if not ticket.is_over:
                    ticket.stage = Stage.GIVEN_UP
            self._changed.notify_all()

    def wait(self, tickets: Iterable[Ticket], seconds: float) -> None:
        """Until all of these are over, but no longer than so many seconds."""
        watched = list(tickets)
        with self._changed:
            self._changed.wait_for(lambda: all(each.is_over for each in watched), seconds)

    def close(self) -> None:
        """End the readers; what waits is given up."""
        with self._changed:
            self._is_closed = True
            while (ticket := self._turns.take()) is not None:
                ticket.stage = Stage.GIVEN_UP
            self._changed.notify_all()
        for reader in self._readers:
            reader.close()
        for thread in self._threads:
            thread.join(timeout=5)

    def read_next(self, reader: Reader) -> bool:
        """Have `reader` read the file whose turn it is; False where none waits."""
        if (ticket := self._taken()) is None:
            return False
        self._finish(ticket, _attempted(ticket.asked, reader))
        return True

    def _work(self, reader: Reader) -> None:
        with suppress(OSError, DiedError):  # the first file begins it otherwise
            reader.start()
        while self._someone_waits():
            self.read_next(reader)
        reader.leave()

    def _someone_waits(self) -> bool:
        """Once somebody does: True; False once the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or len(self._turns) > 0)
            return not self._is_closed

    def _taken(self) -> Ticket | None:
        with self._changed:
            while (ticket := self._turns.take()) is not None:
                if _is_wanted(ticket):
                    ticket.stage = Stage.BEING_READ
                    return ticket
            return None

    def _finish(self, ticket: Ticket, read: Read | None) -> None:
        with self._changed:
            if ticket.stage is Stage.BEING_READ:
                ticket.read = read
                ticket.stage = Stage.GIVEN_UP if read is None else Stage.READ
            self._changed.notify_all()


def _is_wanted(ticket: Ticket) -> bool:
    if ticket.is_wanted():
        return True
    ticket.stage = Stage.GIVEN_UP
    return False


def _attempted(asked: Asked, reader: Reader) -> Read | None:
    """The file as it reads; refused where it brought down two readers; None where the database
    fails.
    """
    for _ in range(_TRIES):
        try:
            return reader.read(asked)
        except TroubleError as trouble:
            _logger.warning("%s: %s", asked.file, trouble)
            return None
        except DiedError as died:
            _logger.warning("%s: %r", asked.file, died.__cause__)
        except Exception as fault:
            # The thread must live: it reads for everybody.
            _logger.exception("%s", asked.file)
            return _refused(asked, type(fault).__name__)
    return _refused(asked, DiedError.__name__)


def _refused(asked: Asked, why: str) -> Read:
    return Read(refusal_reading(asked.file, RefusedError(Refusal.OUR_FAULT, why)))


def _readers() -> int:
    """One for each core but the one of the pages; two at least, so that one long list does not hold
    up all the short ones.
    """
    return max(_LEAST_READERS, min(cores() - 1, _MOST_READERS))


@cache
def shared_queue() -> ReadingQueue:
    """The one queue of this process, ended with it."""
    queue = ReadingQueue()
    atexit.register(queue.close)
    return queue


def end_shared_queue() -> None:
    """End the queue of this process, if there is one."""
    if shared_queue.cache_info().currsize:
        shared_queue().close()
