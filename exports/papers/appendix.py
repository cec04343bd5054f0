"""An appendix of the summary report: a table under its title."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exports.word_table import Row


@dataclass(frozen=True, slots=True)
class Appendix:
    """A table under its title; `centred` columns stand in the middle, `note` beneath it."""

    title: str
    labels: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Callable[[], Iterator[Row]]
    centred: tuple[int, ...]
    note: str = ""
