"""What became of a model by the year's end: its state, and the level that recognised it."""

from domain.kinds import Level, ModelState
from samples.chance import Chance
from samples.characters import Character

STRUCK_OFF_SHARE = 0.04


def outcome(character: Character, commune: bool, chance: Chance) -> tuple[ModelState, Level | None]:
    """A state and a level; the share recognised is the district's own (72 to 87 % in life)."""
    if chance.random() < STRUCK_OFF_SHARE:
        return ModelState.STRUCK_OFF, None
    if chance.random() < character.recognised / (1 - STRUCK_OFF_SHARE):
        return ModelState.EFFECTIVE, _level(commune, chance)
    return chance.choices((ModelState.IN_PROGRESS, ModelState.EFFECTIVE), (3, 2))[0], None


def _level(commune: bool, chance: Chance) -> Level:
    levels = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)
    return chance.choices(levels, (50, 42, 8) if commune else (0, 88, 12))[0]
