"""Which unit does this name mean: the register, and names matched to it, never guessed.

Order (Vietnamese text, project glossary): as written; with short forms in full and tones in one
place; a committee for its commune; without the word for its kind, if unique in the plan's place;
then all of these without accents, if unique. What is still unknown gets a suggestion, no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from data_loaders.unit_names import NameWords, Spelling, name_words
from domain.text import fold, plain, words

_NEAR = 70  # the likeness, of 100, from which a name is worth suggesting


@dataclass(frozen=True, slots=True)
class RegisterUnit:
    """A unit of the register. `parent` is a code; `valid_to` None means it still exists."""

    code: str
    name: str
    kind: str
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()

    def lives_in(self, year: int) -> bool:
        """Whether it existed on some day of `year`."""
        begun = self.valid_from is None or self.valid_from.year <= year
        return begun and (self.valid_to is None or self.valid_to.year >= year)

    def lives_on(self, day: date) -> bool:
        """Whether it existed on `day`."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True, slots=True)
class Match:
    """The unit a name means, or None with the nearest known name as a suggestion."""

    unit: RegisterUnit | None
    suggestion: str | None = None


_Index = dict[str, list[RegisterUnit]]


class _Names:
    """The register's names with accents, or without: whole, and without the word for the kind."""

    def __init__(self, register: "Register", spelt: NameWords) -> None:
        self.spelt = spelt
        self.whole: _Index = defaultdict(list)
        self.bare: _Index = defaultdict(list)
        for unit in register.units:
            for name in (unit.name, *unit.aliases):
                for key in spelt.told(words(spelt.as_read(name))):
                    self._add(key, unit, register)
        self.longest = max((key.count(" ") + 1 for key in self.whole), default=0)

    def _add(self, key: str, unit: RegisterUnit, register: "Register") -> None:
        bare = self.spelt.without_kind(key)
        if bare:
            _put(self.whole, key, unit)
            if not bare.isdecimal() and register.within_place(unit):
                _put(self.bare, bare, unit)
            return
        for variant in self._of_its_level(key, register.parent(unit)):
            _put(self.whole, variant, unit)

    def _of_its_level(self, key: str, parent: RegisterUnit | None) -> Iterator[str]:
        """An office's name with and without its level and place: "… huyện Khoái Châu"."""
        yield key
        if parent is None:
            return
        place = self.spelt.told(words(self.spelt.as_read(parent.name)))[0]
        bare = self.spelt.without_kind(place)
        if not bare:
            return
        level = place.removesuffix(bare).strip()
        stem = key
        for tail in (place, bare, level):
            stem = stem.removesuffix(f" {tail}")
        yield from (stem, f"{stem} {level}", f"{stem} {bare}", f"{stem} {place}")


def _put(index: _Index, key: str, unit: RegisterUnit) -> None:
    if unit not in index[key]:
        index[key].append(unit)


