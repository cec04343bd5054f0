"""A step of units that was undone stays as it was; done again, it is a row of its own."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

STEP = ["from_unit_id", "into_unit_id", "day"]
EVERY_ROW = "uq_unit_lineage_from_unit_id_into_unit_id_day"
IN_FORCE = "ix_unit_lineage_from_unit_id_into_unit_id_day"
IS_IN_FORCE = sa.text("undone_at IS NULL")

# The tables of before hold one row a step: the latest.
LATEST_ALONE = """
DELETE FROM unit_lineage WHERE lineage_id NOT IN
    (SELECT MAX(lineage_id) FROM unit_lineage GROUP BY from_unit_id, into_unit_id, day)
"""


def upgrade() -> None:
    with op.batch_alter_table("unit_lineage") as lineage:
        lineage.drop_constraint(op.f(EVERY_ROW), type_="unique")
    op.create_index(
        op.f(IN_FORCE),
        "unit_lineage",
        STEP,
        unique=True,
        sqlite_where=IS_IN_FORCE,
        postgresql_where=IS_IN_FORCE,
    )


def downgrade() -> None:
    op.drop_index(op.f(IN_FORCE), table_name="unit_lineage")
    op.execute(LATEST_ALONE)
    with op.batch_alter_table("unit_lineage") as lineage:
        lineage.create_unique_constraint(op.f(EVERY_ROW), STEP)
