"""What eight writers and two readers do on one database, each a process of its own."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from data_loaders import counted
from data_loaders.deadlines import SetDay, set_day
from data_loaders.decisions import Said, decide, undo
from data_loaders.handed_in import reinstate, withdraw
from database.keeping.check import check
from database.session import engine
from domain.access import EVERYWHERE
from domain.kinds import DecisionKind
from metrics.figures import figures
from metrics.tables import Tables
from tests.keeping.at_work import NOW, PLAN, PROCESSES, Forked, take_in_numbers, tell, told_in
from tests.screens import CODE

EACH = 12


def take_in_own(url: str, told: Path, code: str, first: int) -> None:
    """A clerk hands in report after report."""
    take_in_numbers(url, told, code, range(first, first + EACH))


def take_back_and_forth(url: str, told: Path, submission_id: int) -> None:
    """An office takes a file back and puts it in force again."""
    source = engine(url)
    for number in range(EACH):
        withdraw(source, [submission_id], EVERYWHERE, NOW, reason=f"{number}")
        reinstate(source, [submission_id], EVERYWHERE, NOW)
        tell(told, number)


def decide_and_undo(url: str, told: Path, model_id: int) -> None:
    """An office strikes a model off and thinks better of it."""
    source = engine(url)
    for number in range(EACH):
        said = Said(DecisionKind.STRUCK_OFF, model_id, reason=f"{number}", day=NOW.date())
        decision_id = decide(source, said, EVERYWHERE, NOW)
        undo(source, decision_id, EVERYWHERE, NOW)
        tell(told, decision_id)


def set_days(url: str, told: Path, unit_id: int) -> None:
    """An office gives more time, again and again."""
    source = engine(url)
    for number in range(EACH):
        day = date(2024, 4, 1 + number)
        given = SetDay(CODE, "register", "year", 2024, unit_id, day, f"lũ {number}")
        tell(told, set_day(source, given, EVERYWHERE, NOW))


def look_on(url: str, told: Path, until: Path) -> None:
    """Somebody looks at the figures, and proves the whole, until `until` is there."""
    source = engine(url)
    while not until.exists():
        figures(Tables(*counted.tables(source, CODE, EVERYWHERE)), PLAN, NOW.date())
        wrong = [one for one in check(source) if one.wrong]
        assert wrong == []
        tell(told, "whole")


def all_at_once(
    url: str, folder: Path, writers: dict[str, tuple[Callable[..., None], *tuple[object, ...]]]
) -> dict[str, list[str]]:
    """What each of the writers told, while two more look on. Raises if one of all ended badly."""
    until, go = folder / "until", PROCESSES.Barrier(len(writers) + 2)
    at_work = {
        name: Forked(target=_begin, args=(go, work, url, folder / name, *given))
        for name, (work, *given) in writers.items()
    }
    looking = {
        name: Forked(target=_begin, args=(go, look_on, url, folder / name, until))
        for name in ("reader 1", "reader 2")
    }
    for each in [*at_work.values(), *looking.values()]:
        each.start()
    for each in at_work.values():
        each.join()
    until.touch()
    for each in looking.values():
        each.join()
    ended = {name: each.exitcode for name, each in (at_work | looking).items()}
    assert ended == dict.fromkeys(ended, 0)
    return {name: told_in(folder / name) for name in ended}


def _begin(go: object, work: Callable[..., None], *given: object) -> None:
    go.wait()
    began = time.monotonic()
    work(*given)
    assert time.monotonic() - began < 60
