"""How a unit's name is written: short forms told in full, places and committees told apart."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from domain.text import fold, plain, words

_BULLET = re.compile(r"^(?:[-+*•–]\s*|\d{1,2}\s*[.)/]\s*)+(?=\S)")
_HEIGHTS = {"district": 1, "city": 1, "province": 2}
_MOST_WORDS = 4  # of a place's name; more is the name of something else after it
_PARTS = re.compile(r"\s*[,;:()]\s*|\s+[-–—]\s+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to read a name: its `key` to compare by, and the place it says it lies in."""

    key: str
    inside: str = ""


class PlaceAbove(NamedTuple):
    """A place above communes in a unit's name: 1 a district or a city, 2 a province; words."""

    height: int
    kind: str
    name: str


def _either(choices: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(choices, key=len, reverse=True)))


def _starting(choices: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{_either(choices)})(?:\s+|$))+")


class _Replacing:
    """Short or other forms, replaced by the one that names are compared as."""

    def __init__(self, table: dict[str, list[str]], *, folded: bool, start: str) -> None:
        as_read = fold if folded else str
        self._full = {as_read(form): as_read(full) for full in table for form in table[full]}
        self._forms = re.compile(rf"{start}(?:{_either(self._full)})(?!\S)")
        self._first_words = frozenset(form.split()[0] for form in self._full)

    def words(self, within: Iterable[str] = ("",)) -> frozenset[str]:
        """Every word of a form that is replaced by what holds one of `within`."""
        forms = [form for form, full in self._full.items() if any(each in full for each in within)]
        return frozenset(word for form in forms for word in form.split())

    def __call__(self, key: str) -> str:
        if self._first_words.isdisjoint(key.split()):
            return key
        return " ".join(self._forms.sub(lambda found: self._full[found[0]], key).split())


class NameWords:
    """The words of `unit_names.toml` over plain words; `folded`: words without accents."""

    def __init__(self, *, folded: bool) -> None:
        source = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
        self.as_read = fold if folded else plain
        shorts = source["places"]
        self._places = {
            self.as_read(s): self.as_read(kind) for kind in shorts for s in shorts[kind]
        }
        self._short = _Replacing(source["short"], folded=folded, start=r"(?<!\S)")
        self._same = _Replacing(source["same"], folded=folded, start="^")
        kinds = [self.as_read(kind) for kind in shorts]
        self._height = {
            self.as_read(kind): height
            for rank, height in _HEIGHTS.items()
            for kind in source["ranks"][rank]
        }
        bodies = {key: list(map(self.as_read, listed)) for key, listed in source["bodies"].items()}
        not_a_place = _either(bodies["with_a_kind"])
        self.kind = re.compile(rf"^(?:{_either(kinds)})(?:$|\s+(?!(?:{not_a_place})(?:\s|$)))")
        self.committee = _starting(bodies["committees"])
        self.head = _starting(bodies["heads"])
        self.first_head = re.compile(rf"^({_either(bodies['heads'])})(?:\s|$)")
        self.other_body = re.compile(rf"(?:^|\s)(?:{_either(bodies['others'])})$")
        self.body_of_a_commune = re.compile(
            rf"^(?:(?:{_either(bodies['leading'])})\s+)?(?:{_either(bodies['others'])})(?:\s|$)"
        )
        self._place_in = re.compile(rf"(?:^|\s)({_either(kinds)})(?:\s+(.+))?$")
        self._first = re.compile(rf"^({_either(self._places)})\s+(?=\S)")
        pairs = [short for short in self._places if len(short) == 2]
        self._inner = re.compile(rf"(?<=\s)(?:{_either(pairs)})(?=\s)")
        self._dotted = re.compile(rf"(?<!\S)({_either(self._places)})\.\s*(?=\w)")
        self._cut = re.compile(rf"\s+(?=(?:{_either(kinds)})\s)")
        of_places = {word for form in (*self._places, *kinds) for word in form.split()}
        self.may_cut = of_places | self._short.words(kinds) | self._same.words(kinds)
        of_bodies = {word for listed in bodies.values() for body in listed for word in body.split()}
        self.known_words = of_places | self._short.words() | self._same.words() | of_bodies

    def told(self, key: str) -> tuple[str, ...]:
        """`key` with its short forms in full: one reading, or two ("P." is phường and phòng)."""
        keys = [self._inner.sub(lambda found: self._places[found[0]], key), key]
        if found := self._first.match(key):
            keys.insert(0, f"{self._places[found[1]]} {key[found.end() :]}")
        return tuple(dict.fromkeys(self._same(self._short(each)) for each in keys))

    def uncut(self, name: str) -> list[str] | None:
        """The words of `name`; None where its punctuation may end a name before its last word."""
        read = _BULLET.sub("", self.as_read(name))
        return None if _PARTS.search(read) else words(read).split()

    def spellings(self, name: str) -> Iterator[Spelling]:
        """The ways to read `name`, the most literal first."""
        read = _BULLET.sub("", self.as_read(name))
        dotted = self._dotted.sub(lambda found: f"{self._places[found[1]]} ", read)
        if dotted != read:
            yield from (Spelling(key) for key in self.told(words(dotted)))
        wholes = self.told(words(read))
        yield from map(Spelling, wholes)
        main, *rest = [part for part in map(words, _PARTS.split(read)) if part] or [""]
        if rest:
            for key in self.told(main):
                yield Spelling(key, self.told(rest[0])[0])
        for key in wholes:
            parts = self._cut.split(key)
            for count in range(len(parts) - 1, 0, -1):
                yield Spelling(" ".join(parts[:count]), parts[count])

    def without_kind(self, key: str) -> str:
        """A place's name without the word for its kind; "" where it has no such word."""
        found = self.kind.match(key)
        return key[found.end() :] if found else ""

    def last_place(self, key: str) -> tuple[str, str] | None:
        """The kind and the name of the place that a body's name ends with; None without one."""
        found = self._place_in.search(key)
        return (found[1], found[2] or "") if found else None

    def place_above_communes(self, key: str) -> PlaceAbove | None:
        """The district or province that a unit's name ends with; its `name` is "" for "huyện"."""
        found = self.last_place(key)
        if found is None or found[0] not in self._height or found[1].count(" ") >= _MOST_WORDS:
            return None
        return PlaceAbove(self._height[found[0]], *found)

    def without_committee(self, key: str) -> str:
        """The place that a committee speaks for; "" where `key` names no committee."""
        found = self.committee.match(key)
        return key[found.end() :] if found else ""


