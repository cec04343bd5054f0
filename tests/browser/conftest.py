"""A real browser, if the machine has one; without it these tests are skipped and say so."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from chromium import chromium
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


# Of a module, not of the session: while it is open no other test may run an event loop of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def asked(browser) -> list[str]:
    """Every address that the pages of this test asked for."""
    return []


@pytest.fixture
def open_page(browser, asked):
    """Opens an address in a window of a size and colour scheme of its own."""
    contexts = []

    def open_address(
        address: str,
        width: int = 1366,
        height: int = 768,
        cookies: dict[str, str] | None = None,
        **options: str,
    ) -> Page:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, locale="vi-VN", **options)
        contexts.append(context)
        host = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        for name, value in (cookies or {}).items():
            context.add_cookies([{"name": name, "value": value, "url": host}])
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        page.goto(address)
        return page

    yield open_address
    for context in contexts:
        context.close()
