"""Which units' models are compared with which: a unit's own, those of the units it came from, and
an agency's with its own union's (settled rule 3).
"""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from domain.kinds import CONTAINER_KINDS
from domain.text import fold, words

UNION = "union"


def kin(units: pd.DataFrame, lineage: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row for each unit and each that its models are compared with: `unit_id`,
    `other_unit_id` int64, `same_year` bool.

    With its own and with those of the units it came from by `as_of`, whole or in part, over
    several steps: models of earlier years (`same_year` is false). A union with the agency whose
    union it is: models of the same year; the agency speaks first.
    """
    known = [(int(unit), int(unit), False) for unit in units["unit_id"].unique()]
    came = [(unit, before, False) for unit, before in _came_from(lineage, as_of)]
    sisters = [(union, agency, True) for union, agency in unions_of_agencies(units)]
    found = pd.DataFrame(
        [*known, *came, *sisters], columns=["unit_id", "other_unit_id", "same_year"]
    )
    return found.astype({"unit_id": "int64", "other_unit_id": "int64", "same_year": "bool"})


def _came_from(lineage: pd.DataFrame, as_of: date) -> Iterator[tuple[int, int]]:
    """Each unit with every unit that it came from, over however many steps."""
    steps = lineage[lineage["day"] <= pd.Timestamp(as_of)]
    before: dict[int, set[int]] = {}
    for into, came in zip(steps["into_unit_id"], steps["from_unit_id"], strict=True):
        before.setdefault(int(into), set()).add(int(came))
    for unit, first in before.items():
        seen: set[int] = set()
        left = [*first]
        while left:
            one = left.pop()
            if one not in seen and one != unit:
                seen.add(one)
                left += before.get(one, ())
        yield from ((unit, one) for one in sorted(seen))


def unions_of_agencies(units: pd.DataFrame) -> list[tuple[int, int]]:
    """Each union with the agency whose own union it is: the one directly above it, or the one of
    the same place whose name its own name holds (“Công đoàn Phòng Giáo dục”); the longest such.
    """
    register = _Register(units)
    found = ((unit, register.agency_of(unit)) for unit in register.unions())
    return [(unit, agency) for unit, agency in found if agency is not None]


class _Register:
    """`units`, with their names to compare by."""

    def __init__(self, units: pd.DataFrame) -> None:
        ids = [int(unit) for unit in units["unit_id"]]
        above = [None if pd.isna(parent) else int(parent) for parent in units["parent_id"]]
        self._kinds = dict(zip(ids, units["kind"], strict=True))
        self._above = dict(zip(ids, above, strict=True))
        self._names = {
            unit: fold(words(name)) for unit, name in zip(ids, units["name"], strict=True)
        }
        agencies = sorted(unit for unit in ids if self._is_agency(unit))
        self._agencies = {(self._place(unit), self._names[unit]): unit for unit in agencies}

    def unions(self) -> list[int]:
        return sorted(unit for unit, kind in self._kinds.items() if kind.startswith(UNION))

    def agency_of(self, union: int) -> int | None:
        above = self._above[union]
        if above is not None and self._is_agency(above):
            return above
        place = self._place(union)
        held = ((place, part) for part in _runs(self._names[union]))
        return next((self._agencies[key] for key in held if key in self._agencies), None)

    def _is_agency(self, unit: int) -> bool:
        kind = self._kinds.get(unit, UNION)
        return not kind.startswith(UNION) and kind not in CONTAINER_KINDS

    def _place(self, unit: int) -> int | None:
        """The district or province that a unit lies in, or the first above that is not known."""
        above, seen = self._above[unit], {unit}
        while above in self._kinds and self._kinds[above] not in CONTAINER_KINDS:
            if above in seen:
                return None
            seen.add(above)
            above = self._above[above]
        return above


def _runs(key: str) -> Iterator[str]:
    """Every run of at least two words in `key` but the whole, the longest first."""
    told = key.split()
    for length in range(len(told) - 1, 1, -1):
        for start in range(len(told) - length + 1):
            yield " ".join(told[start : start + length])
