"""What the server itself lets through: asked directly, without a browser and without the pages."""

import re

import pytest
from screens import illustrated, small_district
from servers import serving
from sqlalchemy import text
from visitor import ask, cookie_of, page_held_open, upload

from accounts.answers import POLICY
from accounts.identity import Role
from database.session import writing

pytestmark = pytest.mark.slow
MEGABYTE = 2**20


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return illustrated(small_district(f"sqlite:///{tmp_path_factory.mktemp('doors') / 'd.db'}"))


@pytest.fixture(scope="module")
def address(source):
    with serving(source.url.render_as_string(), "demo") as address:
        yield address


@pytest.mark.parametrize(
    "path", ["/", "/tien-do", "/vao", "/_stcore/metrics", "/_stcore/health", "/media/none.xlsx"]
)
def test_every_answer_keeps_the_page_inside(address, path):
    answer = ask(address, path, Accept="text/html")

    assert answer.getheader("content-security-policy") == POLICY
    assert answer.getheader("x-content-type-options") == "nosniff"
    assert answer.getheader("x-frame-options") == "DENY"
    assert answer.getheader("referrer-policy") == "same-origin"
    assert answer.getheader("cross-origin-opener-policy") == "same-origin"
    assert answer.getheader("cross-origin-resource-policy") == "same-origin"
    assert "geolocation=()" in answer.getheader("permissions-policy")


def test_the_icons_are_asked_for_with_the_page(address, source):
    cookie = cookie_of(source, Role.OFFICE)
    page = ask(address, "/tien-do", Accept="text/html", Cookie=cookie).text
    [font] = re.findall(r'<link rel="preload" href="([^"]+)" as="font"', page)

    assert page.index(font) < page.index("</head>")
    answer = ask(address, font, Cookie=cookie)
    assert answer.status == 200
    assert answer.getheader("cache-control") != "no-store"


def test_no_script_runs_but_those_of_the_server_itself():
    scripts = next(part for part in POLICY.split("; ") if part.startswith("script-src"))

    assert "unsafe" not in scripts
    assert "http" not in scripts


def test_counts_of_sessions_and_memory_are_closed_and_the_health_is_open(address):
    assert ask(address, "/_stcore/metrics").status == 404
    assert ask(address, "/_stcore/health").status == 200


@pytest.mark.parametrize("proto", ["http", "https"])
def test_behind_https_cookies_go_over_https_alone(address, proto):
    answers = [ask(address, path, X_Forwarded_Proto=proto) for path in ("/vao", "/_stcore/health")]
    cookies = [each for answer in answers for each in answer.headers.get_all("set-cookie")]

    assert len(cookies) >= 2
    assert all(("Secure" in each) == (proto == "https") for each in cookies)
    assert all("SameSite=Lax" in each or "SameSite=lax" in each for each in cookies)
    strict = {answer.getheader("strict-transport-security") for answer in answers}
    assert strict == {"max-age=31536000" if proto == "https" else None}


def test_who_was_not_let_in_puts_no_file_into_memory(address):
    with page_held_open(address, "nop-bao-cao") as (visit, _sent):
        assert upload(address, visit, b"x").status == 403


def test_a_leader_who_hands_nothing_in_puts_no_file_into_memory(address, source):
    cookie = cookie_of(source, Role.LEADER)
    with page_held_open(address, "tien-do", cookie) as (visit, _sent):
        assert upload(address, visit, b"x", cookie).status == 403


@pytest.mark.parametrize("visit", ["of-nobody", "../../etc", "%2e%2e%2fetc"])
def test_a_visit_that_there_is_not_takes_no_file(address, visit):
    assert upload(address, visit, b"x").status in {403, 400}


def test_whoever_hands_in_puts_files_there_up_to_the_limit_of_one_and_of_all(address, source):
    cookie = cookie_of(source, Role.STAFF)
    with page_held_open(address, "nop-bao-cao", cookie) as (visit, _sent):
        taken = upload(address, visit, b"x", cookie)
        too_large = upload(address, visit, b"x" * 25 * MEGABYTE, cookie)
        many = [upload(address, visit, b"x" * (19 * MEGABYTE + n), cookie) for n in range(7)]

    assert (taken.status, too_large.status) == (204, 413)
    assert [answer.status for answer in many] == [204] * 6 + [413]


@pytest.mark.parametrize("cookie", ["", "phien=forged", "_streamlit_user=forged"])
def test_a_file_to_download_is_given_to_nobody_who_is_not_let_in(address, source, cookie):
    path = "/media/0123456789abcdef.xlsx"  # there is none: who is let in is told so

    refused = ask(address, path, Cookie=cookie)
    assert (refused.status, refused.getheader("cache-control")) == (403, "no-store")
    assert ask(address, path, Cookie=cookie_of(source, Role.STAFF)).status == 404


def test_a_file_without_the_token_of_its_page_is_refused(address, source):
    cookie = cookie_of(source, Role.STAFF)
    with page_held_open(address, "nop-bao-cao", cookie) as (visit, _sent):
        path = f"/_stcore/upload_file/{visit}/one"
        assert ask(address, path, "PUT", b"x", Cookie=cookie).status == 403
        assert ask(address, path, "DELETE", Cookie=cookie).status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/app/static/../dashboard.py",
        "/app/static/%2e%2e/dashboard.py",
        "/app/static/..%2fvar%2fdan_van_kheo.db",
        "/static/../../../../etc/passwd",
        "/media/../accounts/sessions.py",
        "/component/../../etc/passwd",
    ],
)
def test_no_path_leads_to_a_file_of_ours(address, path):
    answer = ask(address, path)

    assert "import " not in answer.text
    assert "root:" not in answer.text
    assert answer.status in {400, 403, 404} or "<html" in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_pages_are_asked_for_and_nothing_else(address, method):
    assert ask(address, "/tien-do", method).status == 405


def test_a_visit_from_a_page_of_another_site_is_refused(address):
    answer = ask(
        address,
        "/_stcore/stream",
        Origin="https://elsewhere.example",
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
    )
    assert answer.status == 403


def test_a_page_that_fails_says_what_to_do_and_nothing_of_how_it_is_built(tmp_path):
    broken = illustrated(small_district(f"sqlite:///{tmp_path / 'broken.db'}"))
    cookie = cookie_of(broken, Role.OFFICE)
    with writing(broken) as connection:
        connection.execute(text("ALTER TABLE listing RENAME COLUMN level TO elsewhere"))
    with serving(broken.url.render_as_string(), "demo") as address:
        with page_held_open(address, "tien-do", cookie) as (_visit, sent):
            assert "Có lỗi ngoài dự kiến lúc" in sent
            inside = ("Traceback", "sqlite3", "OperationalError", "listing.level", "site-packages")
            assert [word for word in inside if word in sent] == []
        with writing(broken) as connection:
            connection.execute(text("ALTER TABLE account RENAME COLUMN login TO elsewhere"))
        answer = ask(address, "/vao")

    assert (answer.status, answer.text) == (500, "Internal Server Error")
