from datetime import datetime, timedelta
from ipaddress import IPv4Address

import pytest
from screens import empty_district, illustrated
from sqlalchemy import select

from accounts.built_in import ensure_accounts, login_of
from accounts.here import who_is_here
from accounts.identity import Role
from accounts.mode import Mode, current_mode, is_loopback
from accounts.sessions import (
    COOKIE,
    LASTS,
    close_session,
    open_session,
    person_of,
    person_with_login,
)
from accounts.sign_in import local_path
from database.session import reading
from database.tables import Account, SignInSession
from domain.access import EVERYWHERE

EVERY_ADDRESS = str(IPv4Address(0))
NOW = datetime.fromisoformat("2024-05-02T08:00")


@pytest.fixture
def source(tmp_path):
    made = illustrated(empty_district(f"sqlite:///{tmp_path / 'people.db'}"))
    ensure_accounts(made, Mode.DEMO)
    return made


@pytest.fixture
def leader(source):
    return person_with_login(source, login_of(Role.LEADER))


def test_a_token_lets_in_whom_it_was_made_for(source, leader):
    token = open_session(source, leader.account_id, NOW)

    assert person_of(source, token, NOW) == leader


def test_only_the_hash_of_a_token_is_kept(source, leader):
    token = open_session(source, leader.account_id, NOW)
    with reading(source) as connection:
        kept = connection.execute(select(SignInSession.token_hash)).scalars().all()

    assert token not in kept
    assert len(kept[0]) == 64


@pytest.mark.parametrize("token", [None, "", "made-up"])
def test_no_token_and_an_unknown_one_let_nobody_in(source, token):
    assert person_of(source, token, NOW) is None


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
    with source.begin() as connection:
        connection.execute(Account.__table__.update().values(active=False))

    assert person_of(source, token, NOW) is None


def test_a_demo_offers_four_identities_and_the_staff_stand_in_one_commune(source):
    people = {role: person_with_login(source, login_of(role)) for role in Role}

    assert all(people.values())
    assert people[Role.LEADER].places == EVERYWHERE
    assert len(people[Role.STAFF].places.units) == 1
    assert people[Role.STAFF].name == "Cán bộ Thị trấn Khoái Châu"


def test_making_the_accounts_again_changes_nothing(source):
    ensure_accounts(source, Mode.DEMO)
    with reading(source) as connection:
        assert len(connection.execute(select(Account.account_id)).all()) == 4


def test_in_a_demo_the_cookie_decides(source, leader):
    token = open_session(source, leader.account_id, NOW)

    assert who_is_here(source, Mode.DEMO, {COOKIE: token}, EVERY_ADDRESS, NOW) == leader
    assert who_is_here(source, Mode.DEMO, {}, "127.0.0.1", NOW) is None


def test_a_demo_over_figures_that_are_no_illustration_lets_nobody_in(tmp_path):
    real = empty_district(f"sqlite:///{tmp_path / 'real.db'}")
    ensure_accounts(real, Mode.DEMO)
    token = open_session(real, person_with_login(real, login_of(Role.ADMIN)).account_id, NOW)

    assert who_is_here(real, Mode.DEMO, {COOKIE: token}, "127.0.0.1", NOW) is None
    assert who_is_here(real, Mode.SINGLE, {}, "127.0.0.1", NOW).role is Role.OFFICE


def test_a_single_installation_lets_the_office_in_on_loopback_alone(source):
    at_home = who_is_here(source, Mode.SINGLE, {}, "127.0.0.1", NOW)

    assert at_home.role is Role.OFFICE
    assert who_is_here(source, Mode.SINGLE, {}, EVERY_ADDRESS, NOW) is None
    assert who_is_here(source, Mode.SINGLE, {}, None, NOW) is None


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        (EVERY_ADDRESS, False),
        ("::", False),
        ("192.168.1.5", False),
        ("localhost.example", False),
        ("", False),
        (None, False),
    ],
)
def test_only_this_computer_is_loopback(address, answer):
    assert is_loopback(address) is answer


def test_where_no_mode_is_set_the_strict_one_holds(monkeypatch):
    monkeypatch.delenv("DAN_VAN_KHEO_MODE", raising=False)
    assert current_mode() is Mode.SINGLE
    monkeypatch.setenv("DAN_VAN_KHEO_MODE", "demo")
    assert current_mode() is Mode.DEMO


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/tien-do?den_ngay=2024-11-30", "/tien-do?den_ngay=2024-11-30"),
        ("//outside.example/", "/"),
        ("/\\outside.example/", "/"),
        ("https://outside.example/", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_signing_in_leads_to_pages_of_this_server_only(wanted, led_to):
    assert local_path(wanted) == led_to
