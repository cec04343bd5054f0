"""All tables that are counted under one plan, loaded together."""

from typing import NamedTuple

import pandas as pd
from sqlalchemy import Engine

from data_loaders import deadlines, decisions, frames, lineage
from database.session import one_state
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


def tables(
    source: Engine, plan_code: str, whose: Places, theirs: pd.DataFrame | None = None
) -> Frames:
    """All that is counted under one plan, as far as `whose` may be seen, and all of one state: no
    listing of a report that was not there yet when the reports were asked for. `theirs`: the units,
    where they are known already.
    """
    with one_state(source):
        return without_models(source, plan_code, whose, theirs)._replace(
            listings=frames.listings(source, plan_code, whose),
            decisions=decisions.decisions(source, plan_code, whose),
            lineage=lineage.lineage(source, whose),
            activities=frames.activities(source, plan_code, whose),
        )


def without_models(
    source: Engine,
    plan_code: str,
    whose: Places,
    theirs: pd.DataFrame | None = None,
    parents: pd.DataFrame | None = None,
) -> Frames:
    """The same, where the models are added up already: of what tells of models and activities no
    row is read. `parents`: of the whole register, where they are known.
    """
    with one_state(source):
        reports, returned = frames.reports_and_returned(source, plan_code, whose)
        return Frames(
            units=frames.units(source, whose) if theirs is None else theirs,
            reports=reports,
            listings=_NONE,
            stated_counts=frames.stated_counts(source, plan_code, whose, reports),
            decisions=_NONE,
            lineage=_NONE,
            dues=deadlines.dues(source, plan_code, whose),
            activities=_NONE,
            parents=frames.parents(source) if parents is None else parents,
            returned=returned,
        )


_NONE = pd.DataFrame()
