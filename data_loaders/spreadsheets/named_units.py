"""The unit that words name in passing: the name of a file or a sheet, the post that a person holds.

Only what says which body is meant names one: "Công an huyện", "xã An Vĩ". The words for a kind of
body, which any unit's papers hold ("cá nhân", "công an", "CCB"), name none.
"""

import re

from data_loaders.unit_names import name_words
from data_loaders.units import Register, RegisterUnit
from domain.text import fold, squeeze, words

_LEADING_NUMBER = re.compile(r"^\d{1,3}\s+(?=\D)")
# In small letters no "CA" of a "Công an": "cả huyện", "cá nhân".
_NO_SHORT_FORM = re.compile(r"(?<!\w)(?:[cC][aảáà]|CA(?=[^a-z]*$))(?!\w)")


def unit_of_name(
    name: str, register: Register, year: int | None, *, briefly: bool = False
) -> RegisterUnit | None:
    """The one unit that a name says; `briefly`: what is nothing else may leave out its level.

    A sheet called "Công an" is of the one office of that name; a file may hold anything.
    """
    said = squeeze(_NO_SHORT_FORM.sub(" ", re.sub(r"[_\-.]+", " ", name)))
    whole = register.find(_LEADING_NUMBER.sub("", said), year).unit if words(said) else None
    if (
        whole
        and whole.code not in register.places
        and (briefly or says_which(said, whole, register))
    ):
        return whole
    named = register.named_in(fold(said), year, folded=True)
    units = [unit for unit in named if unit.code not in register.places]
    codes = {unit.code: unit for unit in units if says_which(said, unit, register)}
    return next(iter(codes.values())) if len(codes) == 1 else None


def unit_of_post(post: str, register: Register, year: int | None) -> RegisterUnit | None:
    """The unit in which a person holds a post: the commune it ends with, or an office in full."""
    spelt = name_words()
    place = spelt.last_place(words(post))
    if place and place[1] and (unit := register.find(" ".join(place), year).unit):
        return unit if unit.code not in register.places else None
    named = {unit.code: unit for unit in register.named_in(post, year)}
    told = [unit for unit in named.values() if says_which(post, unit, register)]
    return told[0] if len(told) == 1 and told[0].code not in register.places else None


def says_which(text: str, unit: RegisterUnit, register: Register) -> bool:
    """Whether words name a unit in full, or an office with its level: "Hội CCB huyện"."""
    spelt = name_words(folded=True)
    told = [f" {key} " for key in spelt.told(words(fold(text)))]
    names = [spelt.told(words(fold(name)))[0] for name in (unit.name, *unit.aliases)]
    if spelt.without_kind(names[0]):
        return True
    own = [name for name in names if not spelt.other_body.fullmatch(name)]
    parent = register.parent(unit)
    place = spelt.told(words(fold(parent.name)))[0] if parent else ""
    bare = spelt.without_kind(place)
    level = place.removesuffix(bare).strip() if bare else ""
    tails = [each for each in (place, bare, level) if each]
    for name in names if level else ():
        stem = name
        for tail in tails:
            stem = stem.removesuffix(f" {tail}")
        own += [stem] if level in stem.split() else [f"{stem} {tail}" for tail in tails]
    return any(f" {name} " in each for name in own for each in told)
