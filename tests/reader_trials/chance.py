"""Choices that are the same on every machine and in every version of Python."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")


class Chance:
    """A row of choices that follows from its name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked = 0

    def below(self, bound: int) -> int:
        """A number from 0 to `bound` - 1."""
        self.asked += 1
        drawn = sha256(f"{self.name} {self.asked}".encode()).digest()
        return int.from_bytes(drawn[:8], "big") % bound

    def between(self, first: int, last: int) -> int:
        return first + self.below(last - first + 1)

    def happens(self, of_ten: int) -> bool:
        return self.below(10) < of_ten

    def choice(self, among: Sequence[Item]) -> Item:
        return among[self.below(len(among))]

    def some(self, among: Sequence[Item], how_many: int) -> list[Item]:
        """That many of them, in an order of its own."""
        left = list(among)
        return [left.pop(self.below(len(left))) for _ in range(how_many)]
