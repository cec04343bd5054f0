"""The units of a plan as its models are counted: with the unions that go with an agency."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

import pandas as pd
from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from data_loaders import frames, marks
from data_loaders.adoption import adopted_plans
from database.bulk import asked_in_parts
from database.session import reading
from database.tables import Model, Unit, UnitLineage
from domain.access import EVERYWHERE
from domain.plans import Plan
from domain.text import plain
from metrics.kin import unions_of_agencies
from metrics.owed import units_of_plan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlanUnits:
    """The units of one plan: the rows of `units` (as in `metrics`), by `unit_id`, and which units'
    models are compared with those of which, whichever of the two is asked for.
    """

    units: pd.DataFrame
    beside: dict[int, set[int]] = field(default_factory=dict)

    def with_those_above(self, unit_ids: Iterable[int]) -> pd.DataFrame:
        """The rows of these units and of all above them that the plan has: by these a union finds
        its agency.
        """
        above: dict[int, int | None] = dict(
            zip(self.units["unit_id"], self.units["parent_id"].astype("object"), strict=True)
        )
        wanted: set[int] = set()
        left: list[int | None] = [*unit_ids]
        while left:
            one = left.pop()
            if one in above and one not in wanted:
                wanted.add(one)
                left.append(above[one])
        rows: pd.DataFrame = self.units[self.units["unit_id"].isin(wanted)]
        return rows


def joined(known: PlanUnits, unit_ids: Iterable[int]) -> set[int]:
    """These units and all whose models stand or fall with theirs, over however many steps."""
    seen: set[int] = set()
    left = [*unit_ids]
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            left += known.beside.get(one, ())
    return seen


def of_plan(source: Engine, plan: Plan) -> PlanUnits:
    """The units of the plan in the register as it is: kept while nothing of that is another."""
    return _of_plan(source, plan.model_dump_json(), marks.register_version(source))


def plans_of_units(source: Engine, unit_ids: set[int]) -> list[Plan]:
    """The plans in force that may count otherwise once these units are others or joined with
    others: whose place one of them may be, or that speak to, or have models of, one of them or of
    those joined with them. A district that is no unit of a plan may have reported under it.
    """
    names = {plain(name) for name in _of_units(source, select(Unit.name), Unit.unit_id, unit_ids)}
    return [
        plan
        for plan in adopted_plans(source)
        if (plan.place is not None and plain(plan.place) in names)
        or _has_any(source, plan, joined(of_plan(source, plan), unit_ids))
    ]


def _has_any(source: Engine, plan: Plan, unit_ids: set[int]) -> bool:
    if of_plan(source, plan).units["unit_id"].isin(unit_ids).any():
        return True
    listed = select(Model.model_id).where(Model.plan_code == plan.code).limit(1)
    return any(_of_units(source, listed, Model.unit_id, unit_ids))


def _of_units(
    source: Engine, asked: Select[T], of: InstrumentedAttribute[int], unit_ids: set[int]
) -> Iterator[T]:
    """What is asked for of some units, however many."""
    with reading(source) as connection:
        for some in asked_in_parts(unit_ids):
            yield from connection.execute(asked.where(of.in_(some))).scalars()


@lru_cache(maxsize=128)
def _of_plan(source: Engine, plan: str, version: str) -> PlanUnits:
    units = units_of_plan(_register(source, version), Plan.model_validate_json(plan))
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in [*unions_of_agencies(units), *_steps(source)]:
        beside[one].add(other)
        beside[other].add(one)
    return PlanUnits(units, dict(beside))


@lru_cache(maxsize=1)
def _register(source: Engine, _version: str) -> pd.DataFrame:
    return frames.units(source, EVERYWHERE)


def _steps(source: Engine) -> Iterator[tuple[int, int]]:
    """Every step of a unit into another, of whatever day."""
    asked = select(UnitLineage.from_unit_id, UnitLineage.into_unit_id).where(
        UnitLineage.undone_at.is_(None)
    )
    with reading(source) as connection:
        yield from ((one, other) for one, other in connection.execute(asked).all())
