"""When what was counted is thrown away: after every change of figures, and after nothing else."""

from datetime import UTC, datetime

import pytest
from screens import empty_district
from sqlalchemy import select

from accounts import changes, tries
from accounts.changes import By, Wanted
from accounts.elsewhere import person_elsewhere
from accounts.identity import Role
from accounts.letting_in import change_password, let_in
from accounts.sessions import close_session, open_session, open_sessions, revoke
from accounts.tries import Origin
from data_loaders.marks import data_version
from database import audit
from database.session import reading, writing
from database.tables import AuditEntry
from translations.audit_wording import wordings

pytestmark = pytest.mark.both_engines
NOW = datetime(2025, 3, 7, 8, tzinfo=UTC)
TERMINAL, HERE = By(None, NOW), Origin("192.0.2.7", "Firefox")


@pytest.fixture
def source(new_database):
    return empty_district(new_database(tables=True))


def test_who_signs_in_or_tries_to_has_nothing_counted_anew(source):
    lan, password = changes.add(
        source, "lan", Wanted("Lan", Role.ADMIN, None, "lan@x.vn"), TERMINAL
    )
    before = data_version(source)
    let_in(source, "lan", password, HERE, NOW)
    revoke(source, open_sessions(source, NOW)[0].session_id, NOW, None)
    token = open_session(source, lan, NOW)
    assert change_password(source, lan, password, "bốn trâu gặm cỏ", token, HERE, NOW) is None
    close_session(source, token, NOW)
    claims = {"iss": "i", "sub": "1", "iat": NOW.timestamp(), "email": "lan@x.vn"}
    assert person_elsewhere(source, claims | {"email_verified": True}, HERE, NOW)
    changes.unlink(source, lan, TERMINAL)
    for _try in range(5):
        let_in(source, "lan", "không phải nó", HERE, NOW)
    tries.lift(source, NOW, login="lan")

    with reading(source) as connection:
        written = set(connection.execute(select(AuditEntry.action)).scalars())
    assert {"signed in", "locked out", "lock lifted", "identity unlinked"} <= written
    assert data_version(source) == before


def test_whatever_else_is_written_down_has_all_counted_anew(source):
    keeping = set()
    for action in [action for group in wordings().values() for action in group]:
        before = data_version(source)
        with writing(source) as connection:
            audit.record(connection, action, "nothing", {}, NOW)
        if data_version(source) == before:
            keeping.add(action)

    assert keeping == {
        *("backed up", "identity linked", "identity unlinked", "lock lifted", "locked out"),
        *("password changed", "session revoked", "sign-in refused", "signed in", "signed out"),
        *("snapshot made", "snapshot reinstated", "snapshot withdrawn"),
    }
