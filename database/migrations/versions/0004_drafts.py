"""Files that a person has chosen and not yet handed in."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from database.base import Moment

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("guidance", sa.JSON(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("put_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.account_id"], name=op.f("fk_draft_account_id_account")
        ),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_draft")),
        sa.UniqueConstraint(
            "account_id", "sha256", "file_name", name=op.f("uq_draft_account_id_sha256_file_name")
        ),
    )


def downgrade() -> None:
    op.drop_table("draft")
