"""How the models that count are spread over the fields."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from domain.kinds import Basis, UnitState
from domain.plans import Plan
from metrics.kept import as_counts
from metrics.reported import UNIT_YEAR, Untold, years_unreported
from metrics.results import Results
from metrics.unit_years import is_among

LAST = 10_000
FIGURES = ["counted", "to_confirm", "unknown_origin"]


def field_cells(found: Results, plan: Plan) -> pd.DataFrame:
    """One row per unit, year and field, by which fields are measured: `unit_id`, `year`, `field`;
    int64 `counted`, `to_confirm`, `unknown_origin`, and `listed`, all that is told of, kept up from
    earlier years as well.

    With a quota they are the rows of `counts`. Without one a year's reports are measured by what
    they tell of (`metrics.kept`); what rests on a number alone keeps its number (settled rule 8).
    """
    columns = [*UNIT_YEAR, "field", *FIGURES, "listed"]
    numbers = found.counts.assign(listed=found.counts["registered"])
    if plan.quota:
        return numbers[columns]
    alone = numbers[numbers["basis"] == Basis.COUNTS.value]
    by_number = alone.assign(counted=alone["listed"])
    told = as_counts(found.kept)
    rest = told[~pd.MultiIndex.from_frame(told[UNIT_YEAR]).isin(_unit_years(alone))]
    return pd.concat([rest[columns], by_number[columns]], ignore_index=True)


def _unit_years(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[UNIT_YEAR])


def fields_balance(
    counts: pd.DataFrame, compliance: pd.DataFrame, plan: Plan, *, by_year: bool = False
) -> pd.DataFrame:
    """One row per field (and year, if `by_year`): `field`, `counted`, `to_confirm`,
    `unknown_origin` int64, `share` of the counted (of that year), NaN where none is counted.

    Over the units and years of `compliance`. The plan's fields come in its own order, then the
    words of an open list by number; every field of the plan has a row, 0 or not.
    """
    rows = counts[is_among(counts, compliance)]
    return balance_of(rows, compliance["year"].unique().tolist(), plan, by_year=by_year)


def balance_of(
    cells: pd.DataFrame, of_years: Iterable[int], plan: Plan, *, by_year: bool = False
) -> pd.DataFrame:
    """The same of `cells`, which hold the figures of fields in some of `of_years`."""
    years = ["year"] if by_year else []
    cells = pd.concat([cells[["year", "field", *FIGURES]], _empty(of_years, plan)])
    whole = cells.groupby([*years, "field"], as_index=False)[FIGURES].sum()
    sums = whole.groupby(years)["counted"].transform("sum") if years else whole["counted"].sum()
    places = {field.code: place for place, field in enumerate(plan.fields)}
    placed = whole.assign(
        share=whole["counted"] / pd.Series(sums, index=whole.index).where(lambda n: n > 0),
        place=whole["field"].map(places).fillna(LAST),
        less=-whole["counted"],
    ).sort_values([*years, "place", "less", "field"], ignore_index=True)
    return placed[[*years, "field", *FIGURES, "share"]]


@dataclass(frozen=True, slots=True)
class Ends:
    """The fields that hold the most models and those that hold the least, all of them where several
    do, and how many each; where all hold as many, none lags.
    """

    leading: tuple[str, ...]
    most: int
    lagging: tuple[str, ...]
    least: int


def ends(balance: pd.DataFrame) -> Ends:
    """Which fields lead and which lag, each in the order of `balance`: `field`, `counted`, a row
    for each field, at least one.
    """
    most, least = int(balance["counted"].max()), int(balance["counted"].min())
    fields, counted = balance["field"], balance["counted"]
    leading, lagging = fields[counted == most], fields[(counted == least) & (counted < most)]
    return Ends(tuple(leading), most, tuple(lagging), least)


def _empty(of_years: Iterable[int], plan: Plan) -> pd.DataFrame:
    fields = pd.DataFrame({"field": pd.Series([field.code for field in plan.fields], dtype="str")})
    years = pd.DataFrame({"year": pd.Series(list(of_years), dtype="int64")})
    return years.merge(fields, how="cross").assign(counted=0, to_confirm=0, unknown_origin=0)


def fields_by_kind(
    cells: pd.DataFrame, compliance: pd.DataFrame, units: pd.DataFrame
) -> pd.DataFrame:
    """One row per kind of unit and field, over the units and years of `compliance`: `kind`,
    `field`; int64 `counted`, `units` (of the kind, that reported), `unit_years` (that they
    reported); `per_unit`, the models of a unit in a year that it reported, NaN where none did.

    Kinds come by number of models, each with every field that any of them has. `cells` is from
    `field_cells`, `units` has `unit_id` and `kind`. Who has not reported lowers no average (settled
    rule 5).
    """
    kinds = units.drop_duplicates("unit_id")[["unit_id", "kind"]]
    known = compliance[[*UNIT_YEAR, "reported"]].merge(kinds, on="unit_id")
    spoke = known[known["reported"]].groupby("kind")["unit_id"]
    groups = pd.DataFrame({"units": spoke.nunique(), "unit_years": spoke.size()})
    groups = groups.reindex(known["kind"].unique(), fill_value=0).rename_axis("kind").reset_index()
    rows = cells.merge(known[[*UNIT_YEAR, "kind"]], on=UNIT_YEAR)
    sums = rows.groupby(["kind", "field"], as_index=False)[["counted"]].sum()
    fields = sums[["field"]].drop_duplicates()
    whole = groups.merge(fields, how="cross").merge(sums, on=["kind", "field"], how="left")
    whole = whole.astype({"units": "int64", "unit_years": "int64"})
    whole["counted"] = whole["counted"].fillna(0).astype("int64")
    whole["per_unit"] = whole["counted"] / whole["unit_years"].where(whole["unit_years"] > 0)
    models = whole.groupby("kind")["counted"].transform("sum")
    placed = whole.assign(less=-models).sort_values(["less", "kind", "field"], ignore_index=True)
    return placed[["kind", "field", "counted", "units", "unit_years", "per_unit"]]


def fields_by_unit(cells: pd.DataFrame, compliance: pd.DataFrame) -> pd.DataFrame:
    """One row per unit and field with a model that counts, over the units and years of
    `compliance`: `unit_id`, `field`, `counted` int64; the most first in each field.
    """
    rows = cells.merge(compliance[UNIT_YEAR], on=UNIT_YEAR)
    sums = rows.groupby(["field", "unit_id"], as_index=False)[["counted"]].sum()
    kept = sums[sums["counted"] > 0]
    order = ["field", "counted", "unit_id"]
    placed: pd.DataFrame = kept.sort_values(order, ascending=[True, False, True])
    return placed[["unit_id", "field", "counted"]].reset_index(drop=True)


def years_untold(by_year: pd.DataFrame, compliance: pd.DataFrame) -> dict[int, Untold]:
    """The years of which no share can be said, and why: `NOT_REPORTED`, `NOT_OWED` where none was
    due, `NONE` where nothing counts. `by_year` is from `fields_balance`.
    """
    why = years_unreported(compliance)
    counted = by_year.groupby("year")["counted"].sum()
    owed = compliance.groupby("year")["owed"].any()
    for year in owed.index.difference(list(why)).tolist():
        if counted.get(year, 0) == 0:
            why[year] = Untold(UnitState.NONE, bool(owed[year]))
    return dict(sorted(why.items()))
