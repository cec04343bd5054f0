"""Nobody who was not let in sees a figure, whatever address they open first on a fresh server."""

import re
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
import streamlit as st
from screens import illustrated, let_in, small_district
from servers import serving
from source import addresses
from sqlalchemy import select, update
from visitor import everything_sent

from accounts.built_in import ensure_accounts
from accounts.identity import Role
from accounts.mode import Mode
from accounts.sessions import open_sessions, person_with_login, revoke
from database.session import engine, writing
from database.tables import Account, Unit
from pages.frame.person import asked_in_this_run, if_still_here, remember, still_here

FIGURES = ("Xã Đông Tảo", "34 đơn vị", "chỉ tiêu năm")
EVERY_ADDRESS = (
    "tien-do",
    "",
    "progress",  # what Streamlit would call pages/…/progress.py
    "leaders/progress",
)


@pytest.fixture
def url(new_database):
    address = new_database(tables=True)
    illustrated(small_district(address))
    return address


def ask(address: str, method: str, path: str, body: str = "", **headers: str):
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    with closing(connection):
        connection.request(method, path, body, {**form, **headers})
        answer = connection.getresponse()
        return answer, answer.read().decode()


def sign_in(address: str, login: str, then: str = "/") -> tuple[str, str]:
    """The session cookie, and where the server leads to."""
    page, html = ask(address, "GET", f"/vao?{urlencode({'tiep': then})}")
    csrf = re.search(r'name="csrf" value="([^"]+)"', html).group(1)
    kept = page.getheader("Set-Cookie").split(";")[0]
    form = urlencode({"csrf": csrf, "login": login, "tiep": then})
    answer, _ = ask(address, "POST", "/vao", form, Cookie=kept)
    assert answer.status == 303
    return answer.getheader("Set-Cookie").split(";")[0], answer.getheader("Location")


@pytest.mark.slow
@pytest.mark.parametrize("first", EVERY_ADDRESS)
def test_the_first_address_opened_on_a_fresh_server_shows_nothing_to_a_stranger(url, first):
    with serving(url, "demo") as address:
        sent = everything_sent(address, first, "den_ngay=2023-11-30")

    assert "Chọn vai trò để vào" in sent
    assert not [figure for figure in FIGURES if figure in sent]


@pytest.mark.slow
def test_each_role_is_let_in_to_its_own_pages_and_out_again(url):
    with serving(url, "demo") as address:
        cookie, onward = sign_in(address, "built-in-leader", "/tien-do?den_ngay=2023-11-30")
        seen = everything_sent(address, "tien-do", "den_ngay=2023-11-30", cookie)
        forbidden = everything_sent(address, "nop-bao-cao", "", cookie)
        forged = everything_sent(address, "tien-do", "", cookie + "x")
        staff, _ = sign_in(address, "built-in-staff")
        own = everything_sent(address, "tien-do", "den_ngay=2023-11-30", staff)

    assert onward == "/tien-do?den_ngay=2023-11-30"
    assert "2 trong 34 đơn vị đạt chỉ tiêu năm 2023." in seen
    assert "Chọn một hay nhiều tệp" not in forbidden
    assert "Chọn vai trò để vào" in forged
    assert "Năm 2023 chưa đơn vị nào báo cáo, trong 1 đơn vị phải đạt." in own
    assert "Xã Đông Tảo" not in own


@pytest.mark.slow
def test_signing_out_ends_the_session_for_good(url):
    with serving(url, "demo") as address:
        cookie, _ = sign_in(address, "built-in-office")
        page, html = ask(address, "GET", "/vao", Cookie=cookie)
        csrf = re.search(r'name="csrf" value="([^"]+)"', html).group(1)
        kept = page.getheader("Set-Cookie").split(";")[0]
        ask(address, "POST", "/ra", urlencode({"csrf": csrf}), Cookie=f"{cookie}; {kept}")
        sent = everything_sent(address, "tien-do", "den_ngay=2023-11-30", cookie)

    assert "Chọn vai trò để vào" in sent


@pytest.mark.slow
def test_the_sign_in_form_is_believed_only_with_its_own_token_and_leads_only_inside(url):
    with serving(url, "demo") as address:
        foreign, _ = ask(address, "POST", "/vao", urlencode({"login": "built-in-admin"}))
        unknown_page, html = ask(address, "GET", "/vao?tiep=//outside.example/")
        health, _ = ask(address, "GET", "/_stcore/metrics")
        let_in, _onward = sign_in(address, "built-in-office")
        front, page = ask(address, "GET", "/tien-do", Accept="text/html", Cookie=let_in)
        cookie_flags = unknown_page.getheader("Set-Cookie").lower()

    assert foreign.status == 403
    assert "phien=" not in (foreign.getheader("Set-Cookie") or "").replace("phien_csrf=", "")
    assert 'name="tiep" value="/"' in html
    assert "httponly" in cookie_flags
    assert "samesite=lax" in cookie_flags
    assert health.status == 404
    assert '<html lang="vi"' in page
    assert "default-src 'self'" in front.getheader("Content-Security-Policy")


def test_figures_are_called_illustrative_where_the_database_is_and_nowhere_else(
    dashboard, district
):
    said = "Số liệu minh họa, không phải số liệu thật."
    real = "\n".join(one.proto.body for one in dashboard().get("html"))
    illustrated(district)
    invented = "\n".join(one.proto.body for one in dashboard().get("html"))

    assert real
    assert said not in real
    assert said in invented


