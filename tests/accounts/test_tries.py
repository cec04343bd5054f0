"""Guessing is stopped: by account, by address, and however many try at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from screens import empty_district
from sqlalchemy import func, insert, select

from accounts import passwords
from accounts.letting_in import LetIn, Refusal, let_in
from accounts.tries import KEPT, WINDOW, Origin, lift, locked_logins
from database.session import reading, writing
from database.tables import Account, AuditEntry, SignInAttempt

pytestmark = pytest.mark.both_engines

NOW = datetime(2025, 3, 7, 8, tzinfo=UTC)
RIGHT, WRONG = "bốn con trâu gặm cỏ", "ba con bò gặm rơm"
OFFICE = Origin("192.0.2.7", "Firefox")


@pytest.fixture
def source(new_database):
    made = empty_district(new_database(tables=True))
    hashed = passwords.hashed(RIGHT)
    with writing(made) as connection:
        for login in ("lan", "minh"):
            row = {"login": login, "name": login, "role": "admin", "password_hash": hashed}
            connection.execute(insert(Account).values(row))
    return made


@pytest.fixture
def quick(monkeypatch):
    """Compares passwords as they stand, for tests of many tries."""
    monkeypatch.setattr(passwords, "is_right", lambda kept, typed: bool(kept) and typed == RIGHT)


def tried(source, login="lan", password=WRONG, after=0, origin=OFFICE):
    return let_in(source, login, password, origin, NOW + timedelta(minutes=after))


def actions(source):
    with reading(source) as connection:
        return list(connection.execute(select(AuditEntry.action)).scalars())


def test_after_five_wrong_passwords_not_even_the_right_one_lets_in_for_a_while(source, quick):
    answers = [tried(source) for _try in range(5)]
    locked = tried(source, password=RIGHT, after=14)

    assert answers[:4] == [Refusal()] * 4
    assert answers[4] == Refusal(NOW + WINDOW)
    assert locked == Refusal(NOW + WINDOW)
    assert isinstance(tried(source, password=RIGHT, after=15), LetIn)
    assert actions(source).count("locked out") == 1


def test_another_account_is_not_locked_with_it(source, quick):
    for _try in range(5):
        tried(source)

    assert isinstance(tried(source, "minh", RIGHT), LetIn)
    assert set(locked_logins(source, NOW)) == {"lan"}


def test_a_login_that_is_nobodys_is_locked_all_the_same(source, quick):
    real = [tried(source) for _try in range(6)]
    nobody = [tried(source, "khong-co-ai") for _try in range(6)]

    assert nobody == real


def test_a_sign_in_that_succeeds_forgets_the_wrong_ones_before(source, quick):
    for _try in range(4):
        tried(source)
    tried(source, password=RIGHT)
    after = [tried(source) for _try in range(4)]

    assert after == [Refusal()] * 4


def test_thirty_wrong_tries_from_one_address_close_it_for_every_account(source, quick):
    for each in range(30):
        tried(source, f"nguoi-{each}")

    assert tried(source, password=RIGHT) == Refusal(NOW + WINDOW)
    assert isinstance(tried(source, password=RIGHT, origin=Origin("192.0.2.8")), LetIn)


def test_addresses_of_one_ipv6_network_count_as_one(source, quick):
    for each in range(30):
        tried(source, f"nguoi-{each}", origin=Origin(f"2001:db8::{each:x}"))

    assert tried(source, password=RIGHT, origin=Origin("2001:db8::ffff")) == Refusal(NOW + WINDOW)
    assert isinstance(tried(source, password=RIGHT, origin=Origin("2001:db8:1::1")), LetIn)


def test_an_admin_opens_a_locked_account_and_an_address_sooner(source, quick):
    for _try in range(5):
        tried(source)

    assert lift(source, NOW, login="Lan", by=2) == 5
    assert isinstance(tried(source, password=RIGHT), LetIn)
    for each in range(30):
        tried(source, f"nguoi-{each}")
    assert lift(source, NOW, address=OFFICE.address) == 30
    assert isinstance(tried(source, password=RIGHT), LetIn)
    assert actions(source).count("lock lifted") == 2


def test_a_lock_lifted_is_written_down_without_what_was_typed_for_a_login(source, quick):
    lift(source, NOW, login="Một mật khẩu gõ nhầm chỗ")
    lift(source, NOW, login=" LAN ")
    with reading(source) as connection:
        asked = select(AuditEntry.detail).where(AuditEntry.action == "lock lifted")
        nobody, lan = connection.execute(asked.order_by(AuditEntry.entry_id)).scalars()

    assert nobody["login"].startswith("?")
    assert "mật khẩu" not in str(nobody)
    assert lan == {"tries": 0, "login": "lan"}


def test_many_who_try_at_once_gain_no_more_tries(source, monkeypatch):
    looked = []

    def look(kept, typed):
        looked.append(typed)
        return False

    monkeypatch.setattr(passwords, "is_right", look)
    with ThreadPoolExecutor(12) as threads:
        answers = list(threads.map(lambda _each: tried(source), range(24)))

    assert len(looked) == 5
    assert sum(answer.until is not None for answer in answers) >= 19


def test_tries_are_kept_for_thirty_days(source, quick):
    tried(source)
    tried(source, "minh", after=(KEPT + timedelta(hours=1)) / timedelta(minutes=1))
    with reading(source) as connection:
        kept = connection.execute(select(SignInAttempt.login)).scalars().all()

    assert kept == ["minh"]


def test_a_lock_is_written_down_without_the_login_that_was_typed(source, quick):
    for _try in range(5):
        tried(source, "ai đó gõ mật khẩu vào đây")
    with reading(source) as connection:
        said = connection.execute(select(AuditEntry.thing, AuditEntry.detail)).all()
        kept = connection.execute(select(SignInAttempt.login).distinct()).scalar_one()
        count = connection.execute(select(func.count()).select_from(SignInAttempt)).scalar_one()

    assert count == 5
    assert "ai đó" not in str(said)
    assert kept.startswith("?")
