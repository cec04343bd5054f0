"""Audit entries over the hash of their detail, and names of persons erased on request."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from database.audit_hash import PRESENT, SEALED, Said, Seal, detail_hash, entry_hash

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ENTRY = sa.table(
    "audit_entry",
    sa.column("entry_id", sa.Integer()),
    sa.column("made_at", sa.DateTime()),
    sa.column("account_id", sa.Integer()),
    sa.column("action", sa.String()),
    sa.column("thing", sa.String()),
    sa.column("detail", sa.JSON()),
    sa.column("scheme", sa.Integer()),
    sa.column("detail_salt", sa.String()),
    sa.column("detail_hash", sa.String()),
    sa.column("previous_hash", sa.String()),
    sa.column("hash", sa.String()),
)


def upgrade() -> None:
    op.create_table(
        "erasure",
        sa.Column("erasure_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("name_hash", sa.String(64), nullable=False),
        sa.Column("name_words", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Integer()),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.account_id"], name=op.f("fk_erasure_made_by_account")
        ),
        sa.PrimaryKeyConstraint("erasure_id", name=op.f("pk_erasure")),
        sa.UniqueConstraint("name_hash", name=op.f("uq_erasure_name_hash")),
    )
    with op.batch_alter_table("original") as original:
        original.add_column(sa.Column("redacted_sha256", sa.String(64)))
    with op.batch_alter_table("audit_entry") as entry:
        entry.add_column(sa.Column("scheme", sa.Integer(), nullable=False, server_default="1"))
        entry.add_column(sa.Column("detail_salt", sa.String(32)))
        entry.add_column(sa.Column("detail_hash", sa.String(64), nullable=False, server_default=""))
        entry.add_column(sa.Column("erasure_id", sa.Integer()))
        entry.create_foreign_key(
            op.f("fk_audit_entry_erasure_id_erasure"), "erasure", ["erasure_id"], ["erasure_id"]
        )
    _seal(op.get_bind())
    with op.batch_alter_table("audit_entry") as entry:
        entry.alter_column("detail_hash", existing_type=sa.String(64), server_default=None)


def _seal(connection: sa.Connection) -> None:
    """Give each entry so far its detail's hash, and bind them all in one entry more."""
    seal, last = Seal(), ""
    for row in connection.execute(sa.select(ENTRY).order_by(ENTRY.c.entry_id)).all():
        salt = secrets.token_hex(16)
        kept = detail_hash(row.detail, salt)
        connection.execute(
            sa.update(ENTRY)
            .where(ENTRY.c.entry_id == row.entry_id)
            .values(detail_salt=salt, detail_hash=kept)
        )
        said = Said(row.previous_hash, row.made_at, row.account_id, row.action, row.thing)
        seal.add(said, row.hash, kept)
        last = row.hash
    if seal.count:
        _write_seal(connection, seal, last)


def _write_seal(connection: sa.Connection, seal: Seal, last: str) -> None:
    said = Said(last, datetime.now(UTC).replace(tzinfo=None), None, SEALED, "audit")
    salt, told = secrets.token_hex(16), seal.told()
    kept = detail_hash(told, salt)
    written = said._asdict() | {"detail": told, "detail_salt": salt, "detail_hash": kept}
    values = written | {"scheme": PRESENT, "hash": entry_hash(said, kept)}
    connection.execute(sa.insert(ENTRY).values(**values))


def downgrade() -> None:
    """Raises `RuntimeError` where an entry was written since: without what it was hashed over it
    proves nothing any more, and a file in which a name gave way is not known again.
    """
    of_now = sa.select(ENTRY.c.entry_id).where(ENTRY.c.scheme == PRESENT).limit(1)
    if op.get_bind().execute(of_now).first() is not None:
        raise RuntimeError(
            "the audit trail holds entries of this version: restore a backup made before it instead"
        )
    with op.batch_alter_table("audit_entry") as entry:
        entry.drop_constraint(op.f("fk_audit_entry_erasure_id_erasure"), type_="foreignkey")
        for column in ("erasure_id", "detail_hash", "detail_salt", "scheme"):
            entry.drop_column(column)
    with op.batch_alter_table("original") as original:
        original.drop_column("redacted_sha256")
    op.drop_table("erasure")
