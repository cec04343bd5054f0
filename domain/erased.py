"""A person's name that gives way to a mark: where it stands in a text, however it was typed.

Compared by words as `domain.text.plain` has them (capitals, the tone's place, composed letters are
one), never without accents: “Lê Văn An” is not “Lê Văn Ân”.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from domain.text import nfc, plain

LEAST_WORDS, MOST_WORDS = 2, 8
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s.\-_\u200b-\u200f\u2060\ufeff\u00ad]+")
MARK = re.compile(r"\(đã xóa tên (\d+)\)")


class NotANameError(ValueError):
    """Too short to tell one person from others, or no name at all."""


def mark_of(erasure_id: int) -> str:
    """What stands for a name: its number keeps one person's models apart from another's."""
    return f"(đã xóa tên {erasure_id})"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name, by its words as they are compared."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "PersonName":
        """The name that `text` is. Raises `NotANameError` unless it has two words or more."""
        words = tuple(_spelt(word) for word in _WORD.findall(nfc(text)))
        if not LEAST_WORDS <= len(words) <= MOST_WORDS or not all(map(str.isalpha, words)):
            raise NotANameError(text)
        return cls(words)

    def stands_in(self, text: str) -> bool:
        """Whether `text` holds the name."""
        return next(self._spans(nfc(text)), None) is not None

    def replaced(self, text: str, mark: str) -> str:
        """`text`, composed, with `mark` for the name; `text` as it is where it does not hold it."""
        composed = nfc(text)
        parts, at = [], 0
        for start, end in self._spans(composed):
            parts += [composed[at:start], mark]
            at = end
        return "".join([*parts, composed[at:]]) if parts else text

    def hashed(self, salt: str) -> str:
        """What is kept of the name, to know it again in a file that comes later."""
        return hashlib.sha256(f"{salt} {' '.join(self.words)}".encode()).hexdigest()

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the name stands in a composed text, from left to right."""
        found = list(_WORD.finditer(text))
        end = 0
        for place, first in enumerate(found):
            if first.start() < end or _spelt(first[0]) != self.words[0]:
                continue
            run = found[place : place + len(self.words)]
            if tuple(_spelt(each[0]) for each in run) == self.words and _is_one_name(text, run):
                end = run[-1].end()
                yield first.start(), end


def _is_one_name(text: str, run: list[re.Match[str]]) -> bool:
    """Whether nothing but spaces and the like stands between the words."""
    return all(_BETWEEN.fullmatch(text, one.end(), other.start()) for one, other in pairwise(run))


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Every `length` words of a composed text that could be a name."""
    found = list(_WORD.finditer(text))
    for place in range(len(found) - length + 1):
        run = found[place : place + length]
        if _is_one_name(text, run):
            yield tuple(_spelt(each[0]) for each in run)


def _spelt(word: str) -> str:
    return plain(word)


def names_known(
    texts: Iterable[str], known: dict[str, int], salt: str, lengths: Iterable[int]
) -> dict[PersonName, int]:
    """The erased names that stand in `texts`, each with its erasure. `known`: from `hashed` to the
    erasure; `lengths`: of how many words they are.
    """
    every, sizes = {nfc(text) for text in texts}, set(lengths)
    candidates = {run for text in every for length in sizes for run in _runs(text, length)}
    found = {}
    for words in candidates:
        name = PersonName(words)
        if (erasure_id := known.get(name.hashed(salt))) is not None:
            found[name] = erasure_id
    return found
