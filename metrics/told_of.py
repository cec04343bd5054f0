"""The models by which a plan is compared: what counts, or without a quota what is told of.

A plan without a quota asks to keep models as much as to build them (`metrics.kept`): everything
that its lists tell of is its number, on every screen.
"""

import pandas as pd

from domain.plans import Plan
from metrics.compliance import by_number_alone
from metrics.kept import as_counts
from metrics.reported import UNIT_YEAR
from metrics.results import Results


def with_told(found: Results, plan: Plan) -> pd.DataFrame:
    """`found.compliance`; without a quota `total`, `unknown_origin` and `to_confirm` (Int64) of
    what rests on lists are of the models that these tell of.
    """
    rows = found.compliance
    if plan.quota is not None:
        return rows
    sums = found.kept.groupby(UNIT_YEAR, as_index=False)[["listed", "unknown"]].sum()
    beside = rows[UNIT_YEAR].merge(sums, on=UNIT_YEAR, how="left").fillna(0)
    by_list = _by_list(rows)
    told = {"total": beside["listed"], "unknown_origin": beside["unknown"], "to_confirm": 0}
    figures = {
        name: rows[name].mask(by_list, pd.Series(figure, index=rows.index, dtype="Int64"))
        for name, figure in told.items()
    }
    return rows.assign(**figures)


def told_counts(found: Results, plan: Plan) -> pd.DataFrame:
    """Rows of `unit_id`, `year`, `field`, `counted`, that add up to the `total` of `with_told`."""
    columns = [*UNIT_YEAR, "field", "counted"]
    if plan.quota is not None:
        return found.counts[columns]
    rows = found.compliance
    lists = as_counts(found.kept).merge(rows.loc[_by_list(rows), UNIT_YEAR], on=UNIT_YEAR)
    alone = found.counts.merge(rows.loc[by_number_alone(rows), UNIT_YEAR], on=UNIT_YEAR)
    return pd.concat([lists[columns], alone[columns]], ignore_index=True)


def told_models(found: Results, plan: Plan) -> pd.DataFrame:
    """Rows of `unit_id`, `year`, `registered`, `recognised` (int64), the models of lists, to be
    added up.
    """
    columns = [*UNIT_YEAR, "registered", "recognised"]
    if plan.quota is not None:
        return found.tally[columns]
    return found.kept.assign(registered=found.kept["listed"])[columns]


def _by_list(rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["reported"].astype("bool") & ~by_number_alone(rows)
