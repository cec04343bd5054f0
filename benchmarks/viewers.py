"""Many people who click about: how many page runs a second one process gives, and two behind nginx.

Each looks at another page, or at the same on another day, once the one before is drawn and he has
thought. Client, servers and nginx share the cores of this machine, so beside runs a second stands
what a run costs a server in CPU: that is what a machine with more cores is reckoned by.
"""

import asyncio
import os
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

import numpy as np

from accounts.identity import Role
from benchmarks.behind import HOST, TOGETHER, nginx, program
from benchmarks.crowd import Viewer, Where
from benchmarks.measure import Aim, Row, aim, show_table
from benchmarks.screens import OURS, cookie_of
from benchmarks.servers import Server, all_served, served
from benchmarks.visits import FailedRunError
from database.session import engine

PAGES = ("trang-dau", "tien-do", "linh-vuc", "mo-hinh", "chi-tieu-han-nop", "so-sanh")
DAYS = ("", "den_ngay=2024-11-30")  # today first: a day chosen stays chosen
AIM_RUNS, AIM_P95, AIM_TWO = 40.0, 0.3, 1.7


@dataclass(frozen=True, slots=True)
class Load:
    """So many people, each thinking so many seconds between two clicks, for so many seconds."""

    people: int
    thinks: float
    lasts: float


AT_A_MEETING = Load(people=50, thinks=5.0, lasts=20.0)
WITHOUT_A_PAUSE = Load(people=8, thinks=0.0, lasts=10.0)


@dataclass(slots=True)
class Held:
    """What a load did: seconds of each run, seconds it lasted, CPU seconds of servers, client."""

    waits: list[float] = field(default_factory=list)
    lasted: float = 0.0
    servers: float = 0.0
    client: float = 0.0

    @property
    def rate(self) -> float:
        """Runs a second."""
        return len(self.waits) / self.lasted

    @property
    def cpu(self) -> float:
        """Seconds of the servers' CPU that one run took."""
        return self.servers / len(self.waits)

    @property
    def p95(self) -> float:
        """Seconds within which 19 of 20 runs were done."""
        return quantiles(self.waits, n=20)[-1]


def hold(doors: Sequence[Callable[[], Viewer]], servers: Sequence[Server], load: Load) -> Held:
    """Let people in by `doors` in turn, and hold the load."""
    return asyncio.run(_hold(doors, servers, load))


def warm(doors: Sequence[Callable[[], Viewer]]) -> None:
    """Behind each door everything is opened once, so that caches are warm before a load counts."""
    asyncio.run(_walk_all(doors))


async def _walk_all(doors: Sequence[Callable[[], Viewer]]) -> None:
    await asyncio.gather(*(_walk_once(door()) for door in doors))


async def _hold(
    doors: Sequence[Callable[[], Viewer]], servers: Sequence[Server], load: Load
) -> Held:
    viewers = [doors[place % len(doors)]() for place in range(load.people)]
    for viewer in viewers:
        await viewer.run(PAGES[0])
    held = Held()
    before, own = sum(one.cpu() for one in servers), time.process_time()
    begun = time.perf_counter()
    clicking = [_click(viewer, held, load, place) for place, viewer in enumerate(viewers)]
    await asyncio.gather(*clicking)
    held.lasted = time.perf_counter() - begun
    held.servers = sum(one.cpu() for one in servers) - before
    held.client = time.process_time() - own
    for viewer in viewers:
        await viewer.close()
    return held


async def _walk_once(viewer: Viewer) -> None:
    """Open everything once. Raises FailedRunError where the progress page has no chart to show."""
    for day in DAYS:
        for page in PAGES:
            await viewer.run(page, day)
            kinds = {element.WhichOneof("type") for element in viewer.elements}
            if page == "tien-do" and "plotly_chart" not in kinds:
                raise FailedRunError(viewer.text[-2000:])
    await viewer.close()


async def _click(viewer: Viewer, held: Held, load: Load, place: int) -> None:
    """One person, whose choices are the same at every measurement."""
    chance = np.random.default_rng(place)
    end = time.perf_counter() + load.lasts
    await asyncio.sleep(load.thinks * chance.random())
    while time.perf_counter() < end:
        page, day = PAGES[chance.integers(len(PAGES))], DAYS[chance.integers(len(DAYS))]
        held.waits.append(await viewer.run(page, day))
        await asyncio.sleep(load.thinks * (0.5 + chance.random()))


def run(url: str, folder: Path, size: str) -> None:
    """Measure over the database at `url`, named `size`: one process, then two behind nginx."""
    rows = [*_one(url, size), *_two(url, folder, size)]
    title = f"People who click about, {size} ({os.cpu_count()} cores for all, client too)"
    show_table(title, ("", "measured", "against"), rows)


def _one(url: str, size: str) -> list[Row]:
    token = cookie_of(engine(url), Role.LEADER).partition("=")[2]
    with served("asgi.py", DATABASE_URL=url, **OURS) as server:
        here = Where(server.address, int(server.address.rpartition(":")[2]))
        doors = [lambda: Viewer(here, {"phien": token})]
        warm(doors)
        meeting = hold(doors, [server], AT_A_MEETING)
        most = hold(doors, [server], WITHOUT_A_PAUSE)
    told = f"{size}, one process"
    p95 = 1000 * meeting.p95
    aim(Aim(f"{told}, 50 people thinking 5 s: p95", p95, "ms", at_most=1000 * AIM_P95))
    aim(Aim(f"{told}, as fast as it goes", most.rate, "runs/s", at_least=AIM_RUNS))
    return [
        *_rows(f"{told}, 50 people thinking 5 s", meeting),
        *_rows(f"{told}, as fast as it goes", most),
        Row(f"{told}: of a core of its own", f"{1 / most.cpu:.0f} runs/s", "1 / CPU a run"),
    ]


def _two(url: str, folder: Path, size: str) -> list[Row]:
    """Two behind nginx, against one behind the same nginx."""
    if program() is None:
        return [Row(f"{size}, two processes", "not measured: there is no nginx", "")]
    token = cookie_of(engine(url), Role.LEADER).partition("=")[2]
    environment = {"DATABASE_URL": url, **OURS, **TOGETHER}
    with ExitStack() as running:
        servers = running.enter_context(all_served([("asgi.py", environment)] * 2))
        one, other = (int(server.address.rpartition(":")[2]) for server in servers)
        front = running.enter_context(nginx(folder, (one, other)))
        here = Where(f"https://{HOST}", front.https, front.trust)

        def door(port: int) -> Callable[[], Viewer]:
            return lambda: Viewer(here, {"__Host-phien": token, "tuyen": str(port)})

        doors = [door(one), door(other)]
        warm(doors)
        alone = hold(doors[:1], servers, WITHOUT_A_PAUSE)
        both = hold(doors, servers, WITHOUT_A_PAUSE)
    aim(Aim(f"{size}, two processes to one", both.rate / alone.rate, "×", at_least=AIM_TWO))
    return [
        *_rows(f"{size}, one behind nginx, as fast as it goes", alone),
        *_rows(f"{size}, two behind nginx, as fast as they go", both),
    ]


def _rows(what: str, held: Held) -> list[Row]:
    a_run = 1000 * held.client / len(held.waits)
    return [
        Row(what, f"{held.rate:.1f} runs/s", f"p95 {1000 * held.p95:.0f} ms"),
        Row(
            f"{what}, CPU a run",
            f"{1000 * held.cpu:.1f} ms",
            f"{held.servers / held.lasted:.2f} cores; the client {a_run:.1f} ms",
        ),
    ]
