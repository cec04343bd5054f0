"""How much thought one file may take: so long by the clock, so many words compared with known ones.

A report needs a small part of either. What has no end would hold up everybody else's pages.
"""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from data_loaders.spreadsheets.refused import RefusedError
from domain.problems import Refusal

SECONDS = 20
COMPARED = 1_000  # different words of a file that are held against all known ones


@dataclass(slots=True)
class Effort:
    """What the reading of one file has taken so far."""

    deadline: float
    compared: Counter[str] = field(default_factory=Counter)

    @property
    def is_spent(self) -> bool:
        """Whether some words were no longer compared."""
        return any(count > COMPARED for count in self.compared.values())


_current: ContextVar[Effort | None] = ContextVar("effort", default=None)


@contextmanager
def one_file() -> Iterator[Effort]:
    """While a file is read."""
    effort = Effort(time.monotonic() + SECONDS)
    before = _current.set(effort)
    try:
        yield effort
    finally:
        _current.reset(before)


def check_clock() -> None:
    """Raise RefusedError if the file at hand has taken too long."""
    effort = _current.get()
    if effort is not None and time.monotonic() > effort.deadline:
        raise RefusedError(Refusal.READER_STOPPED)


def may_compare(what: str) -> bool:
    """Whether one more word may be compared with all known ones of a sort."""
    effort = _current.get()
    if effort is None:
        return True
    effort.compared[what] += 1
    return effort.compared[what] <= COMPARED
