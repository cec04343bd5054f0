"""What may stand in the way of a backup, and what is proved of a database. Codes, no sentences."""

from dataclasses import dataclass
from enum import StrEnum


class KeepFault(StrEnum):
    """Why a backup was not made, or was not put back."""

    EXISTS = "exists"
    NO_FOLDER = "no_folder"
    NO_DATABASE = "no_database"
    NOT_KEPT_IN_A_FILE = "not_kept_in_a_file"
    NO_TOOL = "no_tool"
    TOOL_FAILED = "tool_failed"
    COPY_DAMAGED = "copy_damaged"
    NOT_A_BACKUP = "not_a_backup"
    DAMAGED = "damaged"
    NEWER = "newer"
    OTHER_ENGINE = "other_engine"
    NOT_EMPTY = "not_empty"
    HALF_RESTORED = "half_restored"
    LEFT_BEHIND = "left_behind"


class KeepError(Exception):
    """A backup was not made or not put back; what was there before is as it was.

    `detail` is what the fault is about: a path, a tool's own words, a table.
    """

    def __init__(self, fault: KeepFault, detail: str = "") -> None:
        super().__init__(fault, detail)
        self.fault, self.detail = fault, detail


class Proof(StrEnum):
    """One thing that is proved of a database."""

    TABLES = "tables"
    INTEGRITY = "integrity"
    REFERENCES = "references"
    ORIGINALS = "originals"
    SNAPSHOTS = "snapshots"
    ACCEPTED = "accepted"
    ACCOUNTS = "accounts"
    TALLY = "tally"
    CHAIN = "chain"


@dataclass(frozen=True, slots=True)
class Proved:
    """How many things were looked at, and which of them are not as they should be."""

    proof: Proof
    looked_at: int
    wrong: tuple[str, ...] = ()
