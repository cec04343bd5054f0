"""What reports add up to, kept beside them. `manage.py migrate` and each start fill it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OTHER = "ix_decision_other_model_id"
CELL = ("plan_code", "unit_id", "year", "field")
TALLIES = ("registered", "of_its_year", "counted", "to_confirm", "recognised", "struck_off")
KEPT = ("new", "replicated", "upgraded", "maintained", "unknown", "listed")


# By these the last change of what files are read against is found, and of the units.
LATEST = {
    "ix_audit_entry_of_reading": (
        "action NOT IN ('accepted', 'backed up', 'batch opened', 'day changed', 'day set', "
        "'decided', 'decision undone', 'identity linked', 'identity unlinked', 'lock lifted', "
        "'locked out', 'password changed', "
        "'returned', 'session revoked', 'sign-in refused', 'signed in', 'signed out', "
        "'snapshot made', 'snapshot reinstated', 'snapshot withdrawn', "
        "'units given to follow', 'units no longer followed', 'withdrawn')"
    ),
    "ix_audit_entry_of_units": (
        "action IN ('lineage imported', 'reorganisation undone', 'units imported', "
        "'units reorganised')"
    ),
}


def upgrade() -> None:
    words = [sa.Column(name, sa.String(20), nullable=False) for name in ("origin", "state")]
    _tallies("tally", words, TALLIES)
    _tallies("kept_tally", [], (*KEPT, "recognised", "struck_off"))
    op.create_table(
        "tally_mark",
        sa.Column("mark_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date()),
        sa.PrimaryKeyConstraint("mark_id", name=op.f("pk_tally_mark")),
    )
    op.create_table(
        "plan_tally",
        sa.Column("plan_code", sa.String(60), nullable=False),
        sa.Column("entry_hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("plan_code", name=op.f("pk_plan_tally")),
    )
    op.create_index(OTHER, "decision", ["other_model_id"])
    for name, which in LATEST.items():
        where = sa.text(which)
        op.create_index(
            name, "audit_entry", ["entry_id"], sqlite_where=where, postgresql_where=where
        )


def downgrade() -> None:
    for name in LATEST:
        op.drop_index(name, "audit_entry")
    op.drop_index(OTHER, "decision")
    for table in ("plan_tally", "tally_mark", "kept_tally", "tally"):
        op.drop_table(table)


def _tallies(table: str, words: list[sa.Column[str]], figures: Sequence[str]) -> None:
    op.create_table(
        table,
        sa.Column("plan_code", sa.String(60), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        *words,
        *(sa.Column(name, sa.Integer(), nullable=False) for name in figures),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.unit_id"], name=op.f(f"fk_{table}_unit_id_unit")
        ),
        sa.PrimaryKeyConstraint(*CELL, *(word.name for word in words), name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )
