"""Files read in the process of the test, through the queue that the pages use: no other process is
begun where that is not what a test is about.
"""

from data_loaders import reading_queue, reading_work
from data_loaders.reading_queue import ReadingQueue, Ticket
from data_loaders.reading_work import Asked, Read


class ReadsHere:
    """A reader that needs no process."""

    def start(self) -> None:
        pass

    def read(self, asked: Asked) -> Read:
        return reading_work.read(asked)

    def close(self) -> None:
        pass

    def leave(self) -> None:
        pass


class HeldQueue(ReadingQueue):
    """Nothing in it is read before the test says so."""

    def __init__(self, **bounds: int) -> None:
        super().__init__(ReadsHere, 0, **bounds)

    def read_one(self) -> bool:
        return self.read_next(ReadsHere())


class QueueOfTheMoment(HeldQueue):
    """What is put into it is read at once."""

    def put(self, *asked) -> Ticket | None:
        ticket = super().put(*asked)
        while self.read_one():
            pass
        return ticket


def read_here(patch) -> None:
    """Let the pages of this process use such a queue."""
    queue = QueueOfTheMoment()
    patch.setattr(reading_queue, "shared_queue", lambda: queue)
