"""What can be proved of a database: that nothing is missing and nothing was changed."""

import hashlib
from collections.abc import Callable

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, ForeignKeyConstraint, and_, func, select
from sqlalchemy.exc import DatabaseError

from database.base import Base
from database.keeping.accepted import looked_at_accepted
from database.keeping.accounts import looked_at_accounts
from database.keeping.chain import looked_at_chain
from database.keeping.snapshots import looked_at_snapshots
from database.migrate import is_current
from database.session import reading
from database.tables import Original
from domain.keeping import Proof, Proved

Looked = tuple[int, list[str]]
# Originals are up to 20 MB each: no more of them than these are held at once.
_AT_ONCE = 10


def check(source: Engine) -> list[Proved]:
    """Each proof with what it found wrong. Without the tables of today nothing more is looked at.

    Raises OperationalError where the database cannot be reached.
    """
    if not is_current(source):
        return [Proved(Proof.TABLES, 0, ("alembic_version",))]
    looks: dict[Proof, Callable[[Connection], Looked]] = {
        Proof.TABLES: _tables,
        Proof.INTEGRITY: _integrity,
        Proof.REFERENCES: _references,
        Proof.ORIGINALS: _originals,
        Proof.SNAPSHOTS: looked_at_snapshots,
        Proof.ACCEPTED: looked_at_accepted,
        Proof.ACCOUNTS: looked_at_accounts,
        Proof.CHAIN: looked_at_chain,
    }
    return [_proved(proof, look, source) for proof, look in looks.items()]


def _proved(proof: Proof, look: Callable[[Connection], Looked], source: Engine) -> Proved:
    try:
        with reading(source) as connection:
            looked_at, wrong = look(connection)
    except DatabaseError as fault:  # a damaged file: that it cannot be read is what was found
        return Proved(proof, 0, (str(fault.orig),))
    return Proved(proof, looked_at, tuple(wrong))


def _tables(connection: Connection) -> Looked:
    """The tables as the code has them, column by column."""
    context = MigrationContext.configure(connection)
    return len(Base.metadata.tables), [str(one) for one in compare_metadata(context, Base.metadata)]


def _integrity(connection: Connection) -> Looked:
    """SQLite looks through its pages and indexes; PostgreSQL keeps checksums for that itself."""
    if connection.dialect.name != "sqlite":
        return 0, []
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    return pages, [line for line in found if line != "ok"]


def _references(connection: Connection) -> Looked:
    """Every row that points at another: is that one there?"""
    looked_at, wrong = 0, []
    for held in Base.metadata.sorted_tables:
        for key in held.foreign_key_constraints:
            count, lost = _lost(connection, key)
            looked_at += count
            if lost:
                wrong.append(f"{held.name}.{','.join(key.column_keys)}: {lost}")
    return looked_at, wrong


def _lost(connection: Connection, key: ForeignKeyConstraint) -> tuple[int, int]:
    """How many rows of a table point at another by `key`, and how many of them at nothing."""
    target = key.referred_table.alias("target")
    pairs = [(each.parent, target.c[each.column.name]) for each in key.elements]
    points = and_(*(mine.is_not(None) for mine, _ in pairs))
    joined = key.table.outerjoin(target, and_(*(mine == other for mine, other in pairs)))
    found = pairs[0][1]
    asked = select(func.count(), func.count(found)).select_from(joined).where(points)
    count, met = connection.execute(asked).one()
    return count, count - met


def _originals(connection: Connection) -> Looked:
    """Every file as handed in still is what its SHA-256 says, to the last byte; one in which a
    person's name gave way, what that of the copy says.
    """
    digest_of_kept = func.coalesce(Original.redacted_sha256, Original.sha256)
    asked = select(digest_of_kept, Original.size, Original.content)
    looked_at, wrong = 0, []
    found = connection.execute(asked, execution_options={"yield_per": _AT_ONCE})
    for digest, size, content in found:
        looked_at += 1
        if not _is_whole(content, size, digest):
            wrong.append(digest)
    return looked_at, wrong


def _is_whole(content: object, size: int, digest: str) -> bool:
    if not isinstance(content, bytes) or len(content) != size:
        return False
    return hashlib.sha256(content).hexdigest() == digest
