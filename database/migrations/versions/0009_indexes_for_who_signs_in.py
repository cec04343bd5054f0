"""Indexes by which old tries, somebody's sessions, and the latest change of figures are found."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# What says who came and went and changes no figure, as of this version.
OF_FIGURES = sa.text(
    "action NOT IN ('identity linked', 'identity unlinked', 'lock lifted', 'locked out', "
    "'password changed', 'session revoked', 'sign-in refused', 'signed in', 'signed out')"
)
TRIES, SESSIONS = "ix_sign_in_attempt_made_at", "ix_session_account_id_created_at"
CHANGES = "ix_audit_entry_of_figures"


def upgrade() -> None:
    op.create_index(TRIES, "sign_in_attempt", ["made_at"])
    op.create_index(SESSIONS, "session", ["account_id", "created_at"])
    op.create_index(
        CHANGES,
        "audit_entry",
        ["entry_id"],
        sqlite_where=OF_FIGURES,
        postgresql_where=OF_FIGURES,
    )


def downgrade() -> None:
    op.drop_index(CHANGES, "audit_entry")
    op.drop_index(SESSIONS, "session")
    op.drop_index(TRIES, "sign_in_attempt")
