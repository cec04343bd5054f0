"""Which of the plan's fields do these words mean."""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from data_loaders.effort import may_compare
from data_loaders.near_names import nearest
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary
from domain.plans import Plan
from domain.text import fold, squeeze, words

Key = TypeVar("Key", bound=Hashable)

_SHORT = {
    "kt": "kinh tế",
    "vh": "văn hóa",
    "xh": "xã hội",
    "vhxh": "văn hóa xã hội",
    "qp": "quốc phòng",
    "qpan": "quốc phòng an ninh",
    "anqp": "an ninh quốc phòng",
    "htct": "hệ thống chính trị",
    "xdhtct": "xây dựng hệ thống chính trị",
    "xd": "xây dựng",
    "pt": "phát triển",
    "ptkt": "phát triển kinh tế",
}
_SHORT_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b")
_SHORT_SECURITY = re.compile(r"\ban\b(?! (?:ninh|toàn|sinh))")
_JOINED = re.compile(r"\s*[,;/+&\n]\s*|\s+và\s+|\s+[-–]\s+")
_INITIALS = re.compile(r"[A-ZĐ]{2}")
_FEWEST_INITIALS = 3
_LONGEST_ABBREVIATION = 24
_TELLING = 6  # letters; fewer are too little to tell a field by a part of its name
_LITTLE = frozenset({"và", "lĩnh", "vực"})


@dataclass(frozen=True, slots=True)
class FieldFound:
    """The field that words mean: its code (or, in an open list, the words); else a suggestion."""

    code: str | None
    suggestion: str | None = None
    several: bool = False


class Fields:
    """A plan's fields, found by the words that forms write."""

    def __init__(self, plan: Plan) -> None:
        self.open = plan.fields_open
        self.any = bool(plan.fields) or plan.fields_open
        self.codes = [field.code for field in plan.fields]
        self._names = {field.code: field.name for field in plan.fields}
        self._exact: dict[str, str] = {}
        listed = [(f.code, (f.name, f.short, *f.aliases)) for f in plan.fields]
        for code, names in listed:
            for name in names:
                self._exact.setdefault(words(name), code)
                self._exact.setdefault(_in_full(name), code)
        self._folded = _unique((fold(key), code) for key, code in self._exact.items())
        self._as_sets = _unique(
            (frozenset(key.split()) - _LITTLE, code) for key, code in self._exact.items()
        )
        parts = ((_in_full(part), f.code) for f in plan.fields for part in _JOINED.split(f.name))
        self._parts = _unique((part, code) for part, code in parts if part)
        told = (
            (tuple(fold(words(name)).split()), code) for code, names in listed for name in names
        )
        self._in_words = _unique(told)
        self._near = {fold(words(name)): code for code, names in listed for name in names}
        self.known = lru_cache(maxsize=8192)(self._known)
        self.find = lru_cache(maxsize=8192)(self._find)

    def _known(self, text: str) -> str | None:
        """The code of the field that `text` surely means."""
        if not self.codes or len(text) > 120:
            return None
        for said in dict.fromkeys((text, numbered(text)[1])):
            if code := self._exact.get(words(said)):
                return code
            key = _in_full(vocabulary().bare(said))
            code = self._exact.get(key) or self._folded.get(fold(key)) or self._parts.get(key)
            if code := code or self._as_sets.get(frozenset(key.split()) - _LITTLE):
                return code
            if code := self._abbreviated(said):
                return code
        return None

    def _abbreviated(self, text: str) -> str | None:
        """The one field whose words `text` writes by first letters: "XDTCCĐ", "XD tổ chức CĐ"."""
        if len(text) > _LONGEST_ABBREVIATION or not _INITIALS.search(text):
            return None
        parts = fold(words(text)).split()
        if sum(map(len, parts)) < _FEWEST_INITIALS:
            return None
        codes = {code for name, code in self._in_words.items() if _spells(parts, name)}
        return codes.pop() if len(codes) == 1 else None

    def of_part(self, text: str) -> str | None:
        """The one field whose names hold these words: "Công đoàn"; None where several do."""
        said = fold(words(text))
        if len(said) < _TELLING:
            return None
        codes = {code for name, code in self._in_words.items() if _holds(said, " ".join(name))}
        return codes.pop() if len(codes) == 1 else None

    def _find(self, text: str) -> FieldFound:
        """The field that `text` means, said by itself in a cell."""
        if code := self.known(text):
            return FieldFound(code)
        codes = {self.known(part) for part in _JOINED.split(text)}
        if len(codes) == 1 and None not in codes:
            return FieldFound(codes.pop())
        if self.open:
            return FieldFound(squeeze(text))
        if len(codes - {None}) > 1:
            return FieldFound(None, several=True)
        return FieldFound(None, self._suggestion(fold(words(text))))

    def _suggestion(self, said: str) -> str | None:
        """The field that words are likely a slip of, or whose name they contain or begin."""
        if not may_compare("fields"):
            return None
        near = nearest(said, list(self._near))
        codes = {self._near[near]} if near else set()
        if not codes and len(said) >= _TELLING:
            codes = {code for name, code in self._near.items() if _holds(said, name)}
        return self._names[codes.pop()] if len(codes) == 1 else None


def _holds(said: str, name: str) -> bool:
    """Whether of two texts one stands in the other, word for word: "Kinh tế tập thể"."""
    shorter, longer = sorted((said, name), key=len)
    return len(shorter) >= _TELLING and f" {shorter} " in f" {longer} "


def _spells(parts: list[str], name: tuple[str, ...]) -> bool:
    """Whether parts, each a word or the first letters of several, spell a name from end to end."""
    if not parts or not name:
        return not parts and not name
    first, rest = parts[0], parts[1:]
    if first == name[0] and _spells(rest, name[1:]):
        return True
    initials = "".join(word[0] for word in name[: len(first)])
    return first == initials and _spells(rest, name[len(first) :])


def _in_full(text: str) -> str:
    key = _SHORT_WORD.sub(lambda found: _SHORT[found[0]], words(text))
    return _SHORT_SECURITY.sub("an ninh", key)


def _unique(pairs: Iterable[tuple[Key, str]]) -> dict[Key, str]:
    found: dict[Key, set[str]] = {}
    for key, code in pairs:
        found.setdefault(key, set()).add(code)
    return {key: codes.pop() for key, codes in found.items() if len(codes) == 1}
