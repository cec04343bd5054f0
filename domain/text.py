"""Vietnamese text: one way to write a word, whoever typed it; numbers, days and years in words.

Nothing here guesses: what can't be read is None. Rules: project glossary, "Vietnamese text".
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import isnan

# Characters that take no room and carry no meaning, but make two equal words unequal.
# Some of them turn the words after them round, so that a name reads as another.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\u00ad]")
# What no XML can hold.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LETTERS = re.compile("[a-z0-9]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_CONTROL_BUT_NUL = re.compile("[\x01-\x08\x0e-\x1b\x7f]")
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the dictionary's order
_MARKS = re.compile("[\u0300-\u036f]")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_WORDS = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"(\d+)")


def nfc(text: str) -> str:
    """`text` with each letter and its marks as one character."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def squeeze(text: str) -> str:
    """`text` in NFC on one line: no stray, doubled, unbreakable or invisible spaces."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    return " ".join(text.split())


def squeeze_all(texts: Sequence[str]) -> list[str]:
    """`squeeze` of each of many texts, in their order."""
    whole = "\0".join(texts)
    if whole.count("\0") != len(texts) - 1 or _CONTROL_BUT_NUL.search(whole):
        return list(map(squeeze, texts))
    if not whole.isascii():
        composed = _INVISIBLE.sub("", unicodedata.normalize("NFC", whole))
        if composed != whole:
            return [" ".join(text.split()) for text in composed.split("\0")]
    if _are_squeezed(whole):
        return list(texts)
    return [" ".join(text.split()) for text in whole.split("\0")]


def _are_squeezed(whole: str) -> bool:
    """Whether texts, put together with NULs between them, have no spaces to take out."""
    if " " in {whole[:1], whole[-1:]} or any(each in whole for each in ("  ", "\0 ", " \0")):
        return False
    return whole.replace("\0", "").isprintable()  # of all spaces, only the plain one is


def _tone_pairs() -> dict[str, str]:
    """The two ways to place a tone: of an open syllable ("hoà") and of a closed one ("hòan")."""
    pairs = {}
    for tone in _TONES:
        for first, second in ("oa", "oe", "uy"):
            on_second, on_first = nfc(first + second + tone), nfc(first + tone + second)
            pairs[on_second] = on_first
    return pairs


_OPEN = _tone_pairs()
_CLOSED = {first: second for second, first in _OPEN.items()}
# "quý" has no other place for its tone: its u belongs to the q.
_TONED_OPEN = re.compile(rf"(?<!q)(?:{'|'.join(_OPEN)})(?![^\W\d_])")
_TONED_CLOSED = re.compile(rf"(?:{'|'.join(_CLOSED)})(?=[^\W\d_])|(?<=q)(?:{'|'.join(_CLOSED)})")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`text` to compare by: squeezed, lower case, each tone in its one place (hoà = hòa)."""
    return _tones_in_place(squeeze(text).lower())


def _tones_in_place(text: str) -> str:
    if text.isascii():
        return text
    text = _TONED_OPEN.sub(lambda found: _OPEN[found[0]], text)
    return _TONED_CLOSED.sub(lambda found: _CLOSED[found[0]], text)


