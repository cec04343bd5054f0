"""The screens in a real browser, from a real server."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from screens import FORMS, empty_district, illustrated, let_in, small_district
from servers import serving

from accounts.identity import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill]
DRAWN = ".js-plotly-plot .main-svg"


@pytest.fixture
def url(new_database):
    return new_database(tables=True)


def _open(page, heading, title):
    """Go to a page by the menu at the top."""
    page.get_by_test_id("stTopNavSection").filter(has_text=heading).click()
    page.get_by_test_id("stTopNavDropdownLink").get_by_text(title, exact=True).click()


def test_a_form_handed_in_changes_the_heading_figure(url, open_page):
    cookies = let_in(empty_district(url), Role.OFFICE)
    with serving(url, "real") as address:
        page = open_page(f"{address}/tien-do", cookies=cookies)
        heading = page.get_by_role("heading", level=2)
        expect(heading).to_contain_text(
            "không đơn vị nào báo cáo, trong 170 lượt phải đạt", timeout=60_000
        )

        _open(page, "Báo cáo", "Nộp báo cáo")
        page.set_input_files("input[type=file]", FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx")
        expect(page.get_by_text("Danh sách đăng ký", exact=True).first).to_be_visible(
            timeout=30_000
        )
        page.get_by_role("button", name="Nhận báo cáo").click()
        expect(page.get_by_text("đã nhận")).to_be_visible(timeout=30_000)

        _open(page, "Số liệu", "Tiến độ")
        expect(heading).to_contain_text("1 trên 170 lượt đạt chỉ tiêu", timeout=30_000)


def test_on_a_phone_the_list_of_pages_is_closed_until_opened_and_by_a_choice(url, open_page):
    cookies = let_in(small_district(url), Role.OFFICE)
    with serving(url, "real") as address:
        page = open_page(f"{address}/tien-do", 390, 844, cookies)
        page.wait_for_selector("h1", timeout=60_000)
        opened = page.get_by_test_id("stPopoverBody")
        assert opened.count() == 0
        assert not page.get_by_test_id("stExpandSidebarButton").is_visible()
        assert page.get_by_role("button", name="Đăng xuất").is_visible()

        page.get_by_role("button", name="Các trang").click()
        opened.get_by_text("Báo cáo đã nộp").click()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Báo cáo đã nộp", timeout=30_000)
        expect(opened).to_have_count(0)

        wide = open_page(f"{address}/tien-do", cookies=cookies)
        expect(wide.get_by_role("button", name="Đăng xuất")).to_be_visible(timeout=60_000)
        expect(wide.get_by_test_id("stTopNavSection")).to_have_count(4)
        expect(wide.get_by_test_id("stTopNavLink")).to_have_text(re.compile("Trang đầu$"))
        assert not wide.get_by_role("button", name="Các trang").is_visible()


def test_the_page_speaks_vietnamese_asks_nothing_of_outside_and_fits(url, open_page, asked):
    cookies = let_in(small_district(url), Role.OFFICE)
    with serving(url, "real") as address:
        for width, height in ((1366, 768), (390, 844)):
            page = open_page(f"{address}/tien-do?den_ngay=2023-11-30", width, height, cookies)
            page.wait_for_selector(DRAWN, timeout=60_000)
            main = page.get_by_test_id("stMain")

            assert page.locator("html").get_attribute("lang") == "vi"
            assert main.evaluate("part => part.scrollWidth <= part.clientWidth")
            assert main.evaluate("() => document.fonts.check('16px \"Be Vietnam Pro\"')")

    hosts = {
        urlsplit(wanted).netloc for wanted in asked if not wanted.startswith(("data:", "blob:"))
    }
    assert hosts == {urlsplit(address).netloc}


def test_a_visitor_of_the_demo_chooses_who_to_be_and_comes_back_to_the_page_wanted(url, open_page):
    illustrated(small_district(url))
    with serving(url, "demo") as address:
        page = open_page(f"{address}/tien-do?den_ngay=2023-11-30")
        page.get_by_role("button", name=re.compile("Lãnh đạo")).click()

        heading = page.get_by_role("heading", level=2)
        expect(heading).to_contain_text("2 trong 102 mô hình phải đạt", timeout=60_000)
        expect(page.get_by_text("Số liệu minh họa")).to_be_visible()
        page.get_by_test_id("stTopNavSection").filter(has_text="Báo cáo").click()
        expect(page.get_by_text("Báo cáo đã nộp", exact=True)).to_be_visible()
        assert page.get_by_text("Nộp báo cáo", exact=True).count() == 0

        page.reload()
        expect(heading).to_contain_text("2 trong 102 mô hình phải đạt", timeout=60_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_colour_scheme_of_the_visitor(url, open_page, scheme):
    cookies = let_in(small_district(url), Role.OFFICE)
    with serving(url, "real") as address:
        page = open_page(
            f"{address}/tien-do?den_ngay=2023-11-30", cookies=cookies, color_scheme=scheme
        )
        page.wait_for_selector(DRAWN, timeout=60_000)
        grounds = page.get_by_test_id("stApp").evaluate(
            "part => getComputedStyle(part).backgroundColor"
        )
        ink = page.locator(".js-plotly-plot .annotation-text").first.evaluate(
            "text => getComputedStyle(text).fill"
        )

    expected = {
        "light": ("rgb(255, 255, 255)", "rgb(31, 35, 40)"),
        "dark": ("rgb(20, 23, 26)", "rgb(236, 234, 230)"),
    }
    assert (grounds, ink) == expected[scheme]


def test_a_file_is_taken_back_on_the_page_of_what_was_handed_in(url, open_page):
    cookies = let_in(small_district(url), Role.OFFICE)
    with serving(url, "real") as address:
        page = open_page(f"{address}/da-nop?tim=an+vi", cookies=cookies)
        first = page.get_by_text("1 trên 3 tệp đã nộp: 1 đang được tính")
        expect(first).to_be_visible(timeout=60_000)
        table = page.get_by_test_id("stDataFrame").bounding_box()
        page.mouse.click(table["x"] + 18, table["y"] + 36 + 18)
        page.get_by_role("button", name="Rút lại 1 tệp").click(timeout=30_000)
        said = "1 trên 3 tệp đã nộp: 1 đã rút lại"
        expect(page.get_by_text(said)).to_be_visible(timeout=30_000)
