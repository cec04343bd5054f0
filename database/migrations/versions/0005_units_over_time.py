"""What a step of a unit changed, so that it can be undone; names of units taken away."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from database.base import Moment

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# A step known before ended its unit on a day that the register gave: undoing leaves that day.
LAST_DAYS = """
UPDATE unit_lineage SET was_until =
    (SELECT unit.valid_to FROM unit WHERE unit.unit_id = unit_lineage.from_unit_id)
"""


def upgrade() -> None:
    with op.batch_alter_table("unit_lineage") as lineage:
        lineage.add_column(
            sa.Column("founds", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        lineage.add_column(sa.Column("was_until", sa.Date(), nullable=True))
    with op.batch_alter_table("unit_lineage") as lineage:
        lineage.alter_column("founds", server_default=None)
    op.execute(LAST_DAYS)
    with op.batch_alter_table("unit_alias") as alias:
        alias.add_column(sa.Column("undone_at", Moment(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("unit_alias") as alias:
        alias.drop_column("undone_at")
    with op.batch_alter_table("unit_lineage") as lineage:
        lineage.drop_column("was_until")
        lineage.drop_column("founds")
