"""What may stand in the way of those who read for us elsewhere. Codes, no sentences."""

from enum import StrEnum


class ReadersFault(StrEnum):
    """Why readers elsewhere do not read, or no longer."""

    NO_PACKAGE = "no_package"
    UNREACHABLE = "unreachable"
    NO_READER = "no_reader"
    OTHER_PROGRAM = "other_program"
    LOST = "lost"


class ReadersError(Exception):
    """Nobody reads; what was taken in before is kept. `detail`: where they were looked for."""

    def __init__(self, fault: ReadersFault, detail: str = "") -> None:
        super().__init__(fault, detail)
        self.fault, self.detail = fault, detail
