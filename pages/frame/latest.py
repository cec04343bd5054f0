"""What is kept of one question for the state of now alone: what it was before is let go."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """The answer to one question, made anew when what it rests on is another.

    Kept by state instead, the tables of every file that came in would stay beside each other.
    """

    def __init__(self) -> None:
        self._known: tuple[object, T] | None = None
        self._making = threading.Lock()

    def of(self, state: object, make: Callable[[], T]) -> T:
        """The answer in this state, from `make` where it is not known. Others who ask wait."""
        with self._making:
            if self._known is None or self._known[0] != state:
                self._known = None  # so that not both are there at once
                self._known = (state, make())
            return self._known[1]
