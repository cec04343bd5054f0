"""Reports of a file that another report keeps from counting, those alike told together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.kinds import Period, ReportKind


class Hindrance(StrEnum):
    """Why a report does not count: one came later, one is dated later, or the unit spoke itself."""

    REPLACED = "replaced"
    DATED_EARLIER = "dated_earlier"
    OUTRANKED = "outranked"


@dataclass(frozen=True, slots=True)
class NotCounted:
    """Reports of one kind, year and period that do not count for one reason: their `units` by name,
    the `files` whose reports count instead, and the last `day` on which one of those was received.
    """

    why: Hindrance
    kind: ReportKind
    year: int
    period: Period
    units: tuple[str, ...]
    files: tuple[str, ...]
    day: date

    @property
    def count(self) -> int:
        """How many reports these are: one a unit."""
        return len(self.units)
