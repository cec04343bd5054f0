"""What stops the reading of a file as a whole."""

from domain.problems import Refusal


class RefusedError(Exception):
    """The file cannot be read: `refusal` is the named reason, `detail` a word on it, or ""."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        super().__init__(refusal.value, detail)
        self.refusal = refusal
        self.detail = detail
