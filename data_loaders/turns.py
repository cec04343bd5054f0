"""Whose turn it is where many people wait: each person in turn, each one's own in their order."""

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Turns(Generic[T]):
    """What waits, in a line for each person; who had a turn goes behind the others."""

    def __init__(self) -> None:
        self._lines: OrderedDict[Hashable, deque[T]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._lines.values()))

    def of(self, person: Hashable) -> int:
        """How many a person has waiting."""
        return len(self._lines.get(person, ()))

    def add(self, person: Hashable, one: T) -> None:
        """Let one more wait at the end of its person's line."""
        self._lines.setdefault(person, deque()).append(one)

    def take(self) -> T | None:
        """The next one, which waits no longer; None where none waits."""
        if not self._lines:
            return None
        person, line = next(iter(self._lines.items()))
        one = line.popleft()
        if line:
            self._lines.move_to_end(person)
        else:
            del self._lines[person]
        return one

    def place(self, person: Hashable, one: T) -> int | None:
        """How many are taken up to this one, itself counted; None where it does not wait."""
        line = self._lines.get(person, deque())
        if one not in line:
            return None
        rounds, place, is_before = line.index(one), 0, True
        for other, theirs in self._lines.items():
            is_before = is_before and other != person
            # Whoever comes before has had one turn more by then.
            place += min(len(theirs), rounds + is_before)
        return place + 1

    def keep(self, wanted: Callable[[T], bool]) -> None:
        """Let none wait that is not `wanted`."""
        for person, line in list(self._lines.items()):
            if left := deque(filter(wanted, line)):
                self._lines[person] = left
            else:
                del self._lines[person]