class PlaceWords:
    """The words of `unit_names.toml` by which a running text names a place above communes."""

    def __init__(self) -> None:
        source = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
        self.rank_of: dict[str, str] = {
            kind: rank for rank in source["ranks"] for kind in source["ranks"][rank]
        }
        naming, bodies = source["naming"], source["bodies"]["with_a_kind"]
        forms = {form: kind for kind in naming["forms"] for form in naming["forms"][kind]}
        self._forms = {tuple(form.split()): kind for form, kind in forms.items()}
        self._folded = {
            tuple(fold(form).split()): kind
            for form, kind in forms.items()
            if fold(form) not in naming["unclear_without_accents"]
        }
        self._columns = {
            label: kind for kind in naming["columns"] for label in naming["columns"][kind]
        }
        self._bodies = frozenset({*bodies, *map(fold, bodies)})
        self._lists = {name: naming[name] for name in ("not_after", "no_first", "no_later")}

    def kind_at(self, keys: list[str], at: int, *, folded: bool) -> tuple[str, int] | None:
        """The kind of place whose word stands at a word of a text, and where its name begins."""
        forms = self._folded if folded else self._forms
        for length in (2, 1):
            if kind := forms.get(tuple(keys[at : at + length])):
                end = at + length
                return kind, end + (end < len(keys) and keys[end] in self._bodies)
        return None

    def kind_of_column(self, label: str) -> str | None:
        """The kind of place that a column of this label names, beside the one of units."""
        return self._columns.get(words(label))

    def not_naming(self, as_read: Callable[[str], str]) -> frozenset[str]:
        """The words after which the word for a kind names no place: "cấp huyện"."""
        return frozenset(map(as_read, self._lists["not_after"]))

    def no_name(self, as_read: Callable[[str], str]) -> tuple[frozenset[str], frozenset[str]]:
        """The words that no name begins with, and those that end one."""
        first = {*self._lists["no_first"], *self._lists["no_later"]}
        return frozenset(map(as_read, first)), frozenset(map(as_read, self._lists["no_later"]))


@cache
def place_words() -> PlaceWords:
    """The one `PlaceWords`."""
    return PlaceWords()


@cache
def name_words(*, folded: bool = False) -> NameWords:
    """The one `NameWords`, with accents or without."""
    return NameWords(folded=folded)
