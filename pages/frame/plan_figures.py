"""One plan's figures: by the tally where that is right, else from the rows; kept while neither what
they rest on nor the plan is another.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import pandas as pd

from data_loaders import counted, tallies
from database.session import engine, one_state
from domain.plans import Plan
from metrics.results import MODELS, PAIRS, TALLY, Results, figures_of, results
from metrics.rolled import Rolled, rolled
from metrics.tables import Tables
from pages.frame.overtaken import draw_anew_at_once
from pages.frame.plans import (
    Sight,
    places_key,
    register_key,
    sees_all,
    units_seen,
    whole_register,
)
from pages.frame.shared import Latest, shared


def counted_of(plan: Plan, sight: Sight, as_of: date) -> tuple[pd.DataFrame, Results]:
    """One plan's units and figures. Whatever else changed in the database, they are counted anew
    only where a table that they rest on, or the plan, is another.

    Who sees all units of the plan is told what the tally says, where it is right: no model is read
    until somebody asks for one; if by then the figures beside it are overtaken, the page is drawn
    anew. Of some of the units all is counted from the rows themselves: what a person may not see is
    no part of any figure.
    """
    look = _look_at(plan, sight, as_of)
    with one_state(engine()):
        if sees_all(plan, sight) and (tallied := _tallied(look)) is not None:
            return look.units, _by_tally(tallied)
    return look.units, _from_rows(look)


def rolled_of(plan: Plan, sight: Sight, as_of: date, *, many: bool) -> Rolled:
    """What is added up of one plan. Where `many` are, its figures are not kept beside."""
    look = replace(_look_at(plan, sight, as_of), many=many)
    with one_state(engine()):
        if sees_all(plan, sight) and (tallied := _tallied(look)) is not None:
            return _rolled_by_tally(tallied)
    return rolled(_from_rows(look), look.units, look.plan, as_of)


def _look_at(plan: Plan, sight: Sight, as_of: date) -> "_Look":
    units = units_seen(plan, sight).assign(plan_code=plan.code)
    # These are the plan's own units already: its place may lie above what this person sees.
    return _Look(plan.model_copy(update={"place": None}), sight, as_of, units)


def _tallied(look: "_Look") -> "_Look | None":
    """The same with the state of the tally; None where that is not right, or not to be read."""
    if look.sight.at_once:
        return None
    state = tallies.state_of(engine(), look.plan.code, look.as_of)
    return None if state is None else replace(look, state=state)


@dataclass(frozen=True, slots=True)
class _Look:
    """One plan, whose `units` somebody sees on a day; `state`: of what its figures rest on. Of
    `many` they are not kept, which makes none another.
    """

    plan: Plan
    sight: Sight
    as_of: date
    units: pd.DataFrame
    state: str = ""
    many: bool = False


def _look_key(look: _Look) -> str:
    said = look.plan.model_dump_json()
    return f"{said}|{look.as_of}|{look.state}|{register_key(look.sight)}"


def _view_key(look: _Look) -> str:
    """Whose look it is, at which plan and day, in whatever state."""
    return f"{look.plan.code}|{look.as_of}|{places_key(look.sight.whose)}"


def _from_rows(look: _Look) -> Results:
    return _results(_ToCount(_tables(look), look.plan, look.as_of))


def _tables(look: _Look) -> Tables:
    return Tables(*counted.tables(engine(), look.plan.code, look.sight.whose, look.units))


def _by_tally(look: _Look) -> Results:
    found = _figures(look)
    known = {name: partial(found.part, name) for name in (*Results.NAMES, TALLY)}
    of_rows = {name: partial(_part_from_rows, look, name) for name in (MODELS, PAIRS)}
    return Results({**known, **of_rows})


def _figures(look: _Look) -> Results:
    return _figures_kept(look).of(_look_key(look), lambda: _count(look))


# As many as a country has plans and more: what was counted of each is there for what is rolled up.
@shared(128, {_Look: _view_key})
def _figures_kept(look: _Look) -> Latest[Results]:
    del look
    return Latest()


@shared(512, {_Look: _look_key})
def _rolled_by_tally(look: _Look) -> Rolled:
    found = _figures_kept(look).known(_look_key(look)) if look.many else _figures(look)
    return rolled(found or _count(look), look.units, look.plan, look.as_of)


def _count(look: _Look) -> Results:
    code, whose = look.plan.code, look.sight.whose
    above = whole_register(look.sight)[["unit_id", "parent_id"]]
    tables = counted.without_models(engine(), code, whose, look.units, above)
    tallied, told = tallies.tally(engine(), code, whose), tallies.kept(engine(), code, whose)
    return figures_of(Tables(*tables), look.plan, look.as_of, tallied, told)


def _part_from_rows(look: _Look, name: str) -> pd.DataFrame:
    """A table of the models, of the very state that the figures by the tally are of."""
    with one_state(engine()):
        if tallies.state_of(engine(), look.plan.code, look.as_of) != look.state:
            draw_anew_at_once()
        tables = _tables(look)
    return _results(_ToCount(tables, look.plan, look.as_of)).part(name)


@dataclass(frozen=True, slots=True)
class _ToCount:
    """What one plan's figures rest on, all of it."""

    tables: Tables
    plan: Plan
    as_of: date


def _to_count_key(to_count: _ToCount) -> tuple[str, ...]:
    return digest(to_count.tables), to_count.plan.model_dump_json(), to_count.as_of.isoformat()


@shared(16, {_ToCount: _to_count_key})
def _results(to_count: _ToCount) -> Results:
    return results(to_count.tables, to_count.plan, to_count.as_of)


def digest(tables: Sequence[pd.DataFrame]) -> str:
    """What tells tables from others in any cell, column or row."""
    told = hashlib.blake2b(digest_size=16)
    for table in tables:
        told.update(repr((list(table.columns), len(table))).encode())
        told.update(pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes())
    return told.hexdigest()
