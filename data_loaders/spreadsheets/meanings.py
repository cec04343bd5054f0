"""What a label or a section says by itself: a field, a unit, a year, an origin, a form …"""

import re
from dataclasses import dataclass, field

from data_loaders.spreadsheets.fields import Fields
from data_loaders.spreadsheets.sheets import Place
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary
from data_loaders.units import Register
from domain.text import parse_year, plain, squeeze, words

ABOUT = ("form", "origin", "state", "level")
_REMEMBERED = 65_536
_COUNT_AFTER = re.compile(
    r"\s*(?:[:(]|-\s)\s*\d+\s*(?:mô hình|điển hình|mh|tập thể|cá nhân|đơn vị)?"
    r"[^()]*\)?\s*(?:\([^()]*\d[^()]*\))?\s*$"
)
_YEAR_ALONE = re.compile(
    r"^(?:năm|n|(?:trong đó|riêng)(?: năm)?|(?:đăng ký|kế hoạch|các mô hình|mô hình) năm)?"
    r"\s*(\d{4})$"
)
_YEAR_AFTER = re.compile(r"\s+năm \d{4}$", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: its value (None if the words are not known), the words, and their cell."""

    value: str | int | None
    found: str
    sheet: str = ""
    place: Place | None = None
    suggestion: str | None = None

    @property
    def number(self) -> int | None:
        """The value where it is a number: a year."""
        return self.value if isinstance(self.value, int) else None


Meaning = dict[str, Said]


@dataclass(slots=True)
class Meanings:
    """Reads what words mean under one plan and one register."""

    fields: Fields
    register: Register
    _remembered: dict[str, dict[str, str | int]] = field(default_factory=dict)

    def of(self, text: str) -> dict[str, str | int]:
        """What `text` says as a whole, by "field", "unit" (its words), "year", "form" …; or {}."""
        if text not in self._remembered:
            if len(self._remembered) > _REMEMBERED:
                self._remembered.clear()
            self._remembered[text] = self._of(text)
        return self._remembered[text]

    def _of(self, text: str) -> dict[str, str | int]:
        said = squeeze(_COUNT_AFTER.sub("", text)).strip(" .:;-–")
        rest = numbered(said)[1]
        for each in dict.fromkeys((said, rest, _YEAR_AFTER.sub("", rest))):
            if meaning := self._simply(each):
                return meaning
        return self._in_parts(rest)

    def _simply(self, text: str) -> dict[str, str | int]:
        if not text or len(text) > 120:
            return {}
        if code := self.fields.known(text):
            return {"field": code}
        if year := _YEAR_ALONE.match(words(text)):
            return {"year": int(year[1])} if parse_year(year[1]) else {}
        bare = vocabulary().bare(text)
        for about in ABOUT:
            value = vocabulary().value(about, text) or vocabulary().value(about, bare)
            if value and (about != "level" or "cấp" in plain(text)):
                return {about: value}
        # A name without the word for its kind is too little to tell a unit from other words.
        named = self.register.says_a_kind(text) and (
            self.register.knows(text) or self.register.place_names.is_elsewhere_alone(text)
        )
        return {"unit": text} if named else {}

    def _in_parts(self, text: str) -> dict[str, str | int]:
        parts = [part for part in re.split(r"\s*[:;,–]\s*|\s+-\s+", text) if part]
        if not 1 < len(parts) <= 4:
            return {}
        meanings = [self._simply(part) for part in parts]
        whole: dict[str, str | int] = {}
        for part, meaning in zip(parts, meanings, strict=True):
            if not meaning and vocabulary().bare(part):
                return {}
            if set(meaning) & set(whole):
                return {}
            whole |= meaning
        return whole
