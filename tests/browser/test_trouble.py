"""A real server whose database fails for a while, looked at with a real browser."""

import re
import resource
from pathlib import Path

import pytest
from playwright.sync_api import expect
from screens import FORMS, illustrated, let_in, small_district
from servers import process_of, serving

from accounts.identity import Role
from database.session import engine

pytestmark = [pytest.mark.browser, pytest.mark.drill]
WAIT = 60_000


@pytest.fixture
def file(tmp_path) -> Path:
    made = tmp_path / "district.db"
    small_district(f"sqlite:///{made}").dispose()
    return made


@pytest.fixture
def cookies(file) -> dict[str, str]:
    source = engine(f"sqlite:///{file}")
    yield let_in(source, Role.OFFICE)
    source.dispose()


def test_a_page_comes_back_by_itself_when_the_database_does(file, cookies, open_page):
    with serving(f"sqlite:///{file}", "real") as address:
        page = open_page(f"{address}/tien-do?den_ngay=2023-11-30", cookies=cookies)
        heading = page.get_by_role("heading", level=2)
        expect(heading).to_contain_text("2 trong 102 mô hình", timeout=WAIT)

        file.rename(file.with_suffix(".away"))
        page.reload()
        expect(page.get_by_text("Tạm thời không nối được")).to_be_visible(timeout=WAIT)
        other = open_page(f"{address}/mo-hinh", cookies=cookies)
        expect(other.get_by_text("Tạm thời không nối được")).to_be_visible(timeout=WAIT)
        assert not file.exists()

        file.with_suffix(".away").rename(file)
        expect(heading).to_contain_text("2 trong 102 mô hình", timeout=WAIT)
        expect(page.get_by_text("Tạm thời không nối được")).to_have_count(0)
        expect(other.get_by_text("Tạm thời không nối được")).to_have_count(0, timeout=WAIT)


def test_who_wants_to_sign_in_meanwhile_is_told_and_can_when_it_is_back(tmp_path, open_page):
    file = tmp_path / "district.db"
    illustrated(small_district(f"sqlite:///{file}")).dispose()
    with serving(f"sqlite:///{file}", "demo") as address:
        page = open_page(f"{address}/vao")
        leader = page.get_by_role("button", name=re.compile("Lãnh đạo"))
        expect(leader).to_be_visible(timeout=WAIT)
        file.rename(file.with_suffix(".away"))
        leader.click()
        expect(page.get_by_text("Tạm thời không nối được")).to_be_visible(timeout=WAIT)
        file.with_suffix(".away").rename(file)
        expect(leader).to_be_visible(timeout=WAIT)
        leader.click()
        heading = page.get_by_role("heading", level=2)
        expect(heading).to_be_visible(timeout=WAIT)


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits another process")
def test_a_report_handed_in_while_the_disk_takes_no_more_goes_in_later(file, cookies, open_page):
    with serving(f"sqlite:///{file}", "real") as address:
        page = open_page(f"{address}/nop-bao-cao", cookies=cookies)
        form = FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx"
        page.set_input_files("input[type=file]", form, timeout=WAIT)
        take = page.get_by_role("button", name="Nhận báo cáo")
        expect(take).to_be_enabled(timeout=WAIT)

        server = process_of(address)
        _, most = resource.prlimit(server, resource.RLIMIT_FSIZE)
        wal = Path(f"{file}-wal").stat().st_size
        resource.prlimit(server, resource.RLIMIT_FSIZE, (wal, most))
        take.click()
        expect(page.get_by_text("Không có gì bị mất")).to_be_visible(timeout=WAIT)
        expect(page.get_by_text(form.name).first).to_be_visible()

        resource.prlimit(server, resource.RLIMIT_FSIZE, (most, most))
        page.get_by_role("button", name="Thử lại").click()
        expect(page.get_by_text("Không có gì bị mất")).to_have_count(0, timeout=WAIT)
        take.click()
        expect(page.get_by_text("đã nhận")).to_be_visible(timeout=WAIT)
