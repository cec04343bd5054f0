"""The audit trail of what was put in: the entries that the loaders would have written."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from database.audit_hash import FIRST, PRESENT, Said, detail_hash, entry_hash
from database.bulk import put
from database.tables import AuditEntry

ENTRY = (
    *("entry_id", "made_at", "account_id", "action", "thing", "detail", "scheme", "detail_salt"),
    *("detail_hash", "previous_hash", "hash"),
)


class Trail:
    """Entries chained one after the other, the same each time: their salts are counted, not drawn,
    since what is invented hides nobody's name.
    """

    def __init__(self, made_at: datetime) -> None:
        """No entry yet; all of them are of one moment."""
        self._made_at, self._number, self._previous = made_at, 0, FIRST
        self._entries: list[tuple[Any, ...]] = []

    def add(
        self, action: str, thing: str, detail: dict[str, object], account_id: int | None = None
    ) -> None:
        """Write down one change, to be put in with the rows of it. `detail` holds plain words and
        numbers: they come back from the database as they are.
        """
        self._number += 1
        salt = f"{self._number:032x}"
        said = Said(self._previous, self._made_at, account_id, action, thing)
        of_detail = detail_hash(detail, salt)
        own = entry_hash(said, of_detail)
        row = (self._number, self._made_at, account_id, action, thing, detail, PRESENT, salt)
        self._entries.append((*row, of_detail, self._previous, own))
        self._previous = own

    def taken(self) -> list[tuple[Any, ...]]:
        """The rows of `ENTRY` that were added since the last time."""
        entries, self._entries = self._entries, []
        return entries

    def put(self, connection: Connection) -> None:
        """Put in what was added since the last time."""
        put(connection, AuditEntry, ENTRY, self.taken())
