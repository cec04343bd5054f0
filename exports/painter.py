"""A browser of our own that draws pictures: started when first needed, ended once nobody asks.

There is one in the process, whoever asks; those who ask at once are served in turn. It is ended
with the process, and started again should it have died.
"""

import asyncio
import atexit
import os
import shutil
import signal
from base64 import b64decode
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Any

from choreographer import Browser, Tab
from choreographer.browsers import Chromium
from choreographer.errors import (
    BrowserClosedError,
    BrowserFailedError,
    ChannelClosedError,
    DevtoolsProtocolError,
)

# Pixels of the page; a picture has twice as many each way.
WIDTH, SCALE = 960, 2
# Seconds: for one picture, the start of the browser included; until an idle browser is ended; for a
# browser to end by itself.
WAIT, IDLE, CLOSING = 30, 300, 5
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "FONTCONFIG_PATH", "FONTCONFIG_FILE")
_LOADED = """new Promise(
    done => document.readyState === "complete" ? done() : addEventListener("load", done)
)"""
_DIED = (
    BrowserClosedError,
    BrowserFailedError,
    ChannelClosedError,
    DevtoolsProtocolError,
    TimeoutError,
    OSError,
    asyncio.CancelledError,
)


class NotDrawnError(RuntimeError):
    """The browser gave no picture in time, started anew too."""


def browser_path() -> str | None:
    """The browser of this machine, by BROWSER_PATH or by its usual names; None without one."""
    found = (shutil.which(name) for name in (os.environ.get("BROWSER_PATH", ""), *_NAMES))
    return next(filter(None, found), None)


class _Chromium(Chromium):
    """A browser that knows nothing of ours: neither our secrets nor the way to the network."""

    def get_env(self) -> MutableMapping[str, str]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return kept | {"HOME": str(self.tmp_dir.path)}

    def get_cli(self) -> list[str]:
        quiet = (
            "--disable-background-networking",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
        )
        return [*super().get_cli(), *quiet]


class Painter:
    """Draws what `page`, the HTML of a page with a function `draw(sheet)`, makes of a sheet."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._loop = asyncio.new_event_loop()
        self._turn = asyncio.Lock()
        self._begin = Lock()
        self._thread: Thread | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._browser: Browser | None = None
        self._idle: asyncio.TimerHandle | None = None

    def drawn(self, sheet: dict[str, str]) -> bytes:
        """The PNG. Raises NotDrawnError where the browser fails twice or takes too long."""
        with self._begin:
            if self._thread is None:
                self._thread = Thread(target=self._loop.run_forever, name="painter", daemon=True)
                self._thread.start()
                atexit.register(self.end)
        return asyncio.run_coroutine_threadsafe(self._in_turn(sheet), self._loop).result()

    def end(self) -> None:
        """End the browser, if there is one; the next picture starts another."""
        if self._thread is not None:
            asyncio.run_coroutine_threadsafe(self._end_in_turn(), self._loop).result(timeout=WAIT)

    async def _in_turn(self, sheet: dict[str, str]) -> bytes:
        async with self._turn:
            try:
                return await self._drawn(sheet)
            except _DIED:
                await self._close()
            try:
                return await self._drawn(sheet)
            except _DIED as fault:
                await self._close()
                raise NotDrawnError(str(fault)) from fault

    async def _drawn(self, sheet: dict[str, str]) -> bytes:
        async with asyncio.timeout(WAIT):
            tab = await self._tab()
            self._put_off()
            window = await _ask(tab, "Runtime.evaluate", expression="globalThis")
            height = await _ask(
                tab,
                "Runtime.callFunctionOn",
                functionDeclaration="sheet => draw(sheet)",
                objectId=window["result"]["objectId"],
                arguments=[{"value": sheet}],
                awaitPromise=True,
                returnByValue=True,
            )
            await _size(tab, height["result"]["value"])
            shot = await _ask(tab, "Page.captureScreenshot", format="png")
        return b64decode(shot["data"])

    async def _tab(self) -> Tab:
        """The page, where it lies open; else the browser is started with it."""
        tab = self._browser.get_tab() if self._browser else None
        if tab is not None:
            return tab
        self._folder = TemporaryDirectory(prefix="picture-")
        page = Path(self._folder.name) / "page.html"
        page.write_text(self._page, encoding="utf-8")
        # Whatever it would ask of the network ends at a door where nobody is.
        nowhere = "127.0.0.1:9"
        self._browser = Browser(browser_path(), browser_cls=_Chromium, proxy_server=nowhere)
        await self._browser.open()
        tab = self._browser.get_tab()
        if tab is None:
            raise BrowserFailedError
        await _size(tab, 600)
        await _ask(tab, "Page.navigate", url=page.as_uri())
        # Asked of the page itself: the event of its loading may be that of the empty one before it.
        await _ask(tab, "Runtime.evaluate", expression=_LOADED, awaitPromise=True)
        return tab

    def _put_off(self) -> None:
        """The end for idleness, counted anew from now."""
        if self._idle:
            self._idle.cancel()
        self._idle = self._loop.call_later(
            IDLE, lambda: self._loop.create_task(self._end_in_turn())
        )

    async def _end_in_turn(self) -> None:
        async with self._turn:
            await self._close()

    async def _close(self) -> None:
        browser, self._browser = self._browser, None
        folder, self._folder = self._folder, None
        if browser is not None and hasattr(browser, "subprocess"):
            try:
                async with asyncio.timeout(CLOSING):
                    await browser.close()
            except _DIED:
                # It stands still. Those who wait for their turn need not wait for it.
                with suppress(ProcessLookupError):
                    os.killpg(browser.subprocess.pid, signal.SIGKILL)
        if folder is not None:
            folder.cleanup()


async def _ask(tab: Tab, command: str, **params: object) -> dict[str, Any]:
    answer = await tab.send_command(command, params=params)
    if "error" in answer:
        raise DevtoolsProtocolError(answer)
    result: dict[str, Any] = answer["result"]
    if "exceptionDetails" in result:
        raise NotDrawnError(str(result["exceptionDetails"]))
    return result


async def _size(tab: Tab, height: int) -> None:
    size = {"width": WIDTH, "height": height, "deviceScaleFactor": SCALE, "mobile": False}
    await _ask(tab, "Emulation.setDeviceMetricsOverride", **size)
