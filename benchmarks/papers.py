"""The papers of one district against what pandas takes to write its models as a bare sheet."""

import hashlib
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO

import pandas as pd
from sqlalchemy import Engine

from benchmarks.measure import Work, medians, show, wall
from data_loaders.snapshots.content import CELLS, SUBMISSIONS, written
from data_loaders.snapshots.freezing import frozen_of
from decks.told import Told
from domain.plans import Plan, place_of
from exports.papers.issue import Issue, Stamp, no_step
from exports.papers.kinds import KINDS
from metrics.course import Course, together
from metrics.owed import units_of_plan
from metrics.results import results
from metrics.tables import Tables

BARE = "models by pandas"


def run(source: Engine, plan: Plan, tables: Tables, as_of: date) -> None:
    """Measure freezing the figures of the plan, each paper, and all six one after the other."""
    units = units_of_plan(tables.units, plan).assign(plan_code=plan.code)
    seen = together((plan,), as_of, [(units, results(tables, plan, as_of))])
    issue = _issue(source, seen)
    works: dict[str, Work] = {
        BARE: partial(_bare, seen.found.models),
        "frozen": lambda: written(frozen_of(source, seen.plans, as_of, seen.tables())),
        **{name: partial(kind.make, issue, no_step) for name, kind in KINDS.items()},
        "all six": lambda: [kind.make(issue, no_step) for kind in KINDS.values()],
    }
    title = f"Papers of {plan.code}, {units['unit_id'].nunique()} units (wall)"
    show(title, medians(works, 1, wall), BARE)


def _issue(source: Engine, seen: Course) -> Issue:
    frozen = frozen_of(source, seen.plans, seen.as_of, seen.tables())
    digest = hashlib.sha256(written(frozen)).hexdigest()
    files = frozen.tables[SUBMISSIONS]
    return Issue(
        told=Told(seen, None, len(files), year=seen.as_of.year),
        files=files,
        cells=frozen.tables[CELLS],
        stamp=Stamp(1, seen.as_of, digest, datetime.now(UTC), invented=True),
        year=seen.as_of.year,
        place=place_of(seen.plan),
    )


def _bare(models: pd.DataFrame) -> None:
    models.to_excel(BytesIO(), index=False)
