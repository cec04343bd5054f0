"""What stands on screens of counted models (unit × year × field), however it is asked for, against
numpy's bincount over the same models, and against pulling the rows into pandas.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import Engine, distinct, func, select

from benchmarks.measure import Work, medians, once, show, wall
from database.session import reading
from database.tables import Listing, Report, Unit
from domain.kinds import ReportKind

FLOOR, PULLED, GROUPED = "numpy bincount", "SELECT * into pandas", "GROUP BY over all rows"
ROUNDS = 5
AT_LEAST, AIMED_AT = 1, 2  # models a year, as the plan has it
Numbers = NDArray[np.int64]


class Rows(NamedTuple):
    """Of each model registered the number of its unit, year and field, each counted from 0; and of
    each unit that of its place.
    """

    units: Numbers
    years: Numbers
    fields: Numbers
    place_of: Numbers


def run(
    source: Engine,
    size: str,
    quick: Mapping[str, Work] | None = None,
    known: Mapping[str, float] | None = None,
    *,
    pulls: bool = True,
) -> dict[str, float]:
    """Measure the floor, the same by the database, the rows pulled (unless they would take too much
    memory), and beside them what is named: `quick` several times; `known`, seconds measured before.
    Gives the seconds of each by its name.
    """
    rows = _rows(source)
    print(f"Core figures of a {size}, {len(rows.units):,} models registered …")
    floor = partial(_floor, rows)
    several: dict[str, Work] = {FLOOR: floor, **(quick or {})}
    seconds = medians(several, ROUNDS, wall)
    each_once: dict[str, Work] = {GROUPED: partial(_grouped, source)}
    if pulls:
        each_once[PULLED] = partial(_pulled, source)
    for name, work in each_once.items():
        seconds[name] = once(work, wall)
    seconds |= known or {}
    show(f"Core figures of a {size}, {len(rows.units):,} models (wall)", seconds, FLOOR)
    return seconds


def _floor(rows: Rows) -> Numbers:
    """As little as can be done: models by unit, year and field, which of the two figures of the
    quota each unit-year reaches, and what is done in each place; all of it whole numbers in memory.
    """
    years, fields = int(rows.years.max()) + 1, int(rows.fields.max()) + 1
    unit_years, count = rows.units * years + rows.years, len(rows.place_of) * years
    cells = np.bincount(unit_years * fields + rows.fields, minlength=count * fields)
    totals = cells.reshape(count, fields).sum(axis=1)
    reached = (totals >= AT_LEAST).astype(np.int8) + (totals >= AIMED_AT)
    places = np.repeat(rows.place_of, years) * years + np.tile(np.arange(years), count // years)
    done = np.bincount(places, weights=np.minimum(totals, AT_LEAST))
    return np.concatenate([np.bincount(reached), done.astype(np.int64)])


def _rows(source: Engine) -> Rows:
    asked = (
        select(Report.unit_id, Listing.year, Listing.field)
        .join(Report, Report.report_id == Listing.report_id)
        .where(Report.kind == ReportKind.REGISTER)
    )
    with reading(source) as connection:
        units, years, words = zip(*connection.execute(asked), strict=True)
        above = select(Unit.unit_id, func.coalesce(Unit.parent_id, 0))
        parents = dict(connection.execute(above).all())
    fields = {field: number for number, field in enumerate(sorted(set(words)))}
    return Rows(
        _numbers(units),
        _numbers(years) - min(years),
        _numbers(map(fields.__getitem__, words)),
        _numbers(parents.get(unit_id, 0) for unit_id in range(max(parents) + 1)),
    )


def _numbers(numbers: Iterable[int]) -> Numbers:
    return np.fromiter(numbers, np.int64)


def _grouped(source: Engine) -> int:
    """The same counted by the database, over every row."""
    by = (Report.unit_id, Listing.year, Listing.field)
    asked = (
        select(*by, func.count(distinct(Listing.model_id)))
        .join(Report, Report.report_id == Listing.report_id)
        .where(Report.kind == ReportKind.REGISTER)
        .group_by(*by)
    )
    with reading(source) as connection:
        return len(connection.execute(asked).all())


def _pulled(source: Engine) -> int:
    with reading(source) as connection:
        return len(pd.read_sql(select(Listing.__table__), connection))
