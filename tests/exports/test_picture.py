"""Pictures from a real browser, if the machine has one; without it these are skipped and say so."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import plotly.graph_objects as go
import pytest
from chromium import chromium
from PIL import Image
from screens import ROOT

from exports import painter
from exports.painter import NotDrawnError
from exports.picture import Picture, _painter, as_png

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIGURE = go.Figure(go.Bar(x=[1, 2], y=[3, 4], marker={"color": "#0072B2"}), {"height": 300})


def picture(title="Văn hóa – xã hội chiếm 38 %", **others) -> Picture:
    return Picture(title, "Một câu đọc hình.", "Tính đến ngày 30/11/2024", FIGURE, **others)


@pytest.fixture(autouse=True)
def _browser():
    chromium()
    yield
    _painter().end()
    assert not browsers()


def browsers(parent: int | None = None) -> list[int]:
    """The browsers that draw for this process, or for another."""
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        try:
            command = (one / "cmdline").read_bytes()
            above = (one / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:  # it ended meanwhile
            continue
        if b"_unix_pipe_chromium_wrapper" in command and above == str(parent or os.getpid()):
            found.append(int(one.name))
    return found


def until(happened, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        time.sleep(0.1)
    return happened()


def test_the_picture_is_large_on_white_and_shows_the_figure():
    drawn = Image.open(BytesIO(as_png(picture()))).convert("RGB")

    assert drawn.width == 1920
    assert drawn.getpixel((2, 2)) == drawn.getpixel((1917, drawn.height - 3)) == (255, 255, 255)
    assert (0x00, 0x72, 0xB2) in {colour for _, colour in drawn.getcolors(maxcolors=1 << 20)}


def test_a_long_title_is_broken_into_lines_and_none_is_cut():
    short = Image.open(BytesIO(as_png(picture("Ngắn"))))
    long = Image.open(BytesIO(as_png(picture("Tên dài của một phát hiện, " * 12))))

    assert long.height >= short.height + 3 * 60
    right = long.convert("L").crop((1840, 0, 1920, long.height))
    assert right.getextrema() == (255, 255)


@pytest.mark.drill
def test_those_who_ask_at_once_get_each_their_own():
    titles = [f"Hình số {number}" for number in range(4)]
    alone = [as_png(picture(title)) for title in titles]
    with ThreadPoolExecutor(4) as asking:
        together = list(asking.map(lambda title: as_png(picture(title)), titles))

    assert together == alone
    assert len(set(alone)) == 4
    assert len(browsers()) == 1


@pytest.mark.drill
def test_a_browser_that_died_is_started_again():
    before = as_png(picture())
    (wrapper,) = browsers()
    os.killpg(wrapper, signal.SIGKILL)

    assert as_png(picture()) == before
    assert browsers() != [wrapper]


@pytest.mark.drill
def test_a_browser_that_stands_still_keeps_nobody_waiting(monkeypatch):
    before = as_png(picture())
    (wrapper,) = browsers()
    close, as_long_as_anywhere = painter.Painter._close, painter.WAIT

    async def close_and_wait_for_the_next(one):
        await close(one)
        monkeypatch.setattr(painter, "WAIT", as_long_as_anywhere)

    monkeypatch.setattr(painter, "WAIT", 5)
    monkeypatch.setattr(painter, "CLOSING", 1)
    monkeypatch.setattr(painter.Painter, "_close", close_and_wait_for_the_next)
    os.killpg(wrapper, signal.SIGSTOP)

    assert as_png(picture()) == before
    assert wrapper not in browsers()


@pytest.mark.drill
def test_an_idle_browser_is_ended(monkeypatch):
    monkeypatch.setattr(painter, "IDLE", 0.5)
    as_png(picture())
    assert browsers()

    assert until(lambda: not browsers())


@pytest.mark.drill
def test_a_browser_that_cannot_draw_is_told_in_time(monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/bin/false")
    with pytest.raises(NotDrawnError):
        as_png(picture())

    monkeypatch.delenv("BROWSER_PATH")
    assert as_png(picture())


def test_nothing_is_fetched_whatever_the_words_say():
    asked = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Listening) as outside:
        Thread(target=outside.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{outside.server_port}/seen.png"
        legend = f'<img src="{address}"><span style="background:url({address})">x</span>'
        as_png(picture(f'<img src="{address}">', legend=legend))
        outside.shutdown()

    assert asked == []


def test_the_browser_learns_no_secret_of_ours(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:secret@host/database")
    as_png(picture())
    (wrapper,) = browsers()

    assert b"secret" not in Path(f"/proc/{wrapper}/environ").read_bytes()


DRAWING = """
import sys, time
from exports.picture import Picture, as_png
import plotly.graph_objects as go
as_png(Picture("", "", "", go.Figure()))
print("drawn", flush=True)
sys.stdin.read(1)
"""


@pytest.mark.drill
@pytest.mark.parametrize("ending", ["by itself", "killed"])
def test_no_browser_outlives_the_server(ending):
    command = [sys.executable, "-c", DRAWING]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout.readline() == b"drawn\n"
        (wrapper,) = browsers(server.pid)
        if ending == "killed":
            server.kill()

    assert until(lambda: not Path(f"/proc/{wrapper}").exists())
