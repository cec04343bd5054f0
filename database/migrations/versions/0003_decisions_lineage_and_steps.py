"""What decisions say and from which day, who wrote down a merger, why a plan was changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from database.base import Moment

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

DECISION_UNDONE_BY = "fk_decision_undone_by_account"
LINEAGE_MADE_BY = "fk_unit_lineage_made_by_account"


def upgrade() -> None:
    with op.batch_alter_table("decision") as decision:
        decision.add_column(
            sa.Column("value", sa.String(length=40), nullable=False, server_default="")
        )
        decision.add_column(sa.Column("day", sa.Date(), nullable=True))
        decision.add_column(sa.Column("undone_by", sa.Integer(), nullable=True))
        decision.create_foreign_key(
            op.f(DECISION_UNDONE_BY), "account", ["undone_by"], ["account_id"]
        )
        decision.create_index(op.f("ix_decision_submission_id"), ["submission_id"])
    with op.batch_alter_table("decision") as decision:
        decision.alter_column("value", server_default=None)
    with op.batch_alter_table("unit_lineage") as lineage:
        lineage.add_column(sa.Column("made_by", sa.Integer(), nullable=True))
        lineage.add_column(sa.Column("made_at", Moment(), nullable=True))
        lineage.add_column(sa.Column("undone_at", Moment(), nullable=True))
        lineage.create_foreign_key(op.f(LINEAGE_MADE_BY), "account", ["made_by"], ["account_id"])
    with op.batch_alter_table("plan") as plan:
        plan.add_column(sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("plan") as plan:
        plan.alter_column("reason", server_default=None)
    with op.batch_alter_table("listing") as listing:
        listing.add_column(sa.Column("step", sa.String(length=20), nullable=True))
        listing.add_column(sa.Column("copied_from", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("listing") as listing:
        listing.drop_column("copied_from")
        listing.drop_column("step")
    with op.batch_alter_table("plan") as plan:
        plan.drop_column("reason")
    with op.batch_alter_table("unit_lineage") as lineage:
        lineage.drop_constraint(op.f(LINEAGE_MADE_BY), type_="foreignkey")
        lineage.drop_column("undone_at")
        lineage.drop_column("made_at")
        lineage.drop_column("made_by")
    with op.batch_alter_table("decision") as decision:
        decision.drop_index(op.f("ix_decision_submission_id"))
        decision.drop_constraint(op.f(DECISION_UNDONE_BY), type_="foreignkey")
        decision.drop_column("undone_by")
        decision.drop_column("day")
        decision.drop_column("value")
