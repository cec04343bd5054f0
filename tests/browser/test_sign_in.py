"""Signing in, the first change of a password, and out again, in a real browser."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from screens import small_district
from servers import serving

from accounts import changes
from accounts.changes import By, Wanted
from accounts.first_admin import new_code
from accounts.identity import Role
from accounts.sessions import COOKIE, open_sessions

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill]
OWN = "cầu vồng tháng bảy"
TERMINAL = By(None, datetime.now(UTC))


@pytest.fixture
def source(new_database):
    return small_district(new_database(tables=True))


def fill(page, **fields):
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.locator("button.main").first.click()


def test_the_first_admin_adds_a_clerk_who_changes_the_password_and_signs_out(source, open_page):
    with serving(source.url.render_as_string(), "real") as address:
        code = new_code(source, datetime.now(UTC))
        admin = open_page(f"{address}/vao")
        fill(admin, ma=code, ten="Trần Văn Minh", login="minh", moi=OWN, lai=OWN)
        expect(admin.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
        wanted = Wanted("Nguyễn Thị Lan", Role.STAFF, 13)
        _lan, first = changes.add(source, "lan", wanted, TERMINAL)

        page = open_page(f"{address}/tien-do?den_ngay=2023-11-30")
        fill(page, login="Lan", mat_khau="không phải nó")
        expect(page.get_by_role("alert")).to_contain_text("Tên đăng nhập hoặc mật khẩu không đúng")
        fill(page, login="Lan", mat_khau=first)
        page.goto(f"{address}/tien-do")
        expect(page.get_by_text("do người khác đặt")).to_be_visible()
        fill(page, mat_khau=first, moi=OWN, lai=OWN)

        heading = page.get_by_role("heading", level=2)
        expect(heading).to_contain_text("lượt đạt chỉ tiêu", timeout=60_000)
        page.reload()
        expect(heading).to_contain_text("lượt đạt chỉ tiêu", timeout=60_000)
        page.get_by_role("button", name="Đăng xuất").click()
        expect(page).to_have_url(re.compile("/vao$"))
        page.goto(f"{address}/tien-do")
        expect(page.get_by_label("Tên đăng nhập")).to_be_visible()

    assert [one.account_id for one in open_sessions(source, datetime.now(UTC))] == [1]


def test_a_session_ended_by_the_admin_is_over_at_the_next_click(source, open_page):
    admin, _first = changes.add(source, "minh", Wanted("Minh", Role.ADMIN, None), TERMINAL)
    with serving(source.url.render_as_string(), "real") as address:
        page = open_page(f"{address}/vao")
        fill(page, login="minh", mat_khau=_first)
        fill(page, mat_khau=_first, moi=OWN, lai=OWN)
        page.get_by_test_id("stTopNavSection").filter(has_text="Văn phòng").click(timeout=60_000)
        changes.add(source, "khac", Wanted("Khác", Role.ADMIN, None), TERMINAL)
        changes.close(source, admin, TERMINAL)
        page.get_by_text("Tài khoản", exact=True).click()
        expect(page.get_by_text("Phiên đăng nhập đã kết thúc.")).to_be_visible()
        page.get_by_role("link", name="Đăng nhập").click()
        expect(page.get_by_label("Tên đăng nhập")).to_be_visible()

        assert page.get_by_test_id("stDataFrame").count() == 0
        assert [each["name"] for each in page.context.cookies() if each["httpOnly"]].count(COOKIE)


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("path", ["/vao", "/doi-mat-khau", "/tai-khoan"])
def test_the_pages_of_accounts_fit_and_ask_nothing_of_outside(
    source, open_page, asked, path, width
):
    _admin, first = changes.add(source, "minh", Wanted("Minh", Role.ADMIN, None), TERMINAL)
    with serving(source.url.render_as_string(), "real") as address:
        page = open_page(f"{address}/vao", width, 844)
        if path != "/vao":
            fill(page, login="minh", mat_khau=first)
            fill(page, mat_khau=first, moi=OWN, lai=OWN)
            page.goto(f"{address}{path}")
        if path == "/tai-khoan":
            expect(page.get_by_text("1 tài khoản đang dùng")).to_be_visible(timeout=60_000)
        wide = page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    assert wide
    assert all(one.split("//")[1].startswith("127.0.0.1:") for one in asked if "//" in one)
