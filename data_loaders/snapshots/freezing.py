"""What was counted, made ready to be frozen: the same for the page and for the command."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Engine

from data_loaders import frames
from data_loaders.listed_at import listed_at
from data_loaders.snapshots.content import (
    ACTIVITIES,
    CELLS,
    NO_ACTIVITIES,
    NO_CELLS,
    SUBMISSIONS,
    Frozen,
)
from data_loaders.snapshots.kept import submissions
from domain.access import EVERYWHERE, Places
from domain.kinds import ReportKind
from domain.plans import Plan


def frozen_of(
    source: Engine, plans: Sequence[Plan], as_of: date, tables: Mapping[str, pd.DataFrame]
) -> Frozen:
    """The `tables` of a course, with the files that its standing `reports` came in, the cells there
    of its `models`, and the activities of those on campaign rounds.
    """
    reports, models = tables["reports"], tables["models"]
    standing = reports.loc[reports["standing"], "submission_id"].tolist()
    files = submissions(source, [plan.code for plan in plans], standing)
    # What was counted is what may be seen: of its own rows nothing is held back.
    cells = listed_at(source, models["listing_id"].tolist(), EVERYWHERE)[list(NO_CELLS)]
    cells = cells.sort_values("listing_id").reset_index(drop=True)
    done = _activities(source, plans, tables)
    beside = {SUBMISSIONS: files, CELLS: cells, ACTIVITIES: done}
    return Frozen(as_of, tuple(plans), {**tables, **beside})


def _activities(
    source: Engine, plans: Sequence[Plan], tables: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """What the standing reports on rounds of the units counted did, in the order it was taken in:
    as with `cells`, nothing of their own rows is held back.
    """
    reports = tables["reports"]
    of_round = reports["standing"] & (reports["kind"] == ReportKind.ROUND.value)
    counted = reports["unit_id"].isin(tables["units"]["unit_id"])
    standing = reports.loc[of_round & counted, "report_id"]
    if standing.empty:
        return NO_ACTIVITIES
    parts = [frames.activities(source, plan.code, EVERYWHERE) for plan in plans]
    every = pd.concat(parts, ignore_index=True)
    done = every[every["report_id"].isin(standing)].sort_values("activity_id")
    return done[list(NO_ACTIVITIES)].reset_index(drop=True)


def scope_of(whose: Places, *, held_back: bool) -> frozenset[int] | None:
    """The places it is made within; None for whoever sees all units of the plans anyway."""
    return None if whose.everywhere or not held_back else whose.units
