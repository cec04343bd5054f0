"""Which known name may this one be a slip of: suggested to a person, never taken."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from rapidfuzz import fuzz, process

from data_loaders.effort import may_compare
from data_loaders.unit_names import name_words
from domain.text import words

_NEAR = 75  # the likeness, of 100, from which a name is worth suggesting
_NEAR_IN_PART = 50  # … of as many words in which they differ


class NearNames:
    """The names of a register's units, by what tells each from the others."""

    def __init__(self, names: Iterable[str]) -> None:
        self._spelt = name_words(folded=True)
        self._names = {self._told_apart(name): name for name in names}
        self._known = list(self._names)

    def suggest(self, name: str) -> str | None:
        """The name that `name` is likely a slip of; None where none is near."""
        if not may_compare("names"):
            return None
        asked = self._told_apart(name)
        if self._spelt.kind.fullmatch(asked):
            return None  # "Thị trấn" alone is near to nothing
        near = nearest(asked, self._known)
        return self._names[near] if near else None

    def _told_apart(self, name: str) -> str:
        """A name without what others share: "dong tao" of "UBND xã Đông Tảo"."""
        key = self._spelt.told(words(self._spelt.as_read(name)))[0]
        key = self._spelt.without_committee(key) or key
        return self._spelt.without_kind(key) or key


def nearest(asked: str, known: Sequence[str]) -> str | None:
    """Of known words, those that `asked` is likely a slip of; None where none is near."""
    near = process.extract(asked, known, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=5)
    return next((each for each, _, _ in near if _is_slip(asked, each)), None)


def _body(key: str) -> str:
    """The word for an office that a name begins with: "hoi", "cong an"; "" where it has none."""
    found = name_words(folded=True).first_head.match(key)
    return found[1] if found else ""


def _is_slip(asked: str, known: str) -> bool:
    """Whether the words in which two names differ are alike, too: "Phòng Lạ" is no "Phòng Y tế"."""
    left, right = _without_shared(*_without_shared(asked.split()[::-1], known.split()[::-1]))
    if not left or not right:
        return True
    floor = _NEAR_IN_PART if len(left) == len(right) else _NEAR
    return fuzz.ratio(" ".join(left), " ".join(right)) >= floor


def _without_shared(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """Two rows of words less those that both begin with, turned round."""
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    )
    return left[shared:][::-1], right[shared:][::-1]
