"""Which unit a plan means by the name of its place, where the register has several of that name."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.plans import Plan


class Named(NamedTuple):
    """A unit that bears the name: its first and its last day, None for no end."""

    unit_id: int
    first: date | None
    last: date | None

    def lives(self, since: date, until: date) -> bool:
        """Whether it is there on a day between the two."""
        return (self.first or date.min) <= until and (self.last or date.max) >= since


def meant(plan: Plan, named: Iterable[Named]) -> list[int]:
    """The units that the plan's place can mean: one; none; or several, between which a person
    decides.

    It means the unit that was there when the plan was issued (else when its first year began), else
    one that came later in its years. A unit that takes over the name after a merger is another one
    (project domain notes, “Units change”: never join by name).
    """
    begins = plan.document.day or date(plan.first_year, 1, 1)
    ends = date.max if plan.continues else date(plan.last_year, 12, 31)
    begins = min(begins, ends)
    every = list(named)
    of_that_day = [each.unit_id for each in every if each.lives(begins, begins)]
    return of_that_day or [each.unit_id for each in every if each.lives(begins, ends)]
