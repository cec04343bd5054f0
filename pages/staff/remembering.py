"""Spellings of units that a person may have remembered for the times to come."""

from accounts.identity import Person, Role
from data_loaders import frames
from database.session import engine


def may_remember(person: Person) -> bool:
    """Offices and administrators name units for everybody; staff put their own file right."""
    return person.may(Role.OFFICE, Role.ADMIN)


def nameable(person: Person) -> frozenset[str]:
    """The units, by code, whose spellings this person may have remembered."""
    if not may_remember(person):
        return frozenset()
    return frozenset(frames.units(engine(), person.places)["code"])
