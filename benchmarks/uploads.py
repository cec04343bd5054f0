"""What a visitor of another page waits while a deadline's files come in: six a second, each with 50
models of a unit, and one list of 100,000.
"""

import subprocess
import sys
import threading
import time
from pathlib import Path
from statistics import quantiles

from accounts.identity import Role
from benchmarks.forms import LONG, SHORT, form
from benchmarks.measure import show_table
from benchmarks.screens import FIRST, OURS, cookie_of
from benchmarks.servers import Server, served
from benchmarks.visits import COLLECTS, visiting
from data_loaders import adoption
from data_loaders.unit_register import load_register
from database.session import ROOT, engine

RATE, SECONDS, QUIET, THINKS = 6, 20, 8, 0.2


def run(url: str, folder: Path) -> None:
    """Measure over the database at `url`; `folder` takes the files that are handed in."""
    source = engine(url)
    plan = adoption.adopted_plans(source)[0]  # the one that the page begins with
    register = load_register(source, plan.place)
    units = [unit.name for unit in register.units if register.within_place(unit)]
    files = folder / "uploads"
    files.mkdir(exist_ok=True)
    (files / "long.xlsx").write_bytes(form(plan, units, LONG, 10))
    for number in range(RATE * SECONDS):
        own = [units[number % len(units)]]
        (files / f"{number}.xlsx").write_bytes(form(plan, own, SHORT, 12))
    looks, sends = cookie_of(source, Role.LEADER), cookie_of(source, Role.OFFICE)
    with served("asgi.py", DATABASE_URL=url, **OURS) as server:
        _looked(server, looks, threading.Event(), at_least=3)
        quiet = _looked(server, looks, _after(QUIET))
        clerks = subprocess.Popen(
            [
                *(sys.executable, "-m", "benchmarks.clerks"),
                *(server.address, sends, str(files), str(RATE)),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        spent = server.cpu()
        busy = _looked(server, looks, _after(SECONDS))
        said, _ = clerks.communicate()
        spent = server.cpu() - spent
    first, *others = map(float, said.split())
    _show({"nothing comes in": quiet, f"{RATE} files a second, one of {LONG:,} rows": busy})
    told = [
        (f"the list of {LONG:,}", f"{first:.1f} s", ""),
        (f"the {len(others)} others", f"{_share(others, 50):.2f} s", f"{_share(others, 95):.2f} s"),
        ("CPU of the web process for all of it", f"{spent:.1f} s", ""),
    ]
    show_table("Until a file handed in is understood", ("", "p50", "p95"), told)


def _after(seconds: float) -> threading.Event:
    """An event that comes after so long."""
    over = threading.Event()
    clock = threading.Timer(seconds, over.set)
    clock.daemon = True
    clock.start()
    return over


def _looked(server: Server, cookie: str, over: threading.Event, at_least: int = 0) -> list[float]:
    """Seconds that each run of the page took, one after another until `over`."""
    taken: list[float] = []
    with visiting(server, FIRST, cookie) as visit:
        visit.run()
        while len(taken) < at_least or (not at_least and not over.is_set()):
            begun = time.perf_counter()
            visit.run()
            taken.append(time.perf_counter() - begun - COLLECTS)
            time.sleep(THINKS)
    return taken


def _share(seconds: list[float], of_hundred: int) -> float:
    return quantiles(seconds, n=100, method="inclusive")[of_hundred - 1]


def _show(taken: dict[str, list[float]]) -> None:
    rows = []
    for name, seconds in taken.items():
        told = [_share(seconds, 50), _share(seconds, 95), max(seconds)]
        rows.append((name, str(len(seconds)), *(f"{1000 * each:,.0f}" for each in told)))
    title = f"One more run of /{FIRST} for somebody else, while files are handed in"
    show_table(title, ("", "runs", "p50 ms", "p95 ms", "longest ms"), rows)
