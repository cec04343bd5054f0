"""What a backup says of itself, so that it can be proved before and after it is put back."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, Inspector, String, column, inspect, select, table
from sqlalchemy.sql.expression import TableClause

FORM = 1
# Originals are up to 20 MB each: no more of them than these are held at once.
_AT_ONCE = 10


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TableContents(_Told):
    """How many rows a table holds, and the SHA-256 over all of them in the order of their keys."""

    rows: int
    sha256: str


class Copied(_Told):
    """The database's copy inside a backup: the name of its file there, its bytes, their SHA-256."""

    name: str
    size: int
    sha256: str


class Manifest(_Told):
    """Of which moment a backup is, and what it holds.

    `form` is that of the backup itself, `tables_version` the revision of its tables; `head` is the
    hash of the newest entry of the audit trail ("" where there is none).
    """

    form: int
    engine: str
    made_at: datetime
    tables_version: str
    tables: dict[str, TableContents]
    head: str
    copied: Copied

    @property
    def rows(self) -> int:
        """The rows of all tables together."""
        return sum(one.rows for one in self.tables.values())


def contents(connection: Connection) -> dict[str, TableContents]:
    """What every table holds, whatever version it is of."""
    seen = inspect(connection)
    return {name: _contents_of(connection, seen, name) for name in sorted(seen.get_table_names())}


def head_of(connection: Connection) -> str:
    """The hash of the newest audit entry, whatever else the tables hold; "" without one."""
    trail = table("audit_entry", column("entry_id"), column("hash"))
    asked = select(trail.c.hash).order_by(trail.c.entry_id.desc()).limit(1)
    return str(connection.execute(asked).scalar() or "")


def _contents_of(connection: Connection, seen: Inspector, name: str) -> TableContents:
    kinds = {one["name"]: one["type"] for one in seen.get_columns(name)}
    columns = sorted(kinds)
    keys = seen.get_pk_constraint(name)["constrained_columns"] or columns
    held: TableClause = table(name, *(column(one) for one in columns))
    # Words by their letters' numbers, as SQLite has them: every cluster of PostgreSQL may have
    # another alphabet, and would prove the same rows in another order.
    by_number = connection.dialect.name == "postgresql"
    order = [
        held.c[one].collate("C") if by_number and isinstance(kinds[one], String) else held.c[one]
        for one in keys
    ]
    asked = select(held).order_by(*order)
    count, digest = 0, hashlib.sha256()
    found = connection.execute(asked, execution_options={"yield_per": _AT_ONCE})
    for row in found:
        count += 1
        digest.update(_said(row))
    return TableContents(rows=count, sha256=digest.hexdigest())


def _said(row: Iterable[Any]) -> bytes:
    short = (hashlib.sha256(one).hexdigest() if isinstance(one, bytes) else one for one in row)
    return repr(tuple(short)).encode("utf-8", "surrogatepass")
