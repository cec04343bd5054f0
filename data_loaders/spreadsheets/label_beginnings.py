"""Which texts may be labels at all, soon told by how they begin: most cells of a sheet are none."""

from collections.abc import Mapping, Set
from functools import lru_cache

from data_loaders.spreadsheets.label_words import spelled_out
from domain.text import fold, words

_LONG = 60  # letters: no word of a label is as long
_LEFT_OUT = frozenset({"dan", "dvk"})  # the movement's own name, left out of labels
_OF_A_TIME = frozenset({"trong", "den", "cua", "cuoi", "het", "nam", "quy"})


class LabelBeginnings:
    """The first words of known labels, without accents."""

    def __init__(self, roles: Mapping[str, str], judging: Set[str]) -> None:
        """`roles`: label → role; labels of the roles `judging` may name a time after themselves."""
        spelled = {fold(spelled_out(label)): role for label, role in roles.items()}
        labels = {tuple(label.split()): role for label, role in spelled.items()}
        self._first = {label[0] for label in labels}
        self._pairs = {label[:2] for label in labels if len(label) > 1}
        self._whole = {label[0] for label in labels if len(label) == 1}
        self._judging = {said[0] for said, role in labels.items() if role in judging}
        self._may_begin = lru_cache(maxsize=16384)(self._first_may_be)
        self._may_go_on = lru_cache(maxsize=16384)(self._two_may_be)

    def may_be_label(self, text: str) -> bool:
        """Whether a text may be a known label, or begin with one; False is certain."""
        first, second, *_ = (*text.split(None, 2), "", "")
        if len(first) > _LONG or len(second) > _LONG:
            return True
        return self._may_begin(first) and self._may_go_on(first, second)

    def _first_may_be(self, word: str) -> bool:
        said = fold(spelled_out(words(word))).split()
        return not said or _has_brackets(word) or said[0] in self._first | _LEFT_OUT

    def _two_may_be(self, first: str, second: str) -> bool:
        said = fold(spelled_out(words(f"{first} {second}"))).split()
        if _has_brackets(first + second) or not _LEFT_OUT.isdisjoint(said[:2]):
            return True
        if len(said) < 2:
            return bool(second) or (bool(said) and said[0] in self._whole)
        if (said[0], said[1]) in self._pairs:
            return True
        return said[0] in self._judging and (said[1] in _OF_A_TIME or said[1][0].isdigit())


def _has_brackets(text: str) -> bool:
    return any(each in text for each in "([*")
