"""The first page that somebody sees: what their role does most, first."""

from accounts.identity import Role
from pages.frame.person import require
from pages.front import admin, leader, office, staff


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    parts = {
        Role.LEADER: leader.show,
        Role.STAFF: staff.show,
        Role.OFFICE: office.show,
        Role.ADMIN: admin.show,
    }
    parts[person.role](person)
