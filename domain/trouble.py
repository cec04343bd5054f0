"""What can be the matter with a database for a while, though nothing is wrong with the work."""

from enum import StrEnum


class Trouble(StrEnum):
    """GONE: it cannot be reached; FULL: its disk is; DISK: its disk fails; READ_ONLY: it may be
    read alone; BUSY: others kept it for longer than anybody waits; DAMAGED: it cannot be read.
    """

    GONE = "gone"
    FULL = "full"
    DISK = "disk"
    READ_ONLY = "read_only"
    BUSY = "busy"
    DAMAGED = "damaged"
