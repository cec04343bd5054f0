"""What waits for somebody's word, kept beside the tally; and of each plan the day on which it is
due to be counted anew, so that not all are for the sake of one. `manage.py migrate` and each start
fill it: the tally is counted anew, with these.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OF_YEAR = ("unit_id", "year")
LISTED = ("listing_id", "other_listing_id")
BESIDE = ("model_id", "other_model_id", "other_unit_id", "other_year")


def upgrade() -> None:
    score: sa.Column[float] = sa.Column("score", sa.Double())
    _beside("waiting_pair", *_numbers(BESIDE), score, key=(*OF_YEAR, *LISTED))
    _beside("review_tally", *_numbers(("ineffective", "proposed", "struck_off")), key=OF_YEAR)
    op.add_column("plan_tally", sa.Column("until_day", sa.Date()))
    # What is kept does not tell of these yet: nobody reads it until it is counted anew.
    op.execute(sa.text("DELETE FROM tally_mark"))


def downgrade() -> None:
    op.drop_column("plan_tally", "until_day")
    for table in ("review_tally", "waiting_pair"):
        op.drop_table(table)


def _numbers(names: Sequence[str]) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _beside(table: str, *columns: sa.Column[Any], key: Sequence[str]) -> None:
    op.create_table(
        table,
        sa.Column("plan_code", sa.String(60), nullable=False),
        *_numbers(key),
        *columns,
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.unit_id"], name=op.f(f"fk_{table}_unit_id_unit")
        ),
        sa.PrimaryKeyConstraint("plan_code", *key, name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )
