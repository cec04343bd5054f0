"""Identities of an issuer: whose account they are, and for how long they let in."""

from datetime import UTC, datetime, timedelta

import pytest
from screens import empty_district, let_in
from sqlalchemy import select

from accounts import changes
from accounts.changes import By, Wanted
from accounts.elsewhere import person_elsewhere, sign_out
from accounts.here import Visitor, who_is_here
from accounts.identity import Role
from accounts.mode import Mode
from accounts.sessions import LASTS, open_sessions, revoke
from accounts.tries import Origin
from database.session import reading
from database.tables import Account, AuditEntry, SignInSession

NOW = datetime(2025, 3, 7, 8, tzinfo=UTC)
TERMINAL = By(None, NOW)
HERE = Origin("192.0.2.7", "Firefox")
LAN = {
    "iss": "https://issuer.example",
    "sub": "17",
    "iat": int(NOW.timestamp()),
    "nonce": "n",
    "email": "Lan@Example.vn",
    "email_verified": True,
}


@pytest.fixture
def source(new_database):
    return empty_district(new_database(tables=True))


@pytest.fixture
def lan(source):
    """Her account, which waits for her address."""
    wanted = Wanted("Lan", Role.ADMIN, None, " lan@example.vn ")
    return changes.add(source, "lan", wanted, TERMINAL)[0]


def entered(source, now=NOW, **claims):
    return person_elsewhere(source, {**LAN, **claims}, HERE, now)


def subject(source, account_id):
    with reading(source) as connection:
        asked = select(Account.subject).where(Account.account_id == account_id)
        return connection.execute(asked).scalar_one()


def test_a_verified_address_is_pinned_to_the_identity_that_came_first(source, lan):
    assert entered(source).login == "lan"
    assert not entered(source).must_change
    assert subject(source, lan) == "https://issuer.example|17"
    assert entered(source, email="other@example.vn", nonce="m").login == "lan"
    assert entered(source, sub="18", nonce="m") is None
    assert entered(source, iss="https://other.example", nonce="m") is None


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
        {"email": "lan@example.vn.evil.example"},
        {"email": "lan@example.vn\u00a0"},
        {"sub": "1" * 300},
        {"email": ""},
        {"email": None},
        {"sub": ""},
        {"iss": None},
        {"iat": None},
        {"iat": True},
        {"iat": "17"},
        {"iat": float("nan")},
        {"iat": 10**30},
    ],
)
def test_what_the_issuer_does_not_vouch_for_lets_nobody_in(source, lan, claims):
    assert entered(source, **claims) is None
    assert subject(source, lan) == "mailto:lan@example.vn"


@pytest.mark.parametrize(
    "email", ["\u212ahoa@example.vn", "ho\u0430@example.vn", "khoa@EXAMPLE.vn"]
)
def test_only_the_very_letters_of_an_address_are_the_same_address(source, email):
    wanted = Wanted("Khoa", Role.ADMIN, None, "khoa@example.vn")
    changes.add(source, "khoa", wanted, TERMINAL)

    assert (entered(source, email=email) is not None) is email.isascii()


@pytest.mark.parametrize(("longer", "is_in"), [(0, True), (1, False)])
def test_an_identity_that_is_longer_than_is_kept_lets_nobody_in(source, lan, longer, is_in):
    sub = "1" * (300 - len(LAN["iss"]) - 1 + longer)

    assert (entered(source, sub=sub) is not None) is is_in
    assert (len(subject(source, lan)) == 300) is is_in


@pytest.mark.parametrize(
    ("age", "is_in"),
    [
        (timedelta(0), True),
        (LASTS - timedelta(minutes=1), True),
        (LASTS, False),
        (timedelta(days=30), False),  # as long as Streamlit's cookie lasts
        (timedelta(minutes=-4), True),
        (timedelta(hours=-1), False),
    ],
)
def test_a_sign_in_lets_in_for_as_long_as_one_here(source, lan, age, is_in):
    assert (entered(source, now=NOW + age) is not None) is is_in


def test_a_session_begun_lasts_from_the_issuers_moment(source, lan):
    entered(source, now=NOW + timedelta(hours=11))

    assert open_sessions(source, NOW)[0].expires_at == NOW + LASTS
    assert entered(source, now=NOW + LASTS) is None


def test_each_sign_in_is_one_session_however_often_it_is_looked_at(source, lan):
    for _look in range(3):
        entered(source)
    entered(source, nonce="another browser")

    assert len(open_sessions(source, NOW, lan)) == 2


def test_a_session_revoked_or_signed_out_lets_in_no_more(source, lan):
    entered(source)
    revoke(source, open_sessions(source, NOW)[0].session_id, NOW, None)
    assert entered(source) is None
    assert entered(source, nonce="m").login == "lan"
    sign_out(source, {**LAN, "nonce": "m"}, NOW)

    assert entered(source, nonce="m") is None


def test_role_unit_and_account_are_asked_at_every_look(source, lan):
    changes.add(source, "minh", Wanted("Minh", Role.ADMIN, None), TERMINAL)
    entered(source)
    changes.alter(source, lan, Wanted("Lan", Role.LEADER, 1), TERMINAL)
    assert entered(source).role is Role.LEADER
    changes.close(source, lan, TERMINAL)

    assert entered(source) is None
    assert entered(source, nonce="m") is None


def test_another_address_linked_by_the_admin_ends_what_was(source, lan):
    entered(source)
    changes.alter(source, lan, Wanted("Lan", Role.ADMIN, None, "moi@example.vn"), TERMINAL)

    assert entered(source) is None
    assert entered(source, nonce="m") is None
    assert entered(source, sub="20", email="moi@example.vn", nonce="m").login == "lan"


def test_an_identity_that_is_unlinked_lets_nobody_in_until_it_is_linked_anew(source, lan):
    entered(source)
    assert changes.unlink(source, lan, TERMINAL)
    assert not changes.unlink(source, lan, TERMINAL)

    assert subject(source, lan) is None
    assert open_sessions(source, NOW, lan) == []
    assert entered(source) is None
    assert entered(source, nonce="m") is None
    changes.alter(source, lan, Wanted("Lan", Role.ADMIN, None, LAN["email"]), TERMINAL)
    assert entered(source, nonce="m").login == "lan"


def test_who_is_nobodys_leaves_no_trace(source):
    assert entered(source) is None
    with reading(source) as connection:
        assert connection.execute(select(SignInSession.session_id)).all() == []


def test_the_link_is_written_down_without_the_address(source, lan):
    entered(source)
    with reading(source) as connection:
        entries = connection.execute(select(AuditEntry.action, AuditEntry.detail)).all()

    assert ("identity linked", {}) in entries
    assert "example.vn" not in str(entries)


def test_a_session_here_goes_before_an_identity_elsewhere(source, lan):
    cookies = let_in(source, Role.OFFICE)
    now = datetime.now(UTC)
    claims = {**LAN, "iat": int(now.timestamp())}

    assert who_is_here(source, Mode.REAL, Visitor(cookies, claims=claims), now).role is Role.OFFICE
    assert who_is_here(source, Mode.REAL, Visitor(claims=claims), now).login == "lan"


def test_a_demo_over_figures_that_are_no_illustration_believes_no_issuer(source, lan):
    assert who_is_here(source, Mode.DEMO, Visitor(claims=LAN), NOW) is None
    assert who_is_here(source, Mode.REAL, Visitor(claims=LAN), NOW).login == "lan"
