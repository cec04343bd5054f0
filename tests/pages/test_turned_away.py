"""Nobody who was not let in sees a figure, whatever address they open first on a fresh server."""

import re
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from screens import illustrated, serving, small_district
from wire import everything_sent

from accounts.built_in import ensure_accounts
from accounts.mode import Mode

FIGURES = ("Xã Đông Tảo", "34 đơn vị", "chỉ tiêu năm")
EVERY_ADDRESS = (
    "tien-do",
    "",
    "progress",  # what Streamlit would call pages/…/progress.py
    "leaders/progress",
)


@pytest.fixture
def url(tmp_path):
    address = f"sqlite:///{tmp_path / 'district.db'}"
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

    assert "Chọn vai để vào" in sent
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
    assert "Chọn vai để vào" in forged
    assert "0 trong 1 đơn vị đạt chỉ tiêu năm 2023." in own
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

    assert "Chọn vai để vào" in sent


@pytest.mark.slow
def test_the_sign_in_form_is_believed_only_with_its_own_token_and_leads_only_inside(url):
    with serving(url, "demo") as address:
        foreign, _ = ask(address, "POST", "/vao", urlencode({"login": "built-in-admin"}))
        unknown_page, html = ask(address, "GET", "/vao?tiep=//outside.example/")
        health, _ = ask(address, "GET", "/_stcore/metrics")
        front, page = ask(address, "GET", "/tien-do", Accept="text/html")
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
    real = [caption.value for caption in dashboard().caption]
    illustrated(district)
    invented = [caption.value for caption in dashboard().caption]

    assert said not in real
    assert said in invented


@pytest.mark.slow
def test_a_demo_over_figures_that_are_no_illustration_shows_none_and_lets_nobody_in(tmp_path):
    real = f"sqlite:///{tmp_path / 'real.db'}"
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
def test_a_single_installation_shows_nothing_while_others_could_reach_it(url):
    with serving(url, "single") as address:
        at_home = everything_sent(address, "tien-do", "den_ngay=2023-11-30")
    with serving(url, "single", "--server.address=0.0.0.0") as address:
        exposed = everything_sent(address, "tien-do", "den_ngay=2023-11-30")

    assert "2 trong 34 đơn vị đạt chỉ tiêu năm 2023." in at_home
    assert "--server.address 127.0.0.1" in exposed
    assert not [figure for figure in FIGURES if figure in exposed]
