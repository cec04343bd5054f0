"""A file as the sandbox parsed it, kept so that it is parsed once however often it is read."""

from dataclasses import dataclass, field, replace

from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet


@dataclass(slots=True)
class Parsed:
    """The sheets of a file, or the reason why it has none. Reading changes sheets: it gets copies.

    `file` is its name without folders.
    """

    file: str
    sheets: list[Sheet] = field(default_factory=list)
    has_macros: bool = False
    refused: RefusedError | None = None

    def sheets_to_read(self) -> list[Sheet]:
        """The sheets, to be changed at will. Raises RefusedError where the file was refused."""
        if self.refused is not None:
            raise RefusedError(self.refused.refusal, self.refused.detail)
        return [replace(each, rows=[list(row) for row in each.rows]) for each in self.sheets]
