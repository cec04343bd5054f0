"""Walking through every page with a real browser, each drawn to its end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Locator, Page, expect
from screens import illustrated, let_in, small_district
from servers import serving
from snapshots import DAY, snapshot

from accounts.identity import Role
from pages.frame.addresses import ADDRESSES

WAIT = 60_000


@dataclass(frozen=True, slots=True)
class View:
    """What somebody of a role sees at an address, once the table behind the first chart is open
    or not.
    """

    role: Role
    page: str
    asked: tuple[tuple[str, str], ...] = (("den_ngay", DAY.isoformat()),)
    opened: bool = False

    def __str__(self) -> str:
        asked = [f"{key}={value}" for key, value in self.asked if key != "den_ngay"]
        return " ".join([self.role.value, self.page, *asked, *["opened"] * self.opened])


CARD = (("den_ngay", DAY.isoformat()), ("xem_don_vi", "Xã Đông Tảo · KC-X12"), ("xem_nam", "2023"))
# Every page, of somebody who may open each; and what stands at the bare address of none.
VIEWS = (
    *(View(Role.ADMIN, page) for page in ADDRESSES),
    *(View(role, "trang-dau") for role in (Role.LEADER, Role.STAFF, Role.OFFICE)),
    View(Role.STAFF, "don-vi-toi"),
    View(Role.LEADER, "tien-do", CARD),
    View(Role.LEADER, "linh-vuc", opened=True),
    *(View(Role.LEADER, "trinh-chieu", (("bai", "1"), ("trang", slide))) for slide in "1357"),
)
# What is being opened slides into its place, and a click on a sliding button goes beside it.
_SETTLED = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    const drawn = [...document.querySelectorAll("[data-testid=stPlotlyChart]")];
    const places = [...document.querySelectorAll("button, input, [data-testid=stDataFrame]")].map(
        part => Math.round(part.getBoundingClientRect().top)).join();
    if (places !== window.placesSeen) {
        window.placesSeen = places;
        window.placesSeenAt = performance.now();
    }
    return app && app.dataset.testScriptState === "notRunning" && document.querySelector("h1")
        && !document.querySelector("[data-testid=stSkeleton]")
        && drawn.every(chart => chart.querySelector(".main-svg"))
        && performance.now() - window.placesSeenAt > 250;
}"""


def settled(page: Page) -> Page:
    """`page` once its script has run, its charts are drawn and nothing on it moves any more."""
    page.wait_for_function(_SETTLED, timeout=WAIT)
    return page


def click(part: Locator) -> None:
    """Click on `part` of a page once it is there and stays where it is."""
    part.wait_for(timeout=WAIT)
    settled(part.page)
    part.click()


def go(page: Page, address: str) -> Page:
    page.goto(address)
    return settled(page)


def see(page: Page, address: str, view: View, size: tuple[int, int]) -> Page:
    """`page` with the view on it, on a screen of that size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    go(page, f"{address}/{view.page}?{urlencode(view.asked)}")
    if view.opened:
        tables = page.get_by_test_id("stDataFrame")
        shown = tables.count()
        click(page.get_by_text("Bảng số liệu, tải về").first)
        expect(tables).to_have_count(shown + 1, timeout=WAIT)
        settled(page)
    return page


@contextmanager
def windows_on(browser: Browser, file: Path) -> Iterator[tuple[str, Callable[..., Page]]]:
    """The address of a server of the small district, in a database at `file`, with one deck; and
    what opens a window there of somebody with a role.
    """
    source = illustrated(small_district(f"sqlite:///{file}"))
    snapshot(source)
    stands = {Role.STAFF: "KC-X12"}
    cookies = {role: let_in(source, role, stands.get(role)) for role in Role}
    source.dispose()
    contexts = []
    with serving(f"sqlite:///{file}", "real") as address:

        def opened(role: Role, width: int, height: int, **options: str) -> Page:
            size = {"width": width, "height": height}
            context = browser.new_context(viewport=size, locale="vi-VN", **options)
            kept = cookies[role].items()
            context.add_cookies([{"name": one, "value": of, "url": address} for one, of in kept])
            contexts.append(context)
            return context.new_page()

        yield address, opened
        for context in contexts:
            context.close()
