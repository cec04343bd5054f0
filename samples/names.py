"""Invented names of models, persons and places, plausible for a field; each once in a unit."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from data_loaders.units import RegisterUnit
from domain.kinds import ModelForm
from samples.chance import Chance

NAMES_FILE = Path(__file__).parent / "model_names.toml"
INDIVIDUAL_SHARE = 0.07
THINGS = ("group", "crop", "animal", "fish", "craft", "product")


@cache
def bank() -> dict[str, Any]:
    """The patterns and words of `model_names.toml`."""
    with NAMES_FILE.open("rb") as file:
        return tomllib.load(file)


def person(chance: Chance) -> tuple[str, str]:
    """An invented person: how to address them ("Ông", "Bà") and the full name."""
    words = bank()["words"]
    woman = chance.random() < 0.45
    middle, given = ("Thị", words["female"]) if woman else ("Văn", words["male"])
    name = f"{chance.choice(words['family'])} {middle} {chance.choice(given)}"
    return ("Bà" if woman else "Ông"), name


class NameMaker:
    """Names of one unit's models: a pattern serves a unit once, so no two models look alike."""

    def __init__(
        self, unit: RegisterUnit, communes: tuple[RegisterUnit, ...], chance: Chance
    ) -> None:
        self._unit = unit
        self._communes = communes
        self._chance = chance
        kind = "commune" if unit.kind == "commune" else "agency"
        patterns = bank()[kind] if kind == "commune" else bank()[kind][unit.code.split("-")[1]]
        self._left = {field: self._shuffled(found) for field, found in patterns.items()}
        self._people = {
            field: self._shuffled(found) for field, found in bank()["individual"].items()
        }

    def pick(self, weights: dict[str, int]) -> tuple[str, str, ModelForm]:
        """A field drawn by `weights`, a name in it, and who carries it."""
        field = self._field(weights)
        if self._unit.kind == "commune" and self._chance.random() < INDIVIDUAL_SHARE:
            people = self._people[field]
            if people:
                return field, self._filled(people.pop()), ModelForm.INDIVIDUAL
        return field, self._filled(self._left[field].pop()), ModelForm.COLLECTIVE

    def place(self) -> str:
        """A village of a commune, or a quarter of a town."""
        words = bank()["words"]
        town = self._unit.name.startswith("Thị trấn")
        return str(self._chance.choice(words["quarter" if town else "village"]))

    def _field(self, weights: dict[str, int]) -> str:
        open_fields = [field for field, patterns in self._left.items() if patterns]
        if self._unit.kind == "commune":
            chances = [weights[field] for field in open_fields]
        else:
            chances = [len(self._left[field]) ** 2 for field in open_fields]
        drawn: str = self._chance.choices(open_fields, chances)[0]
        return drawn

    def _filled(self, pattern: str) -> str:
        words = bank()["words"]
        address, name = person(self._chance)
        commune = self._chance.choice(self._communes).name
        filled: str = pattern.format(
            place=self.place(),
            person=f"{address} {name}",
            commune=commune[0].lower() + commune[1:],
            n=self._chance.randint(4, 60),
            area=self._chance.randint(8, 60) * 10,
            **{key: self._chance.choice(words[key]) for key in THINGS},
        )
        return filled

    def _shuffled(self, patterns: list[str]) -> list[str]:
        return self._chance.sample(patterns, len(patterns))
