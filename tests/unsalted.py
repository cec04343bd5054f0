"""Every row of a database as two that did the same have it alike."""

from engines import contents
from sqlalchemy import Engine

from database.tables import AuditEntry

DRAWN = {"detail_salt", "detail_hash", "previous_hash", "hash"}  # anew for each entry


def unsalted(source: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; of the audit trail without its salts and what follows from them."""
    found = contents(source)
    kept = [column.name not in DRAWN for column in AuditEntry.__table__.columns]
    found["audit_entry"] = [
        tuple(value for value, keep in zip(row, kept, strict=True) if keep)
        for row in found["audit_entry"]
    ]
    return found
