"""Which unit does this name mean: the register, and names matched to it, never guessed.

Order (Vietnamese text, project glossary): as written; with short forms in full and tones in one
place; a committee for its commune; without the word for its kind, if unique in the plan's place;
then all of these without accents, if unique. What is still unknown gets a suggestion, no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data_loaders.name_index import Index, NameIndex, put
from data_loaders.near_names import NearNames
from data_loaders.place_names import PlaceNames
from data_loaders.stated_places import lies_in
from data_loaders.unit_names import NameWords, Spelling, name_words
from domain.text import plain, words


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

    @property
    def lifetime(self) -> str:
        """The days of its life as written: "01/01/2010–30/06/2025", "01/07/2025–"."""
        begun, ended = (
            f"{day:%d/%m/%Y}" if day else "" for day in (self.valid_from, self.valid_to)
        )
        return f"{begun}–{ended}"

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
    """The unit a name means, or None with the nearest known name as a suggestion.

    `other`: another of that name and year, where nothing said which: closed or founded in it.
    """

    unit: RegisterUnit | None
    suggestion: str | None = None
    other: RegisterUnit | None = None


def _at_one_time(one: RegisterUnit, other: RegisterUnit) -> bool:
    """Whether two units existed on one and the same day."""
    begun = max(each.valid_from or date.min for each in (one, other))
    return begun <= min(each.valid_to or date.max for each in (one, other))


class Register:
    """The units, found by the names that offices write."""

    def __init__(self, units: Iterable[RegisterUnit], place: str | None = None) -> None:
        """`place`: the name of the unit the plan covers; units beneath it are looked up first."""
        self.day: date | None = None
        self.units = tuple(units)
        self._by_code = {unit.code: unit for unit in self.units}
        wanted = plain(place) if place else None
        self.places = frozenset(unit.code for unit in self.units if plain(unit.name) == wanted)
        self._written: Index = defaultdict(list)
        for unit in self.units:
            for name in (unit.name, *unit.aliases):
                put(self._written, plain(name), unit)
        self._accented = NameIndex(self, name_words())
        self._folded = NameIndex(self, name_words(folded=True))
        self._ours = [unit for unit in self.units if self.within_place(unit)]
        self._near = NearNames(unit.name for unit in self._ours or self.units)
        own = [self._by_code[code] for code in self.places]
        above = [unit.name for each in own for unit in self.above(each)]
        self.place_names = PlaceNames([place, *above] if place else [])
        self.find = lru_cache(maxsize=65536)(self.look_up)
        self.on = lru_cache(maxsize=64)(self._on)

    def _on(self, day: date | None) -> "Register":
        """The same register for a report of `day` (also `on`, which remembers).

        Of two units of one name and year, that day tells which is meant.
        """
        if day is None:
            return self
        view = copy(self)
        view.day = day
        view.find = lru_cache(maxsize=65536)(view.look_up)
        return view

    def forget(self) -> None:
        """Look up anew what names mean."""
        self.find.cache_clear()
        self.on.cache_clear()

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

    def look_up(self, name: str, year: int | None = None) -> Match:
        """The unit that `name` means in `year`; `find` is the same and remembers."""
        for candidates in self._candidates(name):
            if unit := self._one(candidates, year):
                return Match(unit, other=self._other(unit, candidates, year))
        return Match(None, self._near.suggest(name))

    def _candidates(self, name: str) -> Iterator[list[RegisterUnit]]:
        yield self._written.get(plain(name), [])
        for names in (self._accented, self._folded):
            if not names.may_name(name):
                continue
            spellings = list(names.spelt.spellings(name))
            yield from (self._inside(names, names.whole, each) for each in spellings)
            for each in spellings:
                if place := names.spelt.without_committee(each.key):
                    yield self._inside(names, names.whole, Spelling(place, each.inside))
                    yield self._inside(names, names.bare, Spelling(place, each.inside))
                yield self._inside(names, names.bare, each)

    def _inside(self, names: NameIndex, index: Index, spelling: Spelling) -> list[RegisterUnit]:
        """The units of that key that lie where the name says they do."""
        found = index.get(spelling.key, [])
        if not spelling.inside:
            return found
        return [unit for unit in found if self._lies_in(names.spelt, unit, spelling.inside)]

    def _lies_in(self, spelt: NameWords, unit: RegisterUnit, inside: str) -> bool:
        keys = [
            spelt.told(words(spelt.as_read(each.name)))[0] for each in (unit, *self.above(unit))
        ]
        return lies_in(spelt, keys, inside)

    def _one(self, candidates: list[RegisterUnit], year: int | None) -> RegisterUnit | None:
        """The one candidate of `year` in the plan's place; None where there is none, or several."""
        left = [unit for unit in candidates if year is None or unit.lives_in(year)]
        if len(left) > 1 and self.day is not None:
            # Before the place: whoever had closed by that day wrote nothing on it.
            left = [unit for unit in left if unit.lives_on(self.day)] or left
        if len(left) > 1 and self.places:
            left = [unit for unit in left if self.within_place(unit)] or left
        if len(left) > 1 and year is not None:
            # Units owe by the register's first months: who lived then was meant.
            left = [unit for unit in left if unit.lives_on(date(year, 1, 1))] or left
        return left[0] if len(left) == 1 else None

    def _other(
        self, unit: RegisterUnit, candidates: list[RegisterUnit], year: int | None
    ) -> RegisterUnit | None:
        """The other candidate of `year` that no day and no place ruled out."""
        if len(candidates) < 2 or year is None or self.day is not None:
            return None
        others = [each for each in candidates if each is not unit and each.lives_in(year)]
        if self.within_place(unit):
            others = [each for each in others if self.within_place(each)]
        return next((each for each in others if not _at_one_time(each, unit)), None)

    def knows(self, name: str) -> bool:
        """Whether `name` means some unit, of whatever year."""
        return any(self._candidates(name))

    def says_a_place(self, name: str) -> bool:
        """Whether a name begins with the word for a kind of place: "Xã …", "TT. …"."""
        spelt = self._names_as_in(name).spelt
        return any(spelt.without_kind(key) for key in spelt.told(words(name)))

    def says_a_kind(self, name: str) -> bool:
        """Whether a name begins as the names of units do, with the word for a kind or an office."""
        spelt = self._names_as_in(name).spelt
        return any(spelt.head.match(key) for key in spelt.told(words(name)))

    def says_no_more_than_a_committee(self, name: str) -> bool:
        """Whether a name is a committee's without the place it is of: "Khối Dân vận"."""
        spelt = self._names_as_in(name).spelt
        return any(
            spelt.committee.match(key) and not spelt.without_committee(key)
            for key in spelt.told(words(name))
        )

    def _names_as_in(self, text: str) -> NameIndex:
        """The names to read `text` by: without accents where it is typed without any."""
        return self._folded if text.isascii() else self._accented

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
        self, names: NameIndex, key: list[str], start: int, year: int | None
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
