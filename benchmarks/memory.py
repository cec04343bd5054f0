"""What a server and its children have in memory: at rest, for each open page, and while a long list
is handed in at its desk.

Counted is the proportional set (PSS): what several processes share is counted once in all. Linux.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from accounts.identity import Role
from benchmarks.crowd import Viewer, Where
from benchmarks.desk import choose_and_wait
from benchmarks.measure import Row, show_table
from benchmarks.screens import OURS, cookie_of
from benchmarks.servers import Server, served
from database.session import engine

PAGES = ("trang-dau", "tien-do", "mo-hinh")
FIRST, SESSIONS = 10, 20
EVERY = 0.1  # seconds
MEGABYTE = 2**20


def pss(pid: int) -> int:
    """Bytes of a process and its children; 0 for one that is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        [line] = [line for line in told.splitlines() if line.startswith("Pss:")]
        return 1024 * int(line.split()[1]) + sum(map(pss, _children(pid)))
    return 0


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [
        int(child)
        for task in tasks
        for child in (task / "children").read_text(encoding="ascii").split()
    ]


@dataclass(slots=True)
class Watched:
    """The most bytes that were seen."""

    most: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def watch(self, pid: int) -> None:
        """Look every now and then until it is over."""
        while not self.over.wait(EVERY):
            self.most = max(self.most, pss(pid))


@contextmanager
def watched(pid: int) -> Iterator[Watched]:
    """The most that a process and its children have meanwhile."""
    kept = Watched()
    watching = threading.Thread(target=kept.watch, args=(pid,))
    watching.start()
    try:
        yield kept
    finally:
        kept.over.set()
        watching.join()


def run(url: str, size: str, plan: str, long_list: bytes) -> None:
    """Measure over the database at `url`, named `size`; `long_list`: a workbook to hand in under
    the plan of the name `plan`.
    """
    with served("asgi.py", DATABASE_URL=url, **OURS) as server:
        rows = [_told(f"{size}, server started, nobody there", rest := pss(server.pid), rest)]
        rows += asyncio.run(_sessions(url, size, server, rest))
    with served("asgi.py", DATABASE_URL=url, **OURS) as server:
        rows += asyncio.run(_upload(url, size, server, plan, long_list))
    show_table(f"Memory (PSS, children too), {size}", ("", "measured", "against"), rows)


async def _sessions(url: str, size: str, server: Server, rest: int) -> list[Row]:
    """The first who opens three pages brings figures and caches with him; then come the others."""
    door = _door(url, server, Role.LEADER)
    open_pages = [await _opened(door)]
    one = pss(server.pid)
    # What the server takes once and has room in for a while is no longer asked for after some.
    open_pages += [await _opened(door) for _another in range(FIRST)]
    some = pss(server.pid)
    open_pages += [await _opened(door) for _another in range(SESSIONS)]
    each = (pss(server.pid) - some) / SESSIONS
    for viewer in open_pages:
        await viewer.close()
    return [
        _told(f"{size}, after the first visitor's three pages", one, rest),
        _told(f"{size}, each further open page that has shown three", each, rest),
    ]


async def _opened(door: tuple[Where, dict[str, str]]) -> Viewer:
    viewer = Viewer(door[0], dict(door[1]))
    for page in PAGES:
        await viewer.run(page)
    return viewer


async def _upload(url: str, size: str, server: Server, plan: str, long_list: bytes) -> list[Row]:
    where, cookies = _door(url, server, Role.OFFICE)
    viewer = Viewer(where, cookies)
    await viewer.run("nop-bao-cao")
    before = pss(server.pid)
    with watched(server.pid) as seen:
        waited = await choose_and_wait(viewer, plan, "long.xlsx", long_list)
    after = pss(server.pid)
    await viewer.close()
    told = f"{size}, a list of {len(long_list) / MEGABYTE:.1f} MB"
    return [
        _told(f"{told}: the most while it is read at the desk", seen.most, before),
        _told(f"{told}: once it lies there", after, before),
        Row(f"{told}: until it can be taken in", f"{waited:.1f} s", ""),
    ]


def _door(url: str, server: Server, role: Role) -> tuple[Where, dict[str, str]]:
    name, _is, token = cookie_of(engine(url), role).partition("=")
    port = int(server.address.rpartition(":")[2])
    return Where(server.address, port), {name: token}


def _told(what: str, size: float, rest: int) -> Row:
    return Row(what, f"{size / MEGABYTE:,.2f} MB", f"{size / rest:.2f} ×")
