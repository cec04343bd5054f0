"""The screens in a real browser, from a real server."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from screens import FORMS, empty_district, illustrated, serving, small_district

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DRAWN = ".js-plotly-plot .main-svg"


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'district.db'}"


def _open(page, heading, title):
    """Go to a page by the menu at the top."""
    page.get_by_test_id("stTopNavSection").filter(has_text=heading).click()
    page.get_by_text(title, exact=True).click()


def test_a_form_handed_in_changes_the_heading_figure(url, open_page):
    empty_district(url)
    with serving(url, "single") as address:
        page = open_page(f"{address}/tien-do")
        heading = page.get_by_role("heading", level=2)
        expect(heading).to_contain_text("0 trên 170 lượt đạt chỉ tiêu", timeout=60_000)

        _open(page, "Báo cáo", "Nộp báo cáo")
        page.set_input_files("input[type=file]", FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx")
        expect(page.get_by_text("Danh sách đăng ký", exact=True).first).to_be_visible()
        page.get_by_role("button", name="Nhận báo cáo").click()
        expect(page.get_by_text("đã nhận")).to_be_visible(timeout=30_000)

        _open(page, "Số liệu", "Tiến độ")
        expect(heading).to_contain_text("1 trên 170 lượt đạt chỉ tiêu", timeout=30_000)


def test_the_page_speaks_vietnamese_asks_nothing_of_outside_and_fits(url, open_page, asked):
    small_district(url)
    with serving(url, "single") as address:
        for width, height in ((1366, 768), (390, 844)):
            page = open_page(f"{address}/tien-do?den_ngay=2023-11-30", width, height)
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
        page.get_by_role("link", name="Chọn vai để vào").click(timeout=60_000)
        page.get_by_role("button", name=re.compile("Lãnh đạo")).click()

        heading = page.get_by_role("heading", level=2)
        expect(heading).to_have_text("2 trong 34 đơn vị đạt chỉ tiêu năm 2023.", timeout=60_000)
        expect(page.get_by_text("Số liệu minh họa")).to_be_visible()
        page.get_by_test_id("stTopNavSection").filter(has_text="Báo cáo").click()
        expect(page.get_by_text("Báo cáo đã nộp", exact=True)).to_be_visible()
        assert page.get_by_text("Nộp báo cáo", exact=True).count() == 0

        page.reload()
        expect(heading).to_have_text("2 trong 34 đơn vị đạt chỉ tiêu năm 2023.", timeout=60_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_colour_scheme_of_the_visitor(url, open_page, scheme):
    small_district(url)
    with serving(url, "single") as address:
        page = open_page(f"{address}/tien-do?den_ngay=2023-11-30", color_scheme=scheme)
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
    small_district(url)
    with serving(url, "single") as address:
        page = open_page(f"{address}/da-nop?tim=an+vi")
        first = page.get_by_text("1 trên 3 tệp đã nộp: 1 đang được tính")
        expect(first).to_be_visible(timeout=60_000)
        table = page.get_by_test_id("stDataFrame").bounding_box()
        page.mouse.click(table["x"] + 18, table["y"] + 36 + 18)
        page.get_by_role("button", name="Rút lại 1 tệp").click(timeout=30_000)
        said = "1 trên 3 tệp đã nộp: 1 đã rút lại"
        expect(page.get_by_text(said)).to_be_visible(timeout=30_000)
