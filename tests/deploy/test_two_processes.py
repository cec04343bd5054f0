"""Two processes on one PostgreSQL behind the shipped nginx file: the same figures on both, and what
becomes of the people of one that is killed.
"""

import asyncio
import os
import re
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any, TypeVar

import pytest
from behind_nginx import port_of, started
from chromium import chromium
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from screens import FORMS, let_in, small_district
from servers import process_of, serving
from sqlalchemy import Engine, func, select
from websockets.exceptions import ConnectionClosed, InvalidMessage

from accounts.identity import Role
from accounts.sessions import COOKIE
from benchmarks.behind import HOST, TOGETHER, Front
from benchmarks.crowd import Viewer, Where
from database.keeping.check import check
from database.session import reading
from database.tables import Submission
from domain.keeping import Proof

pytestmark = [pytest.mark.browser, pytest.mark.drill, pytest.mark.timeout(600)]
WAIT = 60_000
ADDRESS = f"https://{HOST}"
ON = "den_ngay=2024-11-30"
THEN = "trong 136 mô hình"  # of four years; today there are five
TAKE = "Nhận báo cáo"
CROWD = 12
FILES = [
    "v02_dang_ky_2022_xa_ham_tu.xlsx",
    "v06_dang_ky_2021_xa_dai_tap.xls",
    "v01_dang_ky_2023_xa_dong_tao.xlsx",
    "v05_ket_qua_2024_xa_dan_tien.xlsx",
]
T = TypeVar("T")


@dataclass
class House:
    """The two processes (each by its port), what they stand on, and what stands before them."""

    source: Engine
    front: Front
    ports: list[int]
    running: dict[int, ExitStack] = field(default_factory=dict)

    def cookies(self, login: str, port: int | None, role: Role = Role.OFFICE) -> dict[str, str]:
        """Of somebody who is signed in, and whose browser stays with a process."""
        [token] = let_in(self.source, role, login=login).values()
        return {f"__Host-{COOKIE}": token} | ({"tuyen": str(port)} if port else {})

    def start(self, port: int) -> None:
        url = self.source.url.render_as_string(hide_password=False)
        self.running[port] = ExitStack()
        self.running[port].enter_context(serving(url, "real", port=port))

    def kill(self, port: int) -> None:
        os.kill(process_of(f"http://127.0.0.1:{port}"), signal.SIGKILL)

    @property
    def where(self) -> Where:
        return Where(ADDRESS, self.front.https, self.front.trust)


@pytest.fixture
def house(postgresql, tmp_path, monkeypatch) -> Iterator[House]:
    for name, value in TOGETHER.items():
        monkeypatch.setenv(name, value)
    with postgresql.database() as url, ExitStack() as until_the_end:
        source = small_district(url)
        first = [until_the_end.enter_context(serving(url, "real")) for _process in range(2)]
        front = until_the_end.enter_context(started(tmp_path, *first))
        made = House(source, front, [port_of(one) for one in first])
        yield made
        for again in made.running.values():
            again.close()
        source.dispose()


@pytest.fixture
def browser(house) -> Iterator[Browser]:
    to_us = f"--host-resolver-rules=MAP {HOST}:443 127.0.0.1:{house.front.https}"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", to_us]
        )
        yield started
        started.close()


def opened(browser: Browser, cookies: dict[str, str], path: str) -> Page:
    context = browser.new_context(locale="vi-VN", ignore_https_errors=True)
    context.add_cookies(
        [{"name": k, "value": v, "url": ADDRESS, "secure": True} for k, v in cookies.items()]
    )
    page = context.new_page()
    page.goto(f"{ADDRESS}/{path}")
    return page


def process_in(context: BrowserContext) -> int:
    [found] = [each["value"] for each in context.cookies() if each["name"] == "tuyen"]
    return int(found)


def lay(page: Page, name: str) -> None:
    """Put a file on the desk, where it lies once the page shows it."""
    page.set_input_files("input[type=file]", FORMS / name, timeout=WAIT)
    expect(page.get_by_text(name).first).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("button", name=TAKE)).to_be_enabled(timeout=WAIT)


def take_what_lies(page: Page) -> None:
    """Have it taken in, if anything lies on the desk still."""
    take = page.get_by_role("button", name=TAKE)
    said = page.get_by_text("đã nhận").first
    expect(take.or_(said).first).to_be_visible(timeout=WAIT)
    if take.count():
        expect(take).to_be_enabled(timeout=WAIT)
        take.click()
        expect(take).to_have_count(0, timeout=WAIT)
    expect(said).to_be_visible(timeout=WAIT)


def hand_in(page: Page, name: str) -> None:
    lay(page, name)
    take_what_lies(page)


def wait_until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT / 1000
    while not so():
        assert time.monotonic() < end
        time.sleep(0.1)


def taken_in(source: Engine) -> dict[str, int]:
    """How often each file is in."""
    told = select(Submission.file_name, func.count().label("count")).group_by(Submission.file_name)
    with reading(source) as connection:
        return {row.file_name: row.count for row in connection.execute(told)}


def figures(told: str) -> tuple[str, ...]:
    """What the progress page says of models, units and reports."""
    number, thing = r"[\d.]+", "(?:mô hình|đơn vị|báo cáo|lượt)"
    found = re.findall(f"(?:{number} (?:trong|trên) )?{number} {thing}", told)
    assert len(found) > 9, told
    return tuple(found)


