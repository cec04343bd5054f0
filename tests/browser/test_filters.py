"""Filters go along from page to page, stand in the address, and come back with “back”."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from screens import let_in, small_district
from servers import serving

from accounts.identity import Role
from tests.browser.walking import WAIT, click, go, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill]
DAY, SHOWN = "2023-11-30", "30/11/2023"


@pytest.fixture(scope="module")
def served(new_database_of_module):
    """The address of a server of the small district, and the cookies of somebody of its office."""
    url = new_database_of_module(tables=True)
    cookies = let_in(small_district(url), Role.OFFICE)
    with serving(url, "real") as address:
        yield address, cookies


@pytest.fixture
def page(served, open_page):
    address, cookies = served
    return settled(open_page(f"{address}/tien-do?den_ngay={DAY}", cookies=cookies))


def follow(page, heading: str, title: str, first_line: str) -> None:
    """Go to a page by the menu at the top, and wait for it."""
    page.get_by_test_id("stTopNavSection").filter(has_text=heading).click()
    page.get_by_text(title, exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(first_line, timeout=WAIT)
    settled(page)


def asked(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def shown_day(page) -> str:
    return page.get_by_test_id("stDateInput").first.inner_text().replace("\n", "")


def test_the_day_goes_along_by_the_menu_and_comes_back_by_back(page):
    follow(page, "Số liệu", "Chỉ tiêu và hạn nộp", "Chỉ tiêu và hạn nộp")
    assert asked(page)["den_ngay"] == [DAY]
    assert SHOWN in shown_day(page)

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tiến độ", timeout=WAIT)
    settled(page)
    assert asked(page)["den_ngay"] == [DAY]
    assert SHOWN in shown_day(page)

    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chỉ tiêu", timeout=WAIT)
    settled(page)
    assert SHOWN in shown_day(page)


def test_the_day_is_still_there_after_a_page_without_one(page):
    follow(page, "Báo cáo", "Báo cáo đã nộp", "Báo cáo đã nộp")
    follow(page, "Số liệu", "Mô hình", "Mô hình")

    assert asked(page)["den_ngay"] == [DAY]
    assert SHOWN in shown_day(page)


def test_a_year_that_was_chosen_goes_along_and_one_that_was_not_does_not(page):
    address = page.url.partition("/tien-do")[0]
    go(page, f"{address}/chi-tieu-han-nop?nam=2022&den_ngay={DAY}")
    follow(page, "Số liệu", "Mô hình", "Mô hình")
    assert asked(page)["nam"] == ["2022"]

    go(page, f"{address}/chi-tieu-han-nop?den_ngay={DAY}")
    follow(page, "Số liệu", "Mô hình", "Mô hình")
    assert "nam" not in asked(page)


def test_a_link_that_asks_in_vain_is_told_so(page):
    address = page.url.partition("/tien-do")[0]
    go(page, f"{address}/tien-do?den_ngay=2019-02-28")

    told = page.get_by_text("Đường dẫn ghi ngày 28/2/2019, không xem được ở đây.")
    expect(told).to_be_visible(timeout=WAIT)
    assert "den_ngay" not in asked(page)


def test_a_page_knows_where_its_server_is(page, asked):
    """At its own address there is none: to ask there first costs a wait before all else."""
    assert [url for url in asked if "/tien-do/" in url] == []
    assert [url for url in asked if url.endswith("/_stcore/health")] != []


def test_a_link_takes_the_day_along_once_here_and_in_another_window(page):
    there = page.get_by_role("link", name="Trình chiếu phần này")
    there.wait_for(timeout=WAIT)
    address, _, led = there.get_attribute("href").partition("?")
    click(there)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trình chiếu", timeout=WAIT)
    settled(page)

    assert address == "trinh-chieu"
    assert parse_qs(led) == {"den_ngay": [DAY], "phan": ["Tiến độ"]}
    assert asked(page)["den_ngay"] == [DAY]
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tiến độ", timeout=WAIT)
    settled(page)
    assert asked(page) == {"den_ngay": [DAY]}
