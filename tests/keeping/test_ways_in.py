"""What let people in before a backup is put back lets nobody in afterwards."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from engines import MakeDatabase
from screens import small_district
from sqlalchemy import Engine, select

from accounts.built_in import ensure_accounts, login_of
from accounts.first_admin import NoCodeError, make_first_admin, new_code
from accounts.identity import Role
from accounts.mode import Mode
from accounts.sessions import open_session, person_of, person_with_login
from accounts.tries import Origin
from database.keeping.backup import back_up, restore
from database.session import engine, file_of, reading
from database.tables import AuditEntry

NOW = datetime(2024, 5, 2, 8, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def source(new_database: MakeDatabase) -> Engine:
    made = small_district(new_database())
    ensure_accounts(made, Mode.DEMO)
    return made


@pytest.fixture
def place(new_database: MakeDatabase) -> Engine:
    return engine(new_database())


@pytest.mark.both_engines
def test_no_session_and_no_code_of_before_comes_back_with_a_backup(
    source: Engine, place: Engine, tmp_path: Path
) -> None:
    leader = person_with_login(source, login_of(Role.LEADER))
    assert leader is not None
    token, code = open_session(source, leader.account_id, NOW), new_code(source, NOW)
    assert code is not None
    back_up(source, tmp_path / "b.zip", NOW)
    restore(place, tmp_path / "b.zip", LATER)

    assert person_of(source, token, LATER) == leader
    assert person_of(place, token, LATER) is None
    with pytest.raises(NoCodeError):
        make_first_admin(place, code, "lan", "Lan", "bốn con trâu", Origin("192.0.2.7"), LATER)
    with reading(place) as connection:
        said = select(AuditEntry.detail).where(AuditEntry.action == "restored")
        assert connection.execute(said).scalar_one()["sessions_ended"] == 1
    assert make_first_admin(source, code, "lan", "Lan", "bốn con trâu", Origin("192.0.2.7"), LATER)
    assert person_of(place, open_session(place, leader.account_id, LATER), LATER) == leader


def test_nobody_but_its_owner_may_open_what_was_put_back(
    sqlite_tables: Path, tmp_path: Path
) -> None:
    source = engine(f"sqlite:///{sqlite_tables}")
    place = engine(f"sqlite:///{tmp_path / 'place.db'}")
    back_up(source, tmp_path / "b.zip", NOW)
    restore(place, tmp_path / "b.zip", LATER)
    file = file_of(place)
    assert file is not None
    assert file.stat().st_mode & 0o777 == 0o600
