from datetime import UTC, datetime, timedelta

import pytest
from screens import empty_district, illustrated, let_in
from sqlalchemy import select, update

from accounts.built_in import ensure_accounts, login_of
from accounts.here import Visitor, who_is_here
from accounts.identity import Role
from accounts.mode import Mode, current_mode
from accounts.sessions import (
    COOKIE,
    LASTS,
    close_session,
    open_session,
    open_sessions,
    person_of,
    person_with_login,
    revoke,
)
from accounts.tries import Origin
from database.session import reading, writing
from database.tables import Account, SignInSession, Unit
from domain.access import EVERYWHERE

pytestmark = pytest.mark.both_engines

NOW = datetime(2024, 5, 2, 8, tzinfo=UTC)


@pytest.fixture
def source(new_database):
    made = illustrated(empty_district(new_database(tables=True)))
    ensure_accounts(made, Mode.DEMO)
    return made


@pytest.fixture
def leader(source):
    return person_with_login(source, login_of(Role.LEADER))


def change(source, **values):
    with writing(source) as connection:
        connection.execute(update(Account).values(values))


def test_a_token_lets_in_whom_it_was_made_for(source, leader):
    token = open_session(source, leader.account_id, NOW)

    assert person_of(source, token, NOW) == leader


def test_only_the_hash_of_a_token_is_kept(source, leader):
    token = open_session(source, leader.account_id, NOW)
    with reading(source) as connection:
        kept = connection.execute(select(SignInSession.token_hash)).scalars().all()

    assert token not in kept
    assert len(kept[0]) == 64


@pytest.mark.parametrize("token", [None, "", "made-up", "' OR 1=1 --"])
def test_no_token_and_an_unknown_one_let_nobody_in(source, leader, token):
    open_session(source, leader.account_id, NOW)

    assert person_of(source, token, NOW) is None


def test_the_hash_that_is_kept_is_no_token(source, leader):
    open_session(source, leader.account_id, NOW)
    with reading(source) as connection:
        kept = connection.execute(select(SignInSession.token_hash)).scalar_one()

    assert person_of(source, kept, NOW) is None


def test_a_session_ends_after_its_time(source, leader):
    token = open_session(source, leader.account_id, NOW)

    assert person_of(source, token, NOW + LASTS - timedelta(seconds=1)) is not None
    assert person_of(source, token, NOW + LASTS) is None


def test_a_closed_session_lets_nobody_in(source, leader):
    token = open_session(source, leader.account_id, NOW)
    close_session(source, token, NOW)

    assert person_of(source, token, NOW) is None


def test_an_account_that_was_put_out_of_use_lets_nobody_in(source, leader):
    token = open_session(source, leader.account_id, NOW)
    change(source, active=False)

    assert person_of(source, token, NOW) is None


def test_another_role_and_another_unit_hold_from_the_next_look(source, leader):
    token = open_session(source, leader.account_id, NOW)
    with reading(source) as connection:
        unit = connection.execute(select(Unit.unit_id).where(Unit.code == "KC-X12")).scalar_one()
    change(source, role="staff", unit_id=unit)
    found = person_of(source, token, NOW)

    assert (found.role, found.places.units) == (Role.STAFF, frozenset({unit}))


def test_sessions_are_listed_with_where_they_came_from_and_ended_one_by_one(source, leader):
    first = open_session(source, leader.account_id, NOW, Origin("192.0.2.7", "Firefox"))
    second = open_session(source, leader.account_id, NOW, Origin("192.0.2.8", "Chrome"))
    listed = open_sessions(source, NOW, leader.account_id)

    assert [(each.address, each.browser) for each in listed] == [
        ("192.0.2.8", "Chrome"),
        ("192.0.2.7", "Firefox"),
    ]
    assert revoke(source, listed[1].session_id, NOW, leader.account_id)
    assert not revoke(source, listed[1].session_id, NOW, leader.account_id)
    assert person_of(source, first, NOW) is None
    assert person_of(source, second, NOW) == leader
    assert open_sessions(source, NOW + LASTS) == []


def test_nobody_ends_the_session_of_another_as_their_own(source, leader):
    token = open_session(source, leader.account_id, NOW)
    admin = person_with_login(source, login_of(Role.ADMIN)).account_id
    theirs = open_sessions(source, NOW)[0].session_id

    assert not revoke(source, theirs, NOW, admin, of=admin)
    assert person_of(source, token, NOW) == leader


def test_a_demo_offers_four_identities_and_the_staff_stand_in_one_commune(source):
    people = {role: person_with_login(source, login_of(role)) for role in Role}

    assert all(people.values())
    assert people[Role.LEADER].places == EVERYWHERE
    assert len(people[Role.STAFF].places.units) == 1
    assert people[Role.STAFF].name == "Cán bộ Thị trấn Khoái Châu"


def test_making_the_accounts_again_changes_nothing_and_a_real_installation_has_none(new_database):
    made = empty_district(new_database(tables=True))
    counts = []
    for mode in (Mode.REAL, Mode.DEMO, Mode.DEMO):
        ensure_accounts(made, mode)
        with reading(made) as connection:
            counts.append(len(connection.execute(select(Account.account_id)).all()))

    assert counts == [0, 4, 4]


@pytest.mark.parametrize("mode", list(Mode))
def test_the_cookie_decides_who_is_here(source, mode):
    cookies = let_in(source, Role.OFFICE)
    now = datetime.now(UTC)

    assert who_is_here(source, mode, Visitor(cookies), now).role is Role.OFFICE
    assert who_is_here(source, mode, Visitor({COOKIE: cookies[COOKIE] + "x"}), now) is None
    assert who_is_here(source, mode, Visitor(), now) is None


def test_behind_https_only_the_cookie_made_there_counts(source):
    token = let_in(source, Role.OFFICE)[COOKIE]
    now = datetime.now(UTC)
    plain, bound = {COOKIE: token}, {f"__Host-{COOKIE}": token}

    assert who_is_here(source, Mode.REAL, Visitor(plain, secure=True), now) is None
    assert who_is_here(source, Mode.REAL, Visitor(bound, secure=True), now) is not None


def test_a_demo_over_figures_that_are_no_illustration_lets_nobody_in(new_database):
    real = empty_district(new_database(tables=True))
    visitor, now = Visitor(let_in(real, Role.ADMIN)), datetime.now(UTC)

    assert who_is_here(real, Mode.DEMO, visitor, now) is None
    assert who_is_here(real, Mode.REAL, visitor, now).role is Role.ADMIN


def test_where_no_demo_is_served_a_session_of_its_shown_accounts_lets_nobody_in(source, leader):
    visitor = Visitor({COOKIE: open_session(source, leader.account_id, NOW)})

    assert who_is_here(source, Mode.DEMO, visitor, NOW) == leader
    assert who_is_here(source, Mode.REAL, visitor, NOW) is None


@pytest.mark.parametrize(
    ("said", "mode"),
    [(None, Mode.REAL), ("", Mode.REAL), ("single", Mode.REAL), ("DEMO", Mode.REAL),
     ("demo", Mode.DEMO)],
)  # fmt: skip
def test_where_no_demo_is_asked_for_everybody_signs_in(monkeypatch, said, mode):
    monkeypatch.delenv("DAN_VAN_KHEO_MODE", raising=False)
    if said is not None:
        monkeypatch.setenv("DAN_VAN_KHEO_MODE", said)

    assert current_mode() is mode
