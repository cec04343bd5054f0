"""A district's office in one year: what its papers are written from."""

from dataclasses import dataclass

from data_loaders.units import RegisterUnit
from samples.chance import Chance
from samples.characters import Character
from samples.story import UnitYear


@dataclass(frozen=True, slots=True)
class Desk:
    """The office of a district in one year, with all that its units did."""

    character: Character
    district: RegisterUnit
    year: int
    told: tuple[UnitYear, ...]
    seed: int

    def chance(self, what: str) -> Chance:
        """The draws for one of its papers."""
        return Chance(f"{self.seed} {self.district.code} {self.year} {what}")
