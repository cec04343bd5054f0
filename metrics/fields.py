"""How the models that count are spread over the fields."""

import pandas as pd

from domain.plans import Plan

LAST = 10_000


def fields_balance(
    counts: pd.DataFrame, compliance: pd.DataFrame, plan: Plan, *, by_year: bool = False
) -> pd.DataFrame:
    """One row per field (and year, if `by_year`): `field`, `counted`, `to_confirm`,
    `unknown_origin` int64, `share` of the counted (of that year), NaN where none is counted.

    Over the units and years of `compliance`. The plan's fields come in its own order, then the
    words of an open list by number; every field of the plan has a row, 0 or not.
    """
    years = ["year"] if by_year else []
    figures = ["counted", "to_confirm", "unknown_origin"]
    rows = counts.merge(compliance[["unit_id", "year"]], on=["unit_id", "year"])
    cells = pd.concat([rows[["year", "field", *figures]], _empty(compliance, plan)])
    whole = cells.groupby([*years, "field"], as_index=False)[figures].sum()
    sums = whole.groupby(years)["counted"].transform("sum") if years else whole["counted"].sum()
    places = {field.code: place for place, field in enumerate(plan.fields)}
    placed = whole.assign(
        share=whole["counted"] / pd.Series(sums, index=whole.index).where(lambda n: n > 0),
        place=whole["field"].map(places).fillna(LAST),
        less=-whole["counted"],
    ).sort_values([*years, "place", "less", "field"], ignore_index=True)
    return placed[[*years, "field", *figures, "share"]]


def _empty(compliance: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    fields = pd.DataFrame({"field": pd.Series([field.code for field in plan.fields], dtype="str")})
    years = compliance[["year"]].drop_duplicates()
    return years.merge(fields, how="cross").assign(counted=0, to_confirm=0, unknown_origin=0)
