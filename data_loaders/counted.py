"""All tables that are counted under one plan, loaded together."""

from typing import NamedTuple

import pandas as pd
from sqlalchemy import Engine

from data_loaders import deadlines, decisions, frames, lineage
from domain.access import Places


class Frames(NamedTuple):
    """The tables described in `metrics`, of one plan, as far as one person may see them."""

    units: pd.DataFrame
    reports: pd.DataFrame
    listings: pd.DataFrame
    stated_counts: pd.DataFrame
    decisions: pd.DataFrame
    lineage: pd.DataFrame
    dues: pd.DataFrame
    activities: pd.DataFrame
    parents: pd.DataFrame
    returned: pd.DataFrame


def tables(source: Engine, plan_code: str, whose: Places) -> Frames:
    """All that is counted under one plan, as far as `whose` may be seen."""
    return Frames(
        units=frames.units(source, whose),
        reports=frames.reports(source, plan_code, whose),
        listings=frames.listings(source, plan_code, whose),
        stated_counts=frames.stated_counts(source, plan_code, whose),
        decisions=decisions.decisions(source, plan_code, whose),
        lineage=lineage.lineage(source, whose),
        dues=deadlines.dues(source, plan_code, whose),
        activities=frames.activities(source, plan_code, whose),
        parents=frames.parents(source),
        returned=frames.returned(source, plan_code, whose),
    )