def told_by(house: House, port: int, query: str = "") -> tuple[str, ...]:
    """What the progress page says, of one process."""

    async def ask() -> tuple[str, ...]:
        viewer = Viewer(house.where, house.cookies("dung", port))
        await viewer.run("tien-do", query)
        await viewer.close()
        assert viewer.cookies["tuyen"] == str(port)
        return figures(viewer.text)

    return in_a_thread(ask())


async def processes_of_newcomers(house: House) -> set[str]:
    """The processes that four come to who were never here."""
    newcomers = [Viewer(house.where, house.cookies("moi", None)) for _each in range(4)]
    for newcomer in newcomers:
        await newcomer.open()
    for newcomer in newcomers:
        await newcomer.close()
    return {newcomer.cookies["tuyen"] for newcomer in newcomers}


def in_a_thread(work: Coroutine[Any, Any, T]) -> T:
    """The outcome of `work`: a loop of its own would get into the way of the browser's here."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()


@dataclass
class Crowd:
    """People who look at one page after the other, half of them on either process, until told to
    stop; whoever is thrown out comes back as a browser does.
    """

    house: House
    stopped: threading.Event = field(default_factory=threading.Event)
    viewers: list[Viewer] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    runs: int = 0

    async def look(self) -> None:
        self.viewers = [
            Viewer(self.house.where, self.house.cookies(f"xem-{place}", port))
            for place in range(CROWD // 2)
            for port in self.house.ports
        ]
        await asyncio.gather(*(self._look(viewer) for viewer in self.viewers))

    async def _look(self, viewer: Viewer) -> None:
        home = viewer.cookies["tuyen"]
        for page in cycle(("tien-do", "linh-vuc", "chi-tieu-han-nop")):
            is_last = self.stopped.is_set() and page == "tien-do"
            try:
                await viewer.run(page, ON)
            except (ConnectionClosed, InvalidMessage, OSError):
                self.lost[home] += 1
                viewer.wire = None
                await asyncio.sleep(0.5)
                continue
            self.runs += 1
            if is_last:
                break
            await asyncio.sleep(0.5)
        await viewer.close()


@contextmanager
def crowd(house: House) -> Iterator[Crowd]:
    made = Crowd(house)
    with ThreadPoolExecutor(1) as beside:
        looking = beside.submit(asyncio.run, made.look())
        try:
            yield made
        finally:
            made.stopped.set()
        looking.result()


def test_what_comes_in_through_either_stands_on_both_at_once(house, browser):
    for port, name in zip(house.ports, FILES[:2], strict=True):
        before = {told_by(house, each) for each in house.ports}
        clerk = opened(browser, house.cookies(f"can-bo-{port}", port), "nop-bao-cao")
        hand_in(clerk, name)
        after = {told_by(house, each) for each in house.ports}

        assert process_in(clerk.context) == port
        assert (len(before), len(after), before & after) == (1, 1, set())


def test_people_of_a_process_killed_under_load_come_to_the_other_and_nothing_is_lost(
    house, browser
):
    killed, other = house.ports
    leader = opened(browser, house.cookies("an", killed), f"tien-do?{ON}")
    heading = leader.get_by_role("heading", level=2)
    expect(heading).to_contain_text(THEN, timeout=WAIT)
    waiting = opened(browser, house.cookies("binh", killed), "nop-bao-cao")
    lay(waiting, FILES[0])
    sending = opened(browser, house.cookies("chi", killed), "nop-bao-cao")
    hand_in(sending, FILES[1])
    lay(sending, FILES[2])
    clerks = (waiting, sending)
    with crowd(house) as people:
        wait_until(lambda: people.runs >= 2 * CROWD)
        sending.get_by_role("button", name=TAKE).click(no_wait_after=True)
        house.kill(killed)
        wait_until(lambda: all(process_in(one.context) == other for one in (leader, *clerks)))
        wait_until(lambda: all(one.cookies["tuyen"] == str(other) for one in people.viewers))

        # Started again it takes newcomers, and nobody is taken away from where he is.
        house.start(killed)
        assert str(killed) in in_a_thread(processes_of_newcomers(house))
        expect(waiting.get_by_text(FILES[0]).first).to_be_visible(timeout=WAIT)
        lay(waiting, FILES[3])
        for clerk in clerks:
            take_what_lies(clerk)
        assert {process_in(one.context) for one in clerks} == {other}

    expect(heading).to_contain_text(THEN)
    assert leader.url == f"{ADDRESS}/tien-do?{ON}"
    assert people.lost.keys() == {str(killed)}
    assert people.lost[str(killed)] >= CROWD // 2
    assert {one.cookies["tuyen"] for one in people.viewers} == {str(other)}
    now = {told_by(house, port, ON) for port in house.ports}
    assert {figures(one.text) for one in people.viewers} == now
    assert len(now) == 1
    assert {name: taken_in(house.source).get(name) for name in FILES} == dict.fromkeys(FILES, 1)
    # The accounts of this test stand in no trail.
    assert {one.proof for one in check(house.source) if one.wrong} == {Proof.ACCOUNTS}
