"""How much room words take in Arial: enough to say beforehand whether they fit."""

import unicodedata
from collections.abc import Iterable

# Widths of Arial in hundredths of its size; every other letter is as wide as a figure.
_WIDTHS = {
    22: "ijl'|’‘",
    28: "ft.,:;/!I ()[]·",
    35: 'r-"“”*°',
    50: "csvxyzkJ",
    67: "ABEKPSVXYTFLZ&",
    73: "CDHNRUw",
    78: "GOQ",
    84: "mM",
    90: "%…",
    95: "W→",
}
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_USUAL, _HOOK = 56, 6
_BOLD, _SPARE = 1.07, 1.03
LINE = 1.2  # of the size


def wide(words: str, size: float, *, bold: bool = False) -> float:
    """How wide one line of `words` is, in points, rather too much than too little."""
    letters = unicodedata.normalize("NFD", words)
    hundredths = sum(_width(letter) for letter in letters)
    return hundredths / 100 * size * _SPARE * (_BOLD if bold else 1)


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return _HOOK if letter == "\u031b" else 0
    return _LETTERS.get(letter, _USUAL)


def lines(words: str, size: float, width: float, *, bold: bool = False) -> int:
    """In how many lines `words` stand, broken at spaces, where one is `width` points wide."""
    return sum(_lines_of(part, size, width, bold=bold) for part in words.split("\n"))


def _lines_of(words: str, size: float, width: float, *, bold: bool) -> int:
    space, count, at = wide(" ", size, bold=bold), 1, 0.0
    for word in bound(words).split(" "):
        long = wide(word, size, bold=bold)
        if at and at + space + long > width:
            count, at = count + 1, 0.0
        at += long + (space if at else 0)
        # A word longer than the line is broken within.
        count, at = count + int(at // (width + 0.01)), at % (width + 0.01)
    return count


def largest(
    words: Iterable[str], sizes: Iterable[int], width: float, height: float, *, bold: bool = False
) -> int:
    """The first of `sizes`, from the largest down, in which the paragraphs `words` fit; else the
    last.
    """
    told, size = list(words), 0
    for size in sizes:
        if sum(lines(each, size, width, bold=bold) for each in told) * size * LINE <= height:
            return size
    return size


def bound(words: str) -> str:
    """The words with what stands together in one line: a share, a dash after what it follows."""
    return words.replace(" %", "\u00a0%").replace(" - ", "\u00a0- ")


def cut(words: str, most: int) -> str:
    """`words` if they have at most so many letters; else their beginning, to be seen as one."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
