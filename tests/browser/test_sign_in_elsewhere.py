"""People who sign in at a real issuer, in a real browser: whom it lets in, and as what."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from screens import small_district
from servers import serving
from sqlalchemy import select

from accounts import changes
from accounts.changes import By, Wanted
from accounts.identity import Role
from accounts.sessions import open_sessions, revoke
from benchmarks.servers import free_port
from database.session import reading
from database.tables import Account
from tests.oidc.issuer import install_issuer, issuing, secrets_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill]
TERMINAL = By(None, datetime.now(UTC))
LAN = "lan@example.vn"


@pytest.fixture(scope="module")
def issuer_folder(tmp_path_factory):
    return install_issuer(tmp_path_factory.mktemp("issuer"))


@pytest.fixture
def source(new_database):
    made = small_district(new_database(tables=True))
    changes.add(made, "quan.tri", Wanted("Quản trị", Role.ADMIN, None), TERMINAL)
    changes.add(made, "lan", Wanted("Nguyễn Thị Lan", Role.STAFF, 13, LAN), TERMINAL)
    return made


@pytest.fixture
def served(source, issuer_folder, tmp_path, monkeypatch):
    """The dashboard, told of an issuer that runs: its address, and the issuer's."""
    port, other = free_port(), free_port()
    callback = f"http://127.0.0.1:{port}/oauth2callback"
    with issuing(issuer_folder, other, callback) as issuer:
        secrets = secrets_of(tmp_path, issuer, callback)
        monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(secrets))
        with serving(source.url.render_as_string(), "real", port=port) as address:
            yield address, issuer


def sign_in(page, address, email):
    """By the button of our sign-in page, through the pages of the issuer, and back."""
    page.goto(f"{address}/vao")
    page.get_by_role("link", name="Đăng nhập bằng tài khoản cơ quan").click()
    page.fill("[name=login]", email, timeout=60_000)
    page.fill("[name=password]", "of no matter")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def subject(source, login="lan"):
    with reading(source) as connection:
        asked = select(Account.subject).where(Account.login == login)
        return connection.execute(asked).scalar_one()


def test_a_verified_address_lets_in_once_and_its_identity_from_then_on(served, source, open_page):
    address, issuer = served
    page = open_page(f"{address}/vao")
    sign_in(page, address, LAN)
    expect(page.get_by_text("Nguyễn Thị Lan", exact=True)).to_be_visible(timeout=60_000)
    page.goto(f"{address}/tai-khoan")
    expect(page.get_by_text("Trang này không mở cho vai trò của bạn")).to_be_visible(timeout=60_000)
    assert subject(source) == f"{issuer}|{LAN}"

    # Another role holds from the next look, and a session that is ended lets in no more.
    changes.alter(source, 2, Wanted("Nguyễn Thị Lan", Role.ADMIN, None), TERMINAL)
    page.goto(f"{address}/tai-khoan")
    expect(page.get_by_text("2 tài khoản đang dùng")).to_be_visible(timeout=60_000)
    [session] = open_sessions(source, datetime.now(UTC), 2)
    revoke(source, session.session_id, datetime.now(UTC), None)
    page.reload()
    expect(page.get_by_text("chưa được mở ở đây")).to_be_visible(timeout=60_000)
    assert page.get_by_test_id("stDataFrame").count() == 0


def test_who_signs_out_here_is_asked_again(served, source, open_page):
    address, _issuer = served
    page = open_page(f"{address}/vao")
    sign_in(page, address, LAN)
    page.get_by_role("button", name="Đăng xuất").click(timeout=60_000)
    page.get_by_role("button", name="Yes, sign me out").click(timeout=60_000)
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible(timeout=60_000)

    assert open_sessions(source, datetime.now(UTC)) == []


@pytest.mark.parametrize("email", ["ai.do@example.vn", f"unverified-{LAN}"])
def test_an_identity_that_nobody_linked_opens_nothing(served, source, open_page, email):
    if email.startswith("unverified"):
        changes.alter(source, 2, Wanted("Nguyễn Thị Lan", Role.STAFF, 13, email), TERMINAL)
    address, _issuer = served
    page = open_page(f"{address}/vao")
    sign_in(page, address, email)
    expect(page.get_by_text("chưa được mở ở đây")).to_be_visible(timeout=60_000)

    assert page.get_by_test_id("stTopNavSection").count() == 0
    assert subject(source).startswith("mailto:")
    assert open_sessions(source, datetime.now(UTC)) == []
