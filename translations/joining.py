"""Names put together, and words as they stand where a sentence begins or goes on."""

from collections.abc import Sequence

from translations import gettext as _


def together(names: Sequence[str]) -> str:
    """“A”, “A và B”, “A, B và C”."""
    *first, last = names
    return _("{names} và {last}").format(names=", ".join(first), last=last) if first else last


def inside(name: str) -> str:
    """A name as it stands inside a sentence; an abbreviation keeps its capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def beginning(words: str) -> str:
    """Words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]
