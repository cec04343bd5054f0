"""Lists of words, made ready to be looked up."""

import re
from collections.abc import Iterable
from itertools import islice

from domain.text import fold, words


def unambiguous(folded: dict[str, set[str]], table: dict[str, str]) -> dict[str, str]:
    """`table` by its labels without accents, where those mean one thing; `folded`: such labels."""
    for label, meaning in table.items():
        folded[fold(label)].add(meaning)
    return {label: meanings.pop() for label, meanings in folded.items() if len(meanings) == 1}


def with_folded(listed: list[str]) -> frozenset[str]:
    """Words as forms write them, with accents or without."""
    return frozenset(map(words, listed)) | frozenset(fold(words(each)) for each in listed)


def any_of(listed: frozenset[str]) -> re.Pattern[str]:
    """A pattern of any of the words, the longest first, to the end of a word."""
    choices = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    return re.compile(rf"(?:{choices})(?=\s|$)")


def at_most(number: int, met: Iterable[bool]) -> bool:
    """Whether no more than `number` of these are true; looks no further than it must."""
    return next(islice(filter(None, met), number, None), None) is None
