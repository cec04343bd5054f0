"""The page of a meeting opens from a disk with the network off, and asks for nothing."""

import time

import pytest

from exports.papers.issue import no_step
from exports.papers.offline import offline_page
from tests.browser.walking import WAIT
from tests.decks.courses import EARLIER, district
from tests.exports.papers.made_up import issue

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill]

DRAWN = "document.querySelectorAll('section .main-svg .barlayer .point').length"
GROUND = "getComputedStyle(document.body).backgroundColor"
INK = "getComputedStyle(document.querySelector('section .xtick text')).fill"


REFUSED = """new Promise(told => {
  document.addEventListener("securitypolicyviolation", fault => told(fault.effectiveDirective));
  fetch("https://example.org").catch(() => {});
})"""


def wait_for(page, expression):
    """Until `expression` is true; the page's own policy lets no browser wait for words of ours."""
    end = time.monotonic() + WAIT / 1000
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    file = tmp_path_factory.mktemp("usb") / "trinh-chieu.html"
    file.write_bytes(offline_page(issue(district(), district(EARLIER)), no_step))
    return file.as_uri()


@pytest.fixture
def opened(browser, address):
    """Opens the page with the network off; beside it what it asked for and complained of."""
    contexts = []

    def look(width=1366, height=768, **options):
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, offline=True, **options)
        contexts.append(context)
        page, asked, faults = context.new_page(), [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text))
        page.goto(address)
        wait_for(page, f"{DRAWN} > 5")
        return page, asked, faults

    yield look
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1366, 390])
def test_charts_are_drawn_and_nothing_else_is_asked_for(opened, address, width):
    page, asked, faults = opened(width)

    assert asked == [address]
    assert faults == []
    # Neither a bar of tools nor a way to send the chart anywhere.
    assert page.locator(".modebar").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_table_behind_a_chart_opens_and_no_address_can_be_reached(opened):
    page, _asked, _faults = opened()
    behind = page.locator("#tung-don-vi")
    assert not behind.locator("table").is_visible()
    behind.locator("summary").click()

    assert behind.locator("tbody tr").count() == 3
    assert "chưa báo cáo" in behind.locator("tbody").inner_text()
    assert page.evaluate(REFUSED) == "connect-src"


def test_the_keys_lead_from_slide_to_slide(opened):
    page, _asked, _faults = opened(reduced_motion="reduce")
    top = "Math.round(document.getElementById({key}).getBoundingClientRect().top)"
    keys = page.evaluate("[...document.querySelectorAll('section')].map(part => part.id)")
    for key in keys[:2]:
        page.keyboard.press("ArrowRight")
        wait_for(page, top.format(key=repr(key)) + " === 0")
    page.keyboard.press("ArrowLeft")
    wait_for(page, top.format(key=repr(keys[0])) + " === 0")


def test_it_is_dark_for_who_looks_in_the_dark_and_light_on_paper(opened):
    page, _asked, _faults = opened(color_scheme="dark")
    dark = page.evaluate(GROUND), page.evaluate(INK)
    page.emulate_media(color_scheme="light")
    wait_for(page, f"{INK} !== {dark[1]!r}")

    assert dark == ("rgb(20, 23, 26)", "rgb(236, 234, 230)")
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    assert page.evaluate(INK) == "rgb(31, 35, 40)"
