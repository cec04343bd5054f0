"""The tables of the house."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:

    op.create_table(
        "original",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_original")),
    )
    op.create_table(
        "unit",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["unit.unit_id"], name=op.f("fk_unit_parent_id_unit")
        ),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_unit")),
        sa.UniqueConstraint("code", name=op.f("uq_unit_code")),
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "account",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.unit_id"], name=op.f("fk_account_unit_id_unit")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
    )
    op.create_table(
        "model",
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("plan_code", sa.String(length=60), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.unit_id"], name=op.f("fk_model_unit_id_unit")),
        sa.PrimaryKeyConstraint("model_id", name=op.f("pk_model")),
        sa.UniqueConstraint(
            "plan_code", "unit_id", "name_key", name=op.f("uq_model_plan_code_unit_id_name_key")
        ),
    )
    op.create_table(
        "unit_lineage",
        sa.Column("lineage_id", sa.Integer(), nullable=False),
        sa.Column("from_unit_id", sa.Integer(), nullable=False),
        sa.Column("into_unit_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("decree", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_unit_id"], ["unit.unit_id"], name=op.f("fk_unit_lineage_from_unit_id_unit")
        ),
        sa.ForeignKeyConstraint(
            ["into_unit_id"], ["unit.unit_id"], name=op.f("fk_unit_lineage_into_unit_id_unit")
        ),
        sa.PrimaryKeyConstraint("lineage_id", name=op.f("pk_unit_lineage")),
        sa.UniqueConstraint(
            "from_unit_id",
            "into_unit_id",
            "day",
            name=op.f("uq_unit_lineage_from_unit_id_into_unit_id_day"),
        ),
    )
    with op.batch_alter_table("unit_lineage", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_unit_lineage_into_unit_id"), ["into_unit_id"], unique=False
        )

    op.create_table(
        "audit_entry",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("thing", sa.String(length=80), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.account_id"], name=op.f("fk_audit_entry_account_id_account")
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_audit_entry")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_entry_hash")),
    )
    op.create_table(
        "due",
        sa.Column("due_id", sa.Integer(), nullable=False),
        sa.Column("plan_code", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by"], ["account.account_id"], name=op.f("fk_due_set_by_account")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.unit_id"], name=op.f("fk_due_unit_id_unit")),
        sa.PrimaryKeyConstraint("due_id", name=op.f("pk_due")),
    )
    with op.batch_alter_table("due", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_due_plan_code"), ["plan_code"], unique=False)

    op.create_table(
        "follows",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.account_id"], name=op.f("fk_follows_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.unit_id"], name=op.f("fk_follows_unit_id_unit")
        ),
        sa.PrimaryKeyConstraint("account_id", "unit_id", name=op.f("pk_follows")),
    )
    op.create_table(
        "plan",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("adopted_by", sa.Integer(), nullable=True),
        sa.Column("adopted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["adopted_by"], ["account.account_id"], name=op.f("fk_plan_adopted_by_account")
        ),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_plan")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_plan_code_version")),
    )
    op.create_table(
        "session",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.account_id"], name=op.f("fk_session_account_id_account")
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_session_token_hash")),
    )
    op.create_table(
        "submission",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("plan_code", sa.String(length=60), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("received", sa.Date(), nullable=False),
        sa.Column("received_from", sa.String(length=10), nullable=False),
        sa.Column("handed_in_by", sa.Integer(), nullable=True),
        sa.Column("handed_in_at", sa.DateTime(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handed_in_by"],
            ["account.account_id"],
            name=op.f("fk_submission_handed_in_by_account"),
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["original.sha256"], name=op.f("fk_submission_sha256_original")
        ),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_submission")),
        sa.UniqueConstraint("plan_code", "sha256", name=op.f("uq_submission_plan_code_sha256")),
    )
    op.create_table(
        "unit_alias",
        sa.Column("alias_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["confirmed_by"],
            ["account.account_id"],
            name=op.f("fk_unit_alias_confirmed_by_account"),
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.unit_id"], name=op.f("fk_unit_alias_unit_id_unit")
        ),
        sa.PrimaryKeyConstraint("alias_id", name=op.f("pk_unit_alias")),
        sa.UniqueConstraint("unit_id", "name", name=op.f("uq_unit_alias_unit_id_name")),
    )
    op.create_table(
        "decision",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=True),
        sa.Column("other_model_id", sa.Integer(), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document_number", sa.String(length=60), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.account_id"], name=op.f("fk_decision_made_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["model_id"], ["model.model_id"], name=op.f("fk_decision_model_id_model")
        ),
        sa.ForeignKeyConstraint(
            ["other_model_id"], ["model.model_id"], name=op.f("fk_decision_other_model_id_model")
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.submission_id"],
            name=op.f("fk_decision_submission_id_submission"),
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_model_id"), ["model_id"], unique=False)

    op.create_table(
        "report",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.submission_id"],
            name=op.f("fk_report_submission_id_submission"),
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.unit_id"], name=op.f("fk_report_unit_id_unit")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report")),
        sa.UniqueConstraint(
            "submission_id",
            "unit_id",
            "kind",
            "year",
            name=op.f("uq_report_submission_id_unit_id_kind_year"),
        ),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "activity",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=255), nullable=False),
        sa.Column("cell", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Double(), nullable=True),
        sa.Column("unit_of_measure", sa.String(length=100), nullable=True),
        sa.Column("worth", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.report_id"], name=op.f("fk_activity_report_id_report")
        ),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_activity")),
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_report_id"), ["report_id"], unique=False)

    op.create_table(
        "listing",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=255), nullable=False),
        sa.Column("cell", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_found", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("field_found", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=True),
        sa.Column("carried_by", sa.Text(), nullable=True),
        sa.Column("in_charge", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["model_id"], ["model.model_id"], name=op.f("fk_listing_model_id_model")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.report_id"], name=op.f("fk_listing_report_id_report")
        ),
        sa.PrimaryKeyConstraint("listing_id", name=op.f("pk_listing")),
    )
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_listing_model_id"), ["model_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_listing_report_id"), ["report_id"], unique=False)

    op.create_table(
        "stated_count",
        sa.Column("stated_count_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=255), nullable=False),
        sa.Column("cell", sa.String(length=20), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.report_id"], name=op.f("fk_stated_count_report_id_report")
        ),
        sa.PrimaryKeyConstraint("stated_count_id", name=op.f("pk_stated_count")),
    )
    with op.batch_alter_table("stated_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stated_count_report_id"), ["report_id"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("stated_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stated_count_report_id"))

    op.drop_table("stated_count")
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_listing_report_id"))
        batch_op.drop_index(batch_op.f("ix_listing_model_id"))

    op.drop_table("listing")
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_report_id"))

    op.drop_table("activity")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_unit_id"))

    op.drop_table("report")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_model_id"))

    op.drop_table("decision")
    op.drop_table("unit_alias")
    op.drop_table("submission")
    op.drop_table("session")
    op.drop_table("plan")
    op.drop_table("follows")
    with op.batch_alter_table("due", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_due_plan_code"))

    op.drop_table("due")
    op.drop_table("audit_entry")
    with op.batch_alter_table("unit_lineage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_lineage_into_unit_id"))

    op.drop_table("unit_lineage")
    op.drop_table("model")
    op.drop_table("account")
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_parent_id"))

    op.drop_table("unit")
    op.drop_table("original")
