"""The sample's units: real communes of three districts of Hưng Yên, each with nine agencies, and
the communes that they went into (`write_units` says from where).
"""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_loaders.units import RegisterUnit

UNITS_FILE = Path(__file__).parent / "units.csv"


def sample_units() -> tuple[RegisterUnit, ...]:
    """All units of `units.csv`, in its order."""
    return units_of(UNITS_FILE)


def units_of(path: Path) -> tuple[RegisterUnit, ...]:
    """The units of a sample register, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_unit(row) for row in csv.DictReader(file))


def owing(units: Iterable[RegisterUnit], district: str) -> tuple[RegisterUnit, ...]:
    """The units ever right beneath the district of code `district`: those that owe reports."""
    return tuple(unit for unit in units if unit.parent == district)


def _unit(row: dict[str, str]) -> RegisterUnit:
    return RegisterUnit(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        parent=row["parent"] or None,
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
