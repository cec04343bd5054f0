"""The words of the audit trail that several rooms share."""

from enum import StrEnum

ERASED = "name erased"
BACKED_UP = "backed up"
TALLIED = "tally counted"
FIRST_ADMIN_MADE = "first admin made"
ACCOUNT_MADE, ACCOUNT_ALTERED = "account made", "account changed"
ACCOUNT_CLOSED, ACCOUNT_REOPENED = "account closed", "account reopened"
SNAPSHOT_MADE, SNAPSHOT_WITHDRAWN = "snapshot made", "snapshot withdrawn"
SNAPSHOT_REINSTATED = "snapshot reinstated"
# Who came and went, or tried to: it changes no figure, and anybody can have it written down.
OF_SIGNING_IN = frozenset(
    {
        "identity linked",
        "identity unlinked",
        "lock lifted",
        "locked out",
        "password changed",
        "session revoked",
        "sign-in refused",
        "signed in",
        "signed out",
    }
)
# What is frozen for a meeting is frozen of the figures and moves none of them.
OF_SNAPSHOTS = frozenset({SNAPSHOT_MADE, SNAPSHOT_WITHDRAWN, SNAPSHOT_REINSTATED})
# Nothing is counted anew after these, nor after a backup. An index holds the entries of all other
# actions (`database.tables.people`).
OF_NO_FIGURE = OF_SIGNING_IN | OF_SNAPSHOTS | {BACKED_UP}
# What of the rest makes no model count otherwise: people, the names and forms of units, days to
# report by. After any other entry that did not say which models it touched, none reads the tally.
OF_NO_MODEL = OF_NO_FIGURE | {
    ACCOUNT_MADE,
    ACCOUNT_ALTERED,
    ACCOUNT_CLOSED,
    ACCOUNT_REOPENED,
    FIRST_ADMIN_MADE,
    "alias confirmed",
    "alias taken away",
    "batch opened",
    "form kept",
    "form reinstated",
    "form retired",
    "units given to follow",
    "units no longer followed",
}
# After these the register of units, or what became of them, is another.
OF_UNITS = ("lineage imported", "reorganisation undone", "units imported", "units reorganised")
# What files are read against (units and their names, plans, form versions) is the same after these.
OF_NO_READING = OF_NO_FIGURE | {
    "accepted",
    "batch opened",
    "day changed",
    "day set",
    "decided",
    "decision undone",
    "returned",
    "units given to follow",
    "units no longer followed",
    "withdrawn",
}
# Done by whoever stood at the door, before anybody was let in: no account, and no command either.
AT_THE_DOOR = ("sign-in refused", "locked out")


class Break(StrEnum):
    """What is wrong at an entry."""

    CHANGED = "changed"  # when, who, what or which thing
    UNREADABLE = "unreadable"  # a moment that is none, a detail that is no mapping
    DETAIL_CHANGED = "detail_changed"
    MISSING_BEFORE = "missing_before"
    INSERTED = "inserted"
    OUT_OF_ORDER = "out_of_order"
    OLD_CHANGED = "old_changed"  # one of those that this entry sealed
    NOT_SEALED = "not_sealed"
    CUT_OFF = "cut_off"  # the trail ends before what was noted
    REWRITTEN = "rewritten"  # what was noted is not at its place
