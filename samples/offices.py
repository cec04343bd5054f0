"""How each kind of office heads, numbers, dates and signs its papers (`offices.toml`)."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from data_loaders.units import RegisterUnit
from samples.chance import Chance
from samples.names import person
from samples.papers import Head

OFFICES_FILE = Path(__file__).parent / "offices.toml"


@cache
def offices() -> dict[str, Any]:
    """Heads, offices and short names of `offices.toml`."""
    with OFFICES_FILE.open("rb") as file:
        return tomllib.load(file)


def head(
    office: str,
    unit: RegisterUnit,
    district: RegisterUnit,
    day: date,
    symbol: str,
    chance: Chance,
) -> Head:
    """The head block of a paper of `day`; `office` is a key of `offices.toml`."""
    words = offices()["offices"][office]
    style = offices()["heads"][words["head"]]
    names = {"district": bare(district.name).upper(), "unit": unit.name.upper()}
    number = words["number"].format(n=chance.randint(3, 96), symbol=symbol)
    star = ("*",) if style["star"] else ()
    place = bare(unit.name if unit.kind == "commune" else district.name)
    return Head(
        left=(*(line.format(**names) for line in words["left"]), *star, number),
        right=tuple(style["right"]),
        dateline=f"{place}, ngày {day:%d} tháng {_month(day.month)} năm {day.year}",
        signature=tuple(words["signature"]),
        signed=person(chance)[1],
        recipients=tuple(words["recipients"]),
    )


def office_of(unit: RegisterUnit, chance: Chance) -> str:
    """Which office of `unit` writes: the Party committee or People's Committee of a commune."""
    if unit.kind != "commune":
        return unit.code.split("-")[1]
    return chance.choices(("commune_party", "commune_state"), (4, 1))[0]


def bare(name: str) -> str:
    """`name` without its kind: "Xã Đông Tảo" is "Đông Tảo"."""
    for kind in ("Thị trấn ", "Xã ", "Huyện "):
        name = name.removeprefix(kind)
    return name


def short_name(unit: RegisterUnit, chance: Chance) -> str:
    """How a summary of the district writes a unit's name."""
    if unit.kind != "commune":
        return str(chance.choice(offices()["short_names"][unit.code.split("-")[1]]))
    lower = unit.name[0].lower() + unit.name[1:]
    town = unit.name.startswith("Thị trấn")
    return chance.choice((f"TT. {bare(unit.name)}" if town else lower, unit.name, unit.name))


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)
