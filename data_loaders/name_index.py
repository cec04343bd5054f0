"""The names of a register's units, with accents or without, turned round for look-up."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from data_loaders.unit_names import NameWords
from domain.text import words

if TYPE_CHECKING:
    from data_loaders.units import Register, RegisterUnit

Index = dict[str, list["RegisterUnit"]]


class NameIndex:
    """The register's names with accents, or without: whole, and without the word for the kind."""

    def __init__(self, register: "Register", spelt: NameWords) -> None:
        self.spelt = spelt
        self.whole: Index = defaultdict(list)
        self.bare: Index = defaultdict(list)
        for unit in register.units:
            for name in (unit.name, *unit.aliases):
                for key in spelt.told(words(spelt.as_read(name))):
                    self._add(key, unit, register)
        self.longest = max((key.count(" ") + 1 for key in self.whole), default=0)
        of_names = {word for key in (*self.whole, *self.bare) for word in key.split()}
        self._known = spelt.known_words | of_names

    def may_name(self, name: str) -> bool:
        """False where no way to read `name` is a key: a word that no key and no short form has
        stands in it before any word at which a unit's name may end.
        """
        for place, word in enumerate(self.spelt.uncut(name) or ()):
            if word not in self._known:
                return False
            if place and word in self.spelt.may_cut:
                return True
        return True

    def _add(self, key: str, unit: "RegisterUnit", register: "Register") -> None:
        bare = self.spelt.without_kind(key)
        if bare:
            put(self.whole, key, unit)
            if not bare.isdecimal() and register.within_place(unit):
                put(self.bare, bare, unit)
            return
        for variant in self._of_its_level(key, register.parent(unit)):
            put(self.whole, variant, unit)

    def _of_its_level(self, key: str, parent: "RegisterUnit | None") -> Iterator[str]:
        """An office's name with and without its level and place: "… huyện Khoái Châu"."""
        yield key
        place = self.spelt.told(words(self.spelt.as_read(parent.name)))[0] if parent else ""
        bare = self.spelt.without_kind(place)
        if not bare:
            yield from self._of_its_own_place(key)
            return
        level = place.removesuffix(bare).strip()
        stem = key
        for tail in (place, bare, level):
            stem = stem.removesuffix(f" {tail}")
        yield from (stem, f"{stem} {level}", f"{stem} {bare}", f"{stem} {place}")

    def _of_its_own_place(self, key: str) -> Iterator[str]:
        """A name that says its district in full, less the district, its name, or its level.

        "Công đoàn Giáo dục huyện", whose unit above is a federation and no place.
        """
        place = self.spelt.place_above_communes(key)
        if place and place.name:
            stem = key.removesuffix(f"{place.kind} {place.name}").strip()
            yield from (stem, f"{stem} {place.kind}", f"{stem} {place.name}")


def put(index: Index, key: str, unit: "RegisterUnit") -> None:
    """Enter a unit under a key, once: all keys of one are entered before those of the next."""
    entered = index[key]
    if not entered or entered[-1] is not unit:
        entered.append(unit)
