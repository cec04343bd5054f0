"""What the audit trail hashes: an entry over its detail's own hash, so that a detail can give way.

Scheme 1 hashed the detail itself and left out who did it; its entries keep their hashes, and one
entry of scheme 2 (`SEALED`) binds all of them with their accounts. See
docs/decisions/024-an-audit-entry-over-the-hash-of-its-detail.md.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, NamedTuple

FIRST = "0" * 64
SEALED = "entries sealed"
OLD, PRESENT = 1, 2
_WORDS = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


class Said(NamedTuple):
    """What one entry says. `made_at` without a zone is UTC, as the database keeps it."""

    previous_hash: str
    made_at: datetime
    account_id: int | None
    action: str
    thing: str


def detail_hash(detail: object, salt: str) -> str:
    """SHA-256 over a detail and the entry's own salt: without the salt no name can be tried."""
    return _sha256([salt, detail])


def entry_hash(said: Said, hash_of_detail: str) -> str:
    """SHA-256 over the entry before, who did what to which thing when, and the detail's hash."""
    moment = _moment(said.made_at)
    words = [said.previous_hash, moment, said.account_id, said.action, said.thing]
    return _sha256([PRESENT, *words, hash_of_detail])


def old_entry_hash(said: Said, detail: object) -> str:
    """The hash of an entry of scheme 1."""
    words = [said.previous_hash, _moment(said.made_at), said.action, said.thing, detail]
    return _sha256(words)


class Seal:
    """The digest that binds entries of scheme 1, fed one after another."""

    def __init__(self) -> None:
        """Nothing is bound yet."""
        self.count = 0
        self._digest = hashlib.sha256()

    def add(self, said: Said, own_hash: str, hash_of_detail: str) -> None:
        """Bind one entry more."""
        self._digest.update(f"{own_hash}{entry_hash(said, hash_of_detail)}".encode())
        self.count += 1

    def told(self) -> dict[str, object]:
        """The detail of the entry that binds them."""
        return {"count": self.count, "sha256": self._digest.hexdigest()}


def as_kept(detail: dict[str, object]) -> dict[str, Any]:
    """`detail` as it comes back from the database: lists for tuples, words for keys."""
    kept: dict[str, Any] = json.loads(json.dumps(detail))
    return kept


def _moment(made_at: datetime) -> str:
    if made_at.tzinfo is None:
        return made_at.replace(tzinfo=UTC).isoformat()
    return made_at.astimezone(UTC).isoformat()


def _sha256(words: list[object]) -> str:
    said = _WORDS.encode(words)
    return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()
