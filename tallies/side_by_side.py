"""The plans of a whole country counted by as many processes as there are cores."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from datetime import date

from sqlalchemy import URL, Engine, func, select

from data_loaders.readers import ProcessReaders, cores
from database.session import engine, reading
from database.tables import Model
from domain.plans import Plan
from tallies.counting import Counted, count_plan

MANY = 100_000  # models; fewer are counted before a process has begun


def counted_in_turn(source: Engine, plans: Sequence[Plan], as_of: date) -> Iterator[Counted]:
    """What each plan comes to, in their order, of what is committed by now."""
    at_once = min(cores(), len(plans))
    if at_once < 2 or _models(source) < MANY:
        yield from (count_plan(source, plan, as_of) for plan in plans)
        return
    counters, left, ahead = ProcessReaders(at_once), deque(plans), deque[_Begun]()
    try:
        while left or ahead:
            # One more than there are processes, so that none waits for what was counted to be kept.
            while left and len(ahead) <= at_once:
                plan = left.popleft()
                ahead.append(
                    (plan, counters.submit(_count, source.url, plan.model_dump_json(), as_of))
                )
            yield _counted(source, *ahead.popleft(), as_of)
    finally:
        counters.close()


_Begun = tuple[Plan, "Future[Counted]"]


def _counted(source: Engine, plan: Plan, begun: "Future[Counted]", as_of: date) -> Counted:
    """What the process came to; where it died, this one counts."""
    try:
        return begun.result()
    except BrokenExecutor:
        return count_plan(source, plan, as_of)


def _models(source: Engine) -> int:
    """How many there are, at the most."""
    with reading(source) as connection:
        return connection.execute(select(func.max(Model.model_id))).scalar() or 0


def _count(url: URL, plan: str, as_of: date) -> Counted:
    """In a process of its own."""
    return count_plan(engine(url), Plan.model_validate_json(plan), as_of)
