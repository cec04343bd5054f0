"""A chart is taken along as a picture from a real page, and nothing of it stays behind."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from screens import let_in, small_district
from servers import serving

from accounts.identity import Role
from tests.browser.walking import WAIT, click

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def opened(page):
    """The button of a picture, beside the first table behind a chart."""
    click(page.get_by_text("Bảng số liệu, tải về").first)
    return page.get_by_role("button", name="Tải ảnh").first


@pytest.mark.drill
def test_who_looks_in_the_dark_takes_along_a_picture_on_white(new_database, open_page):
    url = new_database(tables=True)
    cookies = let_in(small_district(url), Role.LEADER)
    with serving(url, "real") as address:
        where = f"{address}/linh-vuc?den_ngay=2023-11-30"
        page = open_page(where, cookies=cookies, color_scheme="dark")
        picture_button = opened(page)
        with page.expect_download(timeout=WAIT) as taken:
            click(picture_button)
        picture = Image.open(BytesIO(Path(taken.value.path()).read_bytes())).convert("RGB")

    assert taken.value.suggested_filename.endswith(".png")
    assert picture.width == 1920
    colours = {colour: count for count, colour in picture.getcolors(maxcolors=1 << 22)}
    assert max(colours, key=colours.get) == (255, 255, 255)


@pytest.mark.drill
def test_where_no_picture_can_be_made_the_page_says_so_in_our_words(
    new_database, open_page, monkeypatch
):
    monkeypatch.setenv("BROWSER_PATH", "/bin/false")
    url = new_database(tables=True)
    cookies = let_in(small_district(url), Role.LEADER)
    with serving(url, "real") as address:
        where = f"{address}/linh-vuc?den_ngay=2023-11-30"
        page = open_page(where, cookies=cookies)
        click(opened(page))
        told = page.get_by_test_id("stDownloadButtonError")
        told.wait_for(timeout=WAIT)
        read = told.evaluate(
            "part => [getComputedStyle(part).fontSize, getComputedStyle(part, '::after').content]"
        )

    assert read[0] == "0px"
    assert read[1].startswith('"Chưa tải được tệp.')