class Register:
    """The units, found by the names that offices write."""

    def __init__(self, units: Iterable[RegisterUnit], place: str | None = None) -> None:
        """`place`: the name of the unit the plan covers; units beneath it are looked up first."""
        self.units = tuple(units)
        self._by_code = {unit.code: unit for unit in self.units}
        wanted = plain(place) if place else None
        self.places = frozenset(unit.code for unit in self.units if plain(unit.name) == wanted)
        self._written: _Index = defaultdict(list)
        for unit in self.units:
            for name in (unit.name, *unit.aliases):
                _put(self._written, plain(name), unit)
        self._accented = _Names(self, name_words())
        self._folded = _Names(self, name_words(folded=True))
        self._ours = [unit for unit in self.units if self.within_place(unit)]
        self._near = {fold(unit.name): unit.name for unit in self._ours or self.units}
        self.find = lru_cache(maxsize=65536)(self._find)

    def by_code(self, code: str) -> RegisterUnit | None:
        """The unit of a code."""
        return self._by_code.get(code)

    def parent(self, unit: RegisterUnit) -> RegisterUnit | None:
        """The unit above."""
        return self._by_code.get(unit.parent) if unit.parent else None

    def above(self, unit: RegisterUnit) -> Iterator[RegisterUnit]:
        """All units above, the nearest first."""
        seen = {unit.code}
        while (unit_above := self.parent(unit)) and unit_above.code not in seen:
            seen.add(unit_above.code)
            yield unit_above
            unit = unit_above

    def within_place(self, unit: RegisterUnit) -> bool:
        """Whether `unit` lies beneath the plan's place; true of all where the plan names none."""
        return not self.places or any(each.code in self.places for each in self.above(unit))

    def _find(self, name: str, year: int | None = None) -> Match:
        """The unit that `name` means in `year` (also `find`, which remembers)."""
        for candidates in self._candidates(name):
            if unit := self._one(candidates, year):
                return Match(unit)
        near = process.extractOne(
            fold(name), self._near.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR
        )
        return Match(None, self._near[near[0]] if near else None)

    def _candidates(self, name: str) -> Iterator[list[RegisterUnit]]:
        yield self._written.get(plain(name), [])
        for names in (self._accented, self._folded):
            spellings = list(names.spelt.spellings(name))
            yield from (self._inside(names, names.whole, each) for each in spellings)
            for each in spellings:
                if place := names.spelt.without_committee(each.key):
                    yield self._inside(names, names.whole, Spelling(place, each.inside))
                    yield self._inside(names, names.bare, Spelling(place, each.inside))
                yield self._inside(names, names.bare, each)

    def _inside(self, names: _Names, index: _Index, spelling: Spelling) -> list[RegisterUnit]:
        """The units of that key that lie where the name says they do."""
        found = index.get(spelling.key, [])
        if not spelling.inside:
            return found
        return [unit for unit in found if self._lies_in(names.spelt, unit, spelling.inside)]

    def _lies_in(self, spelt: NameWords, unit: RegisterUnit, inside: str) -> bool:
        """Whether `inside` names a unit above, or one of a level that the register leaves out."""
        above = [spelt.told(words(spelt.as_read(each.name)))[0] for each in self.above(unit)]
        if inside in above or inside in map(spelt.without_kind, above):
            return True
        level = inside.removesuffix(spelt.without_kind(inside)).strip()
        return (
            bool(spelt.without_kind(inside))
            and level not in {"", spelt.as_read("xã")}
            and not any(each.startswith(f"{level} ") for each in above)
        )

    def _one(self, candidates: list[RegisterUnit], year: int | None) -> RegisterUnit | None:
        """The one candidate of `year` in the plan's place; None where there is none, or several."""
        left = [unit for unit in candidates if year is None or unit.lives_in(year)]
        if len(left) > 1 and self.places:
            left = [unit for unit in left if self.within_place(unit)] or left
        if len(left) > 1 and year is not None:
            # Units owe by the register's first months: who lived then was meant.
            left = [unit for unit in left if unit.lives_on(date(year, 1, 1))] or left
        return left[0] if len(left) == 1 else None

    def knows(self, name: str) -> bool:
        """Whether `name` means some unit, of whatever year."""
        return any(self._candidates(name))

    def says_a_place(self, name: str) -> bool:
        """Whether a name begins with the word for a kind of place: "Xã …", "TT. …"."""
        spelt = self._accented.spelt
        return any(spelt.without_kind(key) for key in spelt.told(words(name)))

    def says_a_kind(self, name: str) -> bool:
        """Whether a name begins as the names of units do, with the word for a kind or an office."""
        return any(
            self._accented.spelt.head.match(key) for key in self._accented.spelt.told(words(name))
        )

    def named_in(
        self, text: str, year: int | None = None, *, folded: bool = False
    ) -> list[RegisterUnit]:
        """The units that a running text names in full, in its order; the longest name wins."""
        names = self._folded if folded else self._accented
        key = names.spelt.told(words(names.spelt.as_read(text)))[-1].split()
        found, start = [], 0
        while start < len(key):
            end, unit = self._named_from(names, key, start, year)
            if unit:
                found.append(unit)
            start = end
        return found

    def _named_from(
        self, names: _Names, key: list[str], start: int, year: int | None
    ) -> tuple[int, RegisterUnit | None]:
        """Where the name that begins at word `start` ends, and its unit; the next word if none."""
        for end in range(min(len(key), start + names.longest), start, -1):
            candidates = names.whole.get(" ".join(key[start:end]))
            if not candidates:
                continue
            # "Hội LHPN xã An Vĩ" names neither the commune nor the district's own Hội LHPN.
            of_another = names.spelt.other_body.search(" ".join(key[:start]))
            of_a_place = names.spelt.kind.match(" ".join(key[end:]))
            alone = not of_another and not of_a_place
            return end, self._one(candidates, year) if alone else None
        return start + 1, None
