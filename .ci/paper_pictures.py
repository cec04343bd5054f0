"""Pictures of the papers that a district hands on, as LibreOffice and a browser show them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from database.session import ROOT

PLAN, YEAR, AS_OF = "khoai-chau-2021-2025", "2024", "2024-11-30"
# Of each kind, how its file ends and which of its pages are pictured.
PAGES = {
    "word": ("docx", (1, 4)),
    "excel": ("xlsx", (1, 2)),
    "slides": ("pptx", (4, 6)),
    "letter": ("docx", (1,)),
    "recognition": ("docx", (1,)),
}
NEEDED = ("soffice", "pdftoppm")
DOTS = "72"


def all_pictured(browser: Browser, database: str) -> Iterator[tuple[str, bytes]]:
    """The name and the picture of each page; without the programs only of what a browser shows."""
    with TemporaryDirectory() as folder:
        there = Path(folder)
        lacking = [program for program in NEEDED if shutil.which(program) is None]
        if lacking:
            sys.stderr.write(f"Word, Excel and slides are not pictured: no {', '.join(lacking)}.\n")
        for kind, (ending, pages) in {} if lacking else PAGES.items():
            paper = _exported(kind, there / f"{kind}.{ending}", database)
            for page, picture in _pages(paper, pages):
                yield f"{kind}-{page}", picture
        yield "offline-1", _in_browser(browser, _exported("offline", there / "o.html", database))


def _exported(kind: str, file: Path, database: str) -> Path:
    asked = ("--plan", PLAN, "--year", YEAR, "--as-of", AS_OF, "--out", str(file))
    command = [sys.executable, "manage.py", "export", kind, *asked]
    kept = os.environ | {"DATABASE_URL": database}
    subprocess.run(command, cwd=ROOT, env=kept, check=True, timeout=300)
    return file


def _pages(paper: Path, pages: tuple[int, ...]) -> Iterator[tuple[int, bytes]]:
    folder = paper.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, str(paper)], check=True, timeout=300, stdout=subprocess.DEVNULL)
    printed = paper.with_suffix(".pdf")
    for page in pages:
        only = ("-f", str(page), "-l", str(page), "-singlefile", "-r", DOTS, "-png")
        draw = ["pdftoppm", *only, str(printed)]
        drawn = subprocess.run(draw, check=True, timeout=120, capture_output=True)
        yield page, drawn.stdout


def _in_browser(browser: Browser, paper: Path) -> bytes:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True)
    page = context.new_page()
    page.goto(paper.as_uri())
    page.wait_for_timeout(4000)
    for _slide in range(3):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(700)
    picture = page.screenshot()
    context.close()
    return picture
