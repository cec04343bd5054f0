"""Figures frozen for meetings and papers. Their making moves no figure, nor does a backup."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

CHANGES = "ix_audit_entry_of_figures"
# What changes no figure, as of this version and of the one before.
BEFORE = (
    "'identity linked', 'identity unlinked', 'lock lifted', 'locked out', 'password changed', "
    "'session revoked', 'sign-in refused', 'signed in', 'signed out'"
)
NOW = f"'backed up', {BEFORE}, 'snapshot made', 'snapshot reinstated', 'snapshot withdrawn'"


def upgrade() -> None:
    op.create_table(
        "snapshot",
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("plan_codes", sa.JSON(), nullable=False),
        sa.Column("scope", sa.JSON(none_as_null=True)),
        sa.Column("unit_ids", sa.JSON(), nullable=False),
        sa.Column("of_meeting", sa.Boolean(), nullable=False),
        sa.Column("previous_id", sa.Integer()),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("redacted_sha256", sa.String(64)),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.Integer()),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.account_id"], name=op.f("fk_snapshot_made_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"],
            ["snapshot.snapshot_id"],
            name=op.f("fk_snapshot_previous_id_snapshot"),
        ),
        sa.PrimaryKeyConstraint("snapshot_id", name=op.f("pk_snapshot")),
    )
    _index_what_changes_figures(NOW)


def downgrade() -> None:
    """Raises `RuntimeError` where there is a snapshot: the trail goes on telling of its making, and
    a proof would miss it for ever.
    """
    kept = sa.select(sa.table("snapshot", sa.column("snapshot_id")).c.snapshot_id).limit(1)
    if op.get_bind().execute(kept).first() is not None:
        raise RuntimeError(
            "figures were frozen for meetings: restore a backup made before this version instead"
        )
    _index_what_changes_figures(BEFORE)
    op.drop_table("snapshot")


def _index_what_changes_figures(others: str) -> None:
    of_figures = sa.text(f"action NOT IN ({others})")
    op.drop_index(CHANGES, "audit_entry")
    op.create_index(
        CHANGES,
        "audit_entry",
        ["entry_id"],
        sqlite_where=of_figures,
        postgresql_where=of_figures,
    )
