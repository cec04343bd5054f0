"""What is to be drawn of the progress of units, and how."""

from dataclasses import dataclass
from datetime import date

from pages.frame.course import Asked


@dataclass(frozen=True, slots=True)
class Look:
    """What was asked for, in which theme and language; of the map of units also which of them come
    first and, in `view`, to the units of which day they are converted (None: as reported).
    """

    asked: Asked
    dark: bool
    language: str
    worst_first: bool = False
    view: date | None = None
