"""The page of papers in a real browser: one is stopped, one is made and taken along."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect
from screens import let_in, small_district
from servers import serving

from accounts.identity import Role
from tests.browser.walking import WAIT, click

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill]


def test_a_paper_can_be_stopped_and_one_that_is_made_is_taken_along(new_database, open_page):
    url = new_database(tables=True)
    cookies = let_in(small_district(url), Role.OFFICE)
    with serving(url, "real") as address:
        where = f"{address}/xuat-van-ban?den_ngay=2023-11-30"
        page = open_page(where, cookies=cookies)
        click(page.get_by_role("button", name="Tạo tệp .zip"))
        page.get_by_role("button", name="Dừng").click(timeout=WAIT)
        expect(page.get_by_role("button", name="Dừng")).to_have_count(0, timeout=WAIT)
        expect(page.get_by_role("button", name="Tạo tệp .zip")).to_be_enabled()
        assert page.get_by_test_id("stDownloadButton").count() == 0

        click(page.get_by_role("button", name="Tạo tệp .docx").first)
        ready = page.get_by_role("button", name="Tải tệp .docx")
        ready.wait_for(timeout=WAIT)
        with page.expect_download(timeout=WAIT) as taken:
            click(ready)
        paper = Document(BytesIO(Path(taken.value.path()).read_bytes()))

    assert (
        taken.value.suggested_filename == "bao-cao-tong-hop-huyen-khoai-chau-2023-2023-11-30.docx"
    )
    assert "BÁO CÁO" in [each.text for each in paper.paragraphs]
