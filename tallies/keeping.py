"""The tally brought up to date: in the transaction of each change, or all of it at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial

from sqlalchemy import Connection, Engine

from data_loaders import tallies
from data_loaders.adoption import adopted_plans
from data_loaders.tallies import Mark
from database import audit
from database.session import read_by, writing
from database.touched import Touched, keep_with
from domain.audit import TALLIED
from domain.plans import Plan
from tallies.counting import Counted, count_plan, count_units
from tallies.plan_units import plans_of_units
from tallies.side_by_side import counted_in_turn

Progress = Callable[[list[Plan]], Iterable[Plan]]


def keep_tallies() -> None:
    """From now on each change that this process writes keeps the tally right, where one is kept."""
    keep_with(_kept_right)


def count_all(
    source: Engine, today: date, progress: Progress = iter, at: datetime | None = None
) -> None:
    """Count the tally of every plan in force anew, as of `today`, and keep it from now on. `at`:
    the moment, where it is to stand in the trail: what was counted by it before is kept by nobody.
    """
    with writing(source) as connection, read_by(connection):
        if at is not None:
            audit.record(connection, TALLIED, "database", {}, at)
        _count(connection, today, adopted_plans(source), progress)


def count_if_behind(source: Engine, today: date, progress: Progress = iter) -> bool:
    """The same where the tally does not tell of all that is in; whether it did not. Where nothing
    is amiss but that a day has begun for which something was decided, of those plans alone.
    """
    if tallies.is_right(source, today):
        return False
    with writing(source) as connection, read_by(connection):
        if tallies.is_right(source, today):  # by another, while this one waited for its turn
            return False
        _count(connection, today, _behind(connection, today), progress)
    return True


def _behind(connection: Connection, today: date) -> list[Plan]:
    """The plans that are to be counted so that the tally is right as of `today`."""
    plans, known = adopted_plans(connection.engine), tallies.mark(connection)
    if known is None or known.from_day > today or tallies.touched_after(connection, known):
        return plans
    due = _due(tallies.until_days(connection), today)
    return [plan for plan in plans if plan.code in due]


def _count(connection: Connection, today: date, plans: list[Plan], progress: Progress) -> None:
    """Count `plans` as they are committed: nothing that they rest on was written herein."""
    until = {}
    each = counted_in_turn(connection.engine, plans, today)
    for plan, counted in zip(progress(plans), each, strict=True):
        tallies.write(connection, plan.code, counted.unit_ids, counted.added_up)
        until[plan.code] = counted.until_day
    _tell(connection, until, today)


def _kept_right(connection: Connection, touched: Touched) -> None:
    """Bring the tally from the state before the transaction to that after it. One that was behind
    stays so: it is counted anew as a whole (`count_if_behind`).
    """
    known = tallies.mark(connection)
    if known is None or touched.before is None or touched.made_at is None:
        return
    if tallies.touched_after(connection, known, tallies.last_entry(connection, touched.before)):
        return
    today = max(_day_of(touched.made_at), known.from_day)
    with read_by(connection):
        until, changed = tallies.until_days(connection), set(touched.figures)
        for plan, count in _works(connection.engine, touched, today, _due(until, today)):
            counted = count()
            tallies.write(connection, plan.code, counted.unit_ids, counted.added_up)
            # Of some units nobody knows what of all others comes into force.
            others = None if counted.unit_ids is None else until.get(plan.code)
            until[plan.code] = _sooner(others, counted.until_day)
            changed.add(plan.code)
        _tell(connection, {code: until.get(code) for code in changed}, today)


def _due(until: Mapping[str, date | None], today: date) -> set[str]:
    """The plans of which something comes into force by `today`, which is not counted yet."""
    return {code for code, day in until.items() if day is not None and day <= today}


def _works(
    source: Engine, touched: Touched, today: date, due: set[str]
) -> Iterator[tuple[Plan, Callable[[], Counted]]]:
    """What is to be counted anew of each plan; all of those that are due."""
    plans = {plan.code: plan for plan in adopted_plans(source)}
    whole = set(plans) if touched.every_plan else (touched.plans | due) & set(plans)
    if touched.of_any_plan:
        whole |= {plan.code for plan in plans_of_units(source, touched.of_any_plan)}
    for code in sorted(whole):
        yield plans[code], partial(count_plan, source, plans[code], today)
    for code in sorted(set(touched.units) & set(plans) - whole):
        units = touched.units[code]
        yield plans[code], partial(count_units, source, plans[code], today, units)


def _tell(connection: Connection, until: Mapping[str, date | None], today: date) -> None:
    """Say up to where the tally is right now, and until which day."""
    tallies.set_state(connection, until)
    first = min(filter(None, tallies.until_days(connection).values()), default=None)
    tallies.set_mark(connection, Mark(tallies.last_entry(connection), today, first))


def _sooner(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)


def _day_of(moment: datetime) -> date:
    """The day here on which something was written."""
    return moment.astimezone().date()
