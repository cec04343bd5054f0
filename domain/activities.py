"""When two activities of campaign rounds are one activity, and two units of measure one."""

import re

from domain.text import words

# “Tặng các phần quà”, “tặng những phần quà”, “tặng phần quà”: how many is said by the quantity.
_PLURAL = re.compile(r"\b(?:các|những|một số)\s+(?=\S)")
_ALSO_WRITTEN = {
    "mét": "m",
    "mét dài": "m",
    "md": "m",
    "km": "km",
    "ki lô mét": "km",
    "kilômét": "km",
    "kilomet": "km",
    "cây số": "km",
    "mét vuông": "m2",
    "m²": "m2",
    "mét khối": "m3",
    "m³": "m3",
    "ki lô gam": "kg",
    "kilôgam": "kg",
}


def measure_key(unit_of_measure: str | None) -> str:
    """A unit of measure to compare by: case, tones' places and points aside, "mét" as "m".

    Nothing is converted: km and m stay two. "" where none is written.
    """
    said = words(unit_of_measure or "")
    return _ALSO_WRITTEN.get(said, said)


def activity_key(name: str, unit_of_measure: str | None) -> str:
    """An activity's name to compare by: plain words, less plurals and less a count in its own unit
    of measure, which its quantity repeats ("Tặng 30 suất quà", in suất, is "tặng quà").

    Two activities are one where this is equal, never where it is only like.
    """
    whole = words(name)
    measure = words(unit_of_measure or "")
    left = re.sub(rf"(?:\b\d+ )+{re.escape(measure)}\b ?", "", whole) if measure else whole
    left = _PLURAL.sub("", left).strip()
    return left or whole
