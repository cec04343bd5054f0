"""Which district or province does a running text name, and is it the plan's own place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from data_loaders.unit_names import name_words, place_words
from domain.text import fold, nfc, plain, squeeze, words

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 4  # a place's name of more is the rest of a sentence
_CITY = "thành phố"  # of a province, or a province itself: the places above tell which


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """A place that a text names: the word for its kind, its name to compare by and to show."""

    kind: str
    key: str
    shown: str


class PlaceNames:
    """The plan's own place and those above it, told from others of their kinds."""

    def __init__(self, ours: Iterable[str]) -> None:
        """`ours`: full names, the plan's own place first; none where a plan covers all."""
        named = [(kind_and_name(name), name) for name in ours]
        self._ours = [each for each, _ in named if each]
        self.own = next((name for each, name in named if each), None)
        self.elsewhere = lru_cache(maxsize=8192)(self._elsewhere)

    def _elsewhere(self, text: str) -> str | None:
        """The place a text names that is neither the plan's own nor above it: "Huyện Kim Động".

        None where it names none, names ours beside it, or one of a level we know no place of.
        """
        for each in named_places(text):
            names = self._names_of_level(each.kind)
            if names and not any(_holds(words(text), name) for name in names):
                return each.shown
        return None

    def is_elsewhere_alone(self, text: str) -> bool:
        """Whether a text is the name of another place and nothing more: "I. Huyện Kim Động"."""
        named = named_places(text)
        said = len(named) == 1 and words(named[0].shown) == words(text)
        return said and self.elsewhere(text) is not None

    def names_ours(self, text: str) -> bool:
        """Whether a text names the plan's own place with the word for its level."""
        if not self._ours:
            return False
        own = self._ours[0]
        return any(
            self._rank(each.kind) == self._rank(own[0]) and _holds(each.key, own[1])
            for each in named_places(text)
        )

    def _rank(self, kind: str) -> str:
        rank: str = place_words().rank_of.get(kind, "")
        if kind != _CITY or not self._ours:
            return rank
        below_a_province = any(ours == "tỉnh" for ours, _ in self._ours[1:])
        return "district" if below_a_province else rank

    def _names_of_level(self, kind: str) -> list[str]:
        rank = self._rank(kind)
        return [name for ours, name in self._ours if self._rank(ours) == rank]


def _holds(text: str, name: str) -> bool:
    """Whether words hold a name, with accents or, where they have none, without."""
    if text.isascii():
        text, name = fold(text), fold(name)
    return f" {name} " in f" {text} "


def kind_and_name(name: str) -> tuple[str, str] | None:
    """The kind and the bare name of "Huyện Khoái Châu", plain; None without a word for a kind."""
    key = name_words().told(words(name))[0]
    bare = name_words().without_kind(key)
    return (key.removesuffix(bare).strip(), bare) if bare else None


@lru_cache(maxsize=8192)
def named_places(text: str) -> tuple[PlaceNamed, ...]:
    """The places above communes that a text names in full, in its order.

    A name begins after the word for its kind and in capitals; "cấp huyện" and "huyện năm" are none.
    """
    return tuple(_named_in(squeeze(nfc(text))))


def _named_in(text: str) -> Iterator[PlaceNamed]:
    as_read = fold if text.isascii() else plain
    found = list(_WORD.finditer(text))
    keys = [as_read(each[0]) for each in found]
    for at in range(len(found)):
        said = place_words().kind_at(keys, at, folded=text.isascii())
        if said is None or (at and keys[at - 1] in place_words().not_naming(as_read)):
            continue
        kind, first = said
        name = _name_from(text, found, keys, first)
        if name:
            shown = " ".join(each.capitalize() for each in name)
            yield PlaceNamed(kind, as_read(" ".join(name)), f"{kind.capitalize()} {shown}")


def _name_from(text: str, found: list[re.Match[str]], keys: list[str], first: int) -> list[str]:
    """The words of the name that begins at one; none where what stands there is no name."""
    as_read = fold if text.isascii() else plain
    no_first, no_later = place_words().no_name(as_read)
    name: list[str] = []
    for at in range(first, len(found)):
        word, gap = found[at][0], text[found[at - 1].end() : found[at].start()]
        apart = gap.strip() not in {"", "."} if at == first else bool(gap.strip())
        ends = keys[at] in (no_later if name else no_first) or not word[0].isupper()
        numbered = word.isdecimal() and len(word) < 3 and not name and keys[at - 1] in {"quận", "q"}
        begins_another = place_words().kind_at(keys, at, folded=text.isascii()) is not None
        if apart or begins_another or (ends and not numbered):
            break
        name.append(word)
    return name if len(name) <= _MOST_WORDS else []
