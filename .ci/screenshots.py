"""Pictures of every page on every screen, and the gallery that shows them: `make screenshots`.

Serves the sample's reports on a free port, as of one day, and looks at each page as somebody whose
page it is: a laptop in both themes, a phone, a projector. `make screenshots ONLY=tien-do` takes
those of the names that begin so.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.parse import urlencode

from paper_pictures import all_pictured
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.servers import served
from database.session import ROOT
from exports.painter import browser_path

PICTURES, GALLERY = ROOT / "docs" / "screenshots", ROOT / "docs" / "gallery.md"
PAPERS = PICTURES / "papers"
DAY = {"den_ngay": "2024-11-30"}
FROZEN = (
    *("snapshots", "make", "--plan", "khoai-chau-2021-2025", "--as-of", DAY["den_ngay"]),
    *("--title", "Giao ban Ban Chỉ đạo, tháng 12/2024"),
)
HEAVIEST = 120_000
WAIT = 90_000
SETTLED = """() => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState
    === "notRunning" && document.querySelector("h1, .slide")
    && !document.querySelector("[data-testid=stSkeleton]")
    && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every(
        chart => chart.querySelector(".main-svg"))"""


@dataclass(frozen=True)
class Screen:
    """Where a page is looked at: its pixels, its theme, and how far down a picture may reach."""

    words: str
    width: int
    height: int
    lowest: int
    scheme: Literal["light", "dark"] = "light"


SCREENS = {
    "light": Screen("Laptop, light", 1366, 768, 1900),
    "dark": Screen("Laptop, dark", 1366, 768, 1900, "dark"),
    "phone": Screen("Phone", 390, 844, 1700),
    "projector": Screen("Projector", 1920, 1080, 1080),
}


@dataclass(frozen=True)
class View:
    """One picture: the address, what is asked of it, as whom; `file` is handed in on it."""

    name: str
    role: str = "leader"
    address: str = ""
    asked: tuple[tuple[str, str], ...] = tuple(DAY.items())
    file: str = ""
    screens: tuple[str, ...] = ("light", "dark", "phone", "projector")


SLIDES = 7
VIEWS = (
    View("trang-dau"),
    View("trang-dau-van-phong", "office", "trang-dau"),
    View("trang-dau-don-vi", "staff", "trang-dau"),
    View("tien-do"),
    View(
        "tien-do-quy-doi",
        address="tien-do",
        asked=(("noi", "Huyện Khoái Châu"), ("don_vi_theo", "Quy đổi về đơn vị ngày 1/7/2025")),
    ),
    View("chi-tieu-han-nop"),
    View("linh-vuc"),
    View("mo-hinh", asked=(*DAY.items(), ("tim", "hoa"), ("ma", "1"))),
    View("dot-hoat-dong", asked=()),
    View("chat-luong-so-lieu"),
    View("so-sanh"),
    View("trinh-chieu"),
    *(
        View(
            f"trang-chieu-{slide}",
            address="trinh-chieu",
            asked=(("bai", "1"), ("trang", str(slide))),
            screens=("projector",),
        )
        for slide in range(1, SLIDES + 1)
    ),
    View("don-vi-toi", "staff"),
    View("don-vi-theo-doi"),
    View("da-nop", "office"),
    View("han-nop", "office"),
    View("ra-soat", "office"),
    View("xuat-van-ban", "office"),
    View("don-vi", "office", asked=(("tim_don_vi", "đông tảo"), ("ngay", "2024-11-30"))),
    View("ke-hoach", "office"),
    View("tai-khoan", "admin"),
    View("nhat-ky", "admin"),
    View(
        "nop-bao-cao",
        "office",
        asked=(("ke_hoach", "Dân vận khéo huyện Khoái Châu, 2021–2025"),),
        file="tests/forms/v01_dang_ky_2023_xa_dong_tao.xlsx",
    ),
)


@contextmanager
def serving(database: str) -> Iterator[str]:
    """The sample's reports, taken in unless `database` holds them already, and their server."""
    kept = {"DATABASE_URL": database, "DAN_VAN_KHEO_MODE": "demo"}
    for command in (("demo", "--no-serve"), FROZEN):
        made = [sys.executable, "manage.py", *command]
        subprocess.run(made, cwd=ROOT, env=os.environ | kept, check=True, timeout=1200)
    with served("asgi.py", **kept) as server:
        yield server.address


