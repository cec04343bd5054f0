"""What one more run of each page costs the server, at each size, against a script that shows one
line; and what the first visitor waits after something was taken back.
"""

import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Engine

from accounts.built_in import ensure_accounts, login_of
from accounts.here import utc_now
from accounts.identity import Role
from accounts.mode import Mode
from accounts.sessions import COOKIE, open_session, person_with_login
from benchmarks.measure import Aim, aim, medians, once, show, show_table
from benchmarks.servers import Server, served
from benchmarks.visits import RUNS_WITHIN, Visit, visiting
from data_loaders import handed_in
from database.session import engine
from domain.access import EVERYWHERE

FIRST, ROUNDS = "tien-do", 10
NOT_MEASURED = "–"
GROWS = 1.3  # times what the smallest costs, at the most
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


def run(urls: Mapping[str, str], folder: Path) -> None:
    """Measure every page over the database of each size; `folder` takes the script to compare with.

    A size whose first page does not come within `RUNS_WITHIN` is said to be so, and not measured.
    """
    script = folder / "one_line.py"
    script.write_text(ONE_LINE)
    with served(str(script)) as bare:
        measured = {size: _measured(size, url, bare) for size, url in urls.items()}
    found = {size: seconds for size, seconds in measured.items() if seconds}
    if not found:
        return
    smallest, *others = found
    columns = ["", *(f"{size}, ms" for size in found), *(f"{one} × {smallest}" for one in others)]
    rows = [_row(page, found) for page in found[smallest]]
    show_table("One more run of a page (CPU of the server)", columns, rows)
    for size in others:
        ratios = {page: taken / found[smallest][page] for page, taken in found[size].items()}
        worst = max(ratios, key=lambda page: ratios[page])
        what = f"slowest to grow from {smallest} to {size}, {worst}"
        aim(Aim(what, ratios[worst], "×", at_most=GROWS))


def _row(page: str, found: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    seconds = [of_size.get(page) for of_size in found.values()]
    first = seconds[0] or 0
    told = [NOT_MEASURED if taken is None else f"{1000 * taken:,.3g}" for taken in seconds]
    times = [NOT_MEASURED if taken is None else f"{taken / first:,.2f}" for taken in seconds[1:]]
    return (page, *told, *times)


def _measured(size: str, url: str, bare: Server) -> dict[str, float]:
    """Seconds of CPU of one more run of each page, and of the one line; none where it took too
    long to come.
    """
    cookie = cookie_of(engine(url), Role.ADMIN)
    with served("asgi.py", DATABASE_URL=url, **OURS) as ours:
        begun = time.perf_counter()
        try:
            with visiting(ours, FIRST, cookie) as visit:
                pages = visit.run().pages
        except TimeoutError:
            row = (size, f"{FIRST} did not come within {RUNS_WITHIN} s")
            show_table(f"Pages at the size of a {size}", ("", "not measured"), [row])
            return {}
        print(f"{size}: {FIRST}, the server just started: {time.perf_counter() - begun:.2f} s")
        seconds = _measure_pages(ours, bare, pages, cookie)
        show(f"One more run of a page at the size of a {size} (CPU)", seconds, FLOOR)
        _measure_after_a_change(engine(url), ours, cookie)
    return seconds


def _measure_pages(ours: Server, bare: Server, pages: list[str], cookie: str) -> dict[str, float]:
    with ExitStack() as open_visits:
        floor = open_visits.enter_context(visiting(bare))
        held = [open_visits.enter_context(visiting(ours, page, cookie)) for page in pages]
        visits: Mapping[str, Visit] = {FLOOR: floor, **{f"/{visit.page}": visit for visit in held}}
        for visit in visits.values():
            visit.run()
        works = {name: visit.run for name, visit in visits.items()}
        # One of the two is idle while the other works.
        return medians(works, ROUNDS, lambda: ours.cpu() + bare.cpu())


def _measure_after_a_change(source: Engine, ours: Server, cookie: str) -> None:
    """What is waited for once a file was taken back: all is another from then on."""
    handed_in.withdraw(source, [1], EVERYWHERE, utc_now())
    with visiting(ours, FIRST, cookie) as visit:
        taken = once(visit.run, time.perf_counter)
        print(f"{FIRST}, the first run after a file was taken back: {taken:.2f} s")
