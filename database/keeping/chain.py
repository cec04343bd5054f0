"""The audit trail, entry by entry: each carries the hash of the one before."""

from sqlalchemy import Connection

from database.audit_check import verified


def looked_at_chain(connection: Connection) -> tuple[int, list[str]]:
    """Each entry against its own hash and the hash of the one before."""
    found = verified(connection)
    return found.count, [f"entry {each.entry_id}" for each in found.faults]
