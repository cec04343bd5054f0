"""What an admin does to accounts: checked, written down, and never against the last admin."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from screens import empty_district
from sqlalchemy import select, update

from accounts import changes
from accounts.built_in import ensure_accounts, login_of
from accounts.changes import By, ChangeRefusedError, Wanted, Why
from accounts.identity import Role
from accounts.letting_in import LetIn, let_in
from accounts.listing import known_accounts, known_of
from accounts.mode import Mode
from accounts.sessions import open_session, person_of, person_with_login
from accounts.tries import Origin
from database.session import reading, writing
from database.tables import Account, AuditEntry, Unit

pytestmark = pytest.mark.both_engines

NOW = datetime(2025, 3, 7, 8, tzinfo=UTC)
TERMINAL = By(None, NOW)


@pytest.fixture
def source(new_database):
    return empty_district(new_database(tables=True))


@pytest.fixture
def unit(source):
    with reading(source) as connection:
        return connection.execute(select(Unit.unit_id).where(Unit.code == "KC-X12")).scalar_one()


@pytest.fixture
def admin(source):
    return changes.add(source, "quan.tri", Wanted("Quản trị", Role.ADMIN, None), TERMINAL)[0]


def refused(work):
    with pytest.raises(ChangeRefusedError) as fault:
        work()
    return fault.value.why


def trail(source):
    with reading(source) as connection:
        asked = select(
            AuditEntry.action, AuditEntry.thing, AuditEntry.detail, AuditEntry.account_id
        )
        return connection.execute(asked.order_by(AuditEntry.entry_id)).all()


def test_an_account_is_let_in_with_its_first_password_to_change_it(source, admin, unit):
    wanted = Wanted("  Nguyễn  Thị Lan ", Role.STAFF, unit)
    lan, password = changes.add(source, " Lan.Nguyen ", wanted, By(admin, NOW))
    found = let_in(source, "lan.nguyen", password, Origin("192.0.2.7"), NOW)
    known = known_of(source, lan)

    assert isinstance(found, LetIn)
    assert found.must_change
    assert (known.login, known.name, known.unit_id) == ("lan.nguyen", "Nguyễn Thị Lan", unit)
    told = {"role": "staff", "unit_id": unit}
    assert ("account made", f"account {lan}", told, admin) in trail(source)
    assert password not in str(trail(source))


@pytest.mark.parametrize("role", [Role.LEADER, Role.STAFF, Role.OFFICE])
def test_all_but_admins_stand_in_a_unit(source, role):
    def made(unit):
        return changes.add(source, "lan", Wanted("Lan", role, unit), TERMINAL)

    assert refused(lambda: made(None)) is Why.NEEDS_UNIT
    assert refused(lambda: made(10_000)) is Why.UNKNOWN_UNIT
    assert known_accounts(source, NOW) == []


def test_an_admin_stands_in_none(source, unit):
    made, _password = changes.add(source, "lan", Wanted("Lan", Role.ADMIN, unit), TERMINAL)

    assert known_of(source, made).unit_id is None


@pytest.mark.parametrize(
    ("login", "name", "email", "why"),
    [
        ("x", "Lan", "", Why.LOGIN),
        ("<b>lan</b>", "Lan", "", Why.LOGIN),
        ("QUAN.TRI", "Lan", "", Why.TAKEN),
        ("lan", " ", "", Why.NAME),
        ("lan", "Lan\u202eadmin", "", Why.NAME),
        ("lan", "Lan", "lan", Why.EMAIL),
        ("lan", "Lan", "lan @x.vn", Why.EMAIL),
        ("lan", "Lan", "\u212ahoa@x.vn", Why.EMAIL),
        ("lan", "Lan", "CO.ROI@x.vn", Why.EMAIL_TAKEN),
    ],
)
def test_what_will_not_do_is_refused_and_nothing_is_written(source, admin, login, name, email, why):
    there = Wanted("Có rồi", Role.ADMIN, None, "co.roi@x.vn")
    changes.add(source, "co.roi", there, TERMINAL)
    before = trail(source)

    wanted = Wanted(name, Role.ADMIN, None, email)
    assert refused(lambda: changes.add(source, login, wanted, By(admin, NOW))) is why
    assert trail(source) == before


def test_another_role_and_unit_hold_for_a_session_that_is_open(source, admin, unit):
    lan, _password = changes.add(source, "lan", Wanted("Lan", Role.ADMIN, None), TERMINAL)
    token = open_session(source, lan, NOW)
    assert changes.alter(source, lan, Wanted("Lan", Role.STAFF, unit), By(admin, NOW))
    found = person_of(source, token, NOW)

    assert (found.role, found.unit_id) == (Role.STAFF, unit)
    assert not changes.alter(source, lan, Wanted("Lan", Role.STAFF, unit), By(admin, NOW))
    told = {"role": "staff", "role_before": "admin", "unit_id": unit, "unit_before": None}
    told["changed"] = ["role", "unit_id"]
    assert trail(source)[-1] == ("account changed", f"account {lan}", told, admin)


def test_a_new_name_is_written_down_as_a_change_without_the_name(source, admin):
    changes.alter(source, admin, Wanted("Trần Văn Minh", Role.ADMIN, None), By(admin, NOW))

    assert trail(source)[-1].detail == {"changed": ["name"]}


def test_closing_ends_the_sessions_and_reopening_brings_none_back(source, admin):
    lan, password = changes.add(source, "lan", Wanted("Lan", Role.ADMIN, None), TERMINAL)
    token = open_session(source, lan, NOW)
    assert changes.close(source, lan, By(admin, NOW))
    assert not changes.close(source, lan, By(admin, NOW))
    closed = let_in(source, "lan", password, Origin("192.0.2.7"), NOW)
    assert changes.reopen(source, lan, By(admin, NOW))

    assert not isinstance(closed, LetIn)
    assert person_of(source, token, NOW) is None
    assert isinstance(let_in(source, "lan", password, Origin("192.0.2.7"), NOW), LetIn)


def test_a_new_first_password_ends_the_sessions_and_the_old_password(source, admin):
    lan, old = changes.add(source, "lan", Wanted("Lan", Role.ADMIN, None), TERMINAL)
    token = open_session(source, lan, NOW)
    new = changes.reset_password(source, lan, By(admin, NOW))

    assert person_of(source, token, NOW) is None
    assert not isinstance(let_in(source, "lan", old, Origin("192.0.2.7"), NOW), LetIn)
    assert let_in(source, "lan", new, Origin("192.0.2.7"), NOW).must_change


def test_an_identity_is_unlinked_by_an_admin_and_it_is_written_down(source, admin):
    wanted = Wanted("Lan", Role.ADMIN, None, "lan@example.vn")
    lan, password = changes.add(source, "lan", wanted, TERMINAL)
    token = open_session(source, lan, NOW)
    assert changes.unlink(source, lan, By(admin, NOW))

    assert known_of(source, lan).subject is None
    assert person_of(source, token, NOW) is None
    assert trail(source)[-1] == ("identity unlinked", f"account {lan}", {}, admin)
    assert isinstance(let_in(source, "lan", password, Origin("192.0.2.7"), NOW), LetIn)


def test_the_identity_by_which_alone_the_last_admin_signs_in_is_not_unlinked(source, admin):
    row = {"subject": "https://issuer.example|17", "password_hash": None}
    with writing(source) as connection:
        connection.execute(update(Account).where(Account.account_id == admin).values(row))

    assert refused(lambda: changes.unlink(source, admin, TERMINAL)) is Why.LAST_ADMIN
    changes.add(source, "lan", Wanted("Lan", Role.ADMIN, None), TERMINAL)
    assert changes.unlink(source, admin, TERMINAL)


def test_the_last_admin_stays_one(source, admin, unit):
    own = By(admin, NOW)
    demoted = Wanted("Quản trị", Role.STAFF, unit)

    assert refused(lambda: changes.close(source, admin, own)) is Why.LAST_ADMIN
    assert refused(lambda: changes.alter(source, admin, demoted, own)) is Why.LAST_ADMIN
    changes.add(source, "lan", Wanted("Lan", Role.ADMIN, None), own)
    assert changes.alter(source, admin, demoted, own)


def test_of_two_admins_who_close_each_other_at_once_one_stays(source, admin):
    other, _password = changes.add(source, "lan", Wanted("Lan", Role.ADMIN, None), TERMINAL)

    def attempt(pair):
        try:
            return changes.close(source, pair[0], By(pair[1], NOW))
        except ChangeRefusedError:
            return False

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(attempt, [(admin, other), (other, admin)]))

    assert sorted(done) == [False, True]


@pytest.mark.parametrize("role", [Role.LEADER, Role.STAFF, Role.OFFICE])
def test_whoever_is_no_admin_any_more_changes_nothing(source, admin, unit, role):
    lan, _password = changes.add(source, "lan", Wanted("Lan", role, unit), TERMINAL)
    mine, wanted = By(lan, NOW), Wanted("Lan", Role.ADMIN, None)
    attempts = (
        lambda: changes.add(source, "minh", wanted, mine),
        lambda: changes.alter(source, lan, wanted, mine),
        lambda: changes.close(source, admin, mine),
        lambda: changes.reopen(source, admin, mine),
        lambda: changes.reset_password(source, admin, mine),
        lambda: changes.unlink(source, admin, mine),
    )

    assert {refused(attempt) for attempt in attempts} == {Why.NOT_ADMIN}


def test_the_accounts_that_a_demo_shows_stay_as_they_are(source, admin):
    ensure_accounts(source, Mode.DEMO)
    leader = person_with_login(source, login_of(Role.LEADER)).account_id

    assert refused(lambda: changes.close(source, leader, By(admin, NOW))) is Why.SHOWN
    assert refused(lambda: changes.reset_password(source, leader, By(admin, NOW))) is Why.SHOWN


def test_an_account_that_is_not_there_is_said_to_be_unknown(source, admin):
    assert refused(lambda: changes.close(source, 10_000, By(admin, NOW))) is Why.UNKNOWN


def test_the_list_says_who_is_locked_and_when_somebody_last_came(source, admin):
    open_session(source, admin, NOW)
    for _try in range(5):
        let_in(source, "quan.tri", "không phải nó", Origin("192.0.2.7"), NOW)
    known = known_accounts(source, NOW)[0]

    assert known.last_seen == NOW
    assert known.locked_until is not None
