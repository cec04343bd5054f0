"""How long until the first chart stands on the screen: ours, and a bare page with the same figures.

Both servers and the browser have shown their page before, and each time it is come to from another
site, as by a link in a letter. The page itself notes when: from the start of the navigation to the
first frame that has the chart. Needs chromium; without it, it says so.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from accounts.identity import Role
from benchmarks.measure import medians, show
from benchmarks.screens import FIRST, OURS, cookie_of
from benchmarks.servers import Server, served
from benchmarks.visits import visiting
from database.session import engine
from exports.painter import browser_path

NOTE = """(() => {
    const seen = new MutationObserver(() => {
        if (!document.querySelector(".js-plotly-plot .main-svg")) return;
        seen.disconnect();
        requestAnimationFrame(() => { window.firstChart = performance.now(); });
    });
    seen.observe(document, {childList: true, subtree: true});
})()"""
ROUNDS, WITHIN = 5, 60_000  # milliseconds
FLOOR = "bare page, same figures"
BARE = """import json
from pathlib import Path

import streamlit as st
from plotly.graph_objects import Figure


@st.cache_resource
def figures():
    return [Figure(told) for told in json.loads(Path(__file__).with_suffix(".json").read_text())]


st.set_page_config(layout="wide")
for number, figure in enumerate(figures()):
    st.plotly_chart(figure, theme=None, key=str(number), config={"displayModeBar": False})
"""


def run(url: str, folder: Path) -> None:
    """Measure the first page over the database at `url`; `folder` takes the bare script."""
    chromium = browser_path()
    if chromium is None:
        print("\nFirst chart on the screen: not measured, there is no chromium on PATH.")
        return
    cookie = cookie_of(engine(url), Role.LEADER)
    script = folder / "bare.py"
    script.write_text(BARE)
    with served("asgi.py", DATABASE_URL=url, **OURS) as ours:
        with visiting(ours, FIRST, cookie) as visit:
            figures = [json.loads(told) for told in visit.run().figures]
        script.with_suffix(".json").write_text(json.dumps(figures))
        with served(str(script)) as bare, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            try:
                _measure(browser, ours, bare, cookie)
            finally:
                browser.close()


def _measure(browser: Browser, ours: Server, bare: Server, cookie: str) -> None:
    name, value = cookie.split("=", 1)
    here = browser.new_context()
    here.add_cookies([{"name": name, "value": value, "url": ours.address}])
    waited = Waited()
    works = {
        FLOOR: _opening(browser.new_context(), bare.address, ours, waited),
        FIRST: _opening(here, f"{ours.address}/{FIRST}", bare, waited),
    }
    taken = medians(works, ROUNDS, lambda: waited.seconds)
    show("From asking for a page to its first chart", taken, FLOOR)


@dataclass(slots=True)
class Waited:
    """How long all openings so far have taken together."""

    seconds: float = 0.0


def _opening(
    context: BrowserContext, address: str, other: Server, waited: Waited
) -> Callable[[], object]:
    """Opens the address anew in a window that has shown it before, from the site of `other`."""
    context.add_init_script(NOTE)
    page = context.new_page()
    # Another name of the same machine is another site to a browser.
    away = f"{other.address.replace('127.0.0.1', 'localhost')}/_stcore/health"

    def opened() -> None:
        page.goto(away)
        page.goto(address, wait_until="commit")
        noted = page.wait_for_function("() => window.firstChart", timeout=WITHIN)
        waited.seconds += noted.json_value() / 1000

    return opened
