"""What a browser that asks for a page is answered before Streamlit is."""

import asyncio
from datetime import timedelta

import pytest
from screens import illustrated, let_in, small_district
from sqlalchemy import update
from starlette.responses import PlainTextResponse

from accounts.entrance import Entrance
from accounts.here import utc_now
from accounts.identity import Role
from accounts.sessions import COOKIE, LASTS, open_session
from accounts.web import LANGUAGE_COOKIE
from database.session import writing
from database.tables import Account
from pages.frame.addresses import ADDRESSES
from tests.accounts.forms import ask as ask_card
from tests.source import addresses

BEHIND = "what Streamlit answers"


@pytest.fixture
def source(new_database, monkeypatch):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("DAN_VAN_KHEO_MODE", "real")
    return small_district(url)


def ask(path: str, cookie: str = "", accept: str = "text/html", query: str = "", method="GET"):
    """Status, where it leads, the cookies set and the body."""
    sent = []
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"here"), (b"cookie", cookie.encode()), (b"accept", accept.encode())],
    }

    async def send(message):
        sent.append(message)

    asyncio.run(Entrance(PlainTextResponse(BEHIND), ADDRESSES)(scope, None, send))
    headers = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
    kept = [value for name, value in headers if name == "set-cookie"]
    return sent[0]["status"], dict(headers).get("location"), kept, sent[-1]["body"].decode()


def cookie_of(source, role=Role.OFFICE) -> str:
    return f"{COOKIE}={let_in(source, role)[COOKIE]}"


def test_the_addresses_known_before_a_page_is_drawn_are_those_of_the_pages():
    assert sorted(ADDRESSES) == sorted(addresses())


@pytest.mark.parametrize("cookie", ["", f"{COOKIE}=forged"])
def test_who_is_not_let_in_is_led_to_the_sign_in_and_from_there_back(source, cookie):
    status, onward, _kept, body = ask("/tien-do", cookie, query="den_ngay=2023-11-30")

    assert (status, onward) == (303, "/vao?tiep=%2Ftien-do%3Fden_ngay%3D2023-11-30")
    assert BEHIND not in body
    assert ask("/", cookie)[:2] == (303, "/vao")


def test_who_is_let_in_gets_the_page(source):
    cookie = cookie_of(source)

    assert [ask(path, cookie)[0::3] for path in ("/", "/tien-do", "/han-nop/")] == [
        (200, BEHIND)
    ] * 3


def test_a_first_password_leads_to_its_change(source):
    cookie = cookie_of(source)
    with writing(source) as connection:
        connection.execute(update(Account).values(must_change=True))

    assert ask("/tien-do", cookie)[:2] == (303, "/doi-mat-khau?tiep=%2Ftien-do")


@pytest.mark.parametrize("path", ["/vao", "/doi-mat-khau", "/_stcore/health", "/media/a.xlsx"])
def test_nothing_else_is_led_anywhere(source, path):
    assert ask(path)[0::3] == (200, BEHIND)


def test_what_is_no_page_for_a_person_to_look_at_goes_on(source):
    assert ask("/tien-do", accept="*/*")[0] == 200
    assert ask("/tien-do", method="POST")[0] == 200


@pytest.mark.parametrize("path", ["/khong-co", "/leaders/progress", "/tien-do/khac"])
def test_an_address_that_is_none_of_ours_is_answered_in_our_own_words(source, path):
    for cookie in ("", cookie_of(source)):
        status, _onward, _kept, body = ask(path, cookie)

        assert status == 404
        assert "Không có trang nào ở địa chỉ này" in body
        assert 'href="/"' in body


def test_a_database_that_fails_is_told_by_the_page_itself(new_database, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", new_database())

    assert ask("/tien-do", f"{COOKIE}=of-yesterday")[0::3] == (200, BEHIND)


def test_a_database_that_is_gone_is_told_by_the_page_to_who_has_no_session_too(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'gone' / 'house.db'}")

    assert ask("/tien-do")[0::3] == (200, BEHIND)


def test_who_signs_in_elsewhere_is_asked_by_the_script(source, monkeypatch):
    monkeypatch.setattr("accounts.entrance.elsewhere.is_offered", lambda: True)

    assert ask("/tien-do", "_streamlit_user=sealed")[0] == 200
    assert ask("/", query="co_quan=1")[0] == 200
    assert ask("/tien-do")[0] == 303


def test_a_demo_leads_to_the_choice_of_a_role(source, monkeypatch):
    monkeypatch.setenv("DAN_VAN_KHEO_MODE", "demo")

    assert ask("/tien-do", cookie_of(illustrated(source)))[0] == 200
    assert ask("/tien-do")[0] == 303


def test_the_card_says_that_a_session_has_ended_to_whom_it_was_of(source):
    office = let_in(source, Role.OFFICE)
    let_in(source, Role.ADMIN)
    old = open_session(source, 1, utc_now() - LASTS - timedelta(minutes=1))
    said = "Phiên đăng nhập đã kết thúc"

    assert said in ask_card("/vao", cookie=f"{COOKIE}={old}").body.decode()
    for cookie in ("", f"{COOKIE}=forged", f"{COOKIE}={office[COOKIE]}"):
        assert said not in ask_card("/vao", cookie=cookie).body.decode()


def test_the_language_asked_for_once_is_kept(source):
    let_in(source, Role.ADMIN)
    [kept] = ask("/vao", query="lang=English")[2]

    assert kept.startswith(f"{LANGUAGE_COOKIE}=en;")
    assert ask("/vao")[2] == []
    english = ask_card("/vao", cookie=f"{LANGUAGE_COOKIE}=en").body.decode()
    assert '<html lang="en">' in english
    assert "Password" in english
    assert '<a href="/vao?lang=Ti%E1%BA%BFng+Vi%E1%BB%87t">Tiếng Việt</a>' in english
    assert "Mật khẩu" in ask_card("/vao", "lang=vi", cookie=f"{LANGUAGE_COOKIE}=en").body.decode()
