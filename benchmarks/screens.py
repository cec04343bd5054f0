"""What one more run of each page costs the server, at each size, against a script that shows one
line; and what the first visitor waits after something was taken back.
"""

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from accounts.built_in import ensure_accounts, login_of
from accounts.here import utc_now
from accounts.identity import Role
from accounts.mode import Mode
from accounts.sessions import COOKIE, open_session, person_with_login
from benchmarks.measure import Aim, aim, medians, once, show_table
from benchmarks.servers import Server, all_served
from benchmarks.visits import RUNS_WITHIN, visiting
from data_loaders import handed_in
from database.session import engine
from domain.access import EVERYWHERE

FIRST, ROUNDS = "tien-do", 8
GROWS = 1.3  # times what the smallest costs, at the most
MOST = 30  # milliseconds of a province's page
ONE_LINE = 'import streamlit as st\n\nst.write("1")\n'
FLOOR = "one line"
OURS = {"DAN_VAN_KHEO_MODE": Mode.DEMO.value}


def cookie_of(source: Engine, role: Role) -> str:
    """The cookie of the demo's account with `role`."""
    ensure_accounts(source, Mode.DEMO)
    person = person_with_login(source, login_of(role))
    if person is None:
        raise LookupError(role)
    return f"{COOKIE}={open_session(source, person.account_id, utc_now())}"


@dataclass(frozen=True, slots=True)
class _House:
    """A server over the database of one size, and who looks at its pages."""

    size: str
    source: Engine
    server: Server
    cookie: str

    def pages(self) -> list[str]:
        """The addresses of its pages, as the first one says, the server just started; none where
        that did not come in time.
        """
        begun = time.perf_counter()
        try:
            with visiting(self.server, FIRST, self.cookie) as visit:
                pages = visit.run().pages
        except TimeoutError:
            row = (self.size, f"{FIRST} did not come within {RUNS_WITHIN} s")
            show_table(f"Pages at the size of a {self.size}", ("", "not measured"), [row])
            return []
        took = time.perf_counter() - begun
        print(f"{self.size}: {FIRST}, the server just started: {took:.2f} s", flush=True)
        return pages


def run(urls: Mapping[str, str], folder: Path) -> None:
    """Measure every page over the database of each size; `folder` takes the script to compare with.

    All sizes are served at once, and each page is asked of them in turn: what slows the machine for
    a while slows them all. A size whose first page does not come within `RUNS_WITHIN` is said to be
    so, and not measured.
    """
    script = folder / "one_line.py"
    script.write_text(ONE_LINE)
    ours = [("asgi.py", {"DATABASE_URL": url, **OURS}) for url in urls.values()]
    with all_served([(str(script), {}), *ours]) as [bare, *servers]:
        houses = [
            _House(size, engine(url), server, cookie_of(engine(url), Role.ADMIN))
            for (size, url), server in zip(urls.items(), servers, strict=True)
        ]
        pages = {house.size: house.pages() for house in houses}
        found = [house for house in houses if pages[house.size]]
        if not found:
            return
        _show(_measured(found, bare, pages[found[0].size]))
        for house in found:
            _measure_after_a_change(house.source, house.server, house.cookie)


def _measured(houses: list[_House], bare: Server, pages: list[str]) -> dict[str, dict[str, float]]:
    """Of each size the seconds of CPU of one more run of each page, and of the one line."""
    servers = [bare, *(house.server for house in houses)]
    found: dict[str, dict[str, float]] = {house.size: {} for house in houses}
    with ExitStack() as open_visits, ThreadPoolExecutor() as at_once:
        floor = open_visits.enter_context(visiting(bare))
        for page in pages:
            works = {FLOOR: floor.run}
            for house in houses:
                visit = visiting(house.server, page, house.cookie)
                works[house.size] = open_visits.enter_context(visit).run
            # First visits are not measured, and need not wait for one another.
            list(at_once.map(lambda work: work(), works.values()))
            # All but the one that works are idle.
            taken = medians(works, ROUNDS, lambda: sum(server.cpu() for server in servers))
            for house in houses:
                found[house.size] |= {f"/{page}": taken[house.size]}
                found[house.size].setdefault(FLOOR, taken[FLOOR])
    return found


def _show(found: dict[str, dict[str, float]]) -> None:
    smallest, *others = found
    columns = [
        "",
        *(f"{size}, ms" for size in found),
        *(f"{size} × {FLOOR}" for size in found),
        *(f"{one} × {smallest}" for one in others),
    ]
    rows = [_row(page, list(found.values())) for page in found[smallest]]
    show_table("One more run of a page (CPU of the server)", columns, rows)
    for size, pages in found.items():
        slowest = max(pages, key=lambda page: pages[page])
        if size == "province":
            most = 1000 * pages[slowest]
            aim(Aim(f"{size}: the page that costs most, {slowest}", most, "ms", at_most=MOST))
        if size != smallest:
            ratios = {page: taken / found[smallest][page] for page, taken in pages.items()}
            worst = max(ratios, key=lambda page: ratios[page])
            what = f"slowest to grow from {smallest} to {size}, {worst}"
            aim(Aim(what, ratios[worst], "×", at_most=GROWS))


def _row(page: str, sizes: list[dict[str, float]]) -> tuple[str, ...]:
    seconds = [of_size[page] for of_size in sizes]
    floors = [of_size[page] / of_size[FLOOR] for of_size in sizes]
    times = [taken / seconds[0] for taken in seconds[1:]]
    told = [f"{1000 * taken:,.3g}" for taken in seconds]
    return (page, *told, *(f"{each:,.1f}" for each in floors), *(f"{each:,.2f}" for each in times))


def _measure_after_a_change(source: Engine, ours: Server, cookie: str) -> None:
    """What is waited for once a file was taken back: all is another from then on."""
    handed_in.withdraw(source, [1], EVERYWHERE, utc_now())
    with visiting(ours, FIRST, cookie) as visit:
        taken = once(visit.run, time.perf_counter)
        print(f"{FIRST}, the first run after a file was taken back: {taken:.2f} s")
