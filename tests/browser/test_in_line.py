"""Twelve files chosen at once: each with its place in the queue, all understood at the end, while
somebody else's page goes on.
"""

import re

import pytest
from playwright.sync_api import expect
from screens import FORMS, illustrated, let_in, small_district
from servers import serving

from accounts.identity import Role
from tests.browser.walking import WAIT, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill, pytest.mark.timeout(300)]
SIZES = ((1366, 768), (390, 844))


def twelve(folder) -> list[str]:
    """Files alike but for their names and last bytes, of which no two are the same."""
    content = (FORMS / "v03_tong_hop_dang_ky_2024.xlsx").read_bytes()
    paths = [folder / f"bao_cao_{number:02}.xlsx" for number in range(1, 13)]
    for number, path in enumerate(paths):
        path.write_bytes(content + bytes([number]))
    return [str(path) for path in paths]


@pytest.mark.parametrize("size", SIZES, ids=["laptop", "phone"])
def test_twelve_files_show_their_places_and_are_all_understood(open_page, tmp_path, size):
    source = illustrated(small_district(f"sqlite:///{tmp_path / 'd.db'}"))
    cookies = let_in(source, Role.OFFICE)
    source.dispose()
    with serving(f"sqlite:///{tmp_path / 'd.db'}", "real") as address:
        page = settled(open_page(f"{address}/nop-bao-cao", *size, cookies=cookies))
        page.set_input_files("input[type=file]", twelve(tmp_path))

        expect(page.get_by_text(re.compile("đang chờ, thứ [0-9]+ trong hàng")).first).to_be_visible(
            timeout=WAIT
        )
        page.screenshot(path=str(tmp_path / "waiting.png"))
        expect(page.get_by_text(re.compile("Đã đọc [0-9]+ trên 12 tệp"))).to_be_visible()
        expect(page.get_by_role("heading", name=re.compile("^12 tệp: "))).to_be_visible(
            timeout=WAIT
        )
        expect(page.get_by_text("trong hàng")).to_have_count(0)
        button = page.get_by_role("button", name="Nhận báo cáo")
        expect(button).to_have_text(re.compile("12 tệp"))
        page.screenshot(path=str(tmp_path / "done.png"))
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0

        page.reload()
        expect(button).to_have_text(re.compile("12 tệp"), timeout=WAIT)
