"""A real browser on every page: nothing is run that a file said, nothing is asked of outside."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from screens import FORMS, illustrated, small_district
from servers import serving
from visitor import ask, cookie_of

from accounts.built_in import ensure_accounts
from accounts.identity import Role
from accounts.mode import Mode
from tests.browser.walking import click
from tests.pages.test_hostile_words import speak
from tests.pages.test_roles import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill]


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The small district whose every name is one that would like to be more than a name."""
    found = small_district(f"sqlite:///{tmp_path_factory.mktemp('doors') / 'd.db'}")
    ensure_accounts(found, Mode.DEMO)
    return speak(illustrated(found))


@pytest.fixture(scope="module")
def address(source):
    with serving(source.url.render_as_string(), "demo") as address:
        yield address


class Watched:
    """A window signed in as somebody, and what it said, asked for and ran."""

    def __init__(self, browser, address: str, cookie: str) -> None:
        self.context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        name, _, value = cookie.partition("=")
        self.context.add_cookies([{"name": name, "value": value, "url": address}])
        self.said, self.asked, self.ran = [], [], []
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("websocket", lambda socket: self.asked.append(socket.url))
        self.page.on("dialog", lambda dialog: (self.ran.append(dialog.message), dialog.dismiss()))

    @property
    def violations(self) -> list[str]:
        return [text for text in self.said if "Content Security Policy" in text]

    def outside(self, address: str) -> list[str]:
        own = urlsplit(address).netloc
        asked = [url for url in self.asked if not url.startswith(("data:", "blob:"))]
        return [url for url in asked if urlsplit(url).netloc != own]


@pytest.fixture
def window(browser, address, source):
    watched = Watched(browser, address, cookie_of(source, Role.OFFICE))
    yield watched
    watched.context.close()


def test_every_page_keeps_to_the_policy_asks_nothing_of_outside_and_runs_nothing(window, address):
    page = window.page
    for path in ("vao", *PAGES, "tien-do?den_ngay=2023-11-30", "mo-hinh?tim=img", "don-vi?tim=img"):
        page.goto(f"{address}/{path}")
        if path != "vao":
            page.wait_for_selector("h1", timeout=60_000)
            expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=60_000)
        links = page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)")
        linked = [url for url in links if "outside.example" in url or "javascript:" in url]
        assert (path, linked) == (path, [])
        assert page.locator('img[src="x"], img[src*="outside"]').count() == 0

    assert window.violations == []
    assert window.outside(address) == []
    assert window.ran == []


def test_a_chart_is_drawn_and_a_file_is_read_and_taken_in_under_the_policy(window, address):
    page = window.page
    page.goto(f"{address}/tien-do?den_ngay=2023-11-30")
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
    page.goto(f"{address}/nop-bao-cao")
    page.set_input_files("input[type=file]", FORMS / "v05_ket_qua_2024_xa_dan_tien.xlsx")
    expect(page.get_by_text(re.compile("v05_ket_qua"))).not_to_have_count(0, timeout=60_000)

    assert window.violations == []
    assert window.outside(address) == []


def test_a_file_is_downloaded_by_who_is_signed_in_and_by_nobody_else(window, address, tmp_path):
    page = window.page
    page.goto(f"{address}/mo-hinh?den_ngay=2023-11-30")
    button = page.get_by_test_id("stDownloadButton").first.get_by_role("button")
    with page.expect_download(timeout=30_000) as coming:
        click(button)
    coming.value.save_as(tmp_path / "one")
    fetched = coming.value.url

    assert (tmp_path / "one").stat().st_size > 0
    assert "/media/" in fetched
    assert ask(address, urlsplit(fetched).path).status == 403


def test_the_policy_stops_what_would_ask_outside_or_run(window, address):
    """The test above would see it: here the page itself is made to try."""
    page = window.page
    page.goto(f"{address}/vao")
    page.evaluate(
        "() => { const one = new Image(); one.src = 'https://outside.example/x.png';"
        " document.body.append(one); }"
    )
    page.wait_for_timeout(500)

    page.evaluate(
        "() => { const one = document.createElement('div');"
        ' one.innerHTML = \'<img src="/x" onerror="alert(1)">\'; document.body.append(one); }'
    )
    page.wait_for_timeout(500)

    assert len(window.violations) >= 2
    assert window.ran == []


def test_another_site_can_neither_frame_a_page_nor_read_it(browser, address):
    context = browser.new_context()
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.set_content(f'<iframe src="{address}/tien-do"></iframe>')
    page.wait_for_timeout(1000)
    context.close()

    assert any("frame-ancestors" in text or "X-Frame-Options" in text for text in said)
