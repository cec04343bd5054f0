"""Rows of a long table, handed on with a word on how far it is."""

from collections.abc import Iterable, Iterator

from exports.papers.issue import Step
from exports.word_table import Row

EVERY = 200


def told(rows: Iterable[Row], step: Step, done: float, doing: str) -> Iterator[Row]:
    """The rows as they are, with a word on the way that may end the work."""
    for place, row in enumerate(rows):
        if place % EVERY == 0:
            step(done, doing)
        yield row
