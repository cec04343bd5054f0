"""What a model's name says, told apart: its telling words, the places, the person.

Two names are compared by these (settled rule 3): the same model comes back next year with a word
more, a short form in full, its words in another order or typed without accents.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from domain.erased import MARK
from domain.model_names import name_key
from domain.name_words import CARRIERS, FRAME, NUMBERS, SHORT
from domain.text import fold, nfc, plain, squeeze

# How much a word tells of which model is meant: of 1, that of a word which only such models use.
FRAME_WEIGHT, NUMBER_WEIGHT, CARRIER_WEIGHT = 0.3, 0.3, 0.5
# A mark stands for the words of a person's name, mostly three.
ERASED_WEIGHT = 3.0
_ERASED = "DAXOATEN"

_CAPITAL = "[A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ]"
_NAME = rf"(?-i:{_CAPITAL})[^\W\d_]*"
_NAMED = (
    "thôn|xóm|ấp|bản|làng|khóm|buôn|tổ dân phố|khu phố|khu dân cư|xã|phường|thị trấn|thon|xom|lang"
)
_LIST = r"(?:số\s+)?\d+(?:(?:\s*,\s*|\s+và\s+)(?:số\s+)?\d+)*(?!\w)"
_PLACE = re.compile(
    rf"\b(?:(?:{_NAMED})\s+(?P<named>{_NAME}(?:\s+{_NAME})*)"
    rf"|(?:{_NAMED}|tổ|khu)\s+(?P<numbered>{_LIST}))",
    re.IGNORECASE,
)
_PERSON = re.compile(
    rf"^(?:ông|bà|anh|chị|đồng chí|đ/c)\s+({_NAME}(?:\s+{_NAME}){{1,3}}|{_ERASED}\w+)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*,\s*|\s+và\s+")
_WORD = re.compile(r"[^\W_]+")
_SINGLE_I = re.compile(r"^([bcdghklmnpqrstvx]+)y$")


@dataclass(frozen=True, slots=True)
class NameParts:
    """`words`: each telling word, folded, and its weight; `places`: hamlets and communes named,
    by their own name or number; `person`: who carries it, "" where the name names nobody.
    """

    words: dict[str, float]
    places: frozenset[str]
    person: str


@lru_cache(maxsize=65536)
def name_parts(name: str) -> NameParts:
    """The parts of a model's name as it is written, capitals and accents included: places and
    persons are known by their capitals, unless all of the name is in capitals.
    """
    written = nfc(squeeze(name)).replace("“", "").replace("”", "").replace('"', "")
    written = MARK.sub(lambda found: f" {_word_of_mark(found[1])} ", written).strip()
    written = _WORD.sub(lambda found: SHORT.get(plain(found[0]), found[0]), written)
    places: set[str] = set()
    person = ""
    if not written.isupper():
        if found := _PERSON.match(written):
            person, written = fold(found[1]), written[found.end() :]
        places = {_place(one) for found in _PLACE.finditer(written) for one in _parted(found)}
        written = _PLACE.sub(" ", written)
    return NameParts(_weighed(name_key(written)), frozenset(places), person)


def _word_of_mark(number: str) -> str:
    """The word that stands for an erased name: spelt like that of no other."""
    return _ERASED + hashlib.sha256(number.encode()).hexdigest()[:16].upper()


def _parted(found: re.Match[str]) -> list[str]:
    return _BETWEEN.split(found["named"] or found["numbered"])


def _place(one: str) -> str:
    return _number(fold(one).removeprefix("so ").strip())


def _number(word: str) -> str:
    return (word.lstrip("0") or "0") if word.isdigit() else word


def _weighed(key: str) -> dict[str, float]:
    """The words of a `name_key`, folded; of two words that fold alike the telling one counts. A
    name that tells nothing (“Mô hình số 5”) is like itself alone.
    """
    told = [word for word in key.split() if not word.isdigit() and fold(word) not in _STOCK]
    if key and not told:
        return {key: 1.0}
    weights: dict[str, float] = {}
    without_accents = key.isascii()
    for word in key.split():
        spelt = NUMBERS.get(word, word)
        same = _number(_SINGLE_I.sub(r"\1i", fold(spelt)))
        weight = _weight(same if without_accents else spelt, folded=without_accents)
        weights[same] = max(weight, weights.get(same, 0.0))
    return weights


_TELLS_NOTHING = "mo hinh dien dan van kheo dvk so tiep tuc duy tri cac ve va"
_STOCK = frozenset(_TELLS_NOTHING.split())
_FOLDED_FRAME = frozenset(map(fold, FRAME))
_FOLDED_CARRIERS = frozenset(map(fold, CARRIERS))


def _weight(word: str, *, folded: bool) -> float:
    if word.isdigit():
        return NUMBER_WEIGHT
    if word.startswith(_ERASED.lower()):
        return ERASED_WEIGHT
    if word in (_FOLDED_FRAME if folded else FRAME):
        return FRAME_WEIGHT
    return CARRIER_WEIGHT if word in (_FOLDED_CARRIERS if folded else CARRIERS) else 1.0
