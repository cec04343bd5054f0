"""Every page on a laptop, a phone and a projector, in both themes: nothing hangs over, nothing is
too small, and nothing serious stands in the way of who sees badly or not at all (axe-core).
"""

from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError as TooLongError

from tests.browser.walking import VIEWS, see, settled, windows_on
from tests.npm import installed

pytestmark = [pytest.mark.browser, pytest.mark.drill]
AXE = Path(__file__).parent.parent / "axe"
LAPTOP, PHONE, PROJECTOR = (1366, 768), (390, 844), (1920, 1080)
# What Streamlit draws and lets nobody change, one by one: rule, part of the page, why.
STREAMLITS_OWN = {
    # The line inside a headline figure: a picture of marks without words. Its figure stands beside
    # it in words, and st.metric takes no words for the line.
    ("svg-img-alt", "[data-testid=stMetricChart] *"),
    # A table wider than a phone is moved by its own ground, which st.table gives no place among
    # what the keyboard reaches; on a screen with a keyboard every table fits (below).
    ("scrollable-region-focusable", "[data-testid=stTable] div"),
}
_RUN = """async () => {
    const found = await axe.run(document, {resultTypes: ["violations"]});
    return found.violations
        .filter(one => ["serious", "critical"].includes(one.impact))
        .flatMap(one => one.nodes.map(node => [one.id, String(node.target), node.html]));
}"""

_OVER = """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
    .map(part => part.scrollWidth - part.clientWidth)"""
_FITS = f"() => ({_OVER})().every(over => over === 0)"
# Words that are seen, and how large they are; those of a chart are drawn by Plotly.
_WORDS = """() => {
    const found = [], main = document.querySelector("[data-testid=stMain]");
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const words = walk.currentNode.textContent.trim(), part = walk.currentNode.parentElement;
        const room = part.getBoundingClientRect(), look = getComputedStyle(part);
        if (!words || room.width < 2 || room.height < 2 || look.visibility === "hidden") continue;
        const icon = part.closest("[data-testid=stIconMaterial], style, [aria-hidden=true]");
        if (!icon) found.push([words, parseFloat(look.fontSize), !!part.closest("svg")]);
    }
    return found;
}"""
DRAWN_ANEW = 5_000  # milliseconds that a chart may take to fit another screen


@pytest.fixture(scope="module")
def axe(tmp_path_factory) -> str:
    folder = installed(AXE, tmp_path_factory.mktemp("axe"))
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def windows(browser, tmp_path_factory):
    """Of each role that is asked for, a window in each theme."""
    with windows_on(browser, tmp_path_factory.mktemp("view") / "district.db") as (address, opened):

        @cache
        def of(role):
            return [opened(role, *LAPTOP, color_scheme=scheme) for scheme in ("light", "dark")]

        yield address, of


def excused(page, rule: str, target: str) -> bool:
    """Whether the part of the page is Streamlit's own under that rule."""
    ours = [part for named, part in STREAMLITS_OWN if named == rule]
    return any(
        page.evaluate("([at, part]) => document.querySelector(at)?.matches(part)", [target, part])
        for part in ours
    )


def in_the_way(page, axe: str) -> list[list[str]]:
    """What is serious on the page, but for what is Streamlit's own."""
    page.evaluate(axe)
    return [one for one in page.evaluate(_RUN) if not excused(page, one[0], one[1])]


def hangs_over(page, size: tuple[int, int]) -> list[int]:
    """How far the page and its main part hang over the side of a screen of that size, in pixels."""
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    with suppress(TooLongError):
        settled(page).wait_for_function(_FITS, timeout=DRAWN_ANEW)
    return page.evaluate(_OVER)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_view_fits_each_screen_and_stands_in_the_way_of_no_reader(windows, axe, view):
    address, of = windows
    light, dark = of(view.role)
    over = {"laptop": hangs_over(see(light, address, view, LAPTOP), LAPTOP)}
    left = {"laptop": in_the_way(light, axe)}
    over |= {"projector": hangs_over(light, PROJECTOR), "phone": hangs_over(light, PHONE)}
    left |= {"phone": in_the_way(light, axe)}
    words = light.evaluate(_WORDS)
    left |= {"dark": in_the_way(see(dark, address, view, LAPTOP), axe)}
    hangs_over(dark, PHONE)
    left |= {"dark phone": in_the_way(dark, axe)}

    assert over == {screen: [0, 0] for screen in over}
    assert left == {screen: [] for screen in left}
    assert words
    assert [one for one in words if one[1] < (12 if one[2] else 14)] == []
