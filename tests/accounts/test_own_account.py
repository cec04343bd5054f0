"""A person's own page: another password, and the places where they are signed in."""

from datetime import UTC, datetime

import pytest
from screens import empty_district
from sqlalchemy import insert, select, update

from accounts import passwords
from accounts.letting_in import CHANGED, REFUSED
from accounts.mode import VARIABLE
from accounts.sessions import COOKIE, open_session, open_sessions, person_of
from accounts.tries import Origin
from database.session import reading, writing
from database.tables import Account, AuditEntry
from tests.accounts.forms import ask, post

PAGE = "/doi-mat-khau"
OLD, NEW = "bốn con trâu gặm cỏ", "cầu vồng tháng bảy"
KEPT = passwords.hashed(OLD)


@pytest.fixture
def source(new_database, monkeypatch):
    monkeypatch.setenv(VARIABLE, "real")
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    return empty_district(url)


@pytest.fixture
def lan(source):
    """Her account, and the cookie of a browser in which she is signed in."""
    return person(source, "lan")


def person(source, login, **values):
    row = {"login": login, "name": login, "role": "admin", "password_hash": KEPT, **values}
    with writing(source) as connection:
        made = insert(Account).values(row).returning(Account.account_id)
        account_id = connection.execute(made).scalar_one()
    return account_id, {"cookie": f"{COOKIE}={signed_in(source, account_id)}"}


def signed_in(source, account_id, address="192.0.2.9"):
    return open_session(source, account_id, now(), Origin(address, "Firefox"))


def now():
    return datetime.now(UTC)


def change(cookie, old=OLD, new=NEW, again=None, **rest):
    fields = {"mat_khau": old, "moi": new, "lai": new if again is None else again, "tiep": "/x"}
    return post(PAGE, fields, **cookie, **rest)


def refusals(source):
    with reading(source) as connection:
        asked = select(AuditEntry.account_id, AuditEntry.thing, AuditEntry.detail)
        return connection.execute(asked.where(AuditEntry.action == REFUSED)).all()


def is_right(source, account_id, password):
    with reading(source) as connection:
        kept = select(Account.password_hash).where(Account.account_id == account_id)
        return passwords.is_right(connection.execute(kept).scalar_one(), password)


@pytest.mark.parametrize("method", [lambda **rest: ask(PAGE, **rest), lambda **rest: change(rest)])
def test_who_is_not_signed_in_is_led_to_the_sign_in(source, lan, method):
    answer = method(cookie=f"{COOKIE}=made-up")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/vao?tiep={PAGE}")


def test_another_password_holds_at_once_and_ends_the_other_sessions(source, lan):
    account_id, cookie = lan
    elsewhere = signed_in(source, account_id)
    answer = change(cookie)

    assert (answer.status_code, answer.headers["location"]) == (303, "/x")
    assert is_right(source, account_id, NEW)
    assert not is_right(source, account_id, OLD)
    assert person_of(source, elsewhere, now()) is None
    assert person_of(source, cookie["cookie"].split("=")[1], now()) is not None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"old": "không phải nó"}, "Mật khẩu đang dùng không đúng"),
        ({"again": "viết lại khác đi"}, "không giống nhau"),
        ({"new": "ngắn"}, "ít nhất 12 ký tự"),
        ({"new": "passwordpassword"}, "dễ đoán"),
        ({"new": OLD}, "phải khác mật khẩu đang dùng"),
    ],
)
def test_a_change_that_will_not_do_is_refused_with_the_reason(source, lan, fields, said):
    account_id, cookie = lan
    answer = change(cookie, **fields)

    assert said in answer.body.decode()
    assert is_right(source, account_id, OLD)


def test_the_present_password_cannot_be_guessed_here_either(source, lan, monkeypatch):
    cookie = lan[1]
    monkeypatch.setattr(passwords, "is_right", lambda _kept, typed: typed == OLD)
    for _try in range(5):
        change(cookie, old="không phải nó")
    answer = change(cookie)

    assert answer.status_code == 429
    assert "Thử lại sau 15 phút" in answer.body.decode()
    told = {"address": "192.0.2.7", "changing": True}
    assert refusals(source) == [(lan[0], f"account {lan[0]}", told)] * 5


def test_a_form_of_another_page_changes_nothing(source, lan):
    account_id, cookie = lan
    change(cookie, csrf="another")

    assert is_right(source, account_id, OLD)


def test_a_first_password_is_changed_before_anything_else(source):
    cookie = person(source, "moi", must_change=True)[1]
    page = ask(PAGE, **cookie).body.decode()
    change(cookie)

    assert "do người khác đặt" in page
    assert "Nơi đang đăng nhập" not in page
    assert not person_of(source, cookie["cookie"].split("=")[1], now()).must_change


def test_a_change_is_written_down_without_the_password(source, lan):
    account_id, cookie = lan
    change(cookie)
    with reading(source) as connection:
        asked = select(AuditEntry.thing, AuditEntry.account_id, AuditEntry.detail)
        entry = connection.execute(asked.where(AuditEntry.action == CHANGED)).one()

    assert entry == (f"account {account_id}", account_id, {"must_change": False})


def test_sessions_are_shown_with_their_place_and_ended_one_by_one(source, lan):
    account_id, cookie = lan
    elsewhere = signed_in(source, account_id, "198.51.100.4")
    page = ask(PAGE, **cookie).body.decode()
    chosen = str(open_sessions(source, now(), account_id)[0].session_id)
    post(f"{PAGE}/phien", {"phien": chosen}, **cookie)

    assert "198.51.100.4" in page
    assert "Firefox" in page
    assert person_of(source, elsewhere, now()) is None
    assert person_of(source, cookie["cookie"].split("=")[1], now()) is not None


def test_the_machine_in_use_stands_first(source, lan):
    account_id, cookie = lan
    signed_in(source, account_id)
    html = ask(PAGE, **cookie).body.decode()

    assert html.index("Máy này") < html.index(f'action="{PAGE}/phien"')


@pytest.mark.parametrize("chosen", ["theirs", "0", "-1", "²", "1 OR 1=1", "9" * 40, ""])
def test_nobody_ends_the_session_of_another(source, lan, chosen):
    other, _cookie = person(source, "minh")
    theirs = open_sessions(source, now(), other)[0]
    number = str(theirs.session_id) if chosen == "theirs" else chosen
    answer = post(f"{PAGE}/phien", {"phien": number}, **lan[1])

    assert answer.status_code == 303
    assert open_sessions(source, now(), other) == [theirs]


def test_a_name_and_a_browser_are_shown_as_text_alone(source):
    account_id, cookie = person(source, "la", name="<img src=x onerror=alert(1)>")
    open_session(source, account_id, now(), Origin("192.0.2.1", "<script>alert(1)</script>"))
    page = ask(PAGE, **cookie).body.decode()

    assert "<script>" not in page
    assert "<img" not in page


def test_a_closed_account_finds_its_page_closed(source, lan):
    with writing(source) as connection:
        connection.execute(update(Account).values(active=False))

    assert ask(PAGE, **lan[1]).status_code == 303
