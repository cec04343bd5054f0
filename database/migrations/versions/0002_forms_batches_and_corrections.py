"""Forms that people marked, files handed in together, cells corrected on the spot."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from database.base import Moment

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


OLD_SLOT = "uq_report_submission_id_unit_id_kind_year"
SLOT = "uq_report_submission_id_unit_id_kind_year_period"


def upgrade() -> None:
    op.create_table(
        "form_version",
        sa.Column("form_version_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("plan_code", sa.String(length=60), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("retired_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.account_id"], name=op.f("fk_form_version_made_by_account")
        ),
        sa.PrimaryKeyConstraint("form_version_id", name=op.f("pk_form_version")),
        sa.UniqueConstraint("name", name=op.f("uq_form_version_name")),
    )
    op.create_index(op.f("ix_form_version_signature"), "form_version", ["signature"])
    op.create_table(
        "batch",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("plan_code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("handed_in_by", sa.Integer(), nullable=True),
        sa.Column("handed_in_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handed_in_by"], ["account.account_id"], name=op.f("fk_batch_handed_in_by_account")
        ),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_batch")),
    )
    with op.batch_alter_table("submission") as submission:
        submission.add_column(
            sa.Column("reading_sha256", sa.String(length=64), nullable=False, server_default="")
        )
        submission.add_column(sa.Column("batch_id", sa.Integer(), nullable=True))
        submission.add_column(sa.Column("previous_id", sa.Integer(), nullable=True))
        submission.create_foreign_key(
            op.f("fk_submission_batch_id_batch"), "batch", ["batch_id"], ["batch_id"]
        )
        submission.create_foreign_key(
            op.f("fk_submission_previous_id_submission"),
            "submission",
            ["previous_id"],
            ["submission_id"],
        )
        submission.drop_constraint(op.f("uq_submission_plan_code_sha256"), type_="unique")
        submission.create_unique_constraint(
            op.f("uq_submission_plan_code_sha256_reading_sha256"),
            ["plan_code", "sha256", "reading_sha256"],
        )
        submission.create_index(op.f("ix_submission_batch_id"), ["batch_id"])
    with op.batch_alter_table("submission") as submission:
        submission.alter_column("reading_sha256", server_default=None)
    with op.batch_alter_table("report") as report:
        report.add_column(
            sa.Column("period", sa.String(length=12), nullable=False, server_default="year")
        )
        report.drop_constraint(op.f(OLD_SLOT), type_="unique")
        report.create_unique_constraint(
            op.f(SLOT), ["submission_id", "unit_id", "kind", "year", "period"]
        )
    with op.batch_alter_table("report") as report:
        report.alter_column("period", server_default=None)
    op.create_table(
        "correction",
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=255), nullable=False),
        sa.Column("cell", sa.String(length=20), nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.submission_id"],
            name=op.f("fk_correction_submission_id_submission"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.account_id"], name=op.f("fk_correction_made_by_account")
        ),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_correction")),
        sa.UniqueConstraint(
            "submission_id",
            "sheet",
            "cell",
            "about",
            name=op.f("uq_correction_submission_id_sheet_cell_about"),
        ),
    )


def downgrade() -> None:
    op.drop_table("correction")
    with op.batch_alter_table("report") as report:
        report.drop_constraint(op.f(SLOT), type_="unique")
        report.create_unique_constraint(
            op.f(OLD_SLOT), ["submission_id", "unit_id", "kind", "year"]
        )
        report.drop_column("period")
    with op.batch_alter_table("submission") as submission:
        submission.drop_index(op.f("ix_submission_batch_id"))
        submission.drop_constraint(
            op.f("uq_submission_plan_code_sha256_reading_sha256"), type_="unique"
        )
        submission.create_unique_constraint(
            op.f("uq_submission_plan_code_sha256"), ["plan_code", "sha256"]
        )
        submission.drop_constraint(op.f("fk_submission_previous_id_submission"), type_="foreignkey")
        submission.drop_constraint(op.f("fk_submission_batch_id_batch"), type_="foreignkey")
        submission.drop_column("previous_id")
        submission.drop_column("batch_id")
        submission.drop_column("reading_sha256")
    op.drop_table("batch")
    op.drop_index(op.f("ix_form_version_signature"), "form_version")
    op.drop_table("form_version")