@pytest.mark.slow
def test_a_demo_over_figures_that_are_no_illustration_shows_none_and_lets_nobody_in(new_database):
    real = new_database(tables=True)
    ensure_accounts(small_district(real), Mode.DEMO)
    with serving(real, "demo") as address:
        page, html = ask(address, "GET", "/vao")
        form = urlencode({"csrf": "x", "login": "built-in-admin"})
        answer, _ = ask(address, "POST", "/vao", form, Cookie="phien_csrf=x")
        sent = everything_sent(address, "tien-do", "den_ngay=2023-11-30")

    assert (page.status, answer.status) == (403, 403)
    assert "python manage.py demo" in html
    assert "built-in" not in html
    assert answer.getheader("Set-Cookie") is None
    assert "python manage.py demo" in sent
    assert not [figure for figure in (*FIGURES, "minh họa, không phải") if figure in sent]


@pytest.mark.slow
def test_a_real_installation_asks_everybody_to_sign_in(url):
    source = engine(url)
    cookie = "; ".join(f"{name}={value}" for name, value in let_in(source, Role.OFFICE).items())
    with serving(url, "real") as address:
        stranger = everything_sent(address, "tien-do", "den_ngay=2023-11-30")
        choosing, _html = ask(address, "POST", "/vao", urlencode({"login": "built-in-admin"}))
        known = everything_sent(address, "tien-do", "den_ngay=2023-11-30", cookie)
        forged = everything_sent(address, "tien-do", "", cookie + "x")

    assert "2 trong 34 đơn vị đạt chỉ tiêu năm 2023." in known
    assert choosing.status == 403
    for sent in (stranger, forged):
        assert "/vao?tiep=" in sent
        assert not [figure for figure in FIGURES if figure in sent]


@pytest.mark.slow
def test_no_address_shows_a_stranger_anything(url):
    with serving(url, "real") as address:
        sent = {each: everything_sent(address, each) for each in addresses()}

    assert [each for each, words in sent.items() if "/vao?tiep=" not in words] == []
    assert not [figure for figure in FIGURES if figure in str(sent)]


@pytest.mark.parametrize("mode", ["real", "demo"])
def test_the_script_alone_shows_what_to_run_whoever_is_signed_in(dashboard, monkeypatch, mode):
    monkeypatch.setenv("DAN_VAN_KHEO_MODE", mode)
    monkeypatch.delenv("DAN_VAN_KHEO_SERVER")
    screen = dashboard()

    assert screen.code[0].value == "make demo\nmake run"
    assert not screen.header


def test_a_role_taken_away_holds_from_the_next_click(dashboard, district):
    screen = dashboard()
    assert screen.header
    move(district, "nguoi-office", "KC-X04")
    screen.run()
    narrowed, said = screen.header[0].value, [each.value for each in screen.error]
    once = [each.value for each in screen.run().error]
    change(district, active=False)
    screen.run()

    assert narrowed.startswith("Xã Bình Minh còn thiếu 4 báo cáo đã quá hạn")
    assert said == [
        "Tài khoản của bạn vừa được đổi, nay là: Cán bộ, Xã Bình Minh. Việc vừa bấm mà vai trò và "
        "đơn vị này không được làm thì chưa ghi gì."
    ]
    assert once == []
    assert not screen.header
    assert "Phiên đăng nhập đã kết thúc" in screen.markdown[0].value


def test_a_session_that_is_revoked_shows_nothing_from_the_next_click(dashboard, district):
    screen = dashboard()
    now = datetime.now(UTC)
    revoke(district, open_sessions(district, now)[0].session_id, now, None)
    screen.run()

    assert not screen.header
    assert not screen.metric


def test_a_first_password_opens_no_page_until_it_is_changed(dashboard, district):
    change(district, must_change=True)
    screen = dashboard()

    assert "do người khác đặt" in screen.markdown[0].value
    assert not screen.header


def test_a_click_of_whoever_lost_the_role_does_nothing(district, monkeypatch):
    done = []
    person = replace(person_with_login(district, "built-in-office"))
    asked = [person]
    monkeypatch.setattr(st, "session_state", {})
    remember(person, lambda: asked[0])
    click = if_still_here(done.append)
    click("while in office")
    asked[0] = replace(person, role=Role.LEADER)
    click("as a leader")
    asked[0] = None
    click("signed out")

    assert done == ["while in office"]


def test_a_part_is_asked_about_again_only_when_it_is_redrawn_without_the_page(
    district, monkeypatch
):
    person = person_with_login(district, "built-in-office")
    asked = []
    monkeypatch.setattr(st, "session_state", {})
    remember(person, lambda: asked.append("again"))
    with asked_in_this_run():
        assert still_here()
    assert asked == []

    assert not still_here()
    assert asked == ["again"]


def move(source, login, code):
    unit = select(Unit.unit_id).where(Unit.code == code).scalar_subquery()
    with writing(source) as connection:
        mine = update(Account).where(Account.login == login)
        connection.execute(mine.values(role="staff", unit_id=unit))


def change(source, **values):
    with writing(source) as connection:
        connection.execute(update(Account).values(values))
