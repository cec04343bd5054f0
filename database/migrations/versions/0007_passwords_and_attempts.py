"""Passwords, sign-in elsewhere, tries to be let in, and the code that makes the first admin."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BY = ("login", "address")


def upgrade() -> None:
    with op.batch_alter_table("account") as account:
        account.add_column(sa.Column("password_hash", sa.String(200)))
        account.add_column(
            sa.Column("must_change", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        account.add_column(sa.Column("subject", sa.String(300)))
        account.create_unique_constraint(op.f("uq_account_subject"), ["subject"])
    with op.batch_alter_table("session") as session:
        session.add_column(sa.Column("address", sa.String(45)))
        session.add_column(sa.Column("browser", sa.String(200)))
    op.create_table(
        "sign_in_attempt",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("login", sa.String(100), nullable=False),
        sa.Column("address", sa.String(45), nullable=False),
        sa.Column("let_in", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_sign_in_attempt")),
    )
    for column in BY:
        name = op.f(f"ix_sign_in_attempt_{column}_made_at")
        op.create_index(name, "sign_in_attempt", [column, "made_at"])
    op.create_table(
        "setup_code",
        sa.Column("setup_code_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("setup_code_id", name=op.f("pk_setup_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_setup_code_code_hash")),
    )


def downgrade() -> None:
    op.drop_table("setup_code")
    op.drop_table("sign_in_attempt")
    with op.batch_alter_table("session") as session:
        session.drop_column("browser")
        session.drop_column("address")
    with op.batch_alter_table("account") as account:
        account.drop_constraint(op.f("uq_account_subject"), type_="unique")
        account.drop_column("subject")
        account.drop_column("must_change")
        account.drop_column("password_hash")
