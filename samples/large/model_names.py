"""Names of models to draw from: some thousands, in each field as many as its share of all."""

from typing import Any, NamedTuple

from domain.model_names import name_keys
from samples.chance import Chance
from samples.names import THINGS, bank, person

# As a real district's models lie: of 128.
FIELDS = {"culture_society": 48, "economy": 46, "political_system": 28, "defence_security": 6}
DRAWN = 32  # names for each of those
COUNT = DRAWN * sum(FIELDS.values())
AGAIN = "kiểu mới"


class Named(NamedTuple):
    """A model's name, to compare by, and the field it is of."""

    name: str
    key: str
    field: str


def drawn_names() -> list[Named]:
    """`COUNT` names, and then each of them again under another: a likely repeat."""
    chance = Chance("names of models")
    told = [
        (_filled(chance.choice(bank()["commune"][field]), chance), field)
        for field, share in FIELDS.items()
        for _one in range(share * DRAWN)
    ]
    told += [(f"{name} {AGAIN}", field) for name, field in told]
    keys = name_keys(dict.fromkeys(name for name, _field in told))
    return [Named(name, keys[name], field) for name, field in told]


def _filled(pattern: str, chance: Chance) -> str:
    words: dict[str, Any] = bank()["words"]
    address, name = person(chance)
    return pattern.format(
        place=chance.choice(words["village"]),
        person=f"{address} {name}",
        commune="xã bên",
        n=chance.randint(4, 60),
        area=chance.randint(8, 60) * 10,
        **{key: chance.choice(words[key]) for key in THINGS},
    )