def entered(browser: Browser, address: str, screen: Screen, role: str) -> Page:
    """A window of the screen, in which somebody with the role has entered."""
    size = ViewportSize(width=screen.width, height=screen.height)
    context = browser.new_context(viewport=size, color_scheme=screen.scheme, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{address}/vao", timeout=WAIT)
    page.click(f'button[value="built-in-{role}"]')
    page.wait_for_function(SETTLED, timeout=WAIT)
    return page


def taken(page: Page, address: str, screen: Screen, view: View) -> bytes:
    """The picture of a view, drawn to its end."""
    asked = f"?{urlencode(view.asked)}" if view.asked else ""
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.goto(f"{address}/{view.address or view.name}{asked}", timeout=WAIT)
    page.wait_for_function(SETTLED, timeout=WAIT)
    if view.file:
        page.set_input_files("input[type=file]", ROOT / view.file)
        # It is read in the queue first.
        page.get_by_role("button", name="Bỏ tệp").wait_for(timeout=WAIT)
    page.wait_for_timeout(1500)
    page.wait_for_function(SETTLED, timeout=WAIT)
    inside = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
    height = min(max(screen.height, inside), screen.lowest)
    page.set_viewport_size({"width": screen.width, "height": height})
    page.wait_for_timeout(1200)
    return page.screenshot()


def small(picture: bytes) -> bytes:
    """The picture with as few colours as it takes to weigh little: 256, else 128, 64 or 32."""
    drawn = Image.open(BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        kept = BytesIO()
        reduced = drawn.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        reduced.save(kept, "PNG", optimize=True)
        if len(kept.getvalue()) <= HEAVIEST:
            break
    return kept.getvalue()


def all_taken(browser: Browser, address: str, only: str) -> Iterator[Path]:
    """Each picture as it is written."""
    views = [view for view in VIEWS if view.name.startswith(only)]
    for name, screen in SCREENS.items():
        folder = PICTURES / name
        folder.mkdir(parents=True, exist_ok=True)
        here = [view for view in views if name in view.screens]
        for role in dict.fromkeys(view.role for view in here):
            page = entered(browser, address, screen, role)
            for view in (view for view in here if view.role == role):
                path = folder / f"{view.name}.png"
                path.write_bytes(small(taken(page, address, screen, view)))
                yield path
            page.context.close()


def gallery() -> str:
    """The page that shows every picture there is."""
    lines = [
        "# Gallery",
        "",
        "Every page as those see it whose page it is; made by `make screenshots` from the sample's",
        "illustrative reports, as of 30/11/2024. Nothing here is edited by hand.",
    ]
    for view in VIEWS:
        there = {name: PICTURES / name / f"{view.name}.png" for name in SCREENS}
        links = [
            f'<a href="screenshots/{name}/{view.name}.png"><img alt="{view.name}, '
            f'{SCREENS[name].words.lower()}" src="screenshots/{name}/{view.name}.png" '
            f'height="220"></a>'
            for name, path in there.items()
            if path.exists()
        ]
        if links:
            lines += ["", f"## {view.name} ({view.role})", "", *links]
    papers = [
        f'<a href="screenshots/papers/{path.name}"><img alt="{path.stem}" '
        f'src="screenshots/papers/{path.name}" height="220"></a>'
        for path in sorted(PAPERS.glob("*.png"))
    ]
    if papers:
        lines += ["", "## Papers", "", *papers]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Take them all, or those whose names begin with `--only`."""
    asking = argparse.ArgumentParser(description=__doc__)
    asking.add_argument("--only", default="", help="names that begin so")
    asking.add_argument("--database", default="", help="a database that the demo may fill or has")
    wanted = asking.parse_args()
    program = browser_path()
    if program is None:
        sys.stderr.write("No chromium on PATH (Debian: apt install chromium).\n")
        return 1
    with TemporaryDirectory() as folder:
        database = wanted.database or f"sqlite:///{folder}/demo.db"
        with serving(database) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            for path in all_taken(browser, address, wanted.only):
                sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB\n")
                sys.stdout.flush()
            if "papers".startswith(wanted.only):
                for name, picture in all_pictured(browser, database):
                    PAPERS.mkdir(parents=True, exist_ok=True)
                    (PAPERS / f"{name}.png").write_bytes(small(picture))
                    sys.stdout.write(f"papers/{name}.png\n")
            browser.close()
    GALLERY.write_text(gallery(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
