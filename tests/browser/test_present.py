"""A meeting held on the slides, in a real browser: over the whole screen, by the keys alone."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from screens import CODE, NOW, let_in, registered, small_district
from servers import serving

from accounts.identity import Role
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from tests.browser.walking import settled
from tests.snapshots import DAY, snapshot

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHART = ".st-key-hinh_trinh_chieu"
DRAWN = ".js-plotly-plot .main-svg"
# Of every element that holds words of its own: the size of its type as it is seen.
# Pixels between what shows the slide and the line of whoever speaks.
ROOM_ABOVE_THE_FOOT = """() => {
  const foot = document.querySelector(".st-key-chan_trinh_chieu");
  const shown = [...document.querySelectorAll("[data-testid=stMain] [data-testid=stHtml] > *")];
  const bottoms = shown.filter(part => !foot.contains(part)).map(
    part => part.getBoundingClientRect().bottom);
  return foot.getBoundingClientRect().top - Math.max(...bottoms);
}"""
SMALLEST = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const words = [...main.querySelectorAll('*')].filter(one =>
    [...one.childNodes].some(part => part.nodeType === 3 && part.textContent.trim())
    && one.getClientRects().length && one.tagName !== 'STYLE'
    && !one.closest('button, span[style]') && one.tagName !== 'SPAN');
  return Math.min(...words.map(one => parseFloat(getComputedStyle(one).fontSize)));
}"""


@pytest.fixture
def source(new_database):
    return small_district(new_database(tables=True))


def url_of(source):
    return source.url.render_as_string(hide_password=False)


def page_of(address):
    return dict(part.split("=") for part in urlsplit(address).query.split("&")).get("trang")


def on_slide(page, at):
    """Once the whole slide is there, its keys too."""
    shown = page.get_by_text(f"Trang {at}/", exact=False)
    expect(shown).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Đóng")).to_be_visible()


def test_a_meeting_is_held_by_the_keys_while_reports_come_in(source, open_page, asked):
    cookies = let_in(source, Role.LEADER)
    with serving(url_of(source), "real") as address:
        page = open_page(f"{address}/trinh-chieu?den_ngay={DAY}", 1920, 1080, cookies)
        page.get_by_role("button", name="Chốt số liệu và mở trình chiếu").click(timeout=60_000)
        said = page.get_by_role("heading", level=1)
        # For a moment the page that opened the deck stands there as well.
        expect(said.filter(has_text="Trình chiếu")).to_have_count(0, timeout=30_000)
        expect(said).to_have_text("2 trong 34 đơn vị đạt chỉ tiêu năm 2023.", timeout=30_000)
        expect(page.get_by_test_id("stTopNavSection")).to_have_count(0)

        late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "new"))
        take_in(source, b"late", late, builtin_plans()[CODE], DAY.replace(month=3), NOW)
        on_slide(page, 1)
        page.keyboard.press("ArrowRight")
        on_slide(page, 2)
        expect(said).to_contain_text("Năm 2023: 6 % số đơn vị đạt chỉ tiêu")
        page.keyboard.press("ArrowRight")
        expect(said).to_have_text("Năm 2023 có 4 mô hình được tính, ít nhất phải có 34.")
        page.wait_for_selector(DRAWN)
        assert page_of(page.url) == "3"

        page.reload()
        on_slide(page, 3)
        expect(said).to_have_text("Năm 2023 có 4 mô hình được tính, ít nhất phải có 34.")
        page.keyboard.press("ArrowLeft")
        on_slide(page, 2)
        expect(said).to_contain_text("Năm 2023: 6 %")
        page.keyboard.press("Home")
        on_slide(page, 1)
        expect(said).to_have_text("2 trong 34 đơn vị đạt chỉ tiêu năm 2023.")
        page.keyboard.press("Escape")
        expect(page.get_by_role("heading", name="Các bản đã chốt")).to_be_visible()
        expect(page.get_by_test_id("stTopNavSection").first).to_be_visible()

    hosts = {urlsplit(one).netloc for one in asked if not one.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(address).netloc}


@pytest.mark.drill
def test_every_slide_is_read_from_the_back_row_and_fits_the_screen(source, open_page):
    snapshot(source)
    cookies = let_in(source, Role.LEADER)
    with serving(url_of(source), "real") as address:
        for width, height, least in ((1920, 1080, 28), (1366, 768, 16)):
            page = open_page(f"{address}/trinh-chieu?bai=1", width, height, cookies)
            for at in range(1, 12):
                number = page.get_by_text(f"Trang {at}/11", exact=False)
                expect(number).to_be_visible(timeout=60_000)
                settled(page)
                main = page.get_by_test_id("stMain")
                assert main.evaluate("part => part.scrollWidth <= part.clientWidth"), at
                assert main.evaluate("part => part.scrollHeight <= part.clientHeight"), at
                assert page.evaluate(SMALLEST) >= least, at
                assert page.evaluate(ROOM_ABOVE_THE_FOOT) >= 0, at
                if page.locator(CHART).count():
                    drawn = page.locator(f"{CHART} {DRAWN}").first.bounding_box()
                    assert drawn["height"] >= height / 2, at
                if at < 11:
                    page.get_by_role("button", name="Tiếp").click()


@pytest.mark.drill
def test_on_a_phone_a_slide_is_read_without_sideways_scrolling(source, open_page):
    snapshot(source)
    cookies = let_in(source, Role.LEADER)
    with serving(url_of(source), "real") as address:
        options = {"user_agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}
        for at in (1, 3, 5, 6):
            where = f"{address}/trinh-chieu?bai=1&trang={at}"
            page = open_page(where, 390, 844, cookies, **options)
            expect(page.get_by_text(f"Trang {at}/11", exact=False)).to_be_visible(timeout=60_000)
            main = page.get_by_test_id("stMain")
            assert main.evaluate("part => part.scrollWidth <= part.clientWidth"), at
