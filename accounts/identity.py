"""A person who was let in, and what each role may open."""

from dataclasses import dataclass
from enum import StrEnum

from domain.access import EVERYWHERE, Places


class Role(StrEnum):
    """What somebody is here to do."""

    LEADER = "leader"
    STAFF = "staff"
    OFFICE = "office"
    ADMIN = "admin"


# Who may freeze figures, for a meeting or for papers: that changes none.
FREEZING = (Role.LEADER, Role.OFFICE, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody let in. `unit_id` is the unit they stand in; None means no single unit.

    `must_change`: their password was given by another, and they may do nothing but change it.
    """

    account_id: int
    login: str
    name: str
    role: Role
    unit_id: int | None
    must_change: bool = False

    @property
    def places(self) -> Places:
        """The places whose figures this person may see: their unit's, or all."""
        return EVERYWHERE if self.unit_id is None else Places(frozenset({self.unit_id}))

    def may(self, *roles: Role) -> bool:
        """Whether this person has one of `roles`."""
        return self.role in roles
