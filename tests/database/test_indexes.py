"""What is asked at every click or every try is answered by an index, however much is kept."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from accounts.listing import known_accounts
from accounts.tries import count_try
from data_loaders.marks import data_version, reading_version, register_version, versions
from database.session import writing

pytestmark = pytest.mark.both_engines
NOW = datetime(2025, 3, 7, 8, tzinfo=UTC)


def count_one(source):
    with writing(source) as connection:
        count_try(connection, "lan", "192.0.2.7", NOW)


def asked_by(source, work, beginning):
    """The first statement that `work` asks of `source` and that begins so, and its values."""
    asked = []

    def note(_connection, _cursor, statement, parameters, *_more):
        if statement.startswith(beginning):
            asked.append((statement, parameters))

    event.listen(source, "before_cursor_execute", note)
    try:
        work(source)
    finally:
        event.remove(source, "before_cursor_execute", note)
    return asked[0]


def way_to_the_answer(source, statement, parameters):
    """How the engine would answer, in its own words."""
    with source.connect() as connection:
        if source.dialect.name == "sqlite":
            told = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        else:
            # So few rows are sooner read than looked up.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            told = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
        return str(told.all())


@pytest.mark.parametrize(
    ("work", "beginning", "index"),
    [
        (data_version, "SELECT", "ix_audit_entry_of_figures"),
        (register_version, "SELECT", "ix_audit_entry_of_units"),
        (versions, "SELECT", "ix_audit_entry_of_figures"),
        (versions, "SELECT", "ix_audit_entry_of_units"),
        (reading_version, "SELECT", "ix_audit_entry_of_reading"),
        (count_one, "DELETE", "ix_sign_in_attempt_made_at"),
        (
            lambda source: known_accounts(source, NOW),
            "SELECT account.",
            "ix_session_account_id_created_at",
        ),
    ],
)
def test_the_answer_is_found_by_an_index(source, work, beginning, index):
    assert index in way_to_the_answer(source, *asked_by(source, work, beginning))