@lru_cache(maxsize=65536)
def words(text: str) -> str:
    """`plain(text)` without punctuation: its words with one space between them."""
    return " ".join(_WORDS.findall(plain(text)))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` to search by: lower case, no accents, đ as d."""
    text = squeeze(text).lower()
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).replace("đ", "d")


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of each of many texts, in their order."""
    whole = "\0".join(squeeze_all(texts)).lower()
    if not whole.isascii():
        whole = _MARKS.sub("", unicodedata.normalize("NFD", whole)).replace("đ", "d")
    return whole.split("\0") if texts else []


def slug(text: str) -> str:
    """The letters and digits of `text` without accents, in a name that any disk takes."""
    return "-".join(_LETTERS.findall(fold(text)))


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[object, ...]:
    """The place of `text` in a Vietnamese dictionary: letters first (Ă after A), then tones; a
    number by what it says: “Xã 2” before “Xã 10”.
    """
    parts = _DIGITS.split(squeeze(text))
    return tuple(_of_number(part) if at % 2 else _of_words(part) for at, part in enumerate(parts))


@lru_cache(maxsize=65536)
def _of_number(digits: str) -> tuple[int, str, str]:
    """However many digits, and in whichever script."""
    said = "".join(str(unicodedata.digit(digit)) for digit in digits).lstrip("0")
    return len(said), said, digits


@lru_cache(maxsize=65536)
def _of_words(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    text = text.strip().lower()
    places = list(map(_of_character, text))
    return tuple(letter for letter, _ in places), tuple(tone for _, tone in places), text


@lru_cache(maxsize=4096)
def _of_character(character: str) -> tuple[int, int]:
    """The place of its letter in the alphabet, and of its tone."""
    marks = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in marks if mark in _TONES), "")
    letter = nfc(marks.replace(tone, "")) if tone else character
    place = _ALPHABET.find(letter)
    of_tone = _TONES.find(tone) + 1 if tone else 0
    return (1000 + place if place >= 0 else min(ord(letter[0]), 999)), of_tone


_NUMBER = re.compile(
    r"(?P<sign>[-+−]?)(?P<digits>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<comma>\d+)|\.(?P<dot>\d+))?"
    r"(?:\s*[^\W\d_][^\d]*|\s*\(.*\)|\s*%)?"
)
_DASH = frozenset({"-", "–", "—", "−", "_", "--"})


def parse_number(value: object) -> float | None:
    """The number a cell states: 1.250 → 1250, "312,5" → 312.5, "02 mô hình" → 2, "-" → 0.

    A point before three digits groups thousands, any other is a decimal point; a comma is always
    decimal. None where the cell states no number, or several.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return None if isnan(value) else float(value)
    text = squeeze(str(value))
    if text in _DASH:
        return 0.0
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    whole = re.sub(r"\D", "", found["digits"])
    number = float(f"{whole}.{found['comma'] or found['dot'] or 0}")
    return -number if found["sign"] in {"-", "−"} else number


_DAY_IN_WORDS = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?!\d)")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_EPOCH = date(1899, 12, 30)  # the day 0 of a spreadsheet's calendar
_SERIALS = range(36_526, 73_051)  # 2000 to 2099; a plain year, or one mistyped, is far below


def _day(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    first = date(year, month, 1)
    made = first + timedelta(days=day - 1)
    return made if made.month == month else None


def parse_day(value: object) -> date | None:
    """The day a cell states, day first: "10/3/2023", "ngày 10 tháng 3 năm 2023", a serial, a date.

    None where it states none, or one that does not exist.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _EPOCH + timedelta(days=int(value)) if value // 1 in _SERIALS else None
    text = plain(str(value or ""))
    if found := _ISO_DAY.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_IN_WORDS.search(text) or _DAY.search(text):
        year = int(found[3])
        return _day(year if year > 99 else 2000 + year, int(found[2]), int(found[1]))
    return None


def parse_year(value: object) -> int | None:
    """The one year a cell states: 2024, "2024", "năm 2024", 2024.0, "10/3/2024", "Quý I/2024".

    None where it states none, or several.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        if float(value).is_integer() and 1900 <= value <= 2100:
            return int(value)
        day = parse_day(value)
        return day.year if day else None
    if isinstance(value, date):
        return value.year
    text = squeeze(str(value or ""))
    years = {int(year) for year in _YEAR.findall(text)}
    if not years and (day := parse_day(text)):
        years = {day.year}
    if not years and re.fullmatch(r"\d{5}", text) and (day := parse_day(int(text))):
        years = {day.year}
    return years.pop() if len(years) == 1 else None
