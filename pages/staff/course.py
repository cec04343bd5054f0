"""How far a run over many files has come, and how long the rest of it takes."""

import time
from collections.abc import Sequence

import streamlit as st

from pages.frame.plain import plain
from translations.batch_wording import time_left
from translations.numbers import number

_AS_LONG_AS = 30_000  # bytes of a file, which take as long as what every file takes


class Course:
    """A bar with the file that is in hand and, once that can be told, the time left."""

    def __init__(self, words: str, files: Sequence[tuple[str, int]]) -> None:
        """`words`: with {place}, {of} and {name}. `files`: the name and the size of each."""
        self._words, self._files = words, files
        self._bar, self._began = st.progress(0.0), time.monotonic()
        self._whole = sum(map(self._weight, range(len(files))))
        self._done, self._place = 0, 0

    def _weight(self, place: int) -> int:
        return _AS_LONG_AS + self._files[place][1]

    def begin_next(self) -> None:
        """Say that the next file is in hand."""
        name, of = plain(self._files[self._place][0]), len(self._files)
        said = self._words.format(place=number(self._place + 1), of=number(of), name=name)
        spent, share = time.monotonic() - self._began, self._done / self._whole
        if spent > 1 and self._done:
            said += f" · {time_left(spent / share - spent)}"
        self._bar.progress(share, said)
        self._done += self._weight(self._place)
        self._place += 1

    def close(self) -> None:
        """Take the bar away."""
        self._bar.empty()
